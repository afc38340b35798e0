package experiment

import (
	"context"
	"testing"

	"simulate/sim"
	"simulate/sim/stats"
)

func checked(t *testing.T, ctx context.Context, p *sim.Program, runs int) *Checked {
	t.Helper()
	c, err := Check(ctx, p, Options{Runs: runs, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCheckJudgesAsTheReportDoes(t *testing.T) {
	t.Parallel()
	p, _ := barricade(t)
	c, r := checked(t, t.Context(), p, 200), evaluate(t, 200)
	if len(c.Lines) != len(r.Objectives) {
		t.Fatalf("%d lines, %d objectives", len(c.Lines), len(r.Objectives))
	}
	for i, l := range c.Lines {
		if l.Verdict != r.Objectives[i].Verdict || l.Interval != r.Objectives[i].Interval {
			t.Errorf("%+v is %+v in the report", l.Judged, r.Objectives[i])
		}
	}
}

// What is promised holds here: with four times as many more runs as are said to be needed, none is left open.
func TestCheckSaysHowManyMoreRunsWouldTell(t *testing.T) {
	t.Parallel()
	p, _ := barricade(t)
	more := 0
	for _, l := range checked(t, t.Context(), p, 20).Lines {
		if l.Tellable != (l.Verdict == stats.CannotTell) || l.Tellable != (l.More > 0) {
			t.Errorf("%s: %v, %d more, %v", l.ID, l.Verdict, l.More, l.Tellable)
		}
		more = max(more, l.More)
	}
	if after := checked(t, t.Context(), p, 20+4*more); more == 0 || after.Count(stats.CannotTell) > 0 {
		t.Errorf("after %d more, %d cannot be told", 4*more, after.Count(stats.CannotTell))
	}
}

func TestCheckOfNoRunsCannotTell(t *testing.T) {
	t.Parallel()
	p, _ := barricade(t)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if c := checked(t, stopped, p, 20); c.Samples.Runs != 0 || c.Count(stats.CannotTell) != len(c.Lines) {
		t.Errorf("%+v", c)
	}
}
