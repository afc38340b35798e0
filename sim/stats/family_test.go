package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/stats"
)

// normal returns outcomes of independent normal values.
func normal(r *rand.Rand, n int, mean, sd float64) []stats.Outcome {
	out := make([]stats.Outcome, n)
	for i := range out {
		out[i] = stats.Outcome(math.Round(mean + sd*r.NormFloat64()))
	}
	return out
}

func TestAFamilyOfOneHasStudentsInterval(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		baseline, variant := outcomes(t, "baseline", n), outcomes(t, "variant", n)
		f := stats.NewFamily(n)
		f.Add(baseline, variant)
		got, want := f.Adjust(0.95, 99, uniforms(1)).Differences[0], stats.Compare(baseline, variant).Mean
		if got.Value != want.Value || math.Abs(got.P-want.P) > 1e-9 || got.Interval.Known != want.Interval.Known ||
			math.Abs(got.Interval.Low-want.Interval.Low) > 1e-9*(1+math.Abs(want.Interval.Low)) {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	})
}

// The critical values of the largest of k independent normal numbers are Šidák's; of k equal ones, that of a single one.
// criticalAlike is what the largest of k normal numbers, any two with a correlation of one half, exceeds one time in
// twenty: given what is common to them they are independent.
func criticalAlike(k int) float64 {
	unit := distuv.UnitNormal
	below := func(c float64) float64 {
		sum, step := 0.0, 0.01
		for x := -8.0; x < 8; x += step {
			within := unit.CDF(x+math.Sqrt2*c) - unit.CDF(x-math.Sqrt2*c)
			sum += step * unit.Prob(x) * math.Pow(within, float64(k))
		}
		return sum
	}
	c := 1.0
	for below(c) < 0.95 {
		c += 0.001
	}
	return c
}

func TestTheCriticalValueDependsOnHowDifferencesResembleEachOther(t *testing.T) {
	t.Parallel()
	const runs, k = 4000, 20
	r := rand.New(rand.NewPCG(1, 1))
	zero := make([]stats.Outcome, runs)
	independent, equal, alike := stats.NewFamily(runs), stats.NewFamily(runs), stats.NewFamily(runs)
	common := normal(r, runs, 0, 1e6)
	for range k {
		own := normal(r, runs, 0, 1e6)
		independent.Add(zero, own)
		equal.Add(zero, common)
		for i := range own { // a correlation of one half
			own[i] += common[i]
		}
		alike.Add(zero, own)
	}
	critical := func(f *stats.Family) float64 { return f.Adjust(0.95, 9999, uniforms(1)).Critical }
	near(t, "independent", critical(independent), 3.01622, 0.06) // Φ⁻¹(1 − (1 − 0.95^(1/20))/2)
	near(t, "correlated", critical(alike), criticalAlike(k), 0.06)
	near(t, "equal", critical(equal), 1.95996, 0.06)
}

// Under no difference, a family of 95% may have a false finding once in twenty times. Over 600 samples one standard
// error is 0.009.
func TestFamiliesHoldTheirErrorRate(t *testing.T) {
	t.Parallel()
	const samples, columns = 600, 12
	for _, c := range []struct {
		name  string
		runs  int
		alike float64
	}{
		{"independent", 100, 0}, {"correlated", 100, 0.7}, {"few runs", 25, 0},
	} {
		r := rand.New(rand.NewPCG(7, 2))
		zero, found := make([]stats.Outcome, c.runs), 0
		for sample := range uint64(samples) {
			f, common := stats.NewFamily(c.runs), normal(r, c.runs, 0, 1e6*math.Sqrt(c.alike))
			for range columns {
				own := normal(r, c.runs, 0, 1e6*math.Sqrt(1-c.alike))
				for i := range own {
					own[i] += common[i]
				}
				f.Add(zero, own)
			}
			if findsAny(f.Adjust(0.95, 199, uniforms(sample))) {
				found++
			}
		}
		if share := float64(found) / samples; share > 0.05+3*0.009 || share < 0.05-4*0.009 {
			t.Errorf("%s: a false finding in a share of %v of families", c.name, share)
		}
	}
}

func findsAny(s stats.Simultaneous) bool {
	for _, d := range s.Differences {
		if d.Interval.Direction() != stats.NoDifferenceTold {
			return true
		}
	}
	return false
}

// families draws a family of columns, some of them alike or without spread.
func families(t *rapid.T) (runs int, baseline, variants [][]stats.Outcome) {
	runs = rapid.IntRange(2, 40).Draw(t, "runs")
	for range rapid.IntRange(1, 6).Draw(t, "columns") {
		b := outcomes(t, "baseline", runs)
		v := outcomes(t, "variant", runs)
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			v = b
		case 1:
			for i := range v {
				if v[i].Happened() {
					v[i] += 40 // often told
				}
			}
		}
		baseline, variants = append(baseline, b), append(variants, v)
	}
	return runs, baseline, variants
}

func adjust(runs int, baseline, variants [][]stats.Outcome, of []int) stats.Simultaneous {
	f := stats.NewFamily(runs)
	for _, i := range of {
		f.Add(baseline[i], variants[i])
	}
	return f.Adjust(0.95, 199, uniforms(3))
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func TestPermutingAFamilyPermutesItsResults(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		runs, baseline, variants := families(t)
		order := rapid.Permutation(numbers(len(variants))).Draw(t, "order")
		straight := adjust(runs, baseline, variants, numbers(len(variants)))
		permuted := adjust(runs, baseline, variants, order)
		if straight.Critical != permuted.Critical {
			t.Fatalf("critical %v and %v", straight.Critical, permuted.Critical)
		}
		for i, from := range order {
			if permuted.Differences[i] != straight.Differences[from] {
				t.Fatalf("%+v and %+v", permuted.Differences[i], straight.Differences[from])
			}
		}
	})
}

func TestAdjustedIntervalsAndPValuesAgree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		runs, baseline, variants := families(t)
		s := adjust(runs, baseline, variants, numbers(len(variants)))
		for i, d := range s.Differences {
			plain := stats.Compare(baseline[i], variants[i]).Mean
			if d.P < plain.P || d.P > 1 || math.IsNaN(d.P) {
				t.Fatalf("adjusted p %v, plain %v", d.P, plain.P)
			}
			if wider := 1e-9; d.Interval.Low > plain.Interval.Low+wider || d.Interval.High < plain.Interval.High-wider {
				t.Fatalf("adjusted %+v, plain %+v", d.Interval, plain.Interval)
			}
			if found := d.Interval.Direction() != stats.NoDifferenceTold; found != (d.P <= 0.05) {
				t.Fatalf("p %v and interval %+v do not agree", d.P, d.Interval)
			}
		}
	})
}

func TestFamiliesWithoutSpread(t *testing.T) {
	t.Parallel()
	f := stats.NewFamily(4)
	f.Add(happened(1, 2, 3, 4), happened(1, 2, 3, 4))
	f.Add(happened(1, 2, 3, 4), happened(3, 4, 5, 6))
	f.Add(repeat(never, 4), happened(1, 2, 3, 4))
	f.AddTotals([]stats.Total{{1, 1}, {2, 1}, {3, 1}, {4, 1}}, []stats.Total{{2, 1}, {1, 1}, {3, 1}, {8, 2}})
	got := f.Adjust(0.95, 99, uniforms(1))
	for i, want := range []stats.Adjusted{
		{Estimate: stats.Estimate{Interval: stats.Interval{Known: true}}, P: 1},
		{Estimate: stats.Estimate{Value: 2, Interval: stats.Interval{Low: 2, High: 2, Known: true}}, P: 0},
		{P: 1},
	} {
		if got.Differences[i] != want {
			t.Errorf("difference %d: got %+v, want %+v", i, got.Differences[i], want)
		}
	}
	if empty := stats.NewFamily(0).Adjust(0.95, 99, uniforms(1)); len(empty.Differences) != 0 || empty.Critical < 1.9599 {
		t.Errorf("an empty family has %+v", empty)
	}
}

// Each of 200 sections of two runs has a sum of 0: how the two differences resemble each other does not show.
func TestDifferencesThatVaryWithinSectionsOnlyCountAsIndependent(t *testing.T) {
	t.Parallel()
	var up, down []int64
	for range 200 {
		up, down = append(up, 5, -5), append(down, -5, 5)
	}
	f := stats.NewFamily(400)
	f.Add(happened(make([]int64, 400)...), happened(up...))
	f.Add(happened(make([]int64, 400)...), happened(down...))
	near(t, "critical", f.Adjust(0.95, 99, uniforms(1)).Critical, 2.2365, 1e-4) // Šidák's, of two
}

func TestTooFewDrawsCountDifferencesAsIndependent(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 1))
	f, zero := stats.NewFamily(50), make([]stats.Outcome, 50)
	for range 2 {
		f.Add(zero, normal(r, 50, 0, 1e6))
	}
	near(t, "critical", f.Adjust(0.95, 10, uniforms(1)).Critical, 2.2365, 1e-4)
}

func ExampleFamily() {
	// Three variants in eight runs; the third is the baseline again.
	now := happened(900, 840, 960, 780, 1020, 880, 930, 850)
	f := stats.NewFamily(len(now))
	f.Add(now, happened(600, 550, 640, 500, 690, 570, 640, 560))
	f.Add(now, happened(930, 820, 950, 790, 1010, 900, 920, 870))
	f.Add(now, now)
	for _, d := range f.Adjust(stats.Level, stats.MultiplierDraws, uniforms(1)).Differences {
		fmt.Printf("%+.0f: %s, p = %.3f\n", d.Value, d.Interval.Direction(), d.P)
	}
	// Output:
	// -301: shorter, p = 0.000
	// +4: no difference told, p = 0.827
	// +0: no difference told, p = 1.000
}

func BenchmarkFamilyOfSixtyTimesTenThousandRuns(b *testing.B) {
	const runs, columns = 10_000, 60
	r := rand.New(rand.NewPCG(1, 2))
	baseline := normal(r, runs, 600_000, 60_000)
	variants := make([][]stats.Outcome, columns)
	for i := range variants {
		variants[i] = normal(r, runs, 600_000, 60_000)
	}
	u := uniforms(1)
	b.ReportAllocs()
	for b.Loop() {
		f := stats.NewFamily(runs)
		for _, v := range variants {
			f.Add(baseline, v)
		}
		f.Adjust(0.95, stats.MultiplierDraws, u)
	}
}
