package stats_test

import (
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// coverage is the exact probability that the interval of ranks low…high of n
// values holds the p-quantile of a continuous distribution: that at least low
// and fewer than high values lie below it.
func coverage(n, low, high int, p float64) float64 {
	b := distuv.Binomial{N: float64(n), P: p}
	return b.CDF(float64(high-1)) - b.CDF(float64(low-1))
}

// ranks reads the ranks off a sample whose values are their own ranks.
func ranks(n int, p float64) (low, high int, ok bool) {
	interval := stats.NewSample(upTo(n), 0).QuantileInterval(p, 0.95)
	return int(interval.Low), int(interval.High), interval.Known
}

func TestQuantileIntervalHasItsKnownCoverage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n    int
		p    float64
		want float64 // three decimals
	}{
		{200, 0.9, 0.967},
		{1000, 0.9, 0.955},
		{6, 0.5, 0.969},  // 1 − 2·2⁻⁶
		{10, 0.5, 0.979}, // ranks 2 and 9
	} {
		low, high, _ := ranks(c.n, c.p)
		near(t, "coverage", coverage(c.n, low, high, c.p), c.want, 0.0005)
	}
}

// Ranks of the sign-test interval of the median, as tabulated (Conover, Practical
// Nonparametric Statistics, table A3).
func TestMedianRanksAgreeWithTables(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ n, low, high int }{
		{6, 1, 6}, {9, 2, 8}, {10, 2, 9}, {12, 3, 10}, {15, 4, 12}, {20, 6, 15}, {25, 8, 18}, {30, 10, 21},
	} {
		if low, high, ok := ranks(c.n, 0.5); low != c.low || high != c.high || !ok {
			t.Errorf("n = %d: ranks %d and %d, want %d and %d", c.n, low, high, c.low, c.high)
		}
	}
}

// The largest of n values lies beyond the p-quantile with probability 1 − pⁿ: an
// interval needs pⁿ ≤ 0.025.
func TestQuantileIntervalNeedsEnoughRuns(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p      float64
		enough int
	}{
		{0.5, 6},
		{0.9, 36},
		{0.95, 72},
		{0.1, 36}, // by symmetry
	} {
		for n := range 2 * c.enough {
			if _, _, ok := ranks(n, c.p); ok != (n >= c.enough) {
				t.Errorf("p = %v, %d values: an interval is known: %v", c.p, n, ok)
			}
		}
	}
}

func TestQuantileRanksAreTheTightestThatCover(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 1500).Draw(t, "n")
		p := shares().Draw(t, "p")
		low, high, ok := ranks(n, p)
		if !ok {
			return
		}
		b := distuv.Binomial{N: float64(n), P: p}
		const tail, rounding = 0.025, 1e-9
		if b.CDF(float64(low-1)) > tail+rounding || b.CDF(float64(low)) < tail-rounding {
			t.Fatalf("n = %d, p = %v: low rank %d", n, p, low)
		}
		if 1-b.CDF(float64(high-1)) > tail+rounding || 1-b.CDF(float64(high-2)) < tail-rounding {
			t.Fatalf("n = %d, p = %v: high rank %d", n, p, high)
		}
	})
}

func TestQuantileIntervalContainsTheQuantile(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := stats.NewSample(samples(t))
		p := shares().Draw(t, "p")
		interval := s.QuantileInterval(p, 0.95)
		if q := s.Quantile(p); interval.Known && (q < interval.Low || q > interval.High) {
			t.Fatalf("%v is outside %+v", q, interval)
		}
	})
}

func TestQuantileIntervalMayBeOpenUpwards(t *testing.T) {
	t.Parallel()
	low, high, _ := ranks(100, 0.9)
	for _, c := range []struct {
		name     string
		happened int
		want     stats.Interval
	}{
		{"both ends happened", high, stats.Interval{Low: float64(low), High: float64(high), Known: true}},
		{"the upper end is missing", high - 1, stats.Interval{Low: float64(low), High: missing, Known: true}},
		{"both ends are missing", low - 1, stats.Interval{Low: missing, High: missing, Known: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := stats.NewSample(upTo(c.happened), 100-c.happened).QuantileInterval(0.9, 0.95); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
