//go:build studies

package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"simulate/sim/portable"
)

// tail15 is lognormal with mean 1 and a coefficient of variation of 1.5.
func tail15(r *rand.Rand) float64 {
	sigma := math.Sqrt(portable.Log(1 + 1.5*1.5))
	return portable.Exp(float64(sigma*r.NormFloat64()) - sigma*sigma/2)
}

const inMilliseconds = 1e6 // so that rounding does not matter

// held counts how often an interval of a figure holds the truth, and how often it lies below or above it.
func held(seeds int, truth float64, draw func(*rand.Rand) Interval) string {
	known, below, above := 0, 0, 0
	for seed := range uint64(seeds) {
		i := draw(rand.New(rand.NewPCG(seed, 7)))
		switch {
		case !i.Known:
			continue
		case i.High < truth:
			below++
		case i.Low > truth:
			above++
		}
		known++
	}
	per := func(n int) float64 { return 100 * float64(n) / float64(known) }
	return fmt.Sprintf("%.1f%% | %.1f%% | %.1f%%", 100-per(below+above), per(below), per(above))
}

// TestCoverageOfComparisons counts how often the intervals of a comparison hold the truth. Both sides share some of their luck.
func TestCoverageOfComparisons(t *testing.T) {
	partly := func(r *rand.Rand) (b, v float64) {
		common := tail15(r)
		return common + tail15(r), common + 2*tail15(r)
	}
	pairOf := func(r *rand.Rand, n int, pair func(*rand.Rand) (float64, float64)) (b, v []Outcome) {
		for range n {
			x, y := pair(r)
			b, v = append(b, Outcome(int64(inMilliseconds*x))), append(v, Outcome(int64(inMilliseconds*y)))
		}
		return b, v
	}
	for _, c := range []struct {
		name string
		pair func(*rand.Rand) (float64, float64)
	}{
		{"one part in common", partly},
		{"three runs of ten anew", func(r *rand.Rand) (b, v float64) {
			b = tail15(r)
			if r.IntN(10) < 3 {
				return b, tail15(r)
			}
			return b, b
		}},
		{"the same and a little", func(r *rand.Rand) (b, v float64) {
			b = tail15(r)
			return b, b + tail15(r)/10
		}},
	} {
		b, v := pairOf(rand.New(rand.NewPCG(1, 1)), 4_000_000, c.pair)
		p90 := QuantileDifference(b, v, 0.9, Level).Value
		for _, n := range []int{50, 100, 200, 400, 1000, 4000} {
			fmt.Printf("| p90 difference, %s | %d | %s |\n", c.name, n, held(min(20_000, 4_000_000/n), p90, func(r *rand.Rand) Interval {
				b, v := pairOf(r, n, c.pair)
				return QuantileDifference(b, v, 0.9, Level).Interval
			}))
		}
	}
	for _, n := range []int{10, 25, 50, 100, 200, 1000} {
		fmt.Printf("| mean difference | %d | %s |\n", n, held(min(20_000, 4_000_000/n), inMilliseconds, func(r *rand.Rand) Interval {
			b, v := pairOf(r, n, partly)
			return Compare(b, v).Mean.Interval
		}))
	}
}

// TestCoverageOfSectionedMeans counts the same of a mean of five values a run that have half of their variance in common.
func TestCoverageOfSectionedMeans(t *testing.T) {
	for _, n := range []int{10, 25, 50, 100, 200, 1000} {
		fmt.Printf("| mean of five a run | %d | %s |\n", n, held(min(20_000, 2_000_000/n), 2*inMilliseconds, func(r *rand.Rand) Interval {
			runs := make([]Run, n)
			for i := range runs {
				common := tail15(r)
				for range 5 {
					runs[i].Values = append(runs[i].Values, int64(inMilliseconds*(common+tail15(r))))
				}
			}
			return NewSections(runs).MeanInterval(Level)
		}))
	}
}

// TestCoverageOfDecompositions counts the same of the share of the variance that is due to inputs: half of it.
func TestCoverageOfDecompositions(t *testing.T) {
	for name, draw := range map[string]func(*rand.Rand) float64{"normal": (*rand.Rand).NormFloat64, "lognormal, cv 1.5": tail15} {
		for _, n := range []int{25, 50, 100, 200, 500, 1000} {
			fmt.Printf("| share of assumption, %s | %d | %s |\n", name, n, held(min(20_000, 4_000_000/n), 0.5, func(r *rand.Rand) Interval {
				var first, second []Outcome
				for range n {
					input := draw(r)
					first = append(first, Outcome(int64(inMilliseconds*(10+input+draw(r)))))
					second = append(second, Outcome(int64(inMilliseconds*(10+input+draw(r)))))
				}
				return Decompose(first, second, Level).Inputs.Interval
			}))
		}
	}
}

// TestCoverageOfWeightedMeans counts the same of a mean of which runs count for more or less, by something else.
func TestCoverageOfWeightedMeans(t *testing.T) {
	for _, n := range []int{10, 25, 50, 100, 200, 1000} {
		fmt.Printf("| weighted mean | %d | %s |\n", n, held(min(20_000, 4_000_000/n), 1, func(r *rand.Rand) Interval {
			values, weights := make([]float64, n), make([]float64, n)
			for i := range values {
				values[i], weights[i] = tail15(r), r.Float64()
			}
			return NewWeighted(values, weights).Mean(Level).Interval
		}))
	}
}
