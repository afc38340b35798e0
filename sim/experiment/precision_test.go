package experiment

import (
	"context"
	"errors"
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

func TestARoundForWhichThereIsNoRoomLosesNothing(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	o := Options{Seed: 1, Runs: FirstRound}
	s, err := Replicate(t.Context(), p, set, o)
	if err != nil {
		t.Fatal(err)
	}
	extend := func(runs int) error {
		if runs == FirstRound {
			return nil
		}
		o.Runs = 1 << 30
		s, err = s.extend(t.Context(), p, o, nil)
		return err
	}
	o.Precision = Precision{Time: 5}
	short, err := Rounds(t.Context(), o, extend, func() []Aim {
		return []Aim{{"m", scenario.Seconds, stats.Estimate{Value: 100, Interval: stats.Interval{Low: 50, High: 150, Known: true}}}}
	})
	if err != nil || short == nil || short.Room < FirstRound || short.Room >= 1<<30 {
		t.Errorf("got %+v, %v", short, err)
	}
	if s.Runs != FirstRound || s.Partial() {
		t.Errorf("%d of %d runs are left", s.Runs, s.Asked)
	}
	loadTeams(t)
	of, err := NewTrials(slowerTeams, 1, declared)
	if err != nil {
		t.Fatal(err)
	}
	if err := of.Extend(t.Context(), Options{Runs: 20, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	full := new(TooManyRunsError)
	if err := of.Extend(t.Context(), Options{Runs: 1 << 30, Seed: 1}); !errors.As(err, &full) || of.Runs != 20 || of.Partial() {
		t.Errorf("%v: %d of %d runs are left", err, of.Runs, of.Asked)
	}
}
