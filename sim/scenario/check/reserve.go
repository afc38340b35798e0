package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// level is how many units are kept when a request of a priority, or of one that is less urgent, is served.
type level struct{ priority, units int }

// levels are those of a rule, the most urgent priority first.
func levels(rule *scenario.Dispatch) []level {
	var list []level
	if rule == nil {
		return nil
	}
	for key, units := range rule.Keep.All() {
		if priority, err := strconv.Atoi(key); err == nil {
			list = append(list, level{priority, *units})
		}
	}
	slices.SortFunc(list, func(a, b level) int { return a.priority - b.priority })
	return list
}

// keptFrom is how many units of a kind are kept from a request of a priority.
func (c *checker) keptFrom(kind string, priority int) int {
	kept := 0
	for _, l := range levels(c.s.Dispatch.Get(kind)) {
		if l.priority <= priority {
			kept = l.units
		}
	}
	return kept
}

// mostKept bounds what may be kept: a record tells the number.
const mostKept = 65_000

// keep checks how many units of a kind are kept for more urgent requests.
func (c *checker) keep(kind string, rule *scenario.Dispatch) {
	list := levels(rule)
	sound := true
	for i, l := range list {
		path, before := tree.At("dispatch", kind, "keep", strconv.Itoa(l.priority)), level{}
		if i > 0 {
			before = list[i-1]
		}
		switch {
		case l.units > mostKept:
			c.Errorf(path, fmt.Sprintf("write at most %d", mostKept), "%d units are more than can be kept", l.units)
		case l.priority == 1 && l.units > 0:
			c.Errorf(path.AtKey(), "begin with 2", "nothing is more urgent than priority 1: nobody would ever be sent the units that are kept from it")
		case l.units < before.units:
			c.Errorf(path, fmt.Sprintf("write %d or more", before.units), "fewer are kept from priority %d than from the more urgent %d", l.priority, before.priority)
		default:
			continue
		}
		sound = false
	}
	if sound && len(list) > 0 {
		c.allKept(kind, list[len(list)-1])
	}
}

// allKept warns of a reserve that is as large as what an agency has on duty at some hour: nobody goes to what is less urgent then.
func (c *checker) allKept(kind string, l level) {
	if c.Unreadable(tree.At("clock")) || c.Unreadable(tree.At("units")) || l.units == 0 {
		return
	}
	for id := range c.s.Agencies.All() {
		if c.fleet.count[pool{id, kind}] == 0 {
			continue
		}
		hours, least := c.hoursWith(id, kind, l.units)
		if len(hours) == 0 {
			continue
		}
		c.Warnf(scenario.AllKept, tree.At("dispatch", kind, "keep", strconv.Itoa(l.priority)), "keep fewer, or let such requests give up",
			"%s has no more than %d %s on duty %s: nobody goes to priority %d then", id, least, kind, inHours(hours), l.priority)
	}
}

// hoursWith are the stretches of the run in which an agency has some units of a kind on duty, but no more than so many, and how many it
// has then at most.
func (c *checker) hoursWith(agency, kind string, most int) (hours []string, least int) {
	run, start := c.s.Clock.Run(), c.s.Clock.Start.In(c.s.Clock.Location())
	first, last := start.Add(millisDuration(run.First)), start.Add(millisDuration(run.Last))
	changes := append(c.changes(agency, kind, first, last), last)
	from := time.Time{}
	for i, at := range changes {
		on := 0
		if i < len(changes)-1 {
			on = c.onDuty(agency, kind, at)
		}
		switch few := on > 0 && on <= most; {
		case few && from.IsZero():
			from = at
		case !few && !from.IsZero():
			hours = append(hours, stretch(from, at, first, last))
			from = time.Time{}
		}
		if on <= most {
			least = max(least, on)
		}
	}
	return hours, least
}

// stretch says from when to when, or nothing of the whole run.
func stretch(from, to, first, last time.Time) string {
	const layout = "Mon 15:04"
	if from.Equal(first) && to.Equal(last) {
		return "at any time"
	}
	return "from " + from.Format(layout) + " to " + to.Format(layout)
}

// inHours joins stretches of which there may be many.
func inHours(hours []string) string {
	const most = 3
	if len(hours) <= most {
		return strings.Join(hours, ", ")
	}
	return fmt.Sprintf("%s and %d times more", strings.Join(hours[:most], ", "), len(hours)-most)
}

// changes are the instants of the run, in order, at which tours of an agency's units of a kind may begin or end, its beginning among them;
// of a long run those of the first week.
func (c *checker) changes(agency, kind string, first, last time.Time) []time.Time {
	list := []time.Time{first}
	for _, on := range c.toursOf(agency, kind) {
		for days := -1; on != nil && days <= 7; days++ {
			for i := range on.Windows {
				w := &on.Windows[i]
				opening, _ := scenario.OnWall(first, days, w.From)
				closing, _ := scenario.OnWall(first, days, w.From+w.Length())
				list = append(list, opening, closing)
			}
		}
	}
	slices.SortFunc(list, time.Time.Compare)
	list = slices.CompactFunc(list, time.Time.Equal)
	return slices.DeleteFunc(list, func(t time.Time) bool { return t.Before(first) || !t.Before(last) })
}

// toursOf are the tours of each of an agency's units of a kind; nil of one that is always on duty.
func (c *checker) toursOf(agency, kind string) []*scenario.OnDuty {
	var tours []*scenario.OnDuty
	for _, id := range c.fleet.units[pool{agency, kind}] {
		unit := c.s.Units.Get(id)
		for n := range unit.Size() {
			on := unit.OnDuty
			if each := unit.Each.Get(strconv.Itoa(n + 1)); each != nil && each.OnDuty != nil {
				on = each.OnDuty
			}
			tours = append(tours, on)
		}
	}
	return tours
}

// onDuty counts an agency's units of a kind that are on duty from an instant on.
func (c *checker) onDuty(agency, kind string, at time.Time) int {
	n := 0
	for _, on := range c.toursOf(agency, kind) {
		if on == nil || len(on.Windows) == 0 || slices.ContainsFunc(on.Windows, func(w scenario.Window) bool { return isOpen(&w, at) }) {
			n++
		}
	}
	return n
}

// isOpen reports whether a window is open from an instant on.
func isOpen(w *scenario.Window, at time.Time) bool {
	for days := -1; days <= 0; days++ {
		opening, _ := scenario.OnWall(at, days, w.From)
		closing, _ := scenario.OnWall(at, days, w.From+w.Length())
		if w.Days[scenario.WeekdayAfter(at, days)] && !at.Before(opening) && at.Before(closing) {
			return true
		}
	}
	return false
}

// spared warns of a step that asks for more units than others leave to one of its priority: it is served only when some have come back.
func (p *plan) spared(path tree.Path, step *scenario.Step, need *scenario.Need, agencies []string) {
	priority := p.urgency(step)
	for word, count := range need.Kinds.All() {
		left, kept := 0, 0
		for _, agency := range distinct(agencies) {
			for _, kind := range p.fleet.kinds {
				n, of := p.fleet.both([]string{agency}, word, kind), p.fleet.count[pool{agency, kind}]
				may := min(n, max(0, of-p.keptFrom(kind, priority)))
				left, kept = left+may, kept+n-may
			}
		}
		if kept > 0 && count.Value > left && count.Value <= left+kept {
			p.Warnf(scenario.AllKept, path.Key(word), "ask for fewer, keep fewer, or make it more urgent", "%s are asked for, %d of them may go to priority %d while %d are kept",
				scenario.Units(count.Value, word), left, priority, kept)
		}
	}
}

// urgency is the most urgent priority that a step has from the beginning.
func (p *plan) urgency(step *scenario.Step) int {
	of, least := step.Priority, 0
	if of == nil {
		of = p.incident.Priority
	}
	if of == nil {
		return scenario.UsualPriority
	}
	for _, priority := range of.Each(nil) {
		if least == 0 || priority < least {
			least = priority
		}
	}
	return least
}
