package scenario

import (
	"slices"
	"strings"
)

// Stress bounds the search of adverse changes.
type Stress struct {
	Units     Map[int] `json:"units,omitempty" jsonschema:"How many units of a pool may be out of service."`
	Channels  []string `json:"channels,omitempty" jsonschema:"Channels that may be down."`
	Durations []string `json:"durations,omitempty" jsonschema:"Paths of durations that may be at their 90th percentile; * stands for any one key, and at the end for all that is below."`
	Incidents Map[int] `json:"incidents,omitempty" jsonschema:"How many more of an incident, or arrivals of a stream, there may be at once."`
	Most      *int     `json:"most,omitempty" jsonschema:"How many changes there may be together. Default: all of them."`
}

// Paths lists the paths of the durations that may be long, in the order of the file: those that Durations names and that are
// not the same every time.
func (t *Stress) Paths(s *Scenario) []string {
	if t == nil {
		return nil
	}
	patterns := make([][]string, len(t.Durations))
	for i, text := range t.Durations {
		patterns[i] = strings.Split(text, ".")
	}
	var paths []string
	_, varying := s.DurationKeys()
	for _, keys := range varying {
		if slices.ContainsFunc(patterns, func(pattern []string) bool { return FitsPattern(pattern, keys) }) {
			paths = append(paths, strings.Join(keys, "."))
		}
	}
	return paths
}

// FitsPattern reports whether a pattern stands for a path: * for any one key, at its end for one or more.
func FitsPattern(pattern, path []string) bool {
	last := len(pattern) - 1
	if len(path) < len(pattern) || len(path) > len(pattern) && pattern[last] != "*" {
		return false
	}
	for i, key := range pattern {
		if key != "*" && key != path[i] {
			return false
		}
	}
	return true
}

// DurationKeys are the keys of the paths of all durations, in the order of the file, and of those that are not always the same.
func (s *Scenario) DurationKeys() (known, varying [][]string) {
	for i := range s.stated {
		st := &s.stated[i]
		duration, varies := drawn(st.value)
		if !duration {
			continue
		}
		keys := strings.Split(st.path.String(), ".")
		known = append(known, keys)
		if varies || st.within != nil {
			varying = append(varying, keys)
		}
	}
	return known, varying
}
