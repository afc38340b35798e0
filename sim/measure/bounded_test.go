package measure_test

import (
	"runtime"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
)

// calls is the records of calls that come one after the other, each answered after a minute, in the slot of the last.
type calls struct {
	incident uint16
	step     uint16
	slot     int32
	desk     int32
	seq      sim.Seq
	chunk    []sim.Record
}

// next gives the records of one more call to a fold.
func (c *calls) next(fold *measure.Fold, at engine.Time) {
	c.chunk = c.chunk[:0]
	add := func(kind sim.Kind, after engine.Time, unit int32, step uint16) {
		c.chunk = append(c.chunk, sim.Record{
			At: at + after, Kind: kind, Incident: c.slot, Unit: unit, Step: step, Arg: c.incident, Place: sim.NoPlace, Agency: sim.NoAgency,
		})
	}
	add(sim.IncidentBegan, 0, 1, c.step-1)
	add(sim.StepAsked, 0, sim.None, c.step)
	add(sim.StepStarted, 0, sim.None, c.step)
	add(sim.UnitAssigned, 0, c.desk, c.step)
	add(sim.StepDone, engine.Minute, sim.None, c.step)
	add(sim.UnitFreed, engine.Minute, c.desk, c.step)
	add(sim.IncidentClosed, engine.Minute, 1, c.step-1)
	fold.Consume(c.seq, c.chunk)
	c.seq += sim.Seq(len(c.chunk))
}

func TestWhatAFoldKeepsDoesNotGrowWithTheNumberOfCalls(t *testing.T) {
	p := program(t, "testdata/stream.yaml", "clock.horizon=20000h", "measures.busy=null")
	set := compile(t, p)
	fold := set.NewFold()
	c := &calls{slot: int32(len(p.Incidents)), seq: 1}
	for i := range p.Incidents {
		if p.Incidents[i].ID == "calls" {
			c.incident, c.step = uint16(i), p.Incidents[i].FirstStep+1
		}
	}
	fold.Consume(0, []sim.Record{{Kind: sim.RunBegan, Incident: sim.None, Unit: sim.None, Step: sim.NoStep, Place: sim.NoPlace}})
	before := heap()
	const number = 500_000 // of calls, with six values each: more than are kept
	for n := range number {
		c.next(fold, engine.Time(n+10)*2*engine.Minute)
	}
	fold.Consume(c.seq, []sim.Record{{At: p.Horizon, Kind: sim.RunEnded, Incident: sim.None, Unit: sim.None, Step: sim.NoStep}})
	fold.Values()
	if grown := heap() - before; grown > 4*measure.MostKept+4<<20 {
		t.Errorf("the heap has grown by %d MB", grown>>20)
	}
	exact, kept := make(map[string]bool), 0
	for i := range set.Rows {
		if l := fold.Ledger(i); l != nil && l.Count(measure.Happened) > 0 {
			exact[label(&set.Rows[i])] = l.Values.Exact()
			if n := l.Values.N(); n != number {
				t.Errorf("%s has %d values, want %d", label(&set.Rows[i]), n, number)
			}
			if l.Values.Exact() {
				kept += l.Values.N()
			}
		}
	}
	if kept > measure.MostKept || !exact["wait"] || !exact["stay"] || exact["queue.wait/call-taker"] {
		t.Errorf("%d values are kept, exact are %v: built-in rows go first", kept, exact)
	}
}

func heap() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
