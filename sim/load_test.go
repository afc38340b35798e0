package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/simtest"
)

// desk draws a scenario in which streams of calls compete for the desks of one agency: every step asks for one desk, so that
// what may happen can be told from the records alone.
func desk(t *rapid.T) string {
	var b strings.Builder
	line := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n", a...) }
	line("format: 1\nclock: {start: 2024-01-01T08:00:00Z, horizon: 6h}\nagencies: {pd: {}}\nplaces: {here: {position: [39, -94]}}")
	duty := rapid.SampledFrom([]string{"", `, on-duty: {windows: ["09:00-11:00"], end: finish}`, `, on-duty: {windows: ["07:00-10:30"], end: leave}`}).Draw(t, "duty")
	line("units:\n  desk: {agency: pd, kind: desk, count: %d, home: here}\n  more: {agency: pd, kind: desk, count: 2, home: here%s}", rapid.IntRange(1, 4).Draw(t, "desks"), duty)
	extras := []string{"", ", give-up: exponential(mean 5m)", ", give-up: 0s", ", divert: true"}
	if rapid.Bool().Draw(t, "overtake") {
		extras = extras[:3] // who may divert passes over those who may not
		line("dispatch: {desk: {overtake: true}}")
	}
	line("incidents:")
	for i := range rapid.IntRange(1, 4).Draw(t, "streams") {
		line("  calls-%d:\n    agency: pd\n    where: here\n    priority: %d", i, rapid.IntRange(1, 3).Draw(t, "priority"))
		line("    arrivals: {rate: %d/h}", rapid.IntRange(1, 40).Draw(t, "rate"))
		line("    plan:")
		extra := rapid.SampledFrom(extras).Draw(t, "extra")
		interrupted := rapid.SampledFrom([]string{"resume", "restart", "resample", "abandon"}).Draw(t, "interrupted")
		takes := rapid.SampledFrom([]string{"3m", "exponential(mean 4m)", "lognormal(p50 2m p90 9m)"}).Draw(t, "takes")
		line("      answer: {work: Answer, by: pd, needs: {desk: 1}, takes: %s, interrupted: %s%s}", takes, interrupted, extra)
		if rapid.Bool().Draw(t, "second step") {
			line("      note: {after: answer.ended, work: Note, by: pd, needs: {desk: 1}, takes: 1m, interrupted: %s}", interrupted)
		}
	}
	return b.String()
}

// job is a step of an instance that asks for a desk.
type job struct {
	slot int32
	step uint16
}

// desks follows the records of a desk scenario.
type desks struct {
	p        *sim.Program
	priority []int32             // by slot
	waiting  map[job]engine.Time // since when, with its place in the line
	serving  map[int32]job       // by unit
	free     map[int32]bool      // units
	began    map[job]engine.Time // of the present stretch of work
	worked   map[job]engine.Time // in all
	first    map[job]engine.Time // instant of asking: its place in the line, whatever interrupts it
}

func newDesks(p *sim.Program) *desks {
	d := &desks{
		p: p, waiting: map[job]engine.Time{}, serving: map[int32]job{}, free: map[int32]bool{},
		began: map[job]engine.Time{}, worked: map[job]engine.Time{}, first: map[job]engine.Time{},
	}
	for u := range p.Units {
		d.free[int32(u)] = true
	}
	return d
}

// follow takes one record in, and fails where units are not conserved.
func (d *desks) follow(t *rapid.T, i int, r *sim.Record) {
	j := job{r.Incident, r.Step}
	switch r.Kind {
	case sim.IncidentBegan:
		for len(d.priority) <= int(r.Incident) {
			d.priority = append(d.priority, 0)
		}
		d.priority[r.Incident] = d.p.Incidents[r.Arg].Priority
	case sim.StepAsked:
		d.waiting[j], d.first[j], d.worked[j] = r.At, r.At, 0
		delete(d.began, j)
	case sim.StepInterrupted:
		d.waiting[j] = d.first[j]
		d.worked[j] += r.At - d.began[j]
	case sim.StepStarted:
		delete(d.waiting, j)
		d.began[j] = r.At
	case sim.StepDone, sim.StepFailed:
		d.worked[j] += r.At - d.began[j]
	case sim.StepGaveUp:
		delete(d.waiting, j)
	case sim.UnitAssigned:
		if !d.free[r.Unit] {
			t.Fatalf("record %d: unit %d is assigned and not free", i, r.Unit)
		}
		d.free[r.Unit] = false
		d.serving[r.Unit] = j
	case sim.UnitDiverted, sim.UnitFreed:
		if d.serving[r.Unit] != j {
			t.Fatalf("record %d: unit %d leaves %v and serves %v", i, r.Unit, j, d.serving[r.Unit])
		}
		delete(d.serving, r.Unit)
		d.free[r.Unit] = true
	case sim.UnitOnDuty:
		d.free[r.Unit] = true
	case sim.UnitOffDuty:
		d.free[r.Unit] = false
		delete(d.serving, r.Unit)
	}
}

// ahead reports whether a comes before b in the line.
func (d *desks) ahead(a, b job) bool {
	if x, y := d.priority[a.slot], d.priority[b.slot]; x != y {
		return x < y
	}
	return d.first[a] < d.first[b]
}

func everyLoad(t *testing.T, holds func(t *rapid.T, p *sim.Program, records []sim.Record)) {
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Load(t, desk(t))
		holds(t, p, run(t, sim.NewWorld(p), someLuck(t)))
	})
}

// TestNobodyIsPassedOver: who begins to be served was first in the line of those that could use the same unit, by priority and
// then by the instant of asking; and when an instant is over nobody waits while a unit is free.
func TestNobodyIsPassedOver(t *testing.T) {
	t.Parallel()
	everyLoad(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
		d := newDesks(p)
		for i := range records {
			r := &records[i]
			if i > 0 && r.At > records[i-1].At && len(d.waiting) > 0 {
				for u, free := range d.free {
					if free {
						t.Fatalf("before record %d %d wait and unit %d is free", i, len(d.waiting), u)
					}
				}
			}
			if starts := (job{r.Incident, r.Step}); r.Kind == sim.StepStarted {
				for other := range d.waiting {
					if d.ahead(other, starts) && d.waiting[other] <= r.At {
						t.Fatalf("record %d: %v starts, and %v waits before it", i, starts, other)
					}
				}
			}
			d.follow(t, i, r)
		}
	})
}

// TestWorkDoneIsWorkDemanded: what a step was worked on in all is what was drawn for it, where interrupted work goes on.
func TestWorkDoneIsWorkDemanded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := strings.NewReplacer("interrupted: restart", "interrupted: resume", "interrupted: resample", "interrupted: resume",
			"interrupted: abandon", "interrupted: resume").Replace(desk(t))
		p := simtest.Load(t, text)
		world := sim.NewWorld(p)
		demanded := map[job][]engine.Time{} // in the order of the instances that were begun to be served in the slot
		world.OnDraw = func(d sim.Draw) {
			if d.Purpose == sim.DrawTakes {
				j := job{d.Incident, d.Step}
				demanded[j] = append(demanded[j], engine.Time(d.Value))
			}
		}
		d := newDesks(p)
		records := run(t, world, sim.Luck{Seed: rapid.Uint64().Draw(t, "seed")})
		for i := range records {
			r := &records[i]
			d.follow(t, i, r)
			j := job{r.Incident, r.Step}
			if _, begun := d.began[j]; r.Kind == sim.StepGaveUp && begun && len(demanded[j]) > 0 {
				demanded[j] = demanded[j][1:] // it was interrupted, and nobody came again in time
			}
			if r.Kind != sim.StepDone {
				continue
			}
			want := map[string]engine.Time{"note": engine.Minute, "answer": 3 * engine.Minute}[p.Steps[r.Step].ID]
			if drawn := demanded[j]; len(drawn) > 0 {
				want, demanded[j] = drawn[0], drawn[1:]
			}
			if d.worked[j] != want {
				t.Fatalf("record %d: work of %d ms took %d ms", i, want, d.worked[j])
			}
		}
	})
}

// TestArrivalsDoNotDependOnTheResponse: fewer desks and longer work change neither when calls come nor where.
func TestArrivalsDoNotDependOnTheResponse(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := desk(t)
		luck := someLuck(t)
		arrivals := func(text string) []sim.Record {
			p := simtest.Load(t, text)
			all := run(t, sim.NewWorld(p), luck)
			came := slices.DeleteFunc(slices.Clone(all), func(r sim.Record) bool { return r.Kind != sim.IncidentBegan })
			for i := range came {
				came[i].Incident = 0 // slots depend on what has closed
			}
			return came
		}
		slower := strings.NewReplacer("takes: 3m", "takes: 50m", "count: 2", "count: 1").Replace(text)
		if a, b := arrivals(text), arrivals(slower); !slices.Equal(a, b) {
			t.Fatalf("%d arrivals, and with a slower response %d, or other ones", len(a), len(b))
		}
	})
}

// TestABackgroundShiftsNoDraw: a stream that shares no unit with the main incident changes nothing of it.
func TestABackgroundShiftsNoDraw(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		luck := someLuck(t)
		with := simtest.Load(t, text,
			"agencies.zz={}", "places.zz-place={position: [39.1, -94.3]}", "units.zz-unit={agency: zz, kind: zz-desk, home: zz-place}",
			"incidents.zz-background={agency: zz, where: zz-place, arrivals: {rate: 20/h}, plan: {work: {work: Work, by: zz, needs: {zz-desk: 1}, takes: exponential(mean 3m)}}}")
		without := simtest.Load(t, text)
		if a, b := ofMain(without, run(t, sim.NewWorld(without), luck)), ofMain(with, run(t, sim.NewWorld(with), luck)); !slices.Equal(a, b) {
			t.Fatalf("%d records, with a background %d, or other ones", len(a), len(b))
		}
	})
}

// fact is a record in words that do not depend on what else a program holds.
type fact struct {
	at                   engine.Time
	kind                 sim.Kind
	incident, step, unit string
	arg                  uint16
}

// ofMain lists what happened to the incidents of the file, without their background.
func ofMain(p *sim.Program, records []sim.Record) []fact {
	var facts []fact
	for _, r := range records {
		if r.Step == sim.NoStep || r.At > p.Horizon { // how long a cool-down lasts depends on all that is measured
			continue
		}
		f := fact{at: r.At, kind: r.Kind, incident: p.Incidents[p.Steps[r.Step].Incident].ID, step: p.Steps[r.Step].ID, arg: r.Arg}
		if r.Unit >= 0 && r.Kind != sim.IncidentBegan && r.Kind != sim.IncidentClosed && r.Kind != sim.IncidentSkipped {
			f.unit = p.Units[r.Unit].ID
		}
		if f.incident != "zz-background" {
			facts = append(facts, f)
		}
	}
	return facts
}

// TestScenesOfManyInstancesKeepTheirLines: instances that are open at once each have their own line on their scene. One waits
// there for a second car, in a line that must outlive the arrival of hundreds of others.
func TestScenesOfManyInstancesKeepTheirLines(t *testing.T) {
	t.Parallel()
	p := compile(t, `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 3h}
agencies: {pd: {}}
places: {here: {position: [39, -94]}}
units: {car: {agency: pd, kind: patrol, count: 300, home: here}}
incidents:
  calls:
    agency: pd
    where: here
    arrivals: {gap: 10s, until: +20m}
    plan:
      one: {send: {patrol: 1}}
      two: {after: one, delay: 30m, send: {patrol: 1}}
      lift: {after: one, work: Lift together, needs: {patrol: 2}, takes: 1m}
`)
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, &trace); err != nil {
		t.Fatal(err)
	}
	began, closed := 0, 0
	for _, r := range trace.Records {
		switch r.Kind {
		case sim.IncidentBegan:
			began++
		case sim.IncidentClosed:
			closed++
		}
	}
	if began != 119 || closed != began {
		t.Errorf("%d began and %d closed, want 119 of each", began, closed)
	}
}
