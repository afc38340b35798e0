package conduct_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"simulate/report/conduct"
	"simulate/report/paper"
	"simulate/sim/exercise"
)

// What came of an exercise is told when it is over: to the controller, and on the display where the controller shows it, and to no role.
func TestWhatCameOfItIsTold(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Decide("watch-commander", conduct.DecideWish{Incident: "elsea-smith", Step: "decide-tactical", Option: "ask"}))
	if o, err := r.Show(exercise.Ending); err != nil || o.State != conduct.Refused {
		t.Errorf("before the end: %+v, %v", o, err)
	}
	r.must(r.Observe(exercise.Observe{Objective: "telling", Rating: exercise.Performed}))
	end := int64(4 * 3_600_000)
	for r.clock().At < end && r.clock().State != conduct.Ended {
		for _, id := range []string{"watch-commander", "district"} {
			for _, d := range r.player(id).Decisions {
				_, _ = r.Decide(id, conduct.DecideWish{Incident: d.Incident, Step: d.Step, Option: d.Options[0].ID}) // or it is answered already
			}
		}
		r.must(r.Clock(conduct.ClockWish{Do: "run"}))
		r.pass(3 * time.Second)
		_, _ = r.Clock(conduct.ClockWish{Do: "jump", At: &end})
	}
	if r.clock().State != conduct.Ended {
		r.must(r.Clock(conduct.ClockWish{Do: "end"}))
	}
	ending := r.foretold()
	if !strings.HasPrefix(ending.Headline, "All ") || !strings.Contains(ending.About, "Ended at ") || ending.Runs != 1000 || ending.Open != 3 {
		t.Errorf("%q, %q, %d runs, %d open", ending.Headline, ending.About, ending.Runs, ending.Open)
	}
	for _, task := range ending.Tasks {
		sum := 0.0
		for _, share := range task.Shares {
			sum += share
		}
		if task.State != "within" || task.Team == nil || task.Against == "" || task.TeamPlace < 1 || sum < 0.9 || sum > 1.000001 {
			t.Errorf("%+v: shares add up to %g", task, sum)
		}
	}
	if len(ending.Choices) == 0 || len(ending.Choices[0].Lines) == 0 || ending.Choices[0].Instead == "" {
		t.Errorf("of choices it says %+v", ending.Choices)
	}
	if v := r.whole(conduct.Display).View.(*conduct.DisplayView); v.Ending != nil {
		t.Error("the display shows it though nobody asked for it")
	}
	r.must(r.Show(exercise.Ending))
	if v := r.whole(conduct.Display).View.(*conduct.DisplayView); v.Ending == nil || len(v.Lines) != 0 {
		t.Errorf("the display shows %+v", v)
	}
	for _, id := range roles {
		for _, e := range r.heard[id] {
			if strings.Contains(e.data, ending.Headline) {
				t.Errorf("%s is told what came of it", id)
			}
		}
	}
}

// What cannot be told is said to be so.
func TestWhyNothingIsToldOfAnEndIsSaid(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Clock(conduct.ClockWish{Do: "end"}))
	r.unreadable = true
	r.foretells(func() bool { return r.controller().Untold == "the journal cannot be read" })
	if e := r.controller().Ending; e != nil {
		t.Errorf("and it is told: %+v", e)
	}
}

// foretold waits until what came of it is told, with what choices have made.
func (r *room) foretold() *paper.Ending {
	r.Helper()
	r.foretells(func() bool { e := r.controller().Ending; return e != nil && e.Futures > 0 })
	return r.controller().Ending
}

// foretells works out what may come, and what has, until something is told.
func (r *room) foretells(told func() bool) {
	r.Helper()
	ctx, stop := context.WithCancel(context.Background())
	over := make(chan struct{})
	go func() {
		r.Foretell(ctx)
		close(over)
	}()
	defer func() {
		stop()
		<-over
	}()
	for range 600 {
		if told() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	r.Fatal("it is not told")
}
