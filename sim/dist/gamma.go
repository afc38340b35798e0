package dist

import (
	"errors"
	"math"

	"simulate/sim/portable"
)

// Gamma returns the gamma distribution with the given mean and standard deviation.
// It fails unless both are positive and sd is between a thousandth of the mean and
// four times the mean: under that it is as good as fixed, over that its smallest
// draws are smaller than any floating-point number.
func Gamma(mean, sd float64) (Dist, error) {
	if err := checkMeanAndSpread(mean, sd); err != nil {
		return Dist{}, err
	}
	if sd < mean/1000 || sd > 4*mean {
		return Dist{}, errors.New("sd must be between a thousandth of the mean and four times the mean")
	}
	return ofShape(mean/sd*(mean/sd), mean), nil
}

// Erlang returns the distribution of k stages one after the other, all exponential with the same mean, that take mean
// together: a gamma distribution of shape k. It fails unless k is a whole number from 1 to a million and mean is positive.
func Erlang(k, mean float64) (Dist, error) {
	if !(k >= 1 && k <= 1e6) || k != math.Trunc(k) {
		return Dist{}, errors.New("k must be a whole number from 1 to a million")
	}
	if err := checkPositive("mean", mean); err != nil {
		return Dist{}, err
	}
	return ofShape(k, mean), nil
}

// ofShape is the gamma distribution of a shape and a mean.
func ofShape(shape, mean float64) Dist {
	table := tabulate(logOfGamma{shape, portable.LogGamma(shape)})
	return whole(gamma{shape, mean / shape, table})
}

type gamma struct {
	shape, scale float64
	logarithm    *curve // of a draw with scale 1
}

func (f gamma) quantile(u float64) float64 { return f.scale * portable.Exp(f.logarithm.at(u)) }

func (f gamma) shares(x float64) (below, upTo float64) {
	p, _ := portable.RegularisedGamma(f.shape, max(x, 0)/f.scale)
	return continuous(p)
}

func (f gamma) mean() float64 { return f.shape * f.scale }

func (f gamma) support() (lowest, highest float64) { return 0, math.Inf(1) }

// logOfGamma is the distribution of the logarithm of a gamma variable of scale 1.
// Its density at y is exp(shape·y - e^y)/Γ(shape).
type logOfGamma struct{ shape, logGamma float64 }

func (f logOfGamma) below(y float64) float64 {
	below, _ := portable.RegularisedGamma(f.shape, portable.Exp(y))
	return below
}

func (f logOfGamma) above(y float64) float64 {
	_, above := portable.RegularisedGamma(f.shape, portable.Exp(y))
	return above
}

func (f logOfGamma) logDensity(y float64) (value, slope float64) {
	x := portable.Exp(y)
	return float64(f.shape*y) - x - f.logGamma, f.shape - x
}

func (f logOfGamma) centre() float64 { return portable.Log(f.shape) }
