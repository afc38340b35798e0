package search

import (
	"slices"
	"strings"

	"simulate/sim/scenario"
)

// Change is something that goes wrong, or a lever: within its bounds it does so more or less.
type Change struct {
	Kind  Kind
	ID    string // of a pool, a channel or an incident, or the path of a duration
	Level int    // units, incidents or arrivals, or a percentile
	Most  int    // highest level within the bounds
}

// Kind says what is changed.
type Kind string

// The kinds of change.
const (
	UnitsOut      Kind = "units"
	ChannelDown   Kind = "channel"
	LongDuration  Kind = "duration"
	MoreIncidents Kind = "incidents"

	MoreUnits Kind = "more-units" // of a lever, as are those below
	MoreLines Kind = "more-lines"
	Arranged  Kind = "change"
)

// The percentiles between which a duration is adverse: fixed at its median it is hardly so.
const (
	medianPercentile  = 50
	longestPercentile = 90
)

// least is the highest level at which a change is none, or for a duration hardly one.
func (c Change) least() int {
	if c.Kind == LongDuration {
		return medianPercentile
	}
	return 0
}

// adverse lists all that may go wrong in a scenario, each as badly as its bounds allow: pools, channels, durations, incidents, in
// the order of the file.
func adverse(s *scenario.Scenario) []Change {
	var all []Change
	add := func(kind Kind, id string, most int) {
		all = append(all, Change{Kind: kind, ID: id, Level: most, Most: most})
	}
	if s.Stress == nil {
		return nil
	}
	for id, n := range s.Stress.Units.All() {
		add(UnitsOut, id, *n)
	}
	for _, id := range s.Stress.Channels {
		add(ChannelDown, id, 1)
	}
	for _, path := range s.Stress.Paths(s) {
		add(LongDuration, path, longestPercentile)
	}
	for id, n := range s.Stress.Incidents.All() {
		add(MoreIncidents, id, *n)
	}
	return all
}

// Written are changes as they are written in a file.
func Written(s *scenario.Scenario, changes []Change) []scenario.PathValue {
	var list []scenario.PathValue
	for _, c := range changes {
		list = append(list, c.written(s)...)
	}
	return list
}

func (c Change) written(s *scenario.Scenario) []scenario.PathValue {
	switch c.Kind {
	case UnitsOut:
		return []scenario.PathValue{s.Fewer(c.ID, c.Level)}
	case ChannelDown:
		return []scenario.PathValue{s.Down(c.ID)}
	case MoreIncidents:
		return s.More(c.ID, c.Level)
	case MoreUnits:
		return []scenario.PathValue{s.MoreUnits(c.ID, c.Level)}
	case MoreLines:
		return []scenario.PathValue{s.MoreCapacity(c.ID, c.Level)}
	case Arranged:
		return s.ChangesOf(s.Levers.Changes.Get(c.ID))
	default:
		at, ok := s.AtPercentile(c.ID, float64(c.Level))
		if !ok {
			panic("experiment: no duration varies at " + c.ID)
		}
		return []scenario.PathValue{at}
	}
}

// WithoutBounds leaves out of arguments of --set those that set bounds of the search. They have been read when it begins, and what
// is changed within them need not leave room for as much again.
func WithoutBounds(set []string) []string {
	return slices.DeleteFunc(slices.Clone(set), func(s string) bool {
		section, _, _ := strings.Cut(s, "=")
		section, _, _ = strings.Cut(section, ".")
		return section == "stress" || section == "levers"
	})
}

// combinations yields the sets of so many out of n things, by number and in order, until yield returns false.
func combinations(n, size int, yield func(chosen []int) bool) {
	chosen := make([]int, size)
	for i := range chosen {
		chosen[i] = i
	}
	for size <= n && yield(chosen) {
		i := size - 1
		for ; i >= 0 && chosen[i] == n-size+i; i-- { // the last one that can move on
		}
		if i < 0 {
			return
		}
		chosen[i]++
		for k := i + 1; k < size; k++ {
			chosen[k] = chosen[k-1] + 1
		}
	}
}

// numberOf returns how many sets of so many there are out of n things, or a number over the limit.
func numberOf(n, size, limit int) int {
	number := 1
	for i := range size {
		if number = number * (n - i) / (i + 1); number > limit {
			return limit + 1
		}
	}
	return number
}
