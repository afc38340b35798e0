package check

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// duty checks when units are on duty.
func (c *checker) duty(path tree.Path, on *scenario.OnDuty) {
	switch {
	case on == nil || c.Unreadable(path.Key("windows")):
	case len(on.Windows) == 0:
		c.Errorf(path.Key("windows"), `write windows: ["19:00-07:00"], or remove on-duty`, "no window is listed: never on duty")
	default:
		c.overlaps(path.Key("windows"), on.Windows)
	}
}

// serves reports a pool of which no unit is on duty during the run, and warns of single units.
func (c *checker) serves(path tree.Path, unit *scenario.Unit) {
	if c.Unreadable(tree.At("clock")) || c.Unreadable(path) {
		return
	}
	const said, hint = "no window opens during the run, %s", "change the windows if it is to serve"
	rest, some := unit.Most(), false
	for number, override := range unit.Each.All() {
		switch {
		case override.OnDuty == nil:
			continue
		case opens(c.s, override.OnDuty):
			some = true
		default:
			c.Warnf(scenario.NeverOnDuty, path.Key("each", number, "on-duty", "windows"), hint, said, runInWords(c.s))
		}
		rest--
	}
	switch path = path.Key("on-duty", "windows"); {
	case rest < 1 || opens(c.s, unit.OnDuty):
	case some:
		c.Warnf(scenario.NeverOnDuty, path, hint, said, runInWords(c.s))
	default:
		c.Errorf(path, "change the windows, or write count: 0", said, runInWords(c.s))
	}
}

// stint is one opening of a window in the week.
type stint struct {
	window     int
	from, till int64 // milliseconds since Sunday began; till may lie in the next week
}

// overlaps reports windows that are open together.
func (c *checker) overlaps(path tree.Path, windows []scenario.Window) {
	var week []stint
	for i := range windows {
		for day, is := range windows[i].Days {
			if is {
				from := int64(day)*dayMillis + windows[i].From
				week = append(week, stint{i, from, from + windows[i].Length()})
			}
		}
	}
	slices.SortStableFunc(week, func(a, b stint) int { return cmp.Compare(a.from, b.from) })
	var longest stint // of those looked at, the one that is open longest
	reported := make(map[[2]int]bool)
	for k := range 2 * len(week) { // again, because the last of a week may run into the first of the next
		now := week[k%len(week)]
		if k >= len(week) {
			now.from, now.till = now.from+weekMillis, now.till+weekMillis
		}
		pair := [2]int{min(now.window, longest.window), max(now.window, longest.window)}
		if now.from < longest.till && pair[0] != pair[1] && !reported[pair] {
			reported[pair] = true
			c.Errorf(path.Item(pair[1]), "make one of them shorter", "this overlaps %s", c.Root.At(path.Item(pair[0])).Text)
		}
		if now.till > longest.till {
			longest = now
		}
	}
}

// opens reports whether units are on duty at some time of the run.
func opens(s *scenario.Scenario, on *scenario.OnDuty) bool {
	if on == nil || len(on.Windows) == 0 { // which has been reported
		return true
	}
	run, start := s.Clock.Run(), s.Clock.Start.In(s.Clock.Location())
	first, last := start.Add(millisDuration(run.First)), start.Add(millisDuration(run.Last))
	for days := -1; days <= 8; days++ { // after a week every window has been open
		for i := range on.Windows {
			w := &on.Windows[i]
			opening, _ := scenario.OnWall(first, days, w.From)
			closing, _ := scenario.OnWall(first, days, w.From+w.Length())
			if w.Days[scenario.WeekdayAfter(first, days)] && opening.Before(closing) && opening.Before(last) && closing.After(first) {
				return true
			}
		}
	}
	return false
}

func millisDuration(millis int64) time.Duration { return time.Duration(millis) * time.Millisecond }

// runInWords says from when to when the run goes.
func runInWords(s *scenario.Scenario) string {
	const layout = "Mon 15:04"
	run, start := s.Clock.Run(), s.Clock.Start.In(s.Clock.Location())
	return fmt.Sprintf("which is from %s to %s", start.Add(millisDuration(run.First)).Format(layout), start.Add(millisDuration(run.Last)).Format(layout))
}
