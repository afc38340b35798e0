package portable

import "math"

// ln 2 in two parts; the product of the first with any exponent is exact.
const (
	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
)

const (
	expOverflow  = 7.09782712893383973096e+02
	expUnderflow = -7.45133219101941108420e+02
)

var expCoefficients = []float64{
	1.66666666666666657415e-01,
	-2.77777777770155933842e-03,
	6.61375632143793436117e-05,
	-1.65339022054652515390e-06,
	4.13813679705723846039e-08,
}

// Exp returns e raised to x, within one unit in the last place.
//
// Exp(+Inf) and anything past 709.78 is +Inf, Exp(-Inf) and anything below
// -745.13 is 0, and Exp(NaN) is NaN.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > expOverflow:
		return math.Inf(1)
	case x < expUnderflow:
		return 0
	}
	k := math.Floor(float64(x*math.Log2E) + 0.5)
	hi := x - float64(k*ln2Hi)
	lo := float64(k * ln2Lo)
	r := hi - lo
	t := float64(r * r)
	c := r - float64(t*horner(expCoefficients, t))
	y := 1 - ((lo - float64(r*c)/(2-c)) - hi)
	return timesPowerOfTwo(y, int(k))
}

// timesPowerOfTwo returns y·2^k for y near 1: one multiplication where the power
// is a normal number, and the careful way at the ends of the range.
func timesPowerOfTwo(y float64, k int) float64 {
	if -1022 < k && k < 1024 {
		return float64(y * math.Float64frombits(uint64(k+1023)<<52))
	}
	return math.Ldexp(y, k)
}

// Coefficients of the even and of the odd powers, so that two short chains of
// multiplications run side by side.
var (
	logOdd = []float64{
		6.666666666666735130e-01,
		2.857142874366239149e-01,
		1.818357216161805012e-01,
		1.479819860511658591e-01,
	}
	logEven = []float64{
		3.999999999940941908e-01,
		2.222219843214978396e-01,
		1.531383769920937332e-01,
	}
)

// Log returns the natural logarithm of x, within one unit in the last place.
//
// Log(+Inf) is +Inf, Log(0) is -Inf, and Log of a negative number or of NaN is NaN.
func Log(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	}
	fraction, exponent := split(x)
	f := fraction - 1
	k := float64(exponent)
	s := f / (2 + f)
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	r := float64(s2*horner(logOdd, s4)) + float64(s4*horner(logEven, s4))
	half := float64(0.5 * f * f)
	return float64(k*ln2Hi) - ((half - (float64(s*(half+r)) + float64(k*ln2Lo))) - f)
}

// split returns x as fraction·2^exponent with the fraction between √½ and √2.
func split(x float64) (fraction float64, exponent int) {
	const smallestNormal = 0x1p-1022
	if x < smallestNormal {
		x *= 0x1p54
		exponent = -54
	}
	bits := math.Float64bits(x)
	exponent += int(bits>>52) - 1022
	fraction = math.Float64frombits(bits&(1<<52-1) | 1022<<52)
	if fraction < math.Sqrt2/2 {
		fraction *= 2
		exponent--
	}
	return fraction, exponent
}
