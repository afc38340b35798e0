package stats

import (
	"math"

	"simulate/sim/portable"
)

// commonality tells how much of their variance two values of a pair have in common: Σab over Σ(a² + b²)/2, of their deviations a and
// b from the mean of all.
type commonality struct {
	pairs           [][2]float64
	common, whole   float64 // Σab and Σ(a² + b²)/2
	squares, fourth float64 // Σ(a² + b²) and Σ(a⁴ + b⁴)
}

// add includes a pair of deviations from the mean.
func (c *commonality) add(a, b float64) {
	c.pairs = append(c.pairs, [2]float64{a, b})
	aa, bb := float64(a*a), float64(b*b)
	c.common += float64(a * b)
	c.whole += float64((aa + bb) / 2)
	c.squares += aa + bb
	c.fourth += float64(aa*aa) + float64(bb*bb)
}

// tailed reports whether the kurtosis of the values is more than 6.
func (c *commonality) tailed() bool {
	const most = 6
	return float64(c.fourth*float64(2*len(c.pairs))) > float64(most*float64(c.squares*c.squares))
}

// share returns the share of the variance that is common. Its interval is that of Fisher's z = artanh(share), whose error is the
// jackknife's: by how much it changes without one pair (Efron, The Jackknife, the Bootstrap and Other Resampling Plans, 1982, chapter
// 3; Arvesen & Schmitz, Biometrics 26, 1970, for components of variance). Where a few pairs make most of that error it is known no
// better than so few numbers tell: Student's t has the degrees of freedom of Satterthwaite (Biometrics Bulletin 2, 1946), 2V²/Var(V),
// with the variance of V from the fourth powers of the changes.
func (c *commonality) share(level float64) Estimate {
	n := float64(len(c.pairs))
	if n < 2 || c.whole <= 0 {
		return Estimate{}
	}
	share := c.common / c.whole
	e := Estimate{Value: within(share), Interval: Interval{Low: within(share), High: within(share), Known: true}}
	changes := c.without()
	mean, squares := centred(changes)
	if squares == 0 { // each pair tells the same
		return e
	}
	fourth := 0.0
	for _, z := range changes {
		d := float64((z - mean) * (z - mean))
		fourth += float64(d * d)
	}
	df := min(2*float64(squares*squares)/(fourth-float64(squares*squares)/n), n-1)
	half := float64(studentQuantile(max(df, 1), 1-tail(level)) * math.Sqrt(squares*(n-1)/n))
	z := fisher(share)
	e.Interval.Low, e.Interval.High = min(e.Value, within(unfisher(z-half))), max(e.Value, within(unfisher(z+half)))
	return e
}

// without returns Fisher's z of the share without one pair, for each. The mean of the others moves by d, and with it the sums.
func (c *commonality) without() []float64 {
	changed := make([]float64, len(c.pairs))
	others := float64(len(c.pairs) - 1)
	for i, p := range c.pairs {
		a, b := p[0], p[1]
		d := -(a + b) / (2 * others)
		moved := float64(others * d * d)
		common := c.common - float64(a*b) - moved
		whole := c.whole - float64((float64(a*a)+float64(b*b))/2) - moved
		if whole > 0 {
			changed[i] = fisher(common / whole)
		}
	}
	return changed
}

// certain is a share as near to 1 as is told from it: z has no end.
const certain = 1 - 1e-6

// fisher is artanh(share).
func fisher(share float64) float64 {
	share = min(max(share, -certain), certain)
	return float64(portable.Log((1+share)/(1-share)) / 2)
}

// unfisher is tanh(z).
func unfisher(z float64) float64 {
	if z < 0 {
		return -unfisher(-z)
	}
	e := portable.Exp(-2 * z)
	return (1 - e) / (1 + e)
}
