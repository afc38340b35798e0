package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// strategies returns values of runs with the given means, SD 1,000, and the given correlation of any two.
func strategies(r *rand.Rand, runs int, alike float64, means ...float64) [][]int64 {
	values := make([][]int64, len(means))
	for i := range values {
		values[i] = make([]int64, runs)
	}
	for run := range runs {
		common := math.Sqrt(alike) * r.NormFloat64()
		for i, mean := range means {
			values[i][run] = int64(math.Round(mean + 1000*(common+math.Sqrt(1-alike)*r.NormFloat64())))
		}
	}
	return values
}

// With two strategies there is one comparison, and the interval is one-sided, as far as Student's and as Hall's, and held to 0.
func TestTwoStrategiesCompareByStudent(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 40).Draw(t, "runs")
		a := rapid.SliceOfN(rapid.Int64Range(0, 100), n, n).Draw(t, "a")
		b := rapid.SliceOfN(rapid.Int64Range(0, 100), n, n).Draw(t, "b")
		got := stats.CompareWithBest([][]int64{a, b}, 0.95, 99, uniforms(1))
		plain := stats.Compare(happened(b...), happened(a...)).Mean
		oneSided := reaching(differences(happened(b...), happened(a...)), 0.90)
		low, high := min(oneSided.Low, 0), max(oneSided.High, 0)
		first := got[0].FromBest
		if first.Value != plain.Value || math.Abs(first.Interval.Low-low) > 1e-9 || math.Abs(first.Interval.High-high) > 1e-9 {
			t.Fatalf("got %+v, want %v to %v", first, low, high)
		}
		if got[0].MayBeBest != (oneSided.Low <= 0) || got[1].MayBeBest != (oneSided.High >= 0) {
			t.Fatalf("got %+v, want %+v", got, oneSided)
		}
	})
}

func TestComparisonsWithTheBestCoverAllAtOnce(t *testing.T) {
	t.Parallel()
	const samples = 400
	for _, c := range []struct {
		name  string
		alike float64
		means []float64
	}{
		{"all the same", 0, []float64{0, 0, 0, 0, 0}},
		{"alike", 0.8, []float64{0, 0, 0, 0, 0}},
		{"apart", 0.5, []float64{0, 100, 100, 200, 5000}},
	} {
		r := rand.New(rand.NewPCG(2, 9))
		held, bestKept := 0, 0
		for sample := range uint64(samples) {
			standings := stats.CompareWithBest(strategies(r, 60, c.alike, c.means...), 0.95, 199, uniforms(sample))
			all := true
			for i, s := range standings {
				others := slices.Delete(slices.Clone(c.means), i, i+1)
				truth := c.means[i] - slices.Min(others)
				all = all && s.FromBest.Interval.Low <= truth && truth <= s.FromBest.Interval.High
			}
			if all {
				held++
			}
			if standings[0].MayBeBest {
				bestKept++
			}
		}
		// One standard error is 0.011. Where the best is far ahead of some, the intervals cover more than the level.
		if share := float64(held) / samples; share < 0.95-3*0.011 {
			t.Errorf("%s: all held in a share of %v", c.name, share)
		}
		if share := float64(bestKept) / samples; share < 0.95-3*0.011 {
			t.Errorf("%s: the best was kept in a share of %v", c.name, share)
		}
	}
}

func TestTheBestIsFound(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 9))
	got := stats.CompareWithBest(strategies(r, 400, 0.5, 5000, 2000, 4000, 2010), 0.95, 999, uniforms(1))
	for i, want := range []bool{false, true, false, true} {
		if got[i].MayBeBest != want {
			t.Errorf("strategy %d: %+v", i, got[i])
		}
	}
	got = stats.CompareWithBest(strategies(r, 400, 0.5, 5000, 2000, 4000, 3000), 0.95, 999, uniforms(1))
	if best := got[1].FromBest; best.Interval.High != 0 || best.Interval.Low > -900 || best.Value > -900 {
		t.Errorf("the only candidate: %+v", best)
	}
}

func TestStandingsWithoutSpread(t *testing.T) {
	t.Parallel()
	same := stats.Interval{Known: true}
	for _, c := range []struct {
		name   string
		values [][]int64
		want   []stats.Standing
	}{
		{"none", nil, []stats.Standing{}},
		{"one", [][]int64{{4, 6}}, []stats.Standing{{Mean: 5, MayBeBest: true}}},
		{"one run", [][]int64{{4}, {6}}, []stats.Standing{
			{Mean: 4, FromBest: stats.Estimate{Value: -2}, MayBeBest: true},
			{Mean: 6, FromBest: stats.Estimate{Value: 2}, MayBeBest: true},
		}},
		{"no runs", [][]int64{{}, {}}, []stats.Standing{{MayBeBest: true}, {MayBeBest: true}}},
		{"two equal and one worse", [][]int64{{4, 6}, {4, 6}, {7, 9}}, []stats.Standing{
			{Mean: 5, FromBest: stats.Estimate{Interval: same}, MayBeBest: true},
			{Mean: 5, FromBest: stats.Estimate{Interval: same}, MayBeBest: true},
			{Mean: 8, FromBest: stats.Estimate{Value: 3, Interval: stats.Interval{High: 3, Known: true}}},
		}},
	} {
		if got := stats.CompareWithBest(c.values, 0.95, 99, uniforms(1)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %+v", c.name, got)
		}
	}
}

// Each of 200 sections of two runs has a sum of 0, so that Bonferroni has to do: of three strategies 1.95996 standard
// errors, which for a spread of 10 are 0.981 with 400 runs.
func TestStrategiesThatVaryWithinSectionsOnlyAreComparedByBonferroni(t *testing.T) {
	t.Parallel()
	values := [][]int64{make([]int64, 400), make([]int64, 400), make([]int64, 400)}
	for run := range 200 {
		values[1][2*run], values[1][2*run+1] = 10, -10
		values[2][2*run], values[2][2*run+1] = -10, 10
	}
	got := stats.CompareWithBest(values, 0.95, 99, uniforms(1))
	t1, t2 := stats.StudentQuantile(399, 0.975)*10/math.Sqrt(399), stats.StudentQuantile(399, 0.975)*20/math.Sqrt(399)
	near(t, "low", got[0].FromBest.Interval.Low, -t1, 1e-9)
	near(t, "high", got[1].FromBest.Interval.High, t2, 1e-9)
}

func TestPermutingStrategiesPermutesStandings(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "runs")
		values := rapid.SliceOfN(rapid.SliceOfN(rapid.Int64Range(0, 20), n, n), 1, 5).Draw(t, "values")
		order := rapid.Permutation(numbers(len(values))).Draw(t, "order")
		permuted := make([][]int64, len(values))
		for i, from := range order {
			permuted[i] = values[from]
		}
		straight := stats.CompareWithBest(values, 0.95, 99, uniforms(1))
		candidates := 0
		for i, s := range stats.CompareWithBest(permuted, 0.95, 99, uniforms(1)) {
			if s != straight[order[i]] {
				t.Fatalf("%+v and %+v", s, straight[order[i]])
			}
			if e := s.FromBest; e.Interval.Known && (e.Value < e.Interval.Low || e.Value > e.Interval.High) {
				t.Fatalf("%+v is outside its interval", e)
			}
			if s.MayBeBest {
				candidates++
			}
		}
		if candidates == 0 {
			t.Fatal("no strategy may be the best")
		}
	})
}

func ExampleCompareWithBest() {
	// Minutes to the last arrest in five runs under three strategies, with the same luck.
	standings := stats.CompareWithBest([][]int64{
		{30, 34, 29, 41, 36},
		{31, 34, 30, 40, 36},
		{38, 41, 38, 47, 45},
	}, stats.Level, stats.MultiplierDraws, uniforms(1))
	for _, s := range standings {
		fmt.Printf("%.1f, behind the best of the others by %+.1f; may be best: %v\n", s.Mean, s.FromBest.Value, s.MayBeBest)
	}
	// Output:
	// 34.0, behind the best of the others by -0.2; may be best: true
	// 34.2, behind the best of the others by +0.2; may be best: true
	// 41.8, behind the best of the others by +7.8; may be best: false
}

func BenchmarkCompareWithBestOfSixteen(b *testing.B) {
	values := strategies(rand.New(rand.NewPCG(1, 2)), 10_000, 0.5, make([]float64, 16)...)
	u := uniforms(1)
	b.ReportAllocs()
	for b.Loop() {
		stats.CompareWithBest(values, 0.95, stats.MultiplierDraws, u)
	}
}
