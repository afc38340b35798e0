package portable

import "math"

// Coefficients of algorithm AS 241, routine PPND16.
var (
	centreNumerator = []float64{
		3.3871328727963666080,
		1.3314166789178437745e+2,
		1.9715909503065514427e+3,
		1.3731693765509461125e+4,
		4.5921953931549871457e+4,
		6.7265770927008700853e+4,
		3.3430575583588128105e+4,
		2.5090809287301226727e+3,
	}
	centreDenominator = []float64{
		1,
		4.2313330701600911252e+1,
		6.8718700749205790830e+2,
		5.3941960214247511077e+3,
		2.1213794301586595867e+4,
		3.9307895800092710610e+4,
		2.8729085735721942674e+4,
		5.2264952788528545610e+3,
	}
	shoulderNumerator = []float64{
		1.42343711074968357734,
		4.63033784615654529590,
		5.76949722146069140550,
		3.64784832476320460504,
		1.27045825245236838258,
		2.41780725177450611770e-1,
		2.27238449892691845833e-2,
		7.74545014278341407640e-4,
	}
	shoulderDenominator = []float64{
		1,
		2.05319162663775882187,
		1.67638483018380384940,
		6.89767334985100004550e-1,
		1.48103976427480074590e-1,
		1.51986665636164571966e-2,
		5.47593808499534494600e-4,
		1.05075007164441684324e-9,
	}
	tailNumerator = []float64{
		6.65790464350110377720,
		5.46378491116411436990,
		1.78482653991729133580,
		2.96560571828504891230e-1,
		2.65321895265761230930e-2,
		1.24266094738807843860e-3,
		2.71155556874348757815e-5,
		2.01033439929228813265e-7,
	}
	tailDenominator = []float64{
		1,
		5.99832206555887937690e-1,
		1.36929880922735805310e-1,
		1.48753612908506148525e-2,
		7.86869131145613259100e-4,
		1.84631831751005468180e-5,
		1.42151175831644588870e-7,
		2.04426310338993978564e-15,
	}
)

// NormalQuantile returns the value that a standard normal variable stays below
// with probability p, to about one part in 10¹⁵.
//
// At 0 it is -Inf, at 1 it is +Inf; outside 0…1 it is NaN.
//
// Source: M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal
// Distribution", Applied Statistics 37 (1988), 477–484.
func NormalQuantile(p float64) float64 {
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		r := 0.180625 - float64(q*q)
		return q * horner(centreNumerator, r) / horner(centreDenominator, r)
	}
	if p <= 0 || p >= 1 || math.IsNaN(p) {
		return normalQuantileAtEdge(p)
	}
	return math.Copysign(normalTailQuantile(min(p, 1-p)), q)
}

// normalTailQuantile returns how far out the tail of the given probability, at
// most 0.075, begins.
func normalTailQuantile(tail float64) float64 {
	r := math.Sqrt(-Log(tail))
	if r <= 5 {
		r -= 1.6
		return horner(shoulderNumerator, r) / horner(shoulderDenominator, r)
	}
	r -= 5
	return horner(tailNumerator, r) / horner(tailDenominator, r)
}

func normalQuantileAtEdge(p float64) float64 {
	switch p {
	case 0:
		return math.Inf(-1)
	case 1:
		return math.Inf(1)
	default:
		return math.NaN()
	}
}

// NormalCDF returns the probability that a standard normal variable is at most z,
// to about one part in 10¹³ in both tails, by the regularised incomplete gamma
// function: P(|Z| > z) = Q(1/2, z²/2).
func NormalCDF(z float64) float64 {
	_, outside := RegularisedGamma(0.5, float64(z*z/2))
	tail := float64(outside / 2)
	if z < 0 {
		return tail
	}
	return 1 - tail
}
