package lanes

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/snapshot"
)

// bar is a phase from one instant to another, of so many units of a lane, upon those that are drawn under it.
type bar struct {
	from, to     engine.Time
	phase        phase
	units, under int
}

// barsOf are the bars of a unit that lie in a stretch, in order. A phase that goes on is one bar, but that every step it works for has its own.
func barsOf(h *snapshot.History, unit int32, s scale) []bar {
	var bars []bar
	spans := h.Units[unit]
	for i := range spans {
		from, to := max(spans[i].At, s.from), s.to
		if i+1 < len(spans) {
			to = min(spans[i+1].At, s.to)
		}
		is, known := phaseOf(&spans[i].State)
		if !known || to <= from {
			continue
		}
		if last := len(bars) - 1; last >= 0 && bars[last].phase == is && bars[last].to == from && is != working {
			bars[last].to = to
			continue
		}
		bars = append(bars, bar{from: from, to: to, phase: is, units: 1})
	}
	return bars
}

// takes reports whether any of the bars says that a unit is busy.
func takes(bars []bar) bool {
	return slices.ContainsFunc(bars, func(b bar) bool { return b.phase.takes() })
}

// stacked are the bars of several units in one lane: at every pixel how many are busy with what at its middle, the phases upon each other. It says how many are busy at
// once at most.
func stacked(all [][]bar, s scale) (bars []bar, most int) {
	var counts [phases][right - left]int
	for _, one := range all {
		for _, b := range one {
			if b.phase.takes() {
				for x := s.column(b.from); x < s.column(b.to); x++ {
					counts[b.phase][x]++
				}
			}
		}
	}
	var open [phases]int // the place of its last bar, from 1
	for x := range right - left {
		under := 0
		for _, is := range upwards {
			n := counts[is][x]
			if last := open[is] - 1; last >= 0 && bars[last].units == n && bars[last].under == under && bars[last].to == s.at(x) {
				bars[last].to = s.at(x + 1)
			} else if n > 0 {
				bars = append(bars, bar{s.at(x), s.at(x + 1), is, n, under})
				open[is] = len(bars)
			}
			under += n
		}
		most = max(most, under)
	}
	return bars, most
}

// upwards is in which order phases stand upon each other: those that last the longest below.
var upwards = []phase{out, working, staged, transport, travel, turnout}

// column is the first pixel, counted from the left edge, whose middle an instant does not lie behind.
func (s scale) column(t engine.Time) int { return (s.x(t) - 10*left + 5) / 10 }

// at is the instant at which a pixel begins.
func (s scale) at(column int) engine.Time {
	return s.from + (engine.Time(column)*(s.to-s.from)+(right-left)-1)/(right-left)
}
