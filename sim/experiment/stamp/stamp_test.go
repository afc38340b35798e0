package stamp_test

import (
	"context"
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/conform"
	"simulate/sim/experiment"
	"simulate/sim/experiment/stamp"
	"simulate/sim/log"
	"simulate/sim/simtest"
)

// everything is a log that stamps all, of all units.
func everything(p *stamp.Plan) *stamp.Shown {
	s := &stamp.Shown{}
	for at := range s.Instants {
		s.Instants[at] = true
	}
	for range p.Groups {
		s.Groups = append(s.Groups, true)
	}
	return s
}

func planOf(t rapid.TB, p *sim.Program, incident int32) *stamp.Plan {
	t.Helper()
	plan, err := stamp.NewPlan(p, incident, [log.NumInstants]string{log.CallArrival: "begins"})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// coursesOf are what a log would show of a run.
func coursesOf(t rapid.TB, plan *stamp.Plan, luck sim.Luck) []*conform.Course {
	t.Helper()
	fold, err := plan.NewFold()
	if err != nil {
		t.Fatal(err)
	}
	if err := experiment.Run(context.Background(), plan.Program, luck, fold); err != nil {
		t.Fatal(err)
	}
	courses, _ := fold.Courses()
	return courses
}

// asRuns is a log that stamps what those stamp that are written of runs.
func asRuns(p *stamp.Plan) *stamp.Shown {
	s := everything(p)
	for at := range s.Instants {
		switch log.Instant(at) {
		case log.CallArrival, log.Notified, log.EnRoute, log.OnScene, log.Available, log.Closed:
		default:
			s.Instants[at] = false
		}
	}
	return s
}

// Whatever a run does is in the order of its plan: a log of it lacks nothing that it could show, whatever it shows.
func TestARunIsAsItsPlanHasIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		for incident := range p.Incidents {
			plan := planOf(t, p, int32(incident))
			run := rapid.Uint64Range(0, 9).Draw(t, "run")
			for _, c := range coursesOf(t, plan, sim.Luck{Seed: 1, Replication: run}) {
				for _, shown := range []*stamp.Shown{everything(plan), asRuns(plan)} {
					judged := plan.Judge(shown)
					a := judged.Align(c, conform.Ways([][]int{judged.Counts(c)}))
					if a.Cost() != 0 || len(a.Swaps) > 0 || a.Fitness() != 1 {
						t.Fatalf("incident %s, run %d: cost %d, %+v", p.Incidents[incident].ID, run, a.Cost(), a.Swaps)
					}
				}
			}
		}
	})
}

// Whoever calls a unit is among the steps that its group knows.
func TestUnitsComeFromTheGroupsOfTheStepsThatCallThem(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		plans := make([]*stamp.Plan, len(p.Incidents))
		for i := range plans {
			plans[i] = planOf(t, p, int32(i))
		}
		var tape experiment.Tape
		if err := experiment.Run(context.Background(), p, sim.Luck{Seed: 2}, &tape); err != nil {
			t.Fatal(err)
		}
		for _, r := range tape.Records() {
			if r.Kind != sim.UnitAssigned || !p.Calls(r.Step) {
				continue
			}
			found := false
			for _, g := range plans[p.Steps[r.Step].Incident].Groups {
				for _, a := range g.Asks {
					for _, pool := range g.Pools {
						found = found || a.Step == r.Step && pool == p.Units[r.Unit].Pool
					}
				}
			}
			if !found {
				t.Fatalf("%s of %s is no unit of its groups", p.Units[r.Unit].ID, p.Steps[r.Step].ID)
			}
		}
	})
}

// losing are what a file says that takes units from the steps that called them, or has them there without: then a log does not show that a
// unit serves another step than the one it was called by.
var losing = regexp.MustCompile(`on-duty|disable|divert|relief|release|present|part-of`)

// What a log surely shows of a run is what the run did: nothing is guessed.
func TestWhatALogSurelyShowsIsWhatTheRunDid(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		if losing.MatchString(text) {
			return // most of them; the nightly cases are many
		}
		p := simtest.Load(t, text)
		luck := sim.Luck{Seed: 7, Replication: rapid.Uint64Range(0, 4).Draw(t, "run")}
		for incident := range p.Incidents {
			if p.Incidents[incident].Stream {
				continue
			}
			plan := planOf(t, p, int32(incident))
			for _, c := range coursesOf(t, plan, luck) {
				r := plan.NewReading(everything(plan), c)
				checkSure(t, r, luck)
			}
		}
	})
}

func checkSure(t *rapid.T, r *stamp.Reading, luck sim.Luck) {
	p := r.Plan.Program
	id := p.Incidents[r.Plan.Incident].ID
	var references []string
	var milestones []sim.Milestone
	var want []int64
	for i, n := range r.Judged.Counts(r.Course) {
		for nth := range n {
			thing := conform.Thing{Label: r.Judged.Judged[i], Nth: nth + 1}
			if !r.Sure(thing) {
				continue
			}
			for _, reference := range r.Milestones(thing) {
				m, err := p.Milestone(id, reference)
				if err != nil {
					t.Fatal(err)
				}
				references, milestones, want = append(references, reference), append(milestones, m), append(want, r.Judged.Time(r.Course, thing))
			}
		}
	}
	watch := sim.NewWatch(p, milestones)
	if err := experiment.Run(context.Background(), p, luck, watch); err != nil {
		t.Fatal(err)
	}
	for i := range milestones {
		if so := watch.First(i); !so.Occurred() || int64(so.At) != want[i] {
			t.Fatalf("%s/%s is at %d in the log, and in the run at %d: %v", id, references[i], want[i], so.At, so.Occurred())
		}
	}
}
