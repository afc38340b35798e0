package dist

import (
	"errors"
	"math"

	"simulate/sim/portable"
)

// Dist is a distribution, perhaps truncated. It is a small immutable value that may
// be copied and shared; constructors make it, and its zero value is of no use.
type Dist struct {
	family   family
	low      float64 // share of the family below min
	span     float64 // share of the family between min and max
	min, max float64
}

// family is a distribution without bounds of its own.
type family interface {
	// quantile inverts the distribution function for 0 < u < 1.
	quantile(u float64) float64
	// shares returns P(X < x) and P(X <= x), which differ where single values
	// have a probability of their own.
	shares(x float64) (below, upTo float64)
	mean() float64
	support() (lowest, highest float64)
}

// continuous is the answer of shares where no single value has a probability.
func continuous(p float64) (below, upTo float64) { return p, p }

func whole(f family) Dist {
	lowest, highest := f.support()
	return Dist{family: f, span: 1, min: lowest, max: highest}
}

// belowOne is the largest number under 1, so that no draw is infinite.
const belowOne = 1 - 0x1p-53

// Quantile returns the value that a draw is at most with probability u, for
// 0 < u < 1. It allocates nothing, and lies between Min and Max.
func (d *Dist) Quantile(u float64) float64 {
	x := d.family.quantile(min(d.low+float64(u*d.span), belowOne))
	return max(d.min, min(x, d.max))
}

// Median returns the value that half of the draws are at most.
func (d *Dist) Median() float64 { return d.Quantile(0.5) }

// Min returns the lower end of the range of possible values, or -Inf.
func (d *Dist) Min() float64 { return d.min }

// Max returns the upper end of the range of possible values, or +Inf.
func (d *Dist) Max() float64 { return d.max }

// Mean returns the expected value. It is exact for a whole distribution, and
// numerical for a truncated one: right to six digits, for some thousand quantiles.
func (d *Dist) Mean() float64 {
	if d.span == 1 {
		return d.family.mean()
	}
	return d.meanOfQuantiles()
}

// meanOfQuantiles integrates the quantile function over 0…1 by the double
// exponential rule u = 1/(1+exp(-π·sinh t)), which crowds the nodes towards both
// ends, where the quantile function of an unbounded distribution is steep (Takahasi
// and Mori, Publications RIMS 9, 1974).
func (d *Dist) meanOfQuantiles() float64 {
	const (
		perUnit = 256
		last    = 3 * perUnit // beyond it u is below 2^-45 of the way to an end
	)
	sum, weights := 0.0, 0.0
	for i := -last; i <= last; i++ {
		up := portable.Exp(float64(i) / perUnit)
		odds := portable.Exp(-math.Pi / 2 * (up - 1/up))
		u := 1 / (1 + odds)
		weight := float64((up + 1/up) * u * (odds * u)) // du/dt, but for a constant
		sum += float64(weight * d.Quantile(u))
		weights += weight
	}
	return sum / weights
}

// smallestShare is the least of a distribution that truncation may keep: below it,
// too few digits of the distribution function are left to draw from.
const smallestShare = 1e-9

var (
	errBounds  = errors.New("min must be below max")
	errNothing = errors.New("less than a billionth of the distribution lies between min and max")
)

// Truncate returns the distribution of the draws that fall between lowest and
// highest, either of which may be infinite. It fails when lowest is not below
// highest, and when almost nothing of the distribution lies between them.
func (d *Dist) Truncate(lowest, highest float64) (Dist, error) {
	if !(lowest < highest) {
		return Dist{}, errBounds
	}
	lowest, highest = max(lowest, d.min), min(highest, d.max)
	below, _ := d.family.shares(lowest)
	_, upTo := d.family.shares(highest)
	if !(upTo-below >= smallestShare) {
		return Dist{}, errNothing
	}
	return Dist{family: d.family, low: below, span: upTo - below, min: lowest, max: highest}, nil
}
