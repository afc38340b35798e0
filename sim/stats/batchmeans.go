package stats

import "math"

// Batched is an estimate from the batches of one long run. Within a run values resemble their neighbours, and only
// figures of whole batches, far enough apart, may pass for independent: [VonNeumann] says whether they do.
type Batched struct {
	Estimate
	Batches    int // 20 to 30 are the usual: see [NewBatches]
	VonNeumann VonNeumann
}

// BatchMean returns the mean of one figure a batch, in the order of time, with Student's interval. The interval is not
// known of fewer than two batches.
func BatchMean(figures []float64, level float64) Batched {
	b := Batched{Batches: len(figures), VonNeumann: NewVonNeumann(figures)}
	mean, squares := deviations(figures)
	b.Value = mean
	if n := len(figures); n >= 2 {
		b.Interval = around(mean, halfWidthOfMean(squares, n, level))
	}
	return b
}

// Ratio is what a batch adds to a ratio of sums: the sum of its values over their number, or the time at work over that
// on duty.
type Ratio struct{ Above, Below float64 }

// Plus adds up what is above and what is below.
func (r Ratio) Plus(other Ratio) Ratio { return Ratio{r.Above + other.Above, r.Below + other.Below} }

// Quotient is one over the other, or 0 over nothing.
func (r Ratio) Quotient() float64 {
	if r.Below == 0 {
		return 0
	}
	return r.Above / r.Below
}

// Together adds up ratios.
func Together(parts []Ratio) Ratio {
	var sum Ratio
	for _, part := range parts {
		sum = sum.Plus(part)
	}
	return sum
}

// BatchRatio returns a ratio of sums over batches, of which each is a part, in the order of time: a mean of values of
// which batches have differing numbers, for instance. It is the jackknife's, which takes out the most of a ratio's bias:
// the mean of R + (n−1)·(R − Rᵢ), with R the ratio and Rᵢ that without batch i. Student's interval is that of the n terms
// (Miller, "The jackknife: a review", Biometrika 61, 1974). They are checked for correlation, too. Where the parts are equal below, all this is [BatchMean] of the ratios.
//
// The interval is not known where a single batch has all of what is below, and the ratio is 0 over nothing.
func BatchRatio(parts []Ratio, level float64) Batched {
	sum := Together(parts)
	if sum.Below == 0 {
		return Batched{Batches: len(parts)}
	}
	ratio, n := sum.Above/sum.Below, float64(len(parts))
	terms := make([]float64, len(parts))
	for i, part := range parts {
		if part.Below == sum.Below {
			return Batched{Estimate: Estimate{Value: ratio}, Batches: len(parts)}
		}
		without := (sum.Above - part.Above) / (sum.Below - part.Below)
		terms[i] = ratio + float64((n-1)*(ratio-without))
	}
	return BatchMean(terms, level)
}

// BatchQuantile returns the p-quantile of all values of sections that are batches, in the order of time, or runs of many values. Its
// interval is that of [Sections.QuantileInterval] with batches for runs, but does not need as many: a batch has many
// values, and what it says of the share up to the quantile is near enough to normal. Batches without values are left out.
func (s Sections) BatchQuantile(p, level float64) Batched {
	b := Batched{Estimate: Estimate{Value: s.pooled.Quantile(p)}, Batches: len(s.runs)}
	if len(s.runs) < 2 {
		return b
	}
	residual := s.rankResidual(p)
	residuals := make([]float64, len(s.runs))
	for i, run := range s.runs {
		residuals[i] = residual(run)
	}
	b.Interval, b.VonNeumann = s.woodruff(p, level), NewVonNeumann(residuals)
	return b
}

// deviations returns the mean and the sum of squared deviations from it. It counts from the first value, so that equal
// values have no deviation at all.
func deviations(values []float64) (mean, squares float64) {
	if len(values) == 0 {
		return 0, 0
	}
	sum := 0.0
	for _, v := range values {
		sum += v - values[0]
	}
	mean = values[0] + sum/float64(len(values))
	for _, v := range values {
		squares += float64((v - mean) * (v - mean))
	}
	return mean, squares
}

// halfWidthOfMean returns half the width of Student's interval for a mean of n values, from the sum of their squared
// deviations.
func halfWidthOfMean(squares float64, n int, level float64) float64 {
	t := StudentQuantile(n-1, 1-tail(level))
	return float64(t * math.Sqrt(squares/float64(n-1)/float64(n)))
}
