package sim_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

// The arrivals of kinds, entries and units that a watch finds are those that one finds who counts the records.
func TestArrivalsOfSomeAreThoseThatARecountFinds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		watched, wanted := arrivalsOf(p)
		if len(watched) == 0 {
			t.Skip("nothing is sent")
		}
		w, trace := sim.NewWatch(p, watched), sim.Trace{}
		if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1}, w, &trace); err != nil {
			t.Fatal(err)
		}
		for i := range watched {
			if got, want := w.First(i), wanted[i].in(trace.Records); got.Seq != want {
				t.Fatalf("%s: record %d, want %d", wanted[i].reference, got.Seq, want)
			}
		}
	})
}

// someArrival is the nth arrival at a step of a unit that is one of some.
type someArrival struct {
	reference string
	step      uint16
	nth       int
	is        func(u int32) bool
}

// in is the record of it; 0 without.
func (a *someArrival) in(records []sim.Record) sim.Seq {
	n := 0
	for seq := range records {
		if r := &records[seq]; r.Kind == sim.UnitArrived && r.Step == a.step && a.is(r.Unit) {
			if n++; n == a.nth {
				return sim.Seq(seq)
			}
		}
	}
	return 0
}

// arrivalsOf are arrivals of incidents that begin once.
func arrivalsOf(p *sim.Program) (watched []sim.Milestone, wanted []someArrival) {
	add := func(a someArrival, step *sim.Step) {
		a.reference = p.Incidents[step.Incident].ID + "/" + step.ID + "." + a.reference
		if m, err := p.Milestone("", a.reference); err == nil {
			watched, wanted = append(watched, m), append(wanted, a)
		}
	}
	for i := range p.Steps {
		step := &p.Steps[i]
		if p.Incidents[step.Incident].Stream || step.Verb != scenario.Send && step.Verb != scenario.Move {
			continue
		}
		for k, kind := range p.Kinds {
			ofKind := func(u int32) bool { return int(p.Units[u].Kind) == k }
			add(someArrival{"first-" + kind, uint16(i), 1, ofKind}, step)
			add(someArrival{kind + "-2", uint16(i), 2, ofKind}, step)
		}
		for id, entry := range p.Scenario.Units.All() {
			of := func(u int32) bool {
				for n := range entry.Most() {
					if p.Units[u].ID == fmt.Sprintf("%s-%d", id, n+1) {
						return true
					}
				}
				return p.Units[u].ID == id
			}
			add(someArrival{"first-" + id, uint16(i), 1, of}, step)
		}
		for u := range p.Units {
			if slices.ContainsFunc(step.Needs, func(n sim.Need) bool { return p.Sorts[n.Sort].Name == p.Units[u].ID }) {
				continue // the word means all that were asked for by it
			}
			add(someArrival{p.Units[u].ID, uint16(i), 1, func(v int32) bool { return int(v) == u }}, step)
		}
	}
	return watched, wanted
}
