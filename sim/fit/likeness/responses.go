package likeness

import (
	"cmp"
	"maps"
	"slices"

	"simulate/sim/log"
	"simulate/sim/stats"
)

// Group is some of the calls.
type Group struct {
	By   GroupBy
	Name string // of the priority, or the hours in which calls came in: 06–12
}

// GroupBy is by what calls are put together.
type GroupBy uint8

// By what calls are put together.
const (
	AllCalls GroupBy = iota
	ByPriority
	ByHours
)

// quarters are those of a day.
var quarters = [4]string{"00–06", "06–12", "12–18", "18–24"}

// Responses are how long calls waited for their first unit on scene, in milliseconds, by group. Calls to which no unit came have none.
func (c *Course) Responses() map[Group]stats.Sample {
	times := make(map[Group][]int64)
	for _, of := range c.calls {
		first := int64(log.None)
		for _, e := range of.events {
			if e.what == log.OnScene && (first == log.None || e.at < first) {
				first = e.at
			}
		}
		if first == log.None || first < of.begin {
			continue
		}
		_, hour := Week(of.begin, c.place)
		groups := []Group{{AllCalls, ""}, {ByHours, quarters[hour%24/6]}}
		if of.priority != "" {
			groups = append(groups, Group{ByPriority, of.priority})
		}
		for _, g := range groups {
			times[g] = append(times[g], first-of.begin)
		}
	}
	samples := make(map[Group]stats.Sample, len(times))
	for g, list := range times {
		samples[g] = stats.NewSample(list, 0)
	}
	return samples
}

// Groups are those that any of some have, all calls first.
func Groups(of ...map[Group]stats.Sample) []Group {
	all := make(map[Group]bool)
	for _, groups := range of {
		for g := range groups {
			all[g] = true
		}
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b Group) int { return cmp.Or(cmp.Compare(a.By, b.By), cmp.Compare(a.Name, b.Name)) })
}
