package portable

import "math"

// A series or continued fraction ends when a further term changes the sum by
// less than this share of it. The longest that the simulator asks for (a shape
// of 10⁶) ends after some ten thousand terms; maxTerms only guards the loop.
const (
	precision = 2e-16
	maxTerms  = 200_000
)

// stirlingCoefficients are B₂/(1·2), B₄/(3·4), …, of the series in 1/x for the
// rest of Stirling's approximation (Abramowitz and Stegun 6.1.41).
var stirlingCoefficients = []float64{
	1.0 / 12,
	-1.0 / 360,
	1.0 / 1260,
	-1.0 / 1680,
	1.0 / 1188,
	-691.0 / 360360,
	1.0 / 156,
}

const (
	halfLogTwoPi = 0.918938533204672741780329736406
	stirlingFrom = 10 // the series is exact to the last digit from here on
)

// LogGamma returns the logarithm of the gamma function of x, for x above 0, with
// an error below 2e-14 or that share of the value, whichever is larger. For x at
// or below 0, and for NaN, it is NaN; at +Inf it is +Inf.
func LogGamma(x float64) float64 {
	switch {
	case !(x > 0): // written so that NaN is refused
		return math.NaN()
	case math.IsInf(x, 1):
		return x
	}
	// Γ(x) = Γ(x+n) / (x·(x+1)·…·(x+n-1)) moves x to where the series is exact enough.
	product := 1.0
	for x < stirlingFrom {
		product *= x
		x++
	}
	return stirling(x) + stirlingRest(x) - Log(product)
}

// stirling returns Stirling's approximation to ln Γ(x).
func stirling(x float64) float64 {
	return float64((x-0.5)*Log(x)) - x + halfLogTwoPi
}

// stirlingRest returns what stirling leaves of ln Γ(x). Large shapes need it by
// itself: the logarithms of gamma functions are then so large that their difference
// has lost its digits.
func stirlingRest(x float64) float64 {
	if x < stirlingFrom {
		return LogGamma(x) - stirling(x)
	}
	inverse := 1 / x
	return float64(inverse * horner(stirlingCoefficients, float64(inverse*inverse)))
}

// RegularisedGamma returns the regularised incomplete gamma functions
// p = P(a, x) and q = Q(a, x) = 1 - P(a, x), for a above 0 and x at or above 0:
// the shares of a gamma distribution of shape a and scale 1 below and above x.
// The smaller of the two is exact, relatively, to 1e-12 for a up to 100 and 1e-9
// up to 10⁶. Outside the domain both are NaN.
//
// Source: Abramowitz and Stegun 6.5.29 (series, where x < a+1) and 6.5.31
// (continued fraction, elsewhere).
func RegularisedGamma(a, x float64) (p, q float64) {
	switch {
	case !(a > 0) || !(x >= 0) || math.IsInf(a, 1):
		return math.NaN(), math.NaN()
	case x == 0:
		return 0, 1
	case math.IsInf(x, 1):
		return 1, 0
	}
	front := gammaFront(a, x)
	if x < a+1 {
		p = min(float64(front*gammaSeries(a, x)), 1)
		return p, 1 - p
	}
	q = min(float64(front*gammaFraction(a, x)), 1)
	return 1 - q, q
}

// gammaFront returns x^a·e^-x/Γ(a).
func gammaFront(a, x float64) float64 {
	return math.Sqrt(a/(2*math.Pi)) * Exp(float64(a*Log(x/a))+(a-x)-stirlingRest(a))
}

// gammaSeries returns 1/a · (1 + x/(a+1) + x²/((a+1)(a+2)) + …).
func gammaSeries(a, x float64) float64 {
	term := 1 / a
	sum := term
	for n := 1; n < maxTerms && term > sum*precision; n++ {
		term = float64(term * (x / (a + float64(n))))
		sum += term
	}
	return sum
}

// gammaFraction returns 1/(x+1-a - 1·(1-a)/(x+3-a - 2·(2-a)/(x+5-a - …))).
func gammaFraction(a, x float64) float64 {
	f := newFraction(x + 1 - a)
	for n := 1.0; n < maxTerms && !f.settled; n++ {
		f.extend(-n*(n-a), x+float64(2*n)+1-a)
	}
	return 1 / f.value
}

// fraction evaluates a continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)) term by term,
// by the modified Lentz method (Thompson and Barnett, Journal of Computational
// Physics 64, 1986).
type fraction struct {
	value    float64 // so far
	above    float64 // ratio of successive numerators
	belowInv float64 // inverse ratio of successive denominators
	settled  bool    // the last term changed nothing that matters
}

func newFraction(b float64) fraction {
	b = awayFromZero(b)
	return fraction{value: b, above: b}
}

func (f *fraction) extend(a, b float64) {
	f.belowInv = 1 / awayFromZero(b+float64(a*f.belowInv))
	f.above = awayFromZero(b + a/f.above)
	change := float64(f.above * f.belowInv)
	f.value = float64(f.value * change)
	f.settled = math.Abs(change-1) <= 5*precision // rounding moves it that much
}

// awayFromZero keeps the Lentz method from dividing by zero.
func awayFromZero(x float64) float64 {
	const tiny = 1e-300
	if math.Abs(x) < tiny {
		return tiny
	}
	return x
}
