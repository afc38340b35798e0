package portable

import "math"

// RegularisedBeta returns the regularised incomplete beta function I_x(a, b), for
// a and b above 0 and x in 0…1: the share of a beta distribution below x. Student's
// t, F and binomial probabilities are cases of it. Values up to one half are exact,
// relatively, to 1e-11 for a and b from ½ to 100 and 1e-9 up to 10⁶. Outside the
// domain it is NaN.
//
// Source: Abramowitz and Stegun 26.5.8 (continued fraction), with
// I_x(a, b) = 1 - I_(1-x)(b, a) where that converges faster.
func RegularisedBeta(a, b, x float64) float64 {
	switch {
	case !(a > 0) || !(b > 0) || !(x >= 0 && x <= 1) || math.IsInf(a+b, 1):
		return math.NaN()
	case x == 0 || x == 1:
		return x
	}
	front := betaFront(a, b, x)
	if x < (a+1)/(a+b+2) {
		return min(front/(a*betaFraction(a, b, x)), 1)
	}
	return 1 - min(front/(b*betaFraction(b, a, 1-x)), 1)
}

// betaFront returns x^a·(1-x)^b·Γ(a+b)/(Γ(a)·Γ(b)).
func betaFront(a, b, x float64) float64 {
	n := a + b
	powers := float64(a*Log(x/a*n)) + float64(b*Log((1-x)/b*n))
	rest := stirlingRest(n) - stirlingRest(a) - stirlingRest(b)
	return math.Sqrt(a/n*b/(2*math.Pi)) * Exp(powers+rest)
}

// betaFraction returns 1 + d₁/(1 + d₂/(1 + …)) of Abramowitz and Stegun 26.5.8.
func betaFraction(a, b, x float64) float64 {
	f := newFraction(1)
	f.extend(-(a+b)*x/(a+1), 1)
	for m := 1.0; m < maxTerms && !f.settled; m++ {
		n := a + float64(2*m)
		f.extend(m*(b-m)*x/((n-1)*n), 1)
		f.extend(-(a+m)*(a+b+m)*x/(n*(n+1)), 1)
	}
	return f.value
}

// RegularisedBetaQuantile returns the x at which RegularisedBeta(a, b, x) reaches
// p, for a and b above 0 and p in 0…1; otherwise NaN. It halves the range of
// floating-point numbers between 0 and 1 until one is left, so its error is that
// of RegularisedBeta. It takes some 60 evaluations: for intervals, not for draws.
func RegularisedBetaQuantile(a, b, p float64) float64 {
	if !(a > 0) || !(b > 0) || !(p >= 0 && p <= 1) || math.IsInf(a+b, 1) {
		return math.NaN()
	}
	// The bit patterns of positive numbers are in the order of the numbers.
	below, reached := math.Float64bits(0), math.Float64bits(1)
	for reached-below > 1 {
		middle := below + (reached-below)/2
		if RegularisedBeta(a, b, math.Float64frombits(middle)) < p {
			below = middle
		} else {
			reached = middle
		}
	}
	if p == 0 {
		return 0
	}
	return math.Float64frombits(reached)
}
