package portable

import "math"

// π/2 in two parts; the product of the first with an integer below 2²⁰ is exact.
const (
	halfPiHi = 1.57079632673412561417e+00
	halfPiLo = 6.07710050650619224932e-11
)

// largestAngle is where the two-part π/2 stops being enough.
const largestAngle = 1 << 20

var (
	sinCoefficients = []float64{
		-1.66666666666666324348e-01,
		8.33333333332248946124e-03,
		-1.98412698298579493134e-04,
		2.75573137070700676789e-06,
		-2.50507602534068634195e-08,
		1.58969099521155010221e-10,
	}
	cosCoefficients = []float64{
		4.16666666666666019037e-02,
		-1.38888888888741095749e-03,
		2.48015872894767294178e-05,
		-2.75573143513906633035e-07,
		2.08757232129817482790e-09,
		-1.13596475577881948265e-11,
	}
	asinNumerator = []float64{
		1.66666666666666657415e-01,
		-3.25565818622400915405e-01,
		2.01212532134862925881e-01,
		-4.00555345006794114027e-02,
		7.91534994289814532176e-04,
		3.47933107596021167570e-05,
	}
	asinDenominator = []float64{
		1,
		-2.40339491173441421878e+00,
		2.02094576023350569471e+00,
		-6.88283971605453293030e-01,
		7.70381505559019352791e-02,
	}
)

// Sin returns the sine of an angle in radians, with an absolute error below
// 3e-16. Angles beyond 2²⁰, infinities and NaN give NaN: positions on the Earth
// need no more.
func Sin(angle float64) float64 {
	quarter, rest, ok := quarterTurns(angle)
	if !ok {
		return math.NaN()
	}
	return sinOfQuarter(quarter, rest)
}

// Cos returns the cosine of an angle in radians, with the error and the range of Sin.
func Cos(angle float64) float64 {
	quarter, rest, ok := quarterTurns(angle)
	if !ok {
		return math.NaN()
	}
	return sinOfQuarter(quarter+1, rest)
}

// quarterTurns returns the angle as a number of quarter turns and the rest,
// between -π/4 and π/4.
func quarterTurns(angle float64) (quarter int, rest float64, ok bool) {
	if !(math.Abs(angle) <= largestAngle) { // written so that NaN is refused
		return 0, 0, false
	}
	if math.Abs(angle) <= math.Pi/4 {
		return 0, angle, true
	}
	n := math.Floor(float64(angle*(2/math.Pi)) + 0.5)
	rest = (angle - float64(n*halfPiHi)) - float64(n*halfPiLo)
	return int(n), rest, true
}

// sinOfQuarter returns the sine of quarter·π/2 + rest.
func sinOfQuarter(quarter int, rest float64) float64 {
	switch quarter & 3 {
	case 0:
		return smallSin(rest)
	case 1:
		return smallCos(rest)
	case 2:
		return -smallSin(rest)
	default:
		return -smallCos(rest)
	}
}

func smallSin(x float64) float64 {
	z := float64(x * x)
	return x + float64(float64(x*z)*horner(sinCoefficients, z))
}

func smallCos(x float64) float64 {
	z := float64(x * x)
	half := float64(0.5 * z)
	w := 1 - half
	return w + (((1 - w) - half) + float64(float64(z*z)*horner(cosCoefficients, z)))
}

// Asin returns the arcsine of x in radians, between -π/2 and π/2, with an
// error below 4e-16. Outside -1…1 it is NaN.
func Asin(x float64) float64 {
	size := math.Abs(x)
	switch {
	case !(size <= 1): // written so that NaN is refused
		return math.NaN()
	case size < 0.5:
		return smallAsin(x)
	}
	// asin(x) = π/2 - 2·asin(√((1-x)/2)) moves the steep end to the flat one.
	arc := math.Pi/2 - float64(2*smallAsin(math.Sqrt((1-size)/2)))
	return math.Copysign(arc, x)
}

// smallAsin is the arcsine of x for |x| up to ½.
func smallAsin(x float64) float64 {
	t := float64(x * x)
	ratio := float64(t*horner(asinNumerator, t)) / horner(asinDenominator, t)
	return x + float64(x*ratio)
}
