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

// What is promised holds here: with twice as many more runs as are said to tell four times in five, none of those is left open.
func TestCheckSaysHowManyMoreRunsWouldTell(t *testing.T) {
	t.Parallel()
	p, _ := barricade(t)
	most, said := 0, make(map[string]bool)
	for _, l := range checked(t, t.Context(), p, 20).Lines {
		if l.More.Known && (l.Verdict != stats.CannotTell || l.More.Half <= 0 || l.More.Often <= l.More.Half) {
			t.Errorf("%s: %v, %+v", l.ID, l.Verdict, l.More)
		}
		said[l.ID], most = l.More.Known, max(most, l.More.Often)
	}
	for _, l := range checked(t, t.Context(), p, 20+2*most).Lines {
		if said[l.ID] && l.Verdict == stats.CannotTell {
			t.Errorf("%s cannot be told after %d more", l.ID, 2*most)
		}
	}
	if most == 0 {
		t.Error("it is said of none")
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
