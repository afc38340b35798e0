package scenario

// clock checks the instants of the file that stand outside plans. Start and zone have been checked when they were read.
func (c *checker) clock() {
	for id, site := range c.s.Sites.All() {
		if site.Dismissal != nil {
			c.instant(At("sites", id, "dismissal"), site.Dismissal.Value)
		}
	}
	for id, measure := range c.s.Measures.All() {
		for i, instant := range measure.At {
			c.instant(At("measures", id, "at").Item(i), instant.Value)
		}
	}
	for id, variant := range c.s.Variants.All() {
		if variant.From != nil {
			c.instant(At("variants", id, "from"), variant.From.Value)
		}
	}
	for id, incident := range c.s.Incidents.All() {
		c.times(At("incidents", id), incident)
	}
}

// times checks when an incident begins, and the instants in its plan.
func (c *checker) times(path Path, incident *Incident) {
	if incident.Arrivals != nil {
		c.streamTimes(path, incident)
		return
	}
	var begins int64
	if incident.Begins != nil {
		var ok bool
		if begins, ok = c.instant(path.Key("begins"), incident.Begins.Value); !ok {
			return
		}
	}
	for id, step := range incident.Plan.All() {
		if step.At == nil {
			continue
		}
		path := path.Key("plan", id, "at")
		if when, ok := c.instantIn(path, step.At.Value, begins, span{0, c.s.Clock.run().last}); ok && when < begins {
			c.errorf(path, "write a later time, or let the incident begin earlier",
				"%s is before the incident begins", step.At.Text)
		}
	}
}

// streamTimes reports clock times in a plan that many arrivals go through.
func (c *checker) streamTimes(path Path, incident *Incident) {
	for id, step := range incident.Plan.All() {
		if step.At != nil && !step.At.Value.Offset {
			c.errorf(path.Key("plan", id, "at"), "write an offset from the arrival, such as +5m",
				"every arrival of a stream has its own time, and this is one time for all")
		}
	}
}

// instant checks that an instant lies within the time that is measured, and returns it in milliseconds since
// clock.start.
func (c *checker) instant(path Path, i Instant) (when int64, ok bool) {
	return c.instantIn(path, i, 0, c.s.Clock.measured())
}

// instantIn checks that an instant lies in a span. An offset counts from base.
func (c *checker) instantIn(path Path, i Instant, base int64, of span) (when int64, ok bool) {
	if c.unreadable(At("clock")) || c.suppressed(path) {
		return 0, false
	}
	when, err := c.s.within(i, base, of)
	if err != nil {
		c.wrong(path, err)
	}
	return when, err == nil
}
