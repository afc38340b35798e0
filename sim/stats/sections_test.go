package stats_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// correlated returns runs of ten sites each. A value is normal with mean 10,000
// and SD 1,000; two of the same run have a correlation of 0.5, because half the
// variance is the run's own.
func correlated(r *rand.Rand, runs int) []stats.Run {
	out := make([]stats.Run, runs)
	for i := range out {
		common := r.NormFloat64()
		for range 10 {
			v := 10_000 + 1000*math.Sqrt(0.5)*(common+r.NormFloat64())
			out[i].Values = append(out[i].Values, int64(math.Round(v)))
		}
	}
	return out
}

// sites draws runs of differing numbers of values, some of them missing.
func sites(t *rapid.T) []stats.Run {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) stats.Run {
		return stats.Run{
			Values:  rapid.SliceOfN(rapid.Int64Range(-20, 20), 0, 5).Draw(t, "values"),
			Missing: rapid.IntRange(0, 2).Draw(t, "missing"),
		}
	}), 0, 60).Draw(t, "runs")
}

// counter counts how often an interval held the truth.
type counter struct{ held, of int }

func (c *counter) observe(interval stats.Interval, truth float64) {
	c.of++
	if interval.Known && interval.Low <= truth && truth <= interval.High {
		c.held++
	}
}

func (c *counter) share() float64 { return float64(c.held) / float64(c.of) }

// Over 2,000 samples one standard error of a coverage of 0.95 is 0.005; each may
// be off by four.
func TestSectionedIntervalsCoverWhenValuesOfARunResembleEachOther(t *testing.T) {
	t.Parallel()
	const p90 = 10_000 + 1281.55 // 1.28155 is the normal 90th percentile
	r := rand.New(rand.NewPCG(1, 2))
	var mean, median, ninetieth, share, pooled counter
	for range 2000 {
		s := stats.NewSections(correlated(r, 100))
		mean.observe(s.MeanInterval(0.95), 10_000)
		median.observe(s.QuantileInterval(0.5, 0.95), 10_000)
		ninetieth.observe(s.QuantileInterval(0.9, 0.95), p90)
		share.observe(s.ShareAtMost(p90, 0.95).Interval, 0.9)
		pooled.observe(s.Pooled().MeanInterval(0.95), 10_000)
	}
	near(t, "coverage of the mean", mean.share(), 0.95, 0.02)
	near(t, "coverage of the median", median.share(), 0.95, 0.02)
	near(t, "coverage of the 90th percentile", ninetieth.share(), 0.95, 0.02)
	near(t, "coverage of a share", share.share(), 0.95, 0.02)

	// Ten values with a correlation of 0.5 have 5.5 times the variance of
	// independent ones: P(|Z| ≤ 1.96/√5.5) = 0.597.
	near(t, "coverage of the pooled mean", pooled.share(), 0.597, 0.045)
}

// studentOf is Student's interval for the mean of values.
func studentOf(values []int64) stats.Interval {
	var m stats.Moments
	for _, v := range values {
		m.Add(v)
	}
	return m.MeanInterval(0.95)
}

func TestOneValueARunHasTheIntervalOfASample(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(-1e6, 1e6), 2, 60).Draw(t, "values")
		got, want := stats.NewSections(single(values, 0)).MeanInterval(0.95), stats.NewSample(slices.Clone(values), 0).MeanInterval(0.95)
		if math.Abs(got.Low-want.Low) > 1e-6 || math.Abs(got.High-want.High) > 1e-6 {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	})
}

// Runs of 1 and 3 values: pooled mean (10+8)/4 = 4.5, residuals 10 − 4.5 = 5.5
// and 8 − 13.5 = −5.5; standard error √(2·5.5²·2/1)/4 = 2.75; t(1) = 12.7062.
func TestRunsWeighByTheirNumberOfValues(t *testing.T) {
	t.Parallel()
	s := stats.NewSections([]stats.Run{{Values: []int64{10}}, {Values: []int64{2, 3, 3}, Missing: 5}})
	got := s.Summarise().Mean
	near(t, "mean", got.Value, 4.5, 0)
	near(t, "low", got.Interval.Low, 4.5-12.7062*2.75, 1e-3)
	near(t, "high", got.Interval.High, 4.5+12.7062*2.75, 1e-3)
}

func TestSectionedIntervalsContainTheirEstimate(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := stats.NewSections(sites(t))
		p, v := shares().Draw(t, "p"), float64(rapid.IntRange(-21, 21).Draw(t, "v"))
		for what, e := range map[string]stats.Estimate{
			"mean":     {Value: s.Pooled().Mean(), Interval: s.MeanInterval(0.95)},
			"quantile": {Value: s.Pooled().Quantile(p), Interval: s.QuantileInterval(p, 0.95)},
			"share":    s.ShareAtMost(v, 0.95),
		} {
			i := e.Interval
			if i.Known && !(i.Low <= e.Value && e.Value <= i.High) {
				t.Fatalf("%s %v is outside %+v", what, e.Value, i)
			}
		}
	})
}

// single returns runs of one value each, and so many more that are missing.
func single(values []int64, missing int) []stats.Run {
	runs := make([]stats.Run, len(values), len(values)+missing)
	for i := range values {
		runs[i].Values = values[i : i+1]
	}
	for range missing {
		runs = append(runs, stats.Run{Missing: 1})
	}
	return runs
}

// The median of 1,000 runs of one value each: half = t(999)·√(Σd²·1000/999)/1000
// with t(999) = 1.962341, and the ends have ranks ceil(1000·(0.5 ∓ half)). A
// value is its own rank, but for ties.
func TestSectionedMedianByHand(t *testing.T) {
	t.Parallel()
	tied := upTo(1000)
	for i := 470; i < 530; i++ {
		tied[i] = 500
	}
	for _, c := range []struct {
		name      string
		runs      []stats.Run
		low, high float64
	}{
		// 500 residuals of ½, 500 of −½: Σd² = 250, half 0.031043.
		{"no ties", single(upTo(1000), 0), 469, 532},
		// 60 tied values count half, residual 0: Σd² = 940/4 = 235, half 0.030097.
		{"ties about the median", single(tied, 0), 470, 531},
		{"ties, and the rest missing", single(tied[:530], 470), 470, missing},
		// A missing value counts 25/525: Σd² = 475/4 + 525·0.452381² = 226.19,
		// half 0.029528.
		{"the median is missing", single(upTo(475), 525), 471, missing},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := stats.Interval{Low: c.low, High: c.high, Known: true}
			if got := stats.NewSections(c.runs).QuantileInterval(0.5, 0.95); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

// Of 40 runs one holds half of all values, and all the largest or smallest: with
// a residual near 4 of 79 it makes the share uncertain by 2.02·4/79 = 0.10,
// which reaches beyond the edge.
func TestSectionedQuantileHasNoIntervalBeyondItsValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p    float64
		sign int64
	}{{0.9, 1}, {0.1, -1}} {
		runs := single(make([]int64, 39), 0)
		var outlier stats.Run
		for _, v := range upTo(40) {
			outlier.Values = append(outlier.Values, c.sign*v)
		}
		if got := stats.NewSections(append(runs, outlier)).QuantileInterval(c.p, 0.95); got.Known {
			t.Errorf("p = %v: the interval %+v is known", c.p, got)
		}
	}
}

func TestSectionedQuantileNeedsAsManyRunsAsIndependentValues(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		runs := correlated(r, 35)
		if got := stats.NewSections(runs).QuantileInterval(0.9, 0.95); got.Known {
			t.Fatalf("35 runs have the interval %+v", got)
		}
	}
	if !stats.NewSections(correlated(r, 100)).QuantileInterval(0.9, 0.95).Known {
		t.Error("100 runs have no interval")
	}
}

// The same half of the runs is wholly missing: a median of what happened would
// look fast; here it and the upper end are open.
func TestSectionedQuantileCountsMissingAsLonger(t *testing.T) {
	t.Parallel()
	runs := correlated(rand.New(rand.NewPCG(5, 6)), 100)
	for i := range 50 {
		runs[i] = stats.Run{Missing: 10}
	}
	runs[50].Missing = 1
	got := stats.NewSections(runs).Summarise()
	if !stats.IsMissing(got.P50.Value) || !stats.IsMissing(got.P50.Interval.High) || stats.IsMissing(got.P50.Interval.Low) {
		t.Errorf("median %+v, want a missing one with a lower end", got.P50)
	}
	if got.N != 500 || got.Missing != 501 || stats.IsMissing(got.Max) {
		t.Errorf("N %d, missing %d, max %v", got.N, got.Missing, got.Max)
	}
}

func TestSectionedShareAtItsEdgesCountsARunAsOneValue(t *testing.T) {
	t.Parallel()
	s := stats.NewSections(correlated(rand.New(rand.NewPCG(7, 8)), 50))
	for _, c := range []struct {
		limit float64
		want  stats.Interval
	}{
		{1e6, stats.ClopperPearson(50, 50, 0.95)},
		{0, stats.ClopperPearson(0, 50, 0.95)},
	} {
		if got := s.ShareAtMost(c.limit, 0.95).Interval; got != c.want {
			t.Errorf("limit %v: got %+v, want %+v", c.limit, got, c.want)
		}
	}
}

// Ten runs of one value, of which five are missing: the spread of the residuals
// ±½ is that of n−1 = 9 independent values, so k = 4.5 of 9.
func TestSectionedShareCountsMissingAsLonger(t *testing.T) {
	t.Parallel()
	got := stats.NewSections(single(upTo(5), 5)).ShareAtMost(1e6, 0.95)
	near(t, "share", got.Value, 0.5, 0)
	near(t, "low", got.Interval.Low, distuv.Beta{Alpha: 4.5, Beta: 5.5}.Quantile(0.025), 1e-9)
	near(t, "high", got.Interval.High, distuv.Beta{Alpha: 5.5, Beta: 4.5}.Quantile(0.975), 1e-9)
}

// Equal runs leave no doubt, but not more certainty than independent values.
func TestSectionedShareKnowsNoMoreThanIndependentValues(t *testing.T) {
	t.Parallel()
	runs := make([]stats.Run, 20)
	for i := range runs {
		runs[i].Values = upTo(10)
	}
	got, want := stats.NewSections(runs).ShareAtMost(3, 0.95).Interval, stats.ClopperPearson(60, 200, 0.95)
	near(t, "low", got.Low, want.Low, 1e-12)
	near(t, "high", got.High, want.High, 1e-12)
}

func TestSectionsWithoutSpreadToTellHaveNoInterval(t *testing.T) {
	t.Parallel()
	for name, runs := range map[string][]stats.Run{
		"no runs":          nil,
		"one run":          {{Values: []int64{1, 2, 3}}},
		"nothing happened": {{Missing: 2}, {}, {Missing: 1}},
		"no values":        make([]stats.Run, 50),
		"values in one":    append(make([]stats.Run, 50), stats.Run{Values: []int64{1, 2}}),
	} {
		s := stats.NewSections(runs)
		got := s.Summarise()
		if got.Mean.Interval.Known || got.P50.Interval.Known || got.P90.Interval.Known {
			t.Errorf("%s: %+v", name, got)
		}
	}
	one := stats.NewSections([]stats.Run{{}, {Values: upTo(4)}, {}})
	if got := one.ShareAtMost(1, 0.95); got != (stats.Estimate{Value: 0.25}) {
		t.Errorf("a share of one run: %+v", got)
	}
	happenedOnce := stats.NewSections(append(single(nil, 50), stats.Run{Values: upTo(4)}))
	if got := happenedOnce.MeanInterval(0.95); got.Known {
		t.Errorf("a mean of what happened in one run: %+v", got)
	}
}
