package dist

import (
	"errors"
	"math"
)

// Fixed returns the distribution that is always value. It fails when value is not
// finite.
func Fixed(value float64) (Dist, error) {
	if err := checkFinite("value", value); err != nil {
		return Dist{}, err
	}
	return whole(fixed(value)), nil
}

type fixed float64

func (f fixed) quantile(float64) float64 { return float64(f) }

func (f fixed) shares(x float64) (below, upTo float64) {
	if x > float64(f) {
		below = 1
	}
	if x >= float64(f) {
		upTo = 1
	}
	return below, upTo
}

func (f fixed) mean() float64 { return float64(f) }

func (f fixed) support() (lowest, highest float64) { return float64(f), float64(f) }

// Uniform returns the distribution in which every value from lowest to highest is
// equally likely. It fails when lowest is not below highest.
func Uniform(lowest, highest float64) (Dist, error) {
	err := errors.Join(checkFinite("min", lowest), checkFinite("max", highest))
	if err == nil && lowest >= highest {
		err = errBounds
	}
	if err != nil {
		return Dist{}, err
	}
	return whole(uniform{lowest, highest}), nil
}

type uniform struct{ lowest, highest float64 }

func (f uniform) quantile(u float64) float64 {
	return f.lowest + float64(u*(f.highest-f.lowest))
}

func (f uniform) shares(x float64) (below, upTo float64) {
	return continuous((clamp(x, f.lowest, f.highest) - f.lowest) / (f.highest - f.lowest))
}

func (f uniform) mean() float64 { return (f.lowest + f.highest) / 2 }

func (f uniform) support() (lowest, highest float64) { return f.lowest, f.highest }

// Triangular returns the distribution whose density rises in a straight line from
// lowest to mode and falls in one to highest. The mode may be either end. It fails
// when the three are out of order.
func Triangular(lowest, mode, highest float64) (Dist, error) {
	if err := checkThreePoints(lowest, mode, highest); err != nil {
		return Dist{}, err
	}
	return whole(triangular{lowest, mode, highest}), nil
}

type triangular struct{ lowest, mode, highest float64 }

func (f triangular) quantile(u float64) float64 {
	width := f.highest - f.lowest
	rise := f.mode - f.lowest
	if u*width < rise {
		return f.lowest + math.Sqrt(u*width*rise)
	}
	return f.highest - math.Sqrt((1-u)*width*(f.highest-f.mode))
}

func (f triangular) shares(x float64) (below, upTo float64) {
	width := f.highest - f.lowest
	x = clamp(x, f.lowest, f.highest)
	if x < f.mode {
		return continuous((x - f.lowest) / width * ((x - f.lowest) / (f.mode - f.lowest)))
	}
	if x == f.highest {
		return continuous(1)
	}
	above := float64((f.highest - x) / width * ((f.highest - x) / (f.highest - f.mode)))
	return continuous(1 - above)
}

func (f triangular) mean() float64 { return (f.lowest + f.mode + f.highest) / 3 }

func (f triangular) support() (lowest, highest float64) { return f.lowest, f.highest }

func clamp(x, lowest, highest float64) float64 { return max(lowest, min(x, highest)) }
