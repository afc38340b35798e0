package dist

import (
	"math"

	"simulate/sim/portable"
)

// Loglogistic returns the log-logistic distribution with the given median and 90th percentile: that of a time to death which
// studies of survival fit, with a tail longer than a lognormal's. It fails unless 0 < p50 < p90.
func Loglogistic(p50, p90 float64) (Dist, error) {
	if err := checkPercentiles(p50, p90); err != nil {
		return Dist{}, err
	}
	// From F(x) = 1/(1 + (x/p50)^-shape) at p90: (p90/p50)^shape = 9.
	return whole(loglogistic{p50, portable.Log(p90/p50) / portable.Log(9)}), nil
}

type loglogistic struct{ median, inverseShape float64 }

func (f loglogistic) quantile(u float64) float64 {
	return f.median * portable.Exp(float64(f.inverseShape*(portable.Log(u)-portable.Log(1-u))))
}

func (f loglogistic) shares(x float64) (below, upTo float64) {
	if x <= 0 {
		return 0, 0
	}
	return continuous(1 / (1 + portable.Exp(-portable.Log(x/f.median)/f.inverseShape)))
}

// mean is the median times (π/shape)/sin(π/shape), and infinite where p90 is nine times the median or more.
func (f loglogistic) mean() float64 {
	if f.inverseShape >= 1 {
		return math.Inf(1)
	}
	angle := math.Pi * f.inverseShape
	return f.median * angle / portable.Sin(angle)
}

func (f loglogistic) support() (lowest, highest float64) { return 0, math.Inf(1) }
