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
	pairOf := func(r *rand.Rand, n int) (b, v []Outcome) {
		for range n {
			common := tail15(r)
			b = append(b, Outcome{Value: int64(inMilliseconds * (common + tail15(r)))})
			v = append(v, Outcome{Value: int64(inMilliseconds * (common + 2*tail15(r)))})
		}
		return b, v
	}
	r := rand.New(rand.NewPCG(1, 1))
	b, v := pairOf(r, 8_000_000)
	p90 := QuantileDifference(b, v, 0.9, Level).Value
	for _, n := range []int{200, 300, 400, 600, 1000, 4000} {
		fmt.Printf("| p90 difference | %d | %s |\n", n, held(min(20_000, 4_000_000/n), p90, func(r *rand.Rand) Interval {
			b, v := pairOf(r, n)
			return QuantileDifference(b, v, 0.9, Level).Interval
		}))
	}
	for _, n := range []int{10, 25, 50, 100, 200, 1000} {
		fmt.Printf("| mean difference | %d | %s |\n", n, held(min(20_000, 4_000_000/n), inMilliseconds, func(r *rand.Rand) Interval {
			b, v := pairOf(r, n)
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
					first = append(first, Outcome{Value: int64(inMilliseconds * (10 + input + draw(r)))})
					second = append(second, Outcome{Value: int64(inMilliseconds * (10 + input + draw(r)))})
				}
				return Decompose(first, second, Level).Inputs.Interval
			}))
		}
	}
}
