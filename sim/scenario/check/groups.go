package check

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// dimensions are what a measure may be about one by one.
var dimensions = []string{"incident", "agency", "kind", "pool", "unit", "place", "channel", "site", "condition"}

// dimension checks what a measure has a row each of besides groups: one of those that it has, and once.
func (c *checker) dimension(path tree.Path, measure *scenario.Measure, allowed []string, hint, has string) {
	if c.Broken(path) {
		return
	}
	groups := measure.Groups()
	known := slices.Concat(dimensions, scenario.GroupWords())
	var found []string
	for _, each := range measure.Per {
		switch isGroup := slices.ContainsFunc(groups, func(g scenario.Each) bool { return g.Word == each.Word }); {
		case isGroup:
		case !slices.Contains(dimensions, each.Word):
			c.unknown(path, "row", each.Word, known)
		case !slices.Contains(allowed, each.Word):
			c.Errorf(path, hint, "%s no row for each %s", has, each.Word)
		default:
			found = append(found, each.Word)
		}
	}
	if len(found) > 1 {
		c.Errorf(path, "keep one of them; the others may be hour, weekday, priority and so on", "there is one of incident, agency, kind and so on, not %s", strings.Join(found, " and "))
	}
}

// mostGroups is how many groups a measure may have: the hours of a week.
const mostGroups = 168

// groups checks what the values of a measure are grouped by, and while which incident they count.
func (c *checker) groups(path tree.Path, measure *scenario.Measure) {
	per, groups, lasts := path.Key("per"), measure.Groups(), slices.Contains(byPeriod(), measure.Of)
	c.during(path, measure, lasts)
	if len(groups) == 0 || c.Broken(per) {
		return
	}
	switch b, builtin := scenario.BuiltinNamed(measure.Of); {
	case len(measure.At) > 0, builtin && !b.Grouped && !b.Every:
		c.Errorf(per, "measure response, queue.wait or from one milestone to another", "%s has no groups", c.nameOf(measure))
		return
	case lasts && slices.ContainsFunc(groups, func(g scenario.Each) bool { return !ofClock(g) }):
		c.Errorf(per, "use hour, weekday or {hours: [07:00, 19:00]}", "%s is measured over time: it is grouped by the clock alone", measure.Of)
		return
	case lasts && (measure.Every != nil || measure.While != "" || measure.Outside != ""):
		c.Errorf(per, "make it two measures", "time is divided in one way: by the clock, by every, or by while")
		return
	}
	size := 1
	for _, g := range groups {
		switch {
		case g.Word == scenario.ByHours && len(g.Hours) == 0:
			c.Errorf(per, "write {hours: [07:00, 19:00]}, or hour for each of the 24", "nothing says which hours")
			return
		case g.Word == scenario.ByOutcome && g.Step == "":
			c.Errorf(per, "write {outcome: STEP}", "nothing says the outcomes of which step")
			return
		}
		size *= c.sizeOf(per, measure, g)
	}
	if size > mostGroups {
		c.Errorf(per, "group by less", "this makes %d groups, more than %d", size, mostGroups)
	}
}

// mostDivisions is in how many ways all measures together may divide time: a run reads its gauges by so many rulers at once.
const mostDivisions = 50

// divisions counts the ways in which time is divided, by every, by the clock, or while an incident is open.
func (c *checker) divisions() {
	var found []string
	for id, m := range c.s.Measures.All() {
		if !slices.Contains(byPeriod(), m.Of) {
			continue
		}
		way := ""
		switch {
		case m.Every != nil:
			way = "every " + scenario.AmountText(float64(*m.Every))
		case m.While+m.Outside != "":
			way = "while " + m.While + m.Outside
		case len(m.Groups()) > 0:
			way = fmt.Sprint(m.Groups())
		}
		if way == "" || slices.Contains(found, way) {
			continue
		}
		if found = append(found, way); len(found) > mostDivisions {
			c.Errorf(tree.At("measures", id), "leave some out, or measure them in another file", "time is divided in more than %d ways by every, per and while", mostDivisions)
			return
		}
	}
}

// ofClock reports whether a group is a part of the day or week.
func ofClock(g scenario.Each) bool {
	return g.Word == scenario.ByHour || g.Word == scenario.ByWeekday || g.Word == scenario.ByHours
}

// nameOf is what a measure is, in words.
func (c *checker) nameOf(measure *scenario.Measure) string {
	if measure.Of == "" {
		return "a level"
	}
	return measure.Of
}

// sizeOf is how many groups there are of one sort. It reports a step without outcomes.
func (c *checker) sizeOf(per tree.Path, measure *scenario.Measure, g scenario.Each) int {
	incidents := c.s.Concerned(measure)
	switch g.Word {
	case scenario.ByHour:
		return 24
	case scenario.ByWeekday:
		return 7
	case scenario.ByHours:
		return len(g.Hours)
	case scenario.ByPriority:
		return len(c.s.Priorities(incidents, true))
	case scenario.ByPlace:
		var places []string
		for _, id := range incidents {
			at, own := c.countedAt(id, measure)
			if own {
				at = append(at, c.scenesOf(c.s.Incidents.Get(id))...)
			}
			places = append(places, at...)
		}
		slices.Sort(places)
		return max(1, len(slices.Compact(places)))
	case scenario.ByState:
		states := c.s.StatesOf(incidents)
		if len(states) == 0 && !c.Broken(tree.At("incidents")) {
			c.Errorf(per, "write condition: on the incident", "no incident that is measured has a condition")
		}
		return 1 + len(states)
	default:
		outcomes := c.s.OutcomesOf(g.Step, incidents)
		if len(outcomes) == 0 && !c.Broken(tree.At("incidents")) {
			c.Errorf(per, "name a step with outcomes or options", "no step %s of an incident that is measured has outcomes", g.Step)
		}
		return 1 + len(outcomes)
	}
}

// countedAt are the places of a measure's values in an incident: of a count those of its step, and own where those may be, or are, the
// incident's.
func (c *checker) countedAt(incident string, measure *scenario.Measure) (places []string, own bool) {
	ref, err := scenario.ParseMilestoneRef(measure.Count)
	if err != nil {
		return nil, true
	}
	return c.s.StepPlaces(incident, ref.Step)
}

// during checks the incident while which a measure counts, or outside which it does.
func (c *checker) during(path tree.Path, measure *scenario.Measure, lasts bool) {
	if measure.While != "" && measure.Outside != "" {
		c.Errorf(path.Key("outside").AtKey(), "make it two measures", "it is while one incident, or outside one")
	}
	b, builtin := scenario.BuiltinNamed(measure.Of)
	for key, id := range parts(measure) {
		at := path.Key(key)
		switch {
		case id == "":
		case len(measure.At) > 0, builtin && !b.Grouped && !b.Every:
			c.Errorf(at.AtKey(), "measure response, queue.wait, what is measured over time, or from one milestone to another", "%s has no such part", c.nameOf(measure))
		case lasts && measure.Every != nil:
			c.Errorf(at.AtKey(), "make it two measures", "time is divided in one way: by every, or by %s", key)
		case refer(c, at, "incident", tree.At("incidents"), &c.s.Incidents, id) && c.s.IsStream(id):
			c.Errorf(at, "name an incident that happens once", "%s is a stream of arrivals, and may be open more than once", id)
		}
	}
}

// parts yields the keys that name an incident while which, or outside which, a measure counts.
func parts(m *scenario.Measure) iter.Seq2[string, string] {
	return func(yield func(key, incident string) bool) {
		_ = yield("while", m.While) && yield("outside", m.Outside)
	}
}
