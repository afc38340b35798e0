package explore

import (
	"simulate/sim/scenario"
)

// unit is what the page counts a figure in: so many of the figure's base unit.
type unit struct {
	name  string
	base  float64
	finer float64 // the least step
}

var units = map[scenario.InputKind]unit{
	scenario.DurationInput: {"seconds", 1000, 0.1},
	scenario.ShareInput:    {"share", 1, 0.005},
	scenario.FactorInput:   {"factor", 1, 0.005},
	scenario.SpeedInput:    {"km/h", 1 / 3.6, 0.1},
	scenario.RateInput:     {"/h", 1, 0.01},
	scenario.CountInput:    {"count", 1, 1},
}

func unitOf(f *scenario.Steered) unit { return units[f.Kind] }

// least is the least step of a figure: of a length, seconds, unless it is one of few.
func (u unit) least(f *scenario.Steered) float64 {
	if f.Kind == scenario.DurationInput && f.High >= 20*u.base {
		return 1
	}
	return u.finer
}

// steps is about how many steps a slider has from end to end.
const steps = 100

// stepOf is a round step by which a slider moves.
func stepOf(length, least float64) float64 {
	power := powerOfTen(length / steps)
	for _, n := range []float64{1, 2, 5, 10} {
		if n*power >= length/steps*(1-1e-9) {
			return max(n*power, least)
		}
	}
	return least
}

// powerOfTen is the greatest power of ten that is not above a positive number.
func powerOfTen(v float64) float64 {
	power := 1.0
	for power*10 <= v {
		power *= 10
	}
	for power > v {
		power /= 10
	}
	return power
}
