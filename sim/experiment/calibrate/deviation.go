package calibrate

import (
	"cmp"
	"slices"
)

// Deviation is how far the quantiles of an input, which are uniform without the record, are from that.
type Deviation struct {
	Distance  float64 // Kolmogorov's and Smirnov's: the greatest of the distribution functions
	Effective float64 // how many independent values of equal weight would tell as much
}

// deviation is that of an input in some runs. The same quantile in several runs, which are copies that have not been moved in it, is one value.
func deviation(all []*particle, weights []float64, input int) Deviation {
	type value struct{ at, weight float64 }
	values, total := make([]value, len(all)), 0.0
	for i, p := range all {
		values[i] = value{p.at[input], weights[i]}
		total += weights[i]
	}
	slices.SortFunc(values, func(a, b value) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.weight, b.weight)) })
	var d Deviation
	var together []float64
	below := 0.0
	for i := 0; i < len(values); {
		at, weight := values[i].at, 0.0
		for ; i < len(values) && values[i].at == at; i++ {
			weight += values[i].weight
		}
		together = append(together, weight)
		upTo := below + weight
		d.Distance = max(d.Distance, at-below/total, upTo/total-at)
		below = upTo
	}
	d.Effective = effective(together)
	return d
}
