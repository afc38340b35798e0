package scenario

import (
	"fmt"
	"math"
	"strconv"
)

// PathValue is a change as a trainer writes it: a line of a variant's changes, or what --set takes.
type PathValue struct{ Path, Value string }

// String is the change as --set takes it.
func (c PathValue) String() string { return c.Path + "=" + c.Value }

// Fewer takes n units of a pool out of service for the whole run: the last ones.
func (s *Scenario) Fewer(pool string, n int) PathValue {
	return PathValue{"units." + pool + ".count", strconv.Itoa(max(0, s.Units.Get(pool).Size()-n))}
}

// Down closes a channel for the whole run.
func (s *Scenario) Down(channel string) PathValue {
	return PathValue{"channels." + channel + ".capacity", "0"}
}

// AtPercentile fixes a duration at a percentile from 0 to 100: of its distribution, or of the range of one that has none. It
// fails where there is no duration, or one that is the same every time.
func (s *Scenario) AtPercentile(path string, percentile float64) (PathValue, bool) {
	f, ok := s.DurationAt(path)
	if !ok {
		return PathValue{}, false
	}
	_, varies := drawn(&f.Value)
	switch p := percentile / 100; {
	case varies:
		return PathValue{path, roundedText(f.Value.Dist.Quantile(p))}, true
	case f.Range != nil:
		return PathValue{path, roundedText(f.Range.Low + float64(p*(f.Range.High-f.Range.Low)))}, true
	default:
		return PathValue{}, false
	}
}

// roundedText writes milliseconds as a trainer would: from ten seconds on in whole seconds.
func roundedText(millis float64) string {
	unit := 1.0
	if millis >= 10_000 {
		unit = 1000
	}
	return AmountText(float64(math.Round(millis/unit) * unit))
}

// More adds n of an incident at once: as many like it at the same time, or of a stream so many arrivals as the first incident that
// is none begins, or the one that they are part of.
func (s *Scenario) More(incident string, n int) []PathValue {
	if of := s.Incidents.Get(incident); of.Arrivals != nil {
		from := ""
		if begins := s.firstBegins(); begins != "" && of.PartOf == "" {
			from = ", from: " + begins
		}
		return []PathValue{{"incidents." + s.freeID(incident+"-more"), fmt.Sprintf("{like: %s, arrivals: {count: %d%s}}", incident, n, from)}}
	}
	changes := make([]PathValue, 0, n)
	for number := 2; len(changes) < n; number++ {
		id := fmt.Sprintf("%s-%d", incident, number)
		if s.Incidents.Get(id) == nil {
			changes = append(changes, PathValue{"incidents." + id, fmt.Sprintf("{like: %s}", incident)})
		}
	}
	return changes
}

// firstBegins is when the first incident begins that is no stream, as written; nothing when that is at clock.start.
func (s *Scenario) firstBegins() string {
	for _, incident := range s.Incidents.All() {
		switch {
		case incident.Arrivals != nil, incident.IsSetOff():
		case incident.Begins == nil:
			return ""
		default:
			return incident.Begins.At.Text
		}
	}
	return ""
}

// freeID returns an id that no incident has.
func (s *Scenario) freeID(id string) string {
	for s.Incidents.Get(id) != nil {
		id += "-more"
	}
	return id
}
