package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/engine"
	"simulate/sim/stats"
)

var (
	unfinished = stats.Missing
	never      = stats.NotApplicable
)

// happened returns outcomes that have values.
func happened(values ...int64) []stats.Outcome {
	outcomes := make([]stats.Outcome, len(values))
	for i, v := range values {
		outcomes[i] = stats.Outcome(v)
	}
	return outcomes
}

// repeat returns n equal outcomes.
func repeat(o stats.Outcome, n int) []stats.Outcome {
	outcomes := make([]stats.Outcome, n)
	for i := range outcomes {
		outcomes[i] = o
	}
	return outcomes
}

// uniforms is a sequence of uniform numbers, as a caller makes them.
func uniforms(seed uint64) stats.Uniforms {
	return func(n uint64) float64 { return engine.Seed(seed).Mix(n).Uniform() }
}

// outcomes draws n outcomes of every kind.
func outcomes(t *rapid.T, what string, n int) []stats.Outcome {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) stats.Outcome {
		switch rapid.IntRange(0, 9).Draw(t, "state") {
		case 0:
			return never
		case 1:
			return unfinished
		default:
			return stats.Outcome(rapid.Int64Range(-50, 50).Draw(t, "value"))
		}
	}), n, n).Draw(t, what)
}

// Two drugs and ten patients: Student, Biometrika 6 (1908), hours of sleep gained. R's t.test(paired = TRUE) has
// t = -4.0621, p = 0.002833 and an interval from -2.4598858 to -0.7001142. The differences are skewed to the left, so that Hall's
// interval reaches further there: by hand, with the skewness of their ten values, g of it is Student's quantile of 2.2622.
func TestCompareMeansLikeStudent(t *testing.T) {
	t.Parallel()
	first := happened(700, -1600, -200, -1200, -100, 3400, 3700, 800, 0, 2000)
	second := happened(1900, 800, 1100, 100, -100, 4400, 5500, 1600, 4600, 3400)
	got := stats.Compare(second, first).Mean
	near(t, "baseline", got.Baseline, 2330, 0)
	near(t, "variant", got.Variant, 750, 0)
	near(t, "difference", got.Value, -1580, 0)
	near(t, "low, by Hall", hallOf(differences(second, first), got.Interval.Low), stats.StudentQuantile(9, 0.975), 1e-9)
	near(t, "high, by Student", got.Interval.High, -700.1142, 1e-4)
	near(t, "p, by Student", got.P, 0.002833, 5e-7)
	turned := stats.Compare(happened(0, 0, 0, 0), happened(300, 240, 360, 0)).Mean // of which the example below is the mirror
	near(t, "p, by Hall", turned.P, 2*distuv.StudentsT{Nu: 3, Sigma: 1}.CDF(-hallOf([]int64{300, 240, 360, 0}, 0)), 1e-9)
	if got.N != 10 || got.Interval.Direction() != stats.Shorter {
		t.Errorf("got %+v", got)
	}
}

// With the same uniform number an exponential of mean 9 is 0.9 of one of mean 10, and the difference is exponential of
// mean 1: its variance is exactly 1, against 100 + 81 without the same luck.
func TestTheSameLuckPays(t *testing.T) {
	t.Parallel()
	const runs = 40_000
	u := uniforms(1)
	ten, nine := make([]int64, runs), make([]int64, runs)
	for i := range runs {
		e := -math.Log(1 - u(uint64(i)))
		ten[i], nine[i] = int64(math.Round(10_000*e)), int64(math.Round(9_000*e))
	}
	got := stats.Compare(happened(ten...), happened(nine...))
	// The variance of an exponential's sample variance is 8/n: one standard error is 0.014 here.
	sd := (got.Mean.Interval.High - got.Mean.Interval.Low) / 2 / stats.StudentQuantile(runs-1, 0.975) * math.Sqrt(runs)
	near(t, "variance of the difference", sd*sd/1e6, 1, 0.057)
	near(t, "mean", got.Mean.Value, -1000, 20)
	near(t, "variance ratio", got.Mean.VarianceRatio, 181, 0.01)
}

func TestCompareWithoutSpread(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name              string
		baseline, variant []stats.Outcome
		value, p, ratio   float64
		interval          stats.Interval
	}{
		{"nothing", nil, nil, 0, 1, 1, stats.Interval{}},
		{"one run", happened(5), happened(9), 4, 1, 1, stats.Interval{}},
		{"the same", happened(5, 7), happened(5, 7), 0, 1, math.Inf(1), stats.Interval{Known: true}},
		{"always the same", happened(5, 5), happened(5, 5), 0, 1, 1, stats.Interval{Known: true}},
		{"always two more", happened(5, 7), happened(7, 9), 2, 0, math.Inf(1), stats.Interval{Low: 2, High: 2, Known: true}},
		{"never", repeat(never, 3), repeat(never, 3), 0, 1, 1, stats.Interval{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := stats.Compare(c.baseline, c.variant).Mean
			if got.Value != c.value || got.P != c.p || got.Interval != c.interval || got.VarianceRatio != c.ratio {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestCompareTellsApartWhatDidNotHappen(t *testing.T) {
	t.Parallel()
	baseline := []stats.Outcome{10, 10, 10, unfinished, unfinished, never, never, 10}
	variant := []stats.Outcome{8, 10, unfinished, 9, unfinished, never, unfinished, never}
	got := stats.Compare(baseline, variant)
	if want := (stats.Occurrences{Both: 5, OnlyBaseline: 1, OnlyVariant: 1, Neither: 1}); got.Applicable != want {
		t.Errorf("applicable %+v, want %+v", got.Applicable, want)
	}
	if want := (stats.Occurrences{Both: 2, OnlyBaseline: 1, OnlyVariant: 1, Neither: 1}); got.Happened != want {
		t.Errorf("happened %+v, want %+v", got.Happened, want)
	}
	if got.Mean.N != 2 || got.Mean.Value != -1 {
		t.Errorf("mean %+v, want -1 of 2 runs", got.Mean)
	}
	// The differences are -2, 0, +Inf and -Inf; the run in which neither was over has none.
	if got.Median != (stats.Estimate{Value: -2}) {
		t.Errorf("median %+v, want -2", got.Median)
	}
	if got.Shorter != share(2, 5) || got.Longer != share(1, 5) || got.Tied != share(2, 5) {
		t.Errorf("shorter %+v, longer %+v, tied %+v", got.Shorter, got.Longer, got.Tied)
	}
}

func share(k, n int) stats.Estimate {
	return stats.Estimate{Value: float64(k) / float64(n), Interval: stats.Wilson(k, n, stats.Level)}
}

func TestMedianOfDifferencesHasOrderStatistics(t *testing.T) {
	t.Parallel()
	baseline, variant := happened(make([]int64, 20)...), happened(upTo(20)...)
	want := stats.Estimate{Value: 10, Interval: stats.Interval{Low: 6, High: 15, Known: true}} // Conover's table A3
	if got := stats.Compare(baseline, variant).Median; got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for i := range 8 {
		variant[i+12] = unfinished
	}
	want.Interval.High = missing
	if got := stats.Compare(baseline, variant).Median; got != want {
		t.Errorf("eight not over: got %+v, want %+v", got, want)
	}
	if got := stats.Compare(variant, baseline).Median; got.Value != -11 || got.Interval.Low != -missing {
		t.Errorf("turned round: got %+v", got)
	}
}

func TestQuantileDifferenceOfKnownValues(t *testing.T) {
	t.Parallel()
	shifted := func(n int, by int64) []stats.Outcome {
		values := upTo(n)
		for i := range values {
			values[i] += by
		}
		return happened(values...)
	}
	none := stats.Interval{}
	for _, c := range []struct {
		name              string
		baseline, variant []stats.Outcome
		want              stats.Estimate
	}{
		{"a shift", shifted(1000, 0), shifted(1000, 7), stats.Estimate{
			Value: 7, Interval: stats.Interval{Low: 7, High: 7, Known: true},
		}},
		{"too few runs", shifted(35, 0), shifted(35, 7), stats.Estimate{Value: 7, Interval: none}},
		{"hardly enough", shifted(36, 0), shifted(36, 7), stats.Estimate{
			Value: 7, Interval: stats.Interval{Low: 7, High: 7, Known: true},
		}},
		{"the variant is not over", shifted(1000, 0), repeat(unfinished, 1000), stats.Estimate{Value: missing}},
		{"the baseline is not over", repeat(unfinished, 1000), shifted(1000, 0), stats.Estimate{Value: -missing}},
		{"neither is over", repeat(unfinished, 1000), repeat(unfinished, 1000), stats.Estimate{}},
		{"nothing", nil, nil, stats.Estimate{}},
	} {
		if got := stats.QuantileDifference(c.baseline, c.variant, 0.9, 0.95); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

// Half of what a run takes is common to both; the variant takes half a second more.
func TestPairedIntervalsCover(t *testing.T) {
	t.Parallel()
	const samples, runs = 1000, 400
	r := rand.New(rand.NewPCG(4, 2))
	var mean, middle, ninetieth, shorter counter
	baseline, variant := make([]stats.Outcome, runs), make([]stats.Outcome, runs)
	for range samples {
		for i := range runs {
			common := r.ExpFloat64()
			baseline[i] = stats.Outcome(10_000 * (common + r.ExpFloat64()))
			variant[i] = 500 + stats.Outcome(10_000*(common+r.ExpFloat64()))
		}
		c := stats.Compare(baseline, variant)
		mean.observe(c.Mean.Interval, 500)
		middle.observe(c.Median.Interval, 500)
		ninetieth.observe(c.P90.Interval, 500)
		shorter.observe(c.Shorter.Interval, 0.5*math.Exp(-0.05)) // of a Laplace distribution
	}
	// One standard error is 0.007; each may be off by four, and an order-statistic interval covers a little more.
	near(t, "mean", mean.share(), 0.95, 0.028)
	near(t, "median", middle.share(), 0.955, 0.028)
	near(t, "p90", ninetieth.share(), 0.95, 0.028)
	near(t, "shorter", shorter.share(), 0.95, 0.028)
}

func TestIdenticalVariantsDoNotDifferAtAll(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		o := outcomes(t, "outcomes", rapid.IntRange(0, 300).Draw(t, "n"))
		c := stats.Compare(o, o)
		for what, e := range map[string]stats.Estimate{"mean": c.Mean.Estimate, "median": c.Median, "p90": c.P90} {
			if e.Value != 0 || e.Interval.Low != 0 || e.Interval.High != 0 {
				t.Fatalf("%s: %+v", what, e)
			}
		}
		if c.Mean.P != 1 || c.Applicable.P() != 1 || c.Happened.P() != 1 || c.Shorter.Value != 0 || c.Longer.Value != 0 {
			t.Fatalf("got %+v", c)
		}
	})
}

func TestComparingTheOtherWayRoundTurnsSigns(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 250).Draw(t, "n")
		a, b := outcomes(t, "a", n), outcomes(t, "b", n)
		there, back := stats.Compare(a, b), stats.Compare(b, a)
		if there.Mean.Value != -back.Mean.Value || there.Mean.P != back.Mean.P ||
			there.Mean.Interval.Low != -back.Mean.Interval.High || math.Abs(there.P90.Interval.Low+back.P90.Interval.High) > 1e-9 || there.P90.Value != -back.P90.Value ||
			there.Shorter != back.Longer || there.Tied != back.Tied || there.Applicable.P() != back.Applicable.P() {
			t.Fatalf("%+v and %+v", there, back)
		}
	})
}

func TestNoFigureOfAComparisonIsNaN(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 250).Draw(t, "n")
		c := stats.Compare(outcomes(t, "baseline", n), outcomes(t, "variant", n))
		estimates := []stats.Estimate{
			c.Mean.Estimate, c.Median, c.P90, c.Shorter, c.Longer, c.Tied, c.Applicable.Change(0.95),
			{Value: c.Mean.P},
			{Value: c.Mean.VarianceRatio},
			{Value: c.Mean.Baseline},
			{Value: c.Mean.Variant},
			{Value: c.Applicable.P()},
			c.Applicable.Baseline(0.95), c.Applicable.Variant(0.95),
		}
		for i, e := range estimates {
			if math.IsNaN(e.Value) || math.IsNaN(e.Interval.Low) || math.IsNaN(e.Interval.High) {
				t.Fatalf("estimate %d is %+v", i, e)
			}
			if e.Interval.Known && (e.Value < e.Interval.Low || e.Value > e.Interval.High) {
				t.Fatalf("estimate %d: %v is outside %+v", i, e.Value, e.Interval)
			}
		}
		if runs := c.Shorter.Value + c.Longer.Value + c.Tied.Value; c.Applicable.Both > 0 && math.Abs(runs-1) > 1e-12 {
			t.Fatalf("shares add up to %v", runs)
		}
	})
}

// The 90th percentiles are those of the runs in which a measure is applicable with both; of none they are missing, and not 0.
func TestPercentilesComparedAreThoseOfTheSameRuns(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 120).Draw(t, "n")
		a, b := outcomes(t, "a", n), outcomes(t, "b", n)
		var sides [2][]int64
		var lacking [2]int
		for i := range a {
			if a[i] == stats.NotApplicable || b[i] == stats.NotApplicable {
				continue
			}
			for side, o := range []stats.Outcome{a[i], b[i]} {
				if o.Happened() {
					sides[side] = append(sides[side], int64(o))
				} else {
					lacking[side]++
				}
			}
		}
		c := stats.Compare(a, b)
		for side, got := range []float64{c.BaselineP90, c.VariantP90} {
			if want := stats.NewSample(sides[side], lacking[side]).Quantile(0.9); got != want {
				t.Fatalf("side %d: got %v, want %v", side, got, want)
			}
		}
	})
}

func TestComparisonsNeedTheSameRuns(t *testing.T) {
	t.Parallel()
	for name, compare := range map[string]func(){
		"Compare":       func() { stats.Compare(happened(1, 2), happened(1)) },
		"fewer":         func() { stats.Compare(happened(1), happened(1, 2)) },
		"CompareTotals": func() { stats.CompareTotals(make([]stats.Total, 2), make([]stats.Total, 1)) },
		"Family":        func() { stats.NewFamily(2).Add(happened(1), happened(1)) },
		"strategies":    func() { stats.CompareWithBest([][]int64{{1, 2}, {1}}, 0.95, 99, uniforms(1)) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: accepted", name)
				}
			}()
			compare()
		}()
	}
}

func ExampleCompare() {
	// Custody in five runs, now and with the tactical team sent along with the first cars.
	now := []stats.Outcome{900_000, 840_000, 960_000, 780_000, stats.Missing}
	along := []stats.Outcome{600_000, 540_000, 600_000, 780_000, 700_000}
	c := stats.Compare(now, along)
	fmt.Printf("earlier by %.0f s in %d runs, p = %.3f\n", -c.Mean.Value/1000, c.Mean.N, c.Mean.P)
	fmt.Println("shorter in a share of", c.Shorter.Value, "and the same in", c.Tied.Value)
	fmt.Println("over only with the variant:", c.Happened.OnlyVariant)
	// Output:
	// earlier by 240 s in 4 runs, p = 0.137
	// shorter in a share of 0.8 and the same in 0.2
	// over only with the variant: 1
}

func BenchmarkCompareTenThousandRuns(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	baseline, variant := make([]stats.Outcome, 10_000), make([]stats.Outcome, 10_000)
	for i := range baseline {
		baseline[i] = stats.Outcome(r.Int64N(600_000))
		variant[i] = baseline[i] - stats.Outcome(r.Int64N(60_000))
	}
	b.ReportAllocs()
	for b.Loop() {
		stats.Compare(baseline, variant)
	}
}
