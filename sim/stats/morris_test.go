package stats_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

func effects(d stats.Morris, f func([]float64) float64) []stats.Effect {
	return d.Effects(evaluate(d.Size(), d.Point, f), 0.95)
}

// A straight line has the same effects everywhere.
func TestMorrisEffectsOfAStraightLine(t *testing.T) {
	t.Parallel()
	got := effects(stats.Morris{Inputs: 3, Trajectories: 5, Levels: 4, Draws: uniforms(1)}, func(u []float64) float64 {
		return 8*u[0] - 2*u[2]
	})
	for i, want := range []float64{8, 0, -2} {
		for what, c := range map[string]struct {
			got  stats.Estimate
			want float64
		}{
			"mean": {got[i].Mean, want}, "size": {got[i].Size, math.Abs(want)}, "spread": {got[i].Spread, 0},
		} {
			if e := c.got; e.Value != c.want || !e.Interval.Known || e.Interval.Low != c.want || e.Interval.High != c.want {
				t.Errorf("input %d, %s: got %+v, want %v", i, what, e, c.want)
			}
		}
	}
}

// With four levels at 1/8, 3/8, 5/8 and 7/8 a change is from 1/8 to 5/8 or from 3/8 to 7/8. The slope of u·v in u is v:
// mean 1/2, variance (9 + 1)/64/2 = 5/64. That of (u − ½)² is (1/64 − 9/64)/½ = ∓1/4 either way: mean 0, size 1/4.
func TestMorrisEffectsOfKnownValues(t *testing.T) {
	t.Parallel()
	d := stats.Morris{Inputs: 3, Trajectories: 2000, Levels: 4, Draws: uniforms(3)}
	got := effects(d, func(u []float64) float64 { return u[0]*u[1] + (u[2]-0.5)*(u[2]-0.5) })
	for what, c := range map[string]struct {
		got  stats.Estimate
		want float64
	}{
		"mean": {got[0].Mean, 0.5}, "size": {got[1].Size, 0.5}, "spread": {got[0].Spread, math.Sqrt(5.0 / 64)},
		"mean both ways": {got[2].Mean, 0}, "spread both ways": {got[2].Spread, 0.25},
	} {
		if !holds(c.got, c.want) {
			t.Errorf("%s: got %+v, want %v", what, c.got, c.want)
		}
	}
	near(t, "size both ways", got[2].Size.Value, 0.25, 0)
}

func TestMorrisIntervalsCover(t *testing.T) {
	t.Parallel()
	var mean, spread counter
	for seed := range uint64(1000) {
		d := stats.Morris{Inputs: 2, Trajectories: 40, Levels: 8, Draws: uniforms(seed)}
		got := effects(d, func(u []float64) float64 { return u[0] * u[1] })
		mean.observe(got[0].Size.Interval, 0.5)
		spread.observe(got[0].Spread.Interval, math.Sqrt((1-1.0/64)/12)) // of eight levels, evenly
	}
	near(t, "size", mean.share(), 0.95, 0.028)
	near(t, "spread", spread.share(), 0.95, 0.035)
}

func TestMorrisDesignsChangeOneInputAtATime(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := stats.Morris{
			Inputs: rapid.IntRange(1, 6).Draw(t, "inputs"), Trajectories: rapid.IntRange(1, 4).Draw(t, "trajectories"),
			Levels: 2 * rapid.IntRange(1, 5).Draw(t, "half the levels"), Draws: uniforms(rapid.Uint64().Draw(t, "seed")),
		}
		first := rapid.IntRange(0, d.Trajectories-1).Draw(t, "trajectory") * (d.Inputs + 1)
		before, changed := d.Point(first, nil), map[int]bool{}
		for i := range d.Inputs {
			point := d.Point(first+i+1, nil)
			for input, u := range point {
				if u <= 0 || u >= 1 {
					t.Fatalf("coordinate %v", u)
				}
				if u == before[input] {
					continue
				}
				if changed[input] || math.Abs(math.Abs(u-before[input])-0.5) > 1e-15 || slices.Equal(point, before) {
					t.Fatalf("%v after %v", point, before)
				}
				changed[input] = true
			}
			before = point
		}
		if len(changed) != d.Inputs {
			t.Fatalf("changed %v of %d", changed, d.Inputs)
		}
	})
}

func TestMorrisDesignsTooSmallToTell(t *testing.T) {
	t.Parallel()
	line := func(u []float64) float64 { return u[0] }
	none := effects(stats.Morris{Inputs: 1, Levels: 4, Draws: uniforms(1)}, line)[0]
	one := effects(stats.Morris{Inputs: 1, Trajectories: 1, Levels: 4, Draws: uniforms(1)}, line)[0]
	two := effects(stats.Morris{Inputs: 1, Trajectories: 2, Levels: 4, Draws: uniforms(1)}, line)[0]
	if none != (stats.Effect{}) || one.Size != (stats.Estimate{Value: 1}) || one.Spread != (stats.Estimate{}) {
		t.Errorf("none %+v, one %+v", none, one)
	}
	if !two.Size.Interval.Known || two.Spread.Interval.Known {
		t.Errorf("two %+v", two)
	}
}

func BenchmarkMorrisEffectsOfTwentyInputs(b *testing.B) {
	d := stats.Morris{Inputs: 20, Trajectories: 50, Levels: 4, Draws: uniforms(1)}
	outcomes := evaluate(d.Size(), d.Point, func(u []float64) float64 { return u[0] + u[1]*u[2] })
	b.ReportAllocs()
	for b.Loop() {
		d.Effects(outcomes, 0.95)
	}
}
