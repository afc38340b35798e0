package measure_test

import (
	"fmt"
	"os"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

// The tests of this file compute from the records, one by one and without regard to speed or memory, what a fold measures.

// loaded draws a run of the day of calls, at another load.
func loaded(t *rapid.T, changes ...string) (*sim.Program, []sim.Record) {
	text, err := os.ReadFile("testdata/county.yaml")
	if err != nil {
		t.Fatal(err)
	}
	number := func(least, most int, label string) int { return rapid.IntRange(least, most).Draw(t, label) }
	p := simtest.Load(t, string(text), append(changes,
		fmt.Sprintf("clock.horizon=%dm", number(30, 240, "horizon")),
		fmt.Sprintf("clock.warm-up=%dm", number(1, 90, "warm-up")),
		fmt.Sprintf("incidents.disturbance.arrivals.rate=%d/h", number(1, 30, "disturbances")),
		fmt.Sprintf("incidents.ill.arrivals.rate=%d/h", number(1, 12, "ill")),
		fmt.Sprintf("incidents.fire.begins=+%dm", number(0, 29, "fire")),
		fmt.Sprintf("units.car.count=%d", number(2, 9, "cars")),
		fmt.Sprintf("units.desk.count=%d", number(1, 3, "desks")),
		fmt.Sprintf("units.car.on-duty.end=%s", rapid.SampledFrom([]string{"finish", "leave", "hand-over"}).Draw(t, "end")),
		"units.car.on-duty.windows=[\"05:10-06:40\", \"07:00-09:00\"]",
		"measures.under-way=null", "measures.cars-busy=null")...,
	)
	return p, run(t, p, sim.Luck{Seed: uint64(number(1, 1000, "seed"))})
}

// overlap is how much of a stretch of time lies in the window that is measured.
func overlap(p *sim.Program, from, to engine.Time) int64 {
	return int64(max(0, min(to, p.Horizon)-max(from, p.WarmUp)))
}

// parts folds records and returns the parts of every row that is a mean over time, added up.
func parts(t *rapid.T, p *sim.Program, records []sim.Record) map[string]measure.Part {
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	fold := set.NewFold(p.WarmUp+(p.Horizon-p.WarmUp)/3, p.Horizon)
	values(fold, records)
	got := make(map[string]measure.Part)
	for i := range set.Rows {
		if r := &set.Rows[i]; r.Mean && r.Period.Whole() {
			var whole measure.Part
			for _, part := range fold.Parts(i, nil) {
				whole.Above += part.Above
				whole.Below += part.Below
			}
			got[label(r)] = whole
		}
	}
	return got
}

func TestLittlesLawHoldsExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, records := loaded(t)
		began := make(map[int32]engine.Time)
		sojourns := make(map[string]int64)
		end := records[len(records)-1].At
		for _, r := range records {
			switch r.Kind {
			case sim.IncidentBegan:
				began[r.Incident] = r.At
			case sim.IncidentClosed:
				sojourns[p.Incidents[r.Arg].ID] += overlap(p, began[r.Incident], r.At)
				delete(began, r.Incident)
			}
		}
		for slot, at := range began { // those that are still open, whose incidents the records tell
			for i := len(records) - 1; i >= 0; i-- {
				if r := &records[i]; r.Kind == sim.IncidentBegan && r.Incident == slot {
					sojourns[p.Incidents[r.Arg].ID] += overlap(p, at, end)
					break
				}
			}
		}
		for i := range p.Incidents {
			id := p.Incidents[i].ID
			got := parts(t, p, records)["incident.open/"+id]
			if want := (measure.Part{Above: sojourns[id], Below: int64(p.Horizon - p.WarmUp)}); got != want {
				t.Fatalf("%s: the area under the number of open ones is %+v, their sojourns are %+v", id, got, want)
			}
		}
	})
}

// stretches notes since when something has been so for a unit, and adds up how long it was in the window.
type stretches struct {
	p     *sim.Program
	since map[int32]engine.Time
	total map[string]int64 // by kind of unit
}

func newStretches(p *sim.Program) stretches {
	return stretches{p, make(map[int32]engine.Time), make(map[string]int64)}
}

func (s *stretches) begin(unit int32, at engine.Time) {
	if _, already := s.since[unit]; !already {
		s.since[unit] = at
	}
}

func (s *stretches) end(unit int32, at engine.Time) {
	if since, on := s.since[unit]; on {
		s.total[s.p.Kinds[s.p.Units[unit].Kind]] += overlap(s.p, since, at)
		delete(s.since, unit)
	}
}

func TestUtilisationIsTheTimeOfUnitsExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, records := loaded(t)
		busy, duty := newStretches(p), newStretches(p)
		for u := range p.Units {
			duty.begin(int32(u), 0)
		}
		for _, r := range records {
			switch r.Kind {
			case sim.UnitAssigned, sim.UnitOccupied:
				busy.begin(r.Unit, r.At)
			case sim.UnitReturning, sim.UnitFreed:
				busy.end(r.Unit, r.At)
			case sim.UnitOnDuty:
				duty.begin(r.Unit, r.At)
			case sim.UnitOffDuty:
				busy.end(r.Unit, r.At)
				duty.end(r.Unit, r.At)
			}
		}
		for u := range p.Units {
			busy.end(int32(u), p.Horizon)
			duty.end(int32(u), p.Horizon)
		}
		got := parts(t, p, records)
		for _, kind := range p.Kinds {
			if want := (measure.Part{Above: busy.total[kind], Below: duty.total[kind]}); got["unit.utilisation/"+kind] != want {
				t.Fatalf("%s: got %+v, want %+v", kind, got["unit.utilisation/"+kind], want)
			}
		}
	})
}

// asked is a request of a step for units of one kind.
type asked struct {
	at   engine.Time
	left int32
}

func TestRequestsWaitUntilTheyHaveAllTheirUnits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, records := loaded(t)
		type key struct {
			slot int32
			step uint16
		}
		open, waited := make(map[key]asked), make(map[string]int64)
		end := func(k key, at engine.Time) {
			if q, ok := open[k]; ok {
				waited[p.Kinds[p.Steps[k.step].Needs[0].Kind]] += overlap(p, q.at, at)
				delete(open, k)
			}
		}
		for _, r := range records {
			k := key{r.Incident, r.Step}
			switch {
			case r.Step == sim.NoStep || p.Steps[r.Step].Verb != scenario.Send && p.Steps[r.Step].ID != "answer":
			case r.Kind == sim.StepAsked:
				open[k] = asked{r.At, p.Steps[r.Step].Needs[0].Count}
			case r.Kind == sim.UnitAssigned:
				q := open[k]
				if q.left--; q.left > 0 {
					open[k] = q
				} else {
					end(k, r.At)
				}
			case r.Kind == sim.StepGaveUp, r.Kind == sim.StepStopped:
				end(k, r.At)
			}
		}
		for k := range open {
			end(k, records[len(records)-1].At)
		}
		got := parts(t, p, records)
		for _, kind := range []string{"call-taker", "ambulance"} { // cars are also waited for until the sheriff has approved
			if area := got["queue.length/"+kind].Above; area != waited[kind] {
				t.Fatalf("%s: the area under the queue is %d, the waits are %d", kind, area, waited[kind])
			}
		}
	})
}

func TestChunksAndBatchesChangeNothingOfStreams(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, records := loaded(t)
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		whole, cut := set.NewFold(), set.NewFold(p.WarmUp+(p.Horizon-p.WarmUp)/2, p.Horizon)
		values(whole, records)
		values(cut, records) // and again, in two chunks
		at := rapid.IntRange(1, len(records)).Draw(t, "cut")
		cut.Consume(0, records[:at])
		cut.Consume(sim.Seq(at), records[at:])
		cut.Values()
		for i := range set.Rows {
			one, two := whole.Ledger(i), cut.Ledger(i)
			if one == nil {
				continue
			}
			a, b := one.Values.Sample(), two.Values.Sample()
			if a.Total() != b.Total() || a.Mean() != b.Mean() || a.Quantile(0.9) != b.Quantile(0.9) {
				t.Fatalf("%s: got %v, want %v", label(&set.Rows[i]), b.Summarise(), a.Summarise())
			}
			merged := two.Whole()
			if merged.N() != one.Count(measure.Happened) || merged.Ratio() != one.Batches[0].Ratio() {
				t.Fatalf("%s: the batches have %v, all has %v", label(&set.Rows[i]), merged.Ratio(), one.Batches[0].Ratio())
			}
		}
	})
}

func TestAFoldOfStreamsDoesNotAllocate(t *testing.T) {
	p := program(t, "testdata/county.yaml", "clock.horizon=96h")
	records := run(t, p, sim.Luck{Seed: 1})
	fold := compile(t, p).NewFold()
	values(fold, records)
	allocations := testing.AllocsPerRun(3, func() {
		fold.Consume(0, records)
		fold.Values()
	})
	if allocations != 0 {
		t.Errorf("%v allocations a run of %d records", allocations, len(records))
	}
}
