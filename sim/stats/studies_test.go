//go:build studies

package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"simulate/sim/portable"
)

// TestCoverageOfMeans counts how often intervals of a mean miss it, to which side, over many seeds.
func TestCoverageOfMeans(t *testing.T) {
	sigma := math.Sqrt(portable.Log(1 + 1.5*1.5))
	for _, d := range []struct {
		name string
		mean float64
		draw func(*rand.Rand) float64
	}{
		{"lognormal, cv 1.5", 1, func(r *rand.Rand) float64 { return portable.Exp(sigma*r.NormFloat64() - sigma*sigma/2) }},
		{"exponential", 1, (*rand.Rand).ExpFloat64},
		{"normal", 0, (*rand.Rand).NormFloat64},
		{"share of 5%", 0.05, func(r *rand.Rand) float64 { return map[bool]float64{true: 1}[r.Float64() < 0.05] }},
	} {
		for _, n := range []int{10, 25, 50, 100, 200, 1000} {
			fmt.Println(study(d.name, d.mean, n, d.draw))
		}
	}
}

func study(name string, mean float64, n int, draw func(*rand.Rand) float64) string {
	seeds := min(20_000, 4_000_000/n)
	var miss [2][2]int
	values := make([]float64, n)
	for seed := range seeds {
		r := rand.New(rand.NewPCG(uint64(seed), uint64(n)))
		for i := range values {
			values[i] = draw(r)
		}
		m, squares := deviations(values)
		cubes := 0.0
		for _, v := range values {
			cubes += (v - m) * (v - m) * (v - m)
		}
		for k, i := range []Interval{around(m, halfWidthOfMean(squares, n, Level)), newStandardError(math.Sqrt(squares/float64(n-1)), cubes, n).hall(m, Level)} {
			if i.High < mean {
				miss[k][0]++
			}
			if i.Low > mean {
				miss[k][1]++
			}
		}
	}
	of := func(k int) string {
		a, b := float64(miss[k][0])/float64(seeds), float64(miss[k][1])/float64(seeds)
		return fmt.Sprintf("%.1f%% | %.1f%% | %.1f%%", 100*(1-a-b), 100*a, 100*b)
	}
	return fmt.Sprintf("| %s | %d | %s | %s |", name, n, of(0), of(1))
}

// TestPromiseOfMoreRuns counts how often as many more runs as are said do tell, where it is said: over truths that lie evenly on
// either side of the limit, and of one truth at a time, in standard errors of the runs made off the limit.
func TestPromiseOfMoreRuns(t *testing.T) {
	fmt.Println("| truth | cannot tell | of those it is said | half the time | four times in five |")
	for _, truth := range []float64{math.NaN(), 0, 1, 1.5, 2, 3, 4} {
		fmt.Println(promise(truth))
	}
}

func promise(fixed float64) string {
	const runs, seeds = 1000, 400_000
	open, said, half, often := 0, 0, 0, 0
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 1))
		truth, name := fixed, fixed
		if math.IsNaN(name) {
			truth = 16*r.Float64() - 8
		}
		limit := Limit{Operator: AtMost, Value: 0}
		told := func(v float64, more int) bool {
			se := math.Sqrt(runs / float64(runs+more))
			return limit.Judge(around(v, 1.95996*se)) != CannotTell
		}
		first := truth + r.NormFloat64()
		if told(first, 0) {
			continue
		}
		open++
		m := limit.MoreRuns(Estimate{Value: first, Interval: around(first, 1.95996)}, runs)
		if !m.Known {
			continue
		}
		said++
		later := func(more int) bool {
			share := float64(more) / float64(runs+more)
			return told(first+share*(truth-first)+math.Sqrt(share*(1-share))*r.NormFloat64(), more)
		}
		if later(m.Half) {
			half++
		}
		if later(m.Often) {
			often++
		}
	}
	per := func(n, of int) float64 { return 100 * float64(n) / float64(of) }
	return fmt.Sprintf("| %v | %.1f%% | %.1f%% | %.1f%% | %.1f%% |", fixed, per(open, seeds), per(said, open), per(half, said), per(often, said))
}
