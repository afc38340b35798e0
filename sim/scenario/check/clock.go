package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// clock checks the instants of the file that stand outside plans. Start and zone have been checked when they were read.
func (c *checker) clock() {
	for id, site := range c.s.Sites.All() {
		if site.Dismissal != nil {
			c.instant(tree.At("sites", id, "dismissal"), site.Dismissal.Value)
		}
	}
	for id, measure := range c.s.Measures.All() {
		for i, instant := range measure.At {
			c.instant(tree.At("measures", id, "at").Item(i), instant.Value)
		}
	}
	for id, variant := range c.s.Variants.All() {
		if variant.From != nil {
			c.instant(tree.At("variants", id, "from"), variant.From.Value)
		}
	}
	for id, incident := range c.s.Incidents.All() {
		c.times(tree.At("incidents", id), incident)
	}
}

// times checks when an incident begins, and the instants in its plan.
func (c *checker) times(path tree.Path, incident *scenario.Incident) {
	if incident.Arrivals != nil {
		c.streamTimes(path, incident)
		return
	}
	var begins int64
	if incident.Begins != nil && incident.Begins.At != nil {
		var ok bool
		if begins, ok = c.instant(path.Key("begins"), incident.Begins.At.Value); !ok {
			return
		}
	}
	for id, step := range incident.Plan.All() {
		if step.At == nil {
			continue
		}
		path := path.Key("plan", id, "at")
		if when, ok := c.instantIn(path, step.At.Value, begins, scenario.Stretch{First: 0, Last: c.s.Clock.Run().Last}); ok && when < begins && !incident.IsSetOff() {
			c.Errorf(path, "write a later time, or let the incident begin earlier",
				"%s is before the incident begins", step.At.Text)
		}
	}
}

// streamTimes reports clock times in a plan that many arrivals go through.
func (c *checker) streamTimes(path tree.Path, incident *scenario.Incident) {
	for id, step := range incident.Plan.All() {
		if step.At != nil && !step.At.Value.Offset {
			c.Errorf(path.Key("plan", id, "at"), "write an offset from the arrival, such as +5m",
				"every arrival of a stream has its own time, and this is one time for all")
		}
	}
}

// instant checks that an instant lies within the time that is measured, and returns it in milliseconds since
// clock.start.
func (c *checker) instant(path tree.Path, i scenario.Instant) (when int64, ok bool) {
	return c.instantIn(path, i, 0, c.s.Clock.Measured())
}

// instantIn checks that an instant lies in a span. An offset counts from base.
func (c *checker) instantIn(path tree.Path, i scenario.Instant, base int64, of scenario.Stretch) (when int64, ok bool) {
	return c.timed(path, i, func() (int64, error) { return c.s.Within(i, base, of) })
}

// timed reports what is wrong with an instant, once the clock is known that says when it is.
func (c *checker) timed(path tree.Path, i scenario.Instant, find func() (int64, error)) (when int64, ok bool) {
	if c.Unreadable(tree.At("clock")) || c.Suppressed(path) {
		return 0, false
	}
	when, err := find()
	if err != nil {
		c.Wrong(path, err)
	} else if instead, skipped := c.s.Skipped(i, when); skipped {
		c.Warnf(scenario.TimeSkipped, path, "write a time that exists", "the clock skips this time: %s is meant, the first there is after it", instead)
	}
	return when, err == nil
}
