package stats_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"simulate/sim/stats"
)

// pairing draws the lengths of a run with a baseline and with a variant.
type pairing struct {
	name  string
	pair  func(r *rand.Rand) (baseline, variant float64)
	truth float64 // of the difference of the 90th percentiles
}

// A variant is seldom independent of its baseline: all but a few runs may be the same, or all be longer by nearly as much. The spread
// of twenty sections of 200 runs told these differences with intervals that held 63% to 89% of the time.
func pairings() []pairing {
	long := func(r *rand.Rand) float64 { return math.Exp(r.NormFloat64()) }
	const z = 1.2815515655446004 // the 90th percentile of normal numbers
	return []pairing{
		{"independent", func(r *rand.Rand) (float64, float64) { return long(r), long(r) }, 0},
		{"half in common", func(r *rand.Rand) (float64, float64) {
			c := r.NormFloat64()
			return c + r.NormFloat64(), 5 + c + r.NormFloat64()
		}, 5},
		{"a tenth longer", func(r *rand.Rand) (float64, float64) {
			c := long(r)
			return c, 1.1 * c
		}, 0.1 * math.Exp(z)},
		{"nearly in common", func(r *rand.Rand) (float64, float64) {
			c := r.NormFloat64()
			return c, c + 0.1*r.NormFloat64()
		}, z * (math.Sqrt(1.01) - 1)},
		{"a third anew", func(r *rand.Rand) (float64, float64) {
			c := long(r)
			if r.IntN(3) == 0 {
				return c, long(r)
			}
			return c, c
		}, 0},
	}
}

func TestIntervalsOfQuantileDifferencesHold(t *testing.T) {
	t.Parallel()
	for _, c := range pairings() {
		for _, runs := range []int{50, 200} {
			r := rand.New(rand.NewPCG(8, uint64(runs)))
			var held counter
			baseline, variant := make([]stats.Outcome, runs), make([]stats.Outcome, runs)
			for range 600 {
				for i := range runs {
					b, v := c.pair(r)
					baseline[i], variant[i] = stats.Outcome(1e6*b), stats.Outcome(1e6*v)
				}
				held.observe(stats.QuantileDifference(baseline, variant, 0.9, 0.95).Interval, 1e6*c.truth)
			}
			if held.share() < 0.93 {
				t.Errorf("%s, %d runs: held %.1f%% of the time", c.name, runs, 100*held.share())
			}
		}
	}
}

// What drawing the runs again tends to: the ends are near those of a bootstrap of pairs.
func TestIntervalsOfQuantileDifferencesAreThoseOfTheBootstrap(t *testing.T) {
	t.Parallel()
	for _, c := range pairings()[:2] {
		const runs, draws = 1000, 1600
		r := rand.New(rand.NewPCG(1, 5))
		b, v := make([]int64, runs), make([]int64, runs)
		for i := range runs {
			x, y := c.pair(r)
			b[i], v[i] = int64(1e6*x), int64(1e6*y)
		}
		var again []float64
		x, y := make([]int64, runs), make([]int64, runs)
		for range draws {
			for i := range runs {
				k := r.IntN(runs)
				x[i], y[i] = b[k], v[k]
			}
			slices.Sort(x)
			slices.Sort(y)
			again = append(again, float64(y[runs*9/10-1]-x[runs*9/10-1]))
		}
		slices.Sort(again)
		got := stats.QuantileDifference(happened(b...), happened(v...), 0.9, 0.95).Interval
		low, high := again[draws/40], again[draws-draws/40]
		width := high - low
		near(t, c.name+", low", got.Low, low, 0.15*width)
		near(t, c.name+", high", got.High, high, 0.15*width)
	}
}

// An interval whose end falls among what is missing is not known; one whose ends do not is.
func TestQuantileDifferencesAmongWhatIsMissing(t *testing.T) {
	t.Parallel()
	for missing, known := range map[int]bool{0: true, 3: true, 9: false, 15: false} {
		baseline, variant := happened(upTo(100)...), happened(upTo(100)...)
		for i := range missing {
			variant[99-i] = unfinished
		}
		if got := stats.QuantileDifference(baseline, variant, 0.9, 0.95); got.Interval.Known != known {
			t.Errorf("%d of 100 missing: %+v", missing, got)
		}
	}
}
