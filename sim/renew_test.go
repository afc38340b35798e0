package sim_test

import (
	"math"
	"slices"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

// future is the records of a run with one luck up to an instant, and with another from there on.
func future(t interface{ Fatal(...any) }, p *sim.Program, w *sim.World, luck sim.Luck, at engine.Time, then sim.Luck) []sim.Record {
	var trace sim.Trace
	w.Begin(luck, &trace)
	if err := w.Advance(at); err != nil {
		t.Fatal(err)
	}
	copied := sim.NewWorld(p)
	copied.CopyFrom(w, &trace)
	copied.Renew(at, then)
	if err := copied.Finish(); err != nil {
		t.Fatal(err)
	}
	return trace.Records
}

// At time 0 nothing has lasted: what comes is an ordinary run of the luck. What has been seen by then stays: where units are, which of
// them are busy, and how many there are.
func TestAFutureFromTheBeginningIsAnOrdinaryRun(t *testing.T) {
	t.Parallel()
	for name, text := range branchable {
		t.Run(name, func(t *testing.T) {
			simtest.Sometimes(t, "a scenario is begun with another luck", func() int {
				others := 0
				rapid.Check(t, func(t *rapid.T) {
					p, luck, then := simtest.Load(t, text(t)), someLuck(t), someLuck(t)
					w, seen := sim.NewWorld(p), mayEndAtOnce(p)
					w.OnDraw = func(d sim.Draw) {
						seen = seen || d.Purpose == sim.DrawHomeRadius || d.Purpose == sim.DrawBusy || d.Purpose == sim.DrawInput && p.Inputs[inputOf(p, d.Source)].Whole
					}
					w.Begin(luck)
					w.OnDraw = nil
					if seen || luck.Nominal != then.Nominal {
						then = luck
					} else {
						others++
					}
					sameRecords(t, future(t, p, w, luck, 0, then), run(t, sim.NewWorld(p), then))
				})
				return others
			})
		})
	}
}

// mayEndAtOnce reports whether a stream may be over as the run begins, because the first that is drawn would come after its end: it does
// not begin again.
func mayEndAtOnce(p *sim.Program) bool {
	for _, incident := range p.Scenario.Incidents.All() {
		if incident.Arrivals != nil && incident.Arrivals.Until != nil {
			return true
		}
	}
	return false
}

// inputOf is the number of the input that a source is.
func inputOf(p *sim.Program, source int) int {
	return slices.IndexFunc(p.Inputs, func(in sim.Input) bool { return in.Path == p.Sources[source].Path })
}

// From any instant on a run comes to its end: what has been is the same in all futures, and what comes has causes that were before.
func TestAFutureHasThePastOfItsWorld(t *testing.T) {
	t.Parallel()
	for name, text := range branchable {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p, luck, then := simtest.Load(t, text(t)), someLuck(t), someLuck(t)
				was := run(t, sim.NewWorld(p), luck)
				at := someInstant(t, p, was)
				records := future(t, p, sim.NewWorld(p), luck, at, then)
				for i := range records {
					switch r := &records[i]; {
					case i < len(was) && was[i].At < at && *r != was[i]:
						t.Fatalf("record %d was %+v, and is %+v", i, was[i], *r)
					case i > 0 && (r.Cause >= sim.Seq(i) || r.At < records[i-1].At):
						t.Fatalf("record %d comes too early: %+v", i, *r)
					case (i < len(was) && was[i].At < at) != (r.At < at):
						t.Fatalf("record %d is on the other side of %d: %+v", i, at, *r)
					}
				}
				if last := records[len(records)-1]; last.Kind != sim.RunEnded {
					t.Fatalf("the run ends with %+v", last)
				}
				if again := future(t, p, sim.NewWorld(p), luck, at, then); !slices.Equal(again, records) {
					t.Fatal("the same future is another one")
				}
			})
		})
	}
}

// lastingDrill is a scenario in which one thing is under way from the beginning.
func lastingDrill(t testing.TB, units, plan, more string) *sim.Program {
	text := `
format: 1
title: Drill
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 5h}
agencies: {pd: {kind: police}, county: {kind: sheriff, approval: 0s..10m}, desk: {kind: dispatch}, district: {kind: school-district}}
places: {base: {position: [39.10, -94.40]}, scene: {position: [39.12, -94.35]}}
channels:
  radio: {kind: radio, members: [pd, desk]}
  dead: {kind: radio, capacity: 0, members: [pd, county]}
sites: {school: {agency: district, position: [39.13, -94.20], people: 100}}
` + units + `
incidents:
  drill:
    agency: pd
    where: scene
` + plan + more
	s, problems := loader.FS(fstest.MapFS{"drill.yaml": {Data: []byte(text)}}, "drill.yaml", loader.Options{})
	if s == nil {
		t.Fatalf("%v\n%s", problems, text)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// evenly is the share of a uniform distribution between two numbers of minutes that lies below a time.
func evenly(from, to float64) func(t engine.Time) float64 {
	return func(t engine.Time) float64 {
		return max(0, min((float64(t)/float64(engine.Minute)-from)/(to-from), 1))
	}
}

// What is under way goes on as everything of its kind does that has lasted as long, whatever had been drawn for it: for each kind one
// scenario, seen after four minutes in runs in which it is not over, and 2,000 futures of each of three such runs.
func TestWhatIsUnderWayIsDrawnAgainGivenItsAge(t *testing.T) {
	t.Parallel()
	const car, at = "travel: {between: {base: {scene: 10m}}, variation: 0.5..1.5}\nunits: {car: {agency: pd, kind: patrol, home: base}}\n", 4 * engine.Minute
	known := "travel: {between: {base: {scene: 5m..15m}}}\nunits: {car: {agency: pd, kind: patrol, home: base}}\n"
	plan := func(step string) string { return "    plan:\n      a: {" + step + "}\n" }
	ten := evenly(4, 10)
	for name, c := range map[string]struct {
		units, plan, more string
		ends              sim.Kind
		nth               int // of that kind
		want              func(t engine.Time) float64
	}{
		"delay":         {"", plan("event: A, delay: 0s..10m"), "", sim.StepDone, 1, ten},
		"work":          {"", plan("work: A, takes: 0s..10m"), "", sim.StepDone, 1, ten},
		"exponential":   {"", plan("work: A, takes: exponential(mean 10m)"), "", sim.StepDone, 1, func(t engine.Time) float64 { return 1 - math.Exp(-float64(t-at)/float64(10*engine.Minute)) }},
		"fixed":         {"", plan("work: A, takes: 7m"), "", sim.StepDone, 1, evenly(7, 7.0001)},
		"range":         {"", plan("work: A, takes: {value: 5m, range: 0s..10m, note: nobody knows}"), "", sim.StepDone, 1, ten},
		"decision":      {"", plan("decide: A, options: {x: X, y: Y}, default: x, takes: 0s..10m"), "", sim.StepDone, 1, ten},
		"rest":          {"", plan("work: A, takes: 0s, every: 1m..10m, until: b") + "      b: {at: +1h, event: B}\n", "", sim.StepRepeated, 1, ten},
		"patience":      {"", plan("message: A, from: pd, to: county, takes: 1s, give-up: 0s..10m"), "", sim.StepGaveUp, 1, ten},
		"re-press":      {"", plan("message: A, from: pd, to: county, takes: 1s, re-press: 1s..10m, give-up: 3h"), "", sim.MessagePressed, 1, ten},
		"air time":      {"", plan("message: A, from: pd, to: desk, takes: 0s..10m"), "", sim.MessageDelivered, 1, ten},
		"retry":         {"", plan("message: A, from: pd, to: desk, takes: 0s, lost: 100%, retry: 1s..10m, give-up: 3h"), "", sim.MessageQueued, 2, ten},
		"posture":       {"", plan("posture: lockdown, sites: [school], takes: 0s..10m"), "", sim.PostureSet, 1, ten},
		"approval":      {"units: {deputy: {agency: county, kind: patrol, home: base}}", plan("send: {patrol: 1}, from: county"), "", sim.AidApproved, 1, ten},
		"turnout":       {"units: {car: {agency: pd, kind: patrol, home: base, turnout: 0s..10m}}", plan("send: {patrol: 1}"), "", sim.UnitEnRoute, 1, ten},
		"trip":          {car, plan("send: {patrol: 1}"), "", sim.UnitArrived, 1, evenly(5, 15)},
		"known trip":    {known, plan("send: {patrol: 1}"), "", sim.UnitArrived, 1, evenly(5, 15)},
		"way home":      {known, "    present: {patrol: 1}\n" + plan("release: all"), "", sim.UnitHome, 1, evenly(5, 15)},
		"busy":          {"units: {car: {agency: pd, kind: patrol, home: base, busy-at-start: {chance: 100%, for: 0s..10m}}}", plan("event: A"), "", sim.UnitFreed, 1, ten},
		"condition":     {"", "    condition: {starts: well, changes: {well: {ill: 0s..10m}}}\n" + plan("work: A, takes: 1h"), "", sim.ConditionSet, 2, ten},
		"gap":           {"", plan("event: A"), "  calls:\n    agency: pd\n    where: scene\n    arrivals: {gap: 0s..10m}\n    plan: {c: {event: C}}\n", sim.IncidentBegan, 2, ten},
		"rate":          {"", plan("event: A"), "  calls:\n    agency: pd\n    where: scene\n    arrivals: {rate: 6/h}\n    plan: {c: {event: C}}\n", sim.IncidentBegan, 2, func(t engine.Time) float64 { return 1 - math.Exp(-float64(t-at)/float64(10*engine.Minute)) }},
		"set off":       {"", plan("event: A"), "  next:\n    agency: pd\n    where: scene\n    begins: {after: drill/a, delay: 0s..10m}\n    plan: {c: {event: C}}\n", sim.IncidentBegan, 2, ten},
		"relief's rest": {"units: {car: {agency: pd, kind: patrol, count: 2, home: base}}", "    present: {patrol: 2}\n" + plan("work: A, needs: {patrol: 1}, takes: 2h, relief: {after: 1s, rest: 0s..10m}"), "", sim.UnitRelieved, 2, ten},
		"filling":       {"units: {bus: {agency: pd, kind: bus, seats: 20, home: base}}", "    present: {bus: 1}\n" + plan("event: A"), "  people:\n    agency: pd\n    where: scene\n    part-of: drill\n    arrivals: {at: [13:00, 17:00]}\n    plan: {ride: {move: {bus: 1}, where: base, fill: 0s..10m}}\n", sim.UnitEnRoute, 1, ten},
		"resumed":       {"units: {car: {agency: pd, kind: patrol, home: base}}", "    present: {patrol: 1}\n" + plan("work: A, needs: {patrol: 1}, takes: 0s..10m") + "      b: {at: +1m, event: B, disable: {patrol: 1}, until: c}\n      c: {at: +3m, event: C}\n", "", sim.StepDone, 3, evenly(4, 12)},
		"interrupted":   {"units: {car: {agency: pd, kind: patrol, home: base}}", "    present: {patrol: 1}\n" + plan("work: A, needs: {patrol: 1}, takes: 0s..10m") + "      b: {at: +1m, event: B, disable: {patrol: 1}, until: c}\n      c: {at: +6m, event: C}\n", "", sim.StepDone, 3, evenly(6, 15)},
		"relief":        {"units: {car: {agency: pd, kind: patrol, home: base}}", "    present: {patrol: 1}\n" + plan("work: A, needs: {patrol: 1}, takes: 2h, relief: {after: 0s..10m, rest: 1h}"), "", sim.ReliefDue, 1, ten},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := lastingDrill(t, c.units, c.plan, c.more)
			end := func(records []sim.Record) engine.Time {
				n := 0
				for i := range records {
					if records[i].Kind == c.ends {
						if n++; n == c.nth {
							return records[i].At
						}
					}
				}
				return engine.Never
			}
			var trace sim.Trace
			world, copied, seen := sim.NewWorld(p), sim.NewWorld(p), 0
			for luck := uint64(0); seen < 3; luck++ {
				if luck == 100 {
					t.Fatal("it is over in every run")
				}
				if err := world.Run(sim.Luck{Seed: 2, Replication: luck}, &trace); err != nil {
					t.Fatal(err)
				}
				if end(trace.Records) < at {
					continue
				}
				seen++
				world.Begin(sim.Luck{Seed: 2, Replication: luck}, &trace)
				if err := world.Advance(at); err != nil {
					t.Fatal(err)
				}
				const futures = 2000
				past, ends := len(trace.Records), make([]engine.Time, futures)
				for i := range ends {
					trace.Records = trace.Records[:past]
					copied.CopyFrom(world, &trace)
					copied.Renew(at, sim.Luck{Seed: 3, Replication: uint64(i)})
					if err := copied.Finish(); err != nil {
						t.Fatal(err)
					}
					ends[i] = end(trace.Records)
				}
				slices.Sort(ends)
				if ends[0] < at {
					t.Fatalf("a future ends at %d, before it begins", ends[0])
				}
				worst := 0.0
				for i, e := range ends {
					share := c.want(e)
					worst = max(worst, share-float64(i)/futures, float64(i+1)/futures-share)
				}
				if limit := 1.95 / math.Sqrt(futures); worst > limit && name != "fixed" {
					t.Errorf("the ends are %.3f away from what is known, more than %.3f: from %d to %d", worst, limit, ends[0], ends[futures-1])
				}
				if name == "fixed" && (ends[0] != 7*engine.Minute || ends[futures-1] != 7*engine.Minute) {
					t.Errorf("what does not vary ends between %d and %d", ends[0], ends[futures-1])
				}
			}
		})
	}
}

// A branch may number the states of a condition in another way: what is under way in it was drawn with the figures of a state, whatever
// number that has now.
func TestAFutureOfABranchKnowsTheStateWithWhichSomethingWasDrawn(t *testing.T) {
	t.Parallel()
	load := func(changes string) *sim.Program {
		return compile(t, drill+`      look: {work: Look, takes: {red: "30m..50m", default: 12m}, after: call, delay: 2m}
      tell: {message: Tell, to: [so], takes: {red: "30m..50m", default: 12m}, after: call, delay: 2m}
      lock: {posture: lockdown, sites: [school], takes: {red: "30m..50m", default: 12m}, after: call, delay: 2m}
    condition: {starts: green, changes: {green: {`+changes+`red: 1m}}}
`)
	}
	p, err := load("").From(load("blue: 9h, yellow: 9h, "), 10*engine.Minute)
	if err != nil {
		t.Fatal(err)
	}
	w := sim.NewWorld(p)
	for i := range uint64(20) {
		ended := map[string]engine.Time{}
		for _, r := range future(t, p, w, sim.Luck{Seed: 1}, 20*engine.Minute, sim.Luck{Seed: 2, Replication: i}) {
			if r.Kind == sim.StepDone && r.Step != sim.NoStep {
				ended[p.Steps[r.Step].ID] = r.At
			}
		}
		for _, id := range []string{"look", "tell", "lock"} {
			if at := ended[id]; at < 32*engine.Minute || at > 52*engine.Minute {
				t.Errorf("%s ends at %d, want between 32 and 52 minutes", id, at/engine.Minute)
			}
		}
	}
}
