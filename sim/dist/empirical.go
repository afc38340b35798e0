package dist

import (
	"errors"
	"slices"
)

// Empirical returns the distribution of the observations, in any order, with
// straight lines between neighbours: the n observations in order are the quantiles
// at 0, 1/(n-1), 2/(n-1), …, 1 (type 7 of R. J. Hyndman and Y. Fan, "Sample
// Quantiles in Statistical Packages", The American Statistician 50, 1996). The
// slice is copied. It fails when there are none, or one is not finite.
func Empirical(observations []float64) (Dist, error) {
	if len(observations) == 0 {
		return Dist{}, errors.New("there must be at least one observation")
	}
	for _, x := range observations {
		if err := checkFinite("every observation", x); err != nil {
			return Dist{}, err
		}
	}
	if len(observations) == 1 {
		return Fixed(observations[0])
	}
	sorted := slices.Clone(observations)
	slices.Sort(sorted)
	return whole(empirical{sorted}), nil
}

type empirical struct{ sorted []float64 }

func (f empirical) quantile(u float64) float64 {
	rank := float64(u * float64(len(f.sorted)-1))
	i := int(rank) // at most n-2, since u is below 1
	return f.sorted[i] + float64((rank-float64(i))*(f.sorted[i+1]-f.sorted[i]))
}

func (f empirical) shares(x float64) (below, upTo float64) {
	n := len(f.sorted)
	first, found := slices.BinarySearch(f.sorted, x)
	switch {
	case found:
		last := first
		for last+1 < n && f.sorted[last+1] == x {
			last++
		}
		return float64(first) / float64(n-1), float64(last) / float64(n-1)
	case first == 0:
		return continuous(0)
	case first == n:
		return continuous(1)
	}
	left, right := f.sorted[first-1], f.sorted[first]
	return continuous((float64(first-1) + (x-left)/(right-left)) / float64(n-1))
}

func (f empirical) mean() float64 {
	n := len(f.sorted)
	sum := -(f.sorted[0] + f.sorted[n-1]) / 2
	for _, x := range f.sorted {
		sum += x
	}
	return sum / float64(n-1)
}

func (f empirical) support() (lowest, highest float64) {
	return f.sorted[0], f.sorted[len(f.sorted)-1]
}
