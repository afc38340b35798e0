package stats

import (
	"math"

	"simulate/sim/portable"
)

// ECDF is an empirical distribution function: the share of all values, missing ones included, that do not exceed each of
// some values. Between two of X it is that of the lower.
type ECDF struct {
	X     []float64 // ascending, without ties
	Share []float64 // up to each of X; the last is less than 1 where values are missing
}

// ECDF returns the distribution function of the sample at no more than most of its values, of which there are at least two.
// With fewer distinct values it has all of them, and is exact everywhere; of more it has the quantiles at even steps from the
// least to the greatest, and is exact there.
func (s Sample) ECDF(most int) ECDF {
	e, all := s.distinct(most)
	if all {
		return e
	}
	e = ECDF{}
	for i := range most {
		e.include(s, 1+i*(s.happened()-1)/(most-1))
	}
	return e
}

// distinct is the distribution function at every distinct value; all is false when there are more than most.
func (s Sample) distinct(most int) (e ECDF, all bool) {
	for rank := 1; rank <= s.happened(); rank = s.countAtMost(e.X[len(e.X)-1]) + 1 {
		if len(e.X) == most {
			return ECDF{}, false
		}
		e.include(s, rank)
	}
	return e, true
}

// include adds the value of a rank, and those that cannot be told from it, behind those of lower ranks.
func (e *ECDF) include(s Sample, rank int) {
	_, x := s.tied(s.ranked(rank))
	if n := len(e.X); n > 0 && e.X[n-1] == x {
		return
	}
	e.X = append(e.X, x)
	e.Share = append(e.Share, float64(s.countAtMost(x))/float64(s.Total()))
}

// Band returns the ends of a band that holds the whole true distribution function with a probability of at least the level,
// when the function is that of n independent values. It is the one of Dvoretzky, Kiefer and Wolfowitz (Annals of Mathematical
// Statistics 27, 1956) with the constant that Massart found to be the best there is (Annals of Probability 18, 1990):
// P(sup |Fₙ − F| > ε) ≤ 2·exp(−2nε²). It holds for any n and any distribution, with ties and missing values too, and at the
// values of a thinned function as at all others.
func (e ECDF) Band(n int, level float64) (low, high []float64) {
	half := BandHalfWidth(n, level)
	for _, share := range e.Share {
		low = append(low, max(share-half, 0))
		high = append(high, min(share+half, 1))
	}
	return low, high
}

// BandHalfWidth is how far from the true distribution function that of n independent values may lie, with the probability of the level: the
// ε with 2·exp(−2nε²) = 1 − level. See Band.
func BandHalfWidth(n int, level float64) float64 {
	return math.Sqrt(portable.Log(2/(1-level)) / float64(2*n))
}
