package check

import (
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

func (c *checker) measures() {
	for id, measure := range c.s.Measures.All() {
		path := tree.At("measures", id)
		switch {
		case measure.Count != "":
			c.count(path, measure)
		case measure.Of != "":
			c.builtin(path, measure)
		default:
			c.declared(path, measure)
		}
		c.matters(path.Key("matters"), measure)
		if measure.Target != nil {
			c.fits(path.Key("target"), &measure.Target.Value, c.unitOf(measure))
			c.decides(path.Key("target"), &measure.Target.Value)
		}
	}
	c.divisions()
}

// matters checks from which difference on one counts.
func (c *checker) matters(path tree.Path, measure *scenario.Measure) {
	switch unit := c.unitOf(measure); {
	case measure.Matters == nil:
	case unit != "" && unit != scenario.Seconds:
		c.Errorf(path.AtKey(), "leave it out", "the measure is not one of time (%s)", unit)
	case !c.Unreadable(tree.At("clock")) && *measure.Matters >= c.s.Clock.Horizon:
		c.Errorf(path, "write a shorter duration", "no difference is as large: %s are simulated", scenario.AmountText(float64(c.s.Clock.Horizon)))
	}
}

// declared checks a measure from one milestone to another.
func (c *checker) declared(path tree.Path, measure *scenario.Measure) {
	ofSite := c.first(path.Key("from"), measure, measure.From)
	ofSite = c.first(path.Key("to"), measure, measure.To) || ofSite
	if measure.Every != nil {
		c.Errorf(path.Key("every").AtKey(), "it belongs to of: "+strings.Join(byPeriod(), ", "), "a measure from one milestone to another has no periods")
	}
	switch {
	case len(measure.From) == 0 && len(measure.To) == 0:
		c.Errorf(path.AtKey(), "write from and to, of, or count", "nothing says what is measured")
	case len(measure.From) == 0:
		c.Errorf(path.Key("from"), "write from: and a milestone", "nothing says where it starts")
	case len(measure.To) == 0 && len(measure.At) == 0:
		c.Errorf(path.Key("to"), "write to: and a milestone", "nothing says where it ends")
	}
	if measure.Dimension() == "site" && !ofSite {
		c.Errorf(path.Key("per"), "measure from or to a posture step", "neither end is a site's own")
	}
	c.dimension(path.Key("per"), measure, []string{"incident", "site"}, "use incident or site, or a built-in measure with of", "milestones have")
	c.groups(path, measure)
}

// count checks a measure of how many times a milestone is reached.
func (c *checker) count(path tree.Path, measure *scenario.Measure) {
	if len(measure.From)+len(measure.To)+len(measure.At) > 0 || measure.Of != "" || measure.Every != nil {
		c.Errorf(path.Key("count").AtKey(), "make it two measures", "a count has no from, to, at, of and every")
	}
	c.first(path.Key("count"), measure, scenario.First{measure.Count})
	c.dimension(path.Key("per"), measure, []string{"incident"}, "use incident, or a group such as place", "a count has")
	c.groups(path, measure)
	c.countsOne(path.Key("per"), measure)
}

// countsOne reports a count of one arrival of a stream, as others see it, that is grouped by what it was: which of them it is differs from
// run to run, and is not followed.
func (c *checker) countsOne(per tree.Path, measure *scenario.Measure) {
	m, err := c.s.Milestone("", measure.Count)
	if err != nil || m.Instance == 0 || c.s.OwnStream(measure.Count) != "" {
		return
	}
	if slices.ContainsFunc(measure.Groups(), func(g scenario.Each) bool { return !ofClock(g) }) {
		c.Errorf(per, "leave per out, or count each arrival's own: "+m.Incident+"/"+m.Step, "%s is of one arrival, and occurs once", measure.Count)
	}
}

// reader is the stream as whose own milestones references from outside plans are read; empty when they are read from
// elsewhere. References that make no sense in either way are read as a stream's own.
func (c *checker) reader(refs ...string) string {
	if own := c.s.OwnStream(refs...); own != "" {
		return own
	}
	for _, ref := range refs {
		if m, err := c.s.Milestone("", ref); err == nil && m.Instance != 0 {
			return ""
		}
	}
	return c.s.StreamOf(refs)
}

// first checks the milestones of which the first is meant, and reports whether one of them is a posture step's.
func (c *checker) first(path tree.Path, measure *scenario.Measure, refs scenario.First) (posture bool) {
	reader := c.reader(measure.Milestones()...)
	for i, ref := range refs {
		at := path
		if c.Root.Locate(path).Kind == tree.Mapping {
			at = path.Key("any").Item(i)
		}
		from := reader
		switch several := len(measure.From) > 1 || len(measure.To) > 1; {
		case measure.Dimension() != "incident":
		case several: // an incident has a row that has one of each
			from = c.incidentWith(reader, ref)
		default:
			from = c.incidentWith(reader, measure.Milestones()...)
		}
		posture = c.verbOf(c.milestone(at, from, ref)) == scenario.Posture || posture
	}
	return posture
}

// incidentWith is the first incident in whose plan all of the references make sense, for a measure with a row for each that
// has them; without one it is the reader given.
func (c *checker) incidentWith(reader string, refs ...string) string {
	for _, id := range c.holders(refs...) {
		nonsense := func(ref string) bool {
			_, err := c.s.Milestone(id, ref)
			return err != nil
		}
		if !slices.ContainsFunc(refs, nonsense) {
			return id
		}
	}
	return reader
}

// holders are the incidents in whose plan references can make sense: those that have the steps.
func (c *checker) holders(refs ...string) []string {
	for _, ref := range refs {
		if r, err := scenario.ParseMilestoneRef(ref); err == nil && r.Incident == "" {
			return c.s.IncidentsWith(r.Step)
		}
	}
	return c.s.Incidents.IDs()
}

// verbOf is the verb of a milestone's step.
func (c *checker) verbOf(m scenario.Milestone) scenario.Verb {
	if m.Step == "" {
		return scenario.NoVerb
	}
	return c.s.Incidents.Get(m.Incident).Plan.Get(m.Step).Verb()
}

func (c *checker) builtin(path tree.Path, measure *scenario.Measure) {
	b, ok := scenario.BuiltinNamed(measure.Of)
	if !ok {
		c.unknown(path.Key("of"), "built-in measure", measure.Of, builtinNames())
		return
	}
	states := measure.Of == scenario.ByState
	if len(measure.Milestones()) > 0 || len(measure.At) > 0 && !states {
		c.Errorf(path.Key("of").AtKey(), "write of alone, or from and to", "a built-in measure has its own start and end")
	}
	c.dimension(path.Key("per"), measure, b.Per, "use "+strings.Join(b.Per, ", "), b.Name+" has")
	if states {
		c.inStates(path, measure)
	} else {
		c.groups(path, measure)
	}
	c.periods(path, measure)
	for _, instant := range b.Instants {
		if !c.namesInstant(instant) && !c.Broken(tree.At("incidents")) {
			c.Errorf(path.Key("of"), "write instants: {"+instant+": MILESTONE} on the incident", "no incident says which milestone is %s", instant)
		}
	}
}

// inStates checks a measure of how many are in each state of their condition.
func (c *checker) inStates(path tree.Path, measure *scenario.Measure) {
	switch {
	case len(c.s.StatesOf(c.s.Incidents.IDs())) == 0 && !c.Broken(tree.At("incidents")):
		c.Errorf(path.Key("of"), "write condition: on an incident", "no incident has a condition")
	case len(measure.Per) != 1 && !c.Broken(path.Key("per")):
		c.Errorf(path.Key("per"), "write per: condition", "it has a row for each state and nothing else")
	case measure.While+measure.Outside != "":
		c.Errorf(path, "leave out while and outside", "it counts who is in a state, whatever else is open")
	case measure.Every != nil && len(measure.At) > 0:
		c.Errorf(path.Key("at").AtKey(), "make it two measures", "it is at instants, or over periods")
	}
}

// mostPeriods is how many periods a run may have.
const mostPeriods = 10_000

// periods checks the length of the periods of which there is a row each.
func (c *checker) periods(path tree.Path, measure *scenario.Measure) {
	path = path.Key("every")
	switch horizon := c.s.Clock.Horizon; {
	case measure.Every == nil:
	case !slices.Contains(byPeriod(), measure.Of):
		c.Errorf(path.AtKey(), "it belongs to "+strings.Join(byPeriod(), ", "), "%s has no row for each period", measure.Of)
	case c.Unreadable(tree.At("clock")):
	case *measure.Every > horizon:
		c.Errorf(path, "write a shorter period", "this is longer than the %s that are measured", scenario.AmountText(float64(horizon)))
	case horizon / *measure.Every > mostPeriods:
		c.Errorf(path, "write a longer period", "this makes more than %d periods", mostPeriods)
	}
}

func builtinNames() []string {
	names := make([]string, len(scenario.Builtins))
	for i, b := range scenario.Builtins {
		names[i] = b.Name
	}
	return names
}

// byPeriod lists the built-in measures of which there may be a row for each period.
func byPeriod() []string {
	var names []string
	for _, b := range scenario.Builtins {
		if b.Every {
			names = append(names, b.Name)
		}
	}
	return names
}

// namesInstant reports whether an incident says which milestone an instant is.
func (c *checker) namesInstant(name string) bool {
	if c.instants == nil {
		c.instants = make(map[string]bool)
		for _, incident := range c.s.Incidents.All() {
			for named := range incident.Instants.All() {
				c.instants[named] = true
			}
		}
	}
	return c.instants[name]
}

// unitOf is what a measure's values are counted in; empty when its built-in measure is not known.
func (c *checker) unitOf(m *scenario.Measure) scenario.MeasureUnit {
	switch {
	case m.Count != "":
		return scenario.Counts
	case m.Of != "":
		b, _ := scenario.BuiltinNamed(m.Of)
		return b.Unit
	case len(m.At) > 0:
		return scenario.Counts
	default:
		return scenario.Seconds
	}
}

// fits checks that a target compares a measure with limits of its own unit.
func (c *checker) fits(path tree.Path, t *scenario.Target, unit scenario.MeasureUnit) {
	limit := t.Limit
	if t.Inner != nil {
		limit = t.Inner.Limit
	}
	c.inUnit(path, limit, unit)
}

// inUnit checks that a figure of a measure is in its unit.
func (c *checker) inUnit(path tree.Path, limit scenario.Limit, unit scenario.MeasureUnit) {
	hints := map[scenario.MeasureUnit]string{
		scenario.Seconds: "write a duration, such as 8m", scenario.Shares: "write a share, such as 80%", scenario.Counts: "write a number", scenario.PersonMinutes: "write a number",
	}
	wanted := map[scenario.MeasureUnit]scenario.LimitUnit{scenario.Seconds: scenario.Milliseconds, scenario.Shares: scenario.ShareOfOne}[unit]
	if unit != "" && limit.Unit != wanted {
		c.Errorf(path, hints[unit], "%s is not in the unit of the measure (%s)", limit, unit)
	}
}

func (c *checker) objectives() {
	for id, objective := range c.s.Objectives.All() {
		path, e := tree.At("objectives", id), &objective.Expression
		c.decides(path, &e.Target)
		switch measure := c.s.Measures.Get(e.Measure); {
		case c.Broken(tree.At("measures", e.Measure)): // its id cannot be one
		case e.Statistic == scenario.ShareOf && e.Inner == nil:
			c.milestone(path, c.reader(e.Measure), e.Measure)
		case measure != nil:
			c.fits(path, &e.Target, c.unitOf(measure))
		default:
			refer(c, path, "measure", tree.At("measures"), &c.s.Measures, e.Measure)
		}
		if c.s.Measures.Get(id) != nil && c.s.Measures.Get(id).Target != nil {
			c.Errorf(path.AtKey(), "rename the objective", "the target of the measure %s is an objective of that name", id)
		}
	}
}
