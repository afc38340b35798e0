package fit

import (
	"math"

	"simulate/sim/dist"
	"simulate/sim/portable"
)

// Family is a form of distribution that scenarios can say.
type Family uint8

// The families, in the order in which they are tried.
const (
	Empirical Family = iota // none of the others: the log's own quantiles
	Fixed                   // always the same
	Exponential
	Gamma
	Erlang
	Weibull
	Lognormal
	Loglogistic
	Uniform
	Triangular
	NumFamilies
)

// String is its name in scenarios.
func (f Family) String() string {
	return [...]string{"empirical", "fixed", "exponential", "gamma", "erlang", "weibull", "lognormal", "loglogistic", "uniform", "triangular"}[f]
}

// free is how many parameters are fitted.
func (f Family) free() int {
	return [...]int{0, 1, 1, 2, 2, 2, 2, 2, 2, 3}[f]
}

// curve is a distribution of a family: its parameters as scenarios write them, and what likelihoods need.
type curve struct {
	family Family
	// by is what scenarios say of it: exponential mean; gamma mean, sd; erlang k, mean; weibull, lognormal and loglogistic p50, p90;
	// uniform least, greatest; triangular least, likeliest, greatest.
	by [3]float64
	// shape and scale: gamma, erlang, weibull; of lognormal and loglogistic sigma and mu of the logarithm.
	shape, scale   float64
	norm, logScale float64 // see normed
}

// dist is the distribution that scenarios make of it.
func (c *curve) dist() (dist.Dist, error) {
	switch c.family {
	case Fixed:
		return dist.Fixed(c.by[0])
	case Exponential:
		return dist.Exponential(c.by[0])
	case Gamma:
		return dist.Gamma(c.by[0], c.by[1])
	case Erlang:
		return dist.Erlang(c.by[0], c.by[1])
	case Weibull:
		return dist.Weibull(c.by[0], c.by[1])
	case Lognormal:
		return dist.Lognormal(c.by[0], c.by[1])
	case Loglogistic:
		return dist.Loglogistic(c.by[0], c.by[1])
	case Triangular:
		return dist.Triangular(c.by[0], c.by[1], c.by[2])
	default:
		return dist.Uniform(c.by[0], c.by[1])
	}
}

// sound reports whether scenarios can say it: see the constructors of package dist.
func (c *curve) sound() bool {
	a, b := c.by[0], c.by[1]
	for _, v := range c.by {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	switch c.family {
	case Exponential:
		return a > 0
	case Gamma:
		return a > 0 && b >= a/1000 && b <= 4*a
	case Erlang:
		return a >= 1 && a <= 1e6 && b > 0
	case Triangular:
		return a <= b && b <= c.by[2] && a < c.by[2]
	case Uniform:
		return a < b
	default:
		return 0 < a && a < b
	}
}

// median is the value that half are at most.
func (c *curve) median() float64 {
	switch c.family {
	case Exponential:
		return c.by[0] * math.Ln2
	case Gamma, Erlang:
		return c.scale * gammaQuantile(c.shape, 0.5)
	case Uniform:
		return (c.by[0] + c.by[1]) / 2
	case Triangular:
		least, mode, most := c.by[0], c.by[1], c.by[2]
		if mode > (least+most)/2 {
			return least + math.Sqrt((most-least)*(mode-least)/2)
		}
		return most - math.Sqrt((most-least)*(most-mode)/2)
	default: // fixed, or by its median
		return c.by[0]
	}
}

// normed is the curve with the part of its log density that is the same for all values.
func (c curve) normed() curve {
	switch c.family {
	case Exponential:
		c.norm = -portable.Log(c.by[0])
	case Gamma, Erlang:
		c.norm = -portable.LogGamma(c.shape) - float64(c.shape*portable.Log(c.scale))
	case Weibull:
		c.logScale = portable.Log(c.scale)
		c.norm = portable.Log(c.shape) - float64(c.shape*c.logScale)
	case Lognormal:
		c.norm = -portable.Log(c.shape) - float64(portable.Log(2*math.Pi)/2)
	case Loglogistic:
		c.norm = -portable.Log(c.shape)
	case Uniform:
		c.norm = -portable.Log(c.by[1] - c.by[0])
	}
	return c
}

// logDensity is the logarithm of the density at a value, whose logarithm is y.
func (c *curve) logDensity(x, y float64) float64 {
	switch c.family {
	case Exponential:
		return c.norm - x/c.by[0]
	case Gamma, Erlang:
		return c.norm + float64((c.shape-1)*y) - x/c.scale
	case Weibull:
		return c.norm + float64((c.shape-1)*y) - portable.Exp(float64(c.shape*(y-c.logScale)))
	case Lognormal:
		z := (y - c.scale) / c.shape
		return c.norm - y - float64(z*z/2)
	case Loglogistic:
		z := (y - c.scale) / c.shape
		return c.norm + z - y - float64(2*softplus(z))
	case Uniform:
		return c.norm
	default:
		return c.logTriangle(x)
	}
}

func (c *curve) logTriangle(x float64) float64 {
	least, mode, most := c.by[0], c.by[1], c.by[2]
	if x < mode {
		return portable.Log(2 * (x - least) / (most - least) / (mode - least))
	}
	return portable.Log(2 * (most - x) / (most - least) / (most - mode))
}

// softplus is ln(1+e^z).
func softplus(z float64) float64 {
	if z > 30 {
		return z
	}
	return portable.Log(1 + portable.Exp(z))
}

// below is the probability of a value at most x.
func (c *curve) below(x float64) float64 {
	if x <= 0 {
		return 0
	}
	switch c.family {
	case Exponential:
		return 1 - portable.Exp(-x/c.by[0])
	case Gamma, Erlang:
		p, _ := portable.RegularisedGamma(c.shape, x/c.scale)
		return p
	case Weibull:
		return 1 - portable.Exp(-portable.Exp(float64(c.shape*portable.Log(x/c.scale))))
	case Lognormal:
		return portable.NormalCDF((portable.Log(x) - c.scale) / c.shape)
	case Loglogistic:
		return 1 / (1 + portable.Exp(-(portable.Log(x)-c.scale)/c.shape))
	case Uniform:
		return min(1, max(0, (x-c.by[0])/(c.by[1]-c.by[0])))
	default:
		return c.triangleBelow(x)
	}
}

func (c *curve) triangleBelow(x float64) float64 {
	least, mode, most := c.by[0], c.by[1], c.by[2]
	switch {
	case x <= least:
		return 0
	case x >= most:
		return 1
	case x < mode:
		return (x - least) * (x - least) / (most - least) / (mode - least)
	default:
		return 1 - (most-x)*(most-x)/(most-least)/(most-mode)
	}
}
