package scenario

import (
	"math"
	"slices"
	"strings"
)

// Steered is an assumed or derived figure to which another value can be given, and between which two it may lie.
type Steered struct {
	Path             string
	Kind             InputKind
	Low, Value, High float64 // in the base unit of Ranged; of a distribution the median
	Text             string  // as written
	Drawn            bool    // it is a distribution
	Ranged           bool    // the file says between which two; otherwise they are half and double the value
	Whole            bool    // it is a whole number
}

// Steered lists the figures that somebody who questions assumptions can move, in the order of the file: those that are assumed, and
// derived ones with a range. Of what has no range and is 0, nothing can be told, and it is not listed.
func (s *Scenario) Steered() []Steered {
	known := make(map[string]Confidence, len(s.Figures))
	for _, f := range s.Figures {
		known[f.Path] = f.Confidence
	}
	var list []Steered
	for i := range s.stated {
		st := &s.stated[i]
		path := st.path.String()
		switch at, ok := s.steered(st, path); {
		case !ok, known[path] != Assumed && !at.Ranged:
		default:
			list = append(list, at)
		}
	}
	return list
}

// beside are the sections whose figures are no assumptions about what happens.
var beside = []string{"clock", "exercise", "levers", "measures", "objectives", "reported", "stress"}

// steered is a figure as it can be moved; ok is false where it cannot.
func (s *Scenario) steered(st *stated, path string) (at Steered, ok bool) {
	if slices.Contains(beside, st.path.Section()) {
		return at, false
	}
	at = Steered{Path: path, Kind: kindOf(st.value), Value: numberOf(st.value)}
	_, at.Drawn = drawn(st.value)
	_, at.Whole = st.value.(*int)
	at.Low, at.High = at.Value/2, at.Value*2
	if _, isShare := st.value.(*Share); isShare {
		at.High = min(at.High, 1)
	}
	if at.Whole {
		at.Low = math.Floor(at.Low)
	}
	if r, has := s.rangeOf(path); has {
		at.Low, at.High, at.Ranged = r.Low, r.High, true
	}
	if at.Whole && !at.Ranged && !isAmount(path) || at.Low >= at.High {
		return at, false
	}
	at.Text = s.textAt(path)
	_, ok = s.scaled(path, at.Value, at.Value)
	return at, ok
}

// isAmount reports whether a whole number says how many of something there are, and none of a size or a rank.
func isAmount(path string) bool {
	section, rest, _ := strings.Cut(path, ".")
	return section == "units" && strings.HasSuffix(rest, ".count") || section == "channels" && strings.HasSuffix(rest, ".capacity")
}

// textAt is a figure of the file as it is written.
func (s *Scenario) textAt(path string) string {
	for _, f := range s.Figures {
		if f.Path == path {
			return f.Text
		}
	}
	return ""
}

// Moved is the change after which the figure at a path is another in every run, or of a distribution its median: given in the base unit
// of Ranged, rounded as a trainer would. A range that it has goes. ok is false where that cannot be written.
func (s *Scenario) Moved(path string, to float64) (c PathValue, ok bool) {
	for i := range s.stated {
		st := &s.stated[i]
		if st.path.String() != path {
			continue
		}
		at, can := s.steered(st, path)
		if !can || math.IsNaN(to) || to < at.Low*(1-rounding) || to > at.High*(1+rounding) {
			return c, false
		}
		text, written := s.scaled(path, to, at.Value)
		return PathValue{path, text}, written
	}
	return c, false
}
