package stats_test

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

func estimate(value, low, high float64) stats.Estimate {
	return stats.Estimate{Value: value, Interval: stats.Interval{Low: low, High: high, Known: true}}
}

func TestRoundsDouble(t *testing.T) {
	t.Parallel()
	for runs, want := range map[int]int{0: 1000, 300: 1000, 1000: 2000, 2000: 4000} {
		if got := stats.NextRound(runs); got != want {
			t.Errorf("after %d runs: %d, want %d", runs, got, want)
		}
	}
}

func TestPrecisionLooksAtHalfTheWidth(t *testing.T) {
	t.Parallel()
	five := stats.Precision{HalfWidth: 5}
	percent := stats.Precision{HalfWidth: 0.02, Relative: true}
	for _, c := range []struct {
		name      string
		precision stats.Precision
		estimate  stats.Estimate
		reached   bool
		runs      int // of 1,000; 0: cannot be told
	}{
		{"narrow", five, estimate(100, 95, 105), true, 1000},
		{"lopsided", five, estimate(100, 99, 109), true, 1000},
		{"wide", five, estimate(100, 90, 110), false, 4000},
		{"relative", percent, estimate(-100, -102, -98), true, 1000},
		{"relative and wide", percent, estimate(-100, -103, -97), false, 2250},
		{"relative to nothing", percent, estimate(0, -1, 1), false, 0},
		{"nothing exactly", percent, estimate(0, 0, 0), true, 1000},
		{"open upwards", five, estimate(100, 95, missing), false, 0},
		{"missing", five, estimate(missing, missing, missing), false, 0},
		{"not known", five, stats.Estimate{Value: 100}, false, 0},
	} {
		if got := c.precision.Reached(c.estimate); got != c.reached {
			t.Errorf("%s: reached: %v", c.name, got)
		}
		if total, ok := c.precision.Runs(c.estimate, 1000); total != c.runs || ok != (c.runs > 0) {
			t.Errorf("%s: %d runs, %v; want %d", c.name, total, ok, c.runs)
		}
	}
}

// Stopping when the interval is narrow costs little coverage when one looks at 1,000, 2,000, 4,000 runs.
func TestStoppingAtAPrecisionCovers(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(2, 6))
	p := stats.Precision{HalfWidth: 62} // as narrow as that of 1,000 values at times
	var covered counter
	stopped := map[int]int{}
	for range 1000 {
		var m stats.Moments
		for runs := stats.NextRound(0); ; runs = stats.NextRound(runs) {
			for m.N() < runs {
				m.Add(int64(1000 * r.ExpFloat64()))
			}
			e := stats.Estimate{Value: m.Mean(), Interval: m.MeanInterval(0.95)}
			if p.Reached(e) {
				covered.observe(e.Interval, 999.5) // rounded down
				stopped[runs]++
				break
			}
		}
	}
	near(t, "coverage", covered.share(), 0.945, 0.028)
	if stopped[1000] < 100 || stopped[2000] < 100 {
		t.Errorf("stopped at %v: the rule was not put to the test", stopped)
	}
}

func TestMoreRunsOfAMean(t *testing.T) {
	t.Parallel()
	limit := stats.Limit{Operator: stats.AtMost, Value: 100}
	for _, c := range []struct {
		name     string
		estimate stats.Estimate
		more     stats.More
	}{
		{"told", estimate(90, 85, 95), stats.More{Known: true}},
		// An interval of ±12.5 has to shrink to ±10, with 1.5625 times the runs. Of r times the runs d − z/√r = q·√(1−1/r) with
		// d = 1.568 standard errors, z = 1.95996 and q = 0.84162 at r = 6.01.
		{"below the limit", estimate(90, 77.5, 102.5), stats.More{Half: 563, Often: 5014, Known: true}},
		{"above the limit", estimate(110, 97.5, 122.5), stats.More{Half: 563, Often: 5014, Known: true}},
		{"lopsided", estimate(90, 89, 100.1), stats.More{Half: 21, Often: 1219, Known: true}}, // (10.1/10)² = 1.0201
		// An interval of ±20 would have to shrink to ±10, but from one standard error off nobody can say.
		{"near the limit", estimate(90, 70, 110), stats.More{}},
		{"at the limit", estimate(100, 90, 110), stats.More{}},
		{"hardly off the limit", estimate(100.0001, 90, 110), stats.More{}},
		{"open upwards", estimate(90, 80, missing), stats.More{}},
		{"missing", estimate(missing, 90, missing), stats.More{}},
		{"not known", stats.Estimate{Value: 90}, stats.More{}},
	} {
		if more := limit.MoreRuns(c.estimate, 1000); more != c.more {
			t.Errorf("%s: %+v; want %+v", c.name, more, c.more)
		}
	}
}

func TestMoreRunsOfAShare(t *testing.T) {
	t.Parallel()
	atLeast := func(v float64) stats.Limit { return stats.Limit{Operator: stats.AtLeast, Value: v} }
	for _, c := range []struct {
		limit   stats.Limit
		k, runs int
		more    int // half of the time
		known   bool
	}{
		// Without a failure the lower end is 0.025^(1/n): it reaches 0.99 at n = ln 0.025/ln 0.99 = 367.04.
		{atLeast(0.99), 200, 200, 168, true},
		{atLeast(0.99), 100, 100, 0, false}, // a failure is to be expected before
		{atLeast(0.5), 100, 100, 0, true},
		{atLeast(0.9), 90, 100, 0, false},
		{atLeast(0.9), 0, 0, 0, false},
	} {
		if more := c.limit.MoreRunsForShare(c.k, c.runs, 0.95); more.Half != c.more || more.Known != c.known {
			t.Errorf("%d of %d: %+v; want %d, %v", c.k, c.runs, more, c.more, c.known)
		}
	}
}

// What is promised holds: with so many more runs of the same kind the limit is told, and not with a good deal fewer.
func TestMoreRunsTell(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(40, 200).Draw(t, "n")
		values := rapid.SliceOfN(rapid.Int64Range(0, 30), n, n).Draw(t, "values")
		limit := stats.Limit{
			Operator: rapid.SampledFrom([]stats.Operator{
				stats.AtMost, stats.Below, stats.AtLeast, stats.Above,
			}).Draw(t, "operator"),
			Value: float64(rapid.IntRange(0, 30).Draw(t, "limit")),
		}
		p := rapid.SampledFrom([]float64{0.5, 0.9}).Draw(t, "p")
		said := limit.MoreRunsForQuantile(stats.NewSample(values, 0), p, 0.95)
		if !said.Known {
			return
		}
		more := said.Half
		times := func(k int) stats.Verdict {
			var many []int64
			for range k {
				many = append(many, values...)
			}
			return limit.Judge(stats.NewSample(many, 0).QuantileInterval(p, 0.95))
		}
		if verdict := times(1 + (more+n-1)/n*2); verdict == stats.CannotTell {
			t.Fatalf("%d more than %d runs do not tell", more, n)
		}
		if fewer := more / n / 2; more > 0 && times(max(fewer, 1)) != stats.CannotTell {
			t.Fatalf("%d times %d runs tell already, not only %d more", max(fewer, 1), n, more)
		}
	})
}

func TestMoreRunsOfAQuantile(t *testing.T) {
	t.Parallel()
	// 920 of 1,000 values are within the limit of a 90th percentile; 881 to 919 would be needed to leave it open.
	values := upTo(1000)
	for _, c := range []struct {
		limit float64
		known bool
	}{
		{920, true},
		{880, true},
		{900, false},
	} {
		limit := stats.Limit{Operator: stats.AtMost, Value: c.limit}
		if more := limit.MoreRunsForQuantile(stats.NewSample(values, 0), 0.9, 0.95); more != (stats.More{Known: c.known}) {
			t.Errorf("%v: %+v; known %v", c.limit, more, c.known)
		}
	}
	// At a share of 0.915 it takes n·0.015 = 1.96·√(0.09·n), n = 1,537.
	limit := stats.Limit{Operator: stats.AtMost, Value: 915}
	more := limit.MoreRunsForQuantile(stats.NewSample(values, 0), 0.9, 0.95)
	near(t, "more", float64(more.Half), 537, 60)
	near(t, "four times in five", float64(more.Often), 4500, 800)
	if few := limit.MoreRunsForQuantile(stats.NewSample(nil, 0), 0.9, 0.95); few.Known {
		t.Errorf("of no runs %+v", few)
	}
}
