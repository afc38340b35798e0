package portable

import "math"

// Digamma returns ψ(x), the derivative of LogGamma, for x above 0, with an error below 1e-14 or that share of the value, whichever is larger.
// For x at or below 0, and for NaN, it is NaN; at +Inf it is +Inf.
//
// Source: Abramowitz and Stegun 6.3.5 (recurrence) and 6.3.18 (asymptotic series).
func Digamma(x float64) float64 {
	if !(x > 0) { // written so that NaN is refused
		return math.NaN()
	}
	sum := 0.0
	for x < stirlingFrom {
		sum -= 1 / x
		x++
	}
	square := 1 / (x * x)
	rest := 0.0
	for i := len(digammaCoefficients) - 1; i >= 0; i-- {
		rest = float64(square * (rest + digammaCoefficients[i]))
	}
	return sum + Log(x) - 1/(2*x) - rest
}

// digammaCoefficients are B₂/2, B₄/4, … of the series in 1/x².
var digammaCoefficients = []float64{1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12}
