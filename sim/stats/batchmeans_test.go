package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// persistent returns a series of standard normal values of which each is correlated with the one before.
func persistent(r *rand.Rand, n int, correlation float64) []float64 {
	values, v := make([]float64, n), r.NormFloat64()
	for i := range values {
		v = correlation*v + math.Sqrt(1-correlation*correlation)*r.NormFloat64()
		values[i] = v
	}
	return values
}

func meansOf(values []float64, batches int) []float64 {
	means, size := make([]float64, batches), len(values)/batches
	for i := range means {
		for _, v := range values[i*size : (i+1)*size] {
			means[i] += v / float64(size)
		}
	}
	return means
}

func TestBatchMeanIsStudents(t *testing.T) {
	t.Parallel()
	// As the interval of the same eight values in TestMeanIntervalIsStudents.
	got := stats.BatchMean([]float64{2, 4, 4, 4, 5, 5, 7, 9}, 0.95)
	half := 2.364624 * math.Sqrt(32.0/7) / math.Sqrt(8)
	near(t, "mean", got.Value, 5, 0)
	near(t, "low", got.Interval.Low, 5-half, 1e-6)
	near(t, "high", got.Interval.High, 5+half, 1e-6)
	if got.Batches != 8 || !got.VonNeumann.Correlated() { // they are in ascending order
		t.Errorf("%+v", got)
	}
}

func TestBatchMeanAgreesWithMoments(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(-1e6, 1e6), 0, 40).Draw(t, "values")
		level := rapid.Float64Range(0.5, 0.99).Draw(t, "level")
		got, m := stats.BatchMean(floats(values), level), momentsOf(values)
		want := m.MeanInterval(level)
		if math.Abs(got.Value-m.Mean()) > 1e-6 || got.Interval.Known != want.Known ||
			math.Abs(got.Interval.Low-want.Low) > 1e-4 || math.Abs(got.Interval.High-want.High) > 1e-4 {
			t.Fatalf("%+v, want %v %+v", got, m.Mean(), want)
		}
	})
}

func TestEqualBatchesLeaveNoDoubt(t *testing.T) {
	t.Parallel()
	want := stats.Estimate{Value: 0.1, Interval: stats.Interval{Low: 0.1, High: 0.1, Known: true}}
	if got := stats.BatchMean([]float64{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 0.95); got.Estimate != want || got.VonNeumann.Known {
		t.Errorf("means: %+v", got)
	}
	third := 1.0 / 3
	want = stats.Estimate{Value: third, Interval: stats.Interval{Low: third, High: third, Known: true}}
	if got := stats.BatchRatio([]stats.Ratio{{1, 3}, {5, 15}, {2, 6}, {7, 21}}, 0.95); got.Estimate != want || got.VonNeumann.Known {
		t.Errorf("ratios: %+v", got)
	}
}

// R = 12/6 = 2, and without one batch 10/5, 9/4 and 5/3: terms 2, 1.5 and 8/3 with the mean 37/18, and the sum of
// squared deviations 0.685185; t(2) = 4.302653.
func TestBatchRatioByHand(t *testing.T) {
	t.Parallel()
	got := stats.BatchRatio([]stats.Ratio{{2, 1}, {3, 2}, {7, 3}}, 0.95)
	half := 4.302653 * math.Sqrt(0.685185/2/3)
	near(t, "ratio", got.Value, 37.0/18, 1e-14)
	near(t, "low", got.Interval.Low, 37.0/18-half, 1e-5)
	near(t, "high", got.Interval.High, 37.0/18+half, 1e-5)
	// Squared differences of the terms 0.25 + 49/36.
	near(t, "von Neumann's ratio", got.VonNeumann.Ratio, (0.25+49.0/36)/0.685185, 1e-5)
}

func TestTheJackknifeOfEqualCountsIsTheMeanOfBatchMeans(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		sums := rapid.SliceOfN(rapid.Int64Range(-1e6, 1e6), 1, 40).Draw(t, "sums")
		count := rapid.Float64Range(1, 1000).Draw(t, "count")
		parts, means := make([]stats.Ratio, len(sums)), make([]float64, len(sums))
		for i, sum := range sums {
			parts[i] = stats.Ratio{Above: float64(sum), Below: count}
			means[i] = float64(sum) / count
		}
		got, want := stats.BatchRatio(parts, 0.95), stats.BatchMean(means, 0.95)
		if math.Abs(got.Value-want.Value) > 1e-6 || got.Batches != want.Batches ||
			math.Abs(got.Interval.Low-want.Interval.Low) > 1e-6 || math.Abs(got.Interval.High-want.Interval.High) > 1e-6 {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
}

func TestBatchesThatTellTooLittleHaveNoInterval(t *testing.T) {
	t.Parallel()
	for name, got := range map[string]stats.Batched{
		"no mean":             stats.BatchMean(nil, 0.95),
		"one mean":            stats.BatchMean([]float64{7}, 0.95),
		"no ratio":            stats.BatchRatio(nil, 0.95),
		"one ratio":           stats.BatchRatio([]stats.Ratio{{14, 2}}, 0.95),
		"nothing below":       stats.BatchRatio([]stats.Ratio{{}, {}}, 0.95),
		"all below in one":    stats.BatchRatio([]stats.Ratio{{}, {14, 2}, {}}, 0.95),
		"no bags":             stats.NewSectionsOfBags(nil).BatchQuantile(0.5, 0.95),
		"one bag that counts": stats.NewSectionsOfBags([]*stats.Bag{{}, bagOf(9, upTo(9), 0), {}}).BatchQuantile(0.5, 0.95),
	} {
		if got.Interval.Known || got.VonNeumann.Known || math.IsNaN(got.Value) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := stats.BatchRatio([]stats.Ratio{{}, {14, 2}, {}}, 0.95); got.Value != 7 || got.Batches != 3 {
		t.Errorf("all below in one: %+v", got)
	}
}

// The values have a correlation of 0.9, so that 10,000 tell as much as 526 independent ones. Taken for independent, their
// interval would cover P(|Z| ≤ 1.96/√19) = 0.347. Over 1,000 series one standard error of 0.95 is 0.007.
func TestBatchMeansCoverWhenNeighboursResembleEachOther(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(13, 14))
	var batched, naive counter
	correlated := 0
	for range 1000 {
		values := persistent(r, 10_000, 0.9)
		b := stats.BatchMean(meansOf(values, 20), 0.95)
		batched.observe(b.Interval, 0)
		naive.observe(stats.BatchMean(values, 0.95).Interval, 0)
		if b.VonNeumann.Correlated() {
			correlated++
		}
	}
	near(t, "coverage of batch means", batched.share(), 0.95, 0.028)
	near(t, "coverage of values taken for independent", naive.share(), 0.347, 0.06)
	near(t, "share of series suspected", float64(correlated)/1000, 0.05, 0.04)
}

func TestBatchesThatAreTooShortAreSuspected(t *testing.T) {
	t.Parallel()
	r, correlated := rand.New(rand.NewPCG(15, 16)), 0
	for range 200 {
		if stats.BatchMean(meansOf(persistent(r, 200, 0.95), 20), 0.95).VonNeumann.Correlated() {
			correlated++
		}
	}
	if correlated < 160 {
		t.Errorf("%d of 200 series are suspected", correlated)
	}
}

// A batch has n calls, uniformly from 1 to 19, and they wait 10n minutes each. The mean wait of all calls is
// E[10n²]/E[n] = 10·(10 + 30/10) = 130, while that of batches would be 100. A ratio of 20 batches has a standard
// deviation of 10.45 and a bias of −Cov(10n² − 130n, n)/(20·10²) = −1.05, and over 10,000 runs a standard error of 0.1.
func TestBatchRatioCoversWhenBatchesDifferInTheirNumberOfValues(t *testing.T) {
	t.Parallel()
	const runs = 10_000
	r := rand.New(rand.NewPCG(17, 18))
	var covered counter
	bias, plainBias := 0.0, 0.0
	for range runs {
		var parts [20]stats.Ratio
		var sum stats.Ratio
		for i := range parts {
			n := float64(1 + r.IntN(19))
			parts[i] = stats.Ratio{Above: 10 * n * n, Below: n}
			sum.Above, sum.Below = sum.Above+parts[i].Above, sum.Below+n
		}
		b := stats.BatchRatio(parts[:], 0.95)
		covered.observe(b.Interval, 130)
		bias, plainBias = bias+(b.Value-130)/runs, plainBias+(sum.Above/sum.Below-130)/runs
	}
	near(t, "coverage", covered.share(), 0.95, 0.01)
	near(t, "bias", bias, 0, 0.42)
	near(t, "bias of the plain ratio", plainBias, -1.05, 0.42)
}

// twenty puts a series into bags, in its order.
func twenty(values []float64, limit int) []*stats.Bag {
	bags, size := make([]*stats.Bag, 20), len(values)/20
	for i := range bags {
		bags[i] = stats.NewBag(limit)
		for _, v := range values[i*size : (i+1)*size] {
			bags[i].Add(int64(math.Round(10_000 + 1000*v)))
		}
	}
	return bags
}

// Over 1,000 series one standard error of 0.95 is 0.007.
func TestBatchQuantilesCoverWhenNeighboursResembleEachOther(t *testing.T) {
	t.Parallel()
	const p90 = 10_000 + 1281.55
	r := rand.New(rand.NewPCG(19, 20))
	var batched, naive counter
	for range 1000 {
		bags := twenty(persistent(r, 4000, 0.8), 4000)
		b := stats.NewSectionsOfBags(bags).BatchQuantile(0.9, 0.95)
		s := stats.NewSectionsOfBags(bags).Pooled()
		if b.Value != s.Quantile(0.9) || b.Batches != 20 {
			t.Fatalf("%+v", b)
		}
		batched.observe(b.Interval, p90)
		naive.observe(s.QuantileInterval(0.9, 0.95), p90)
	}
	near(t, "coverage by batches", batched.share(), 0.95, 0.028)
	if naive.share() > 0.8 {
		t.Errorf("values taken for independent cover %v", naive.share())
	}
}

func TestBatchQuantileChecksItsBatches(t *testing.T) {
	t.Parallel()
	r, correlated := rand.New(rand.NewPCG(21, 22)), 0
	for range 100 {
		if stats.NewSectionsOfBags(twenty(persistent(r, 1000, 0.98), 1000)).BatchQuantile(0.5, 0.95).VonNeumann.Correlated() {
			correlated++
		}
	}
	if correlated < 60 {
		t.Errorf("%d of 100 series of short batches are suspected", correlated)
	}
}

func TestBatchQuantileOfHistograms(t *testing.T) {
	t.Parallel()
	values := persistent(rand.New(rand.NewPCG(23, 24)), 4000, 0.8)
	exact := stats.NewSectionsOfBags(twenty(values, 4000)).BatchQuantile(0.9, 0.95)
	rounded := stats.NewSectionsOfBags(twenty(values, 1)).BatchQuantile(0.9, 0.95)
	near(t, "value", rounded.Value, exact.Value, 8)
	near(t, "low", rounded.Interval.Low, exact.Interval.Low, 16)
	near(t, "high", rounded.Interval.High, exact.Interval.High, 16)
}

func ExampleBatchRatio() {
	// A long run's waits by day: each day's are summed up as they come.
	days := make([]stats.Moments, 20)
	for day := range days {
		for call := range 40 + day%3 {
			days[day].Add(int64(60_000 + 500*(call*day%7)))
		}
	}
	parts := make([]stats.Ratio, len(days))
	for i, day := range days {
		parts[i] = day.Ratio()
	}
	wait := stats.BatchRatio(parts, stats.Level)
	fmt.Printf("mean wait %.0f ms (%.0f to %.0f) from %d days, which are correlated: %v\n",
		wait.Value, wait.Interval.Low, wait.Interval.High, wait.Batches, wait.VonNeumann.Correlated())
	// Output:
	// mean wait 61269 ms (61013 to 61526) from 20 days, which are correlated: false
}

func BenchmarkBatchRatio(b *testing.B) {
	parts := make([]stats.Ratio, 30)
	for i := range parts {
		parts[i] = stats.Ratio{Above: float64(i * i % 7), Below: float64(1 + i%5)}
	}
	b.ReportAllocs()
	for b.Loop() {
		stats.BatchRatio(parts, 0.95)
	}
}
