package experiment

import (
	"context"
	"math"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/stats"
)

func TestTheMainJobGoesOnUntilItsTargetsArePrecise(t *testing.T) {
	t.Parallel()
	p, _ := barricade(t)
	r, err := Evaluate(context.Background(), p, Options{Seed: 1, Precision: Precision{Share: 0.01}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Objectives {
		j := &r.Objectives[i]
		if !j.Target {
			continue
		}
		allowed := 0.01 * j.Value
		if j.Unit == scenario.Shares {
			allowed = float64(0.01 * scenario.Shares.Parts())
		}
		if half := (j.Interval.High - j.Interval.Low) / 2; half > allowed {
			t.Errorf("half the interval of %s is %.1f, more than %.1f, after %d runs", j.ID, half, allowed, r.Samples.Runs)
		}
	}
	once, err := Evaluate(context.Background(), p, Options{Seed: 1, Runs: r.Samples.Runs})
	if err != nil || once.Samples.Fingerprint != r.Samples.Fingerprint || r.Samples.Runs == stats.FirstRound {
		t.Errorf("%d runs in rounds are others than in one go (%v)", r.Samples.Runs, err)
	}
}

func TestWhatAShareIsOfDependsOnTheUnit(t *testing.T) {
	t.Parallel()
	known := stats.Interval{Low: 90, High: 110, Known: true} // half of its width is 10
	for _, c := range []struct {
		p     Precision
		unit  scenario.MeasureUnit
		of    float64
		in    stats.Interval
		needs float64
	}{
		{Precision{Time: 5}, scenario.Seconds, 100, known, 4000},
		{Precision{Time: 20}, scenario.Seconds, 100, known, 0},
		{Precision{Time: 5}, scenario.Counts, 100, known, 0},
		{Precision{Share: 0.05}, scenario.Seconds, -100, known, 4000},
		{Precision{Share: 5e-9}, scenario.Shares, 1, known, 4000},
		{Precision{Share: 1e-9}, scenario.Seconds, 1, known, math.Inf(1)},
		{Precision{Time: 5}, scenario.Seconds, 100, stats.Interval{}, 0},
		{Precision{Time: 5}, scenario.Seconds, 100, stats.Interval{Low: 90, High: math.Inf(1), Known: true}, 0},
	} {
		if got := c.p.needed(Aim{"m", c.unit, stats.Estimate{Value: c.of, Interval: c.in}}, 1000); got != c.needs {
			t.Errorf("%+v of %v %s: %v runs, want %v", c.p, c.of, c.unit, got, c.needs)
		}
	}
}
