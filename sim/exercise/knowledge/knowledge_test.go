package knowledge_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/exercise/knowledge"
	"simulate/sim/simtest"
)

// run is the records of a run of a program.
func run(t interface{ Fatal(...any) }, p *sim.Program) []sim.Record {
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1}, &trace); err != nil {
		t.Fatal(err)
	}
	return trace.Records
}

// anybody draws a role: an agency, some of the decisions, and perhaps another agency whose units it sees.
func anybody(t *rapid.T, p *sim.Program) knowledge.Role {
	role := knowledge.OfAgency(p, uint8(rapid.IntRange(0, len(p.Agencies)-1).Draw(t, "agency")))
	if rapid.Bool().Draw(t, "sees") {
		role.Sees = []uint8{uint8(rapid.IntRange(0, len(p.Agencies)-1).Draw(t, "seen"))}
	}
	return role
}

func fold(p *sim.Program, role knowledge.Role, records []sim.Record) *knowledge.Fold {
	f := knowledge.NewFold(p, role)
	f.Consume(0, records)
	return f
}

// What is shown depends on nothing but what has happened, and what has become known stays known.
func TestWhatIsKnownIsAFunctionOfThePast(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		records, role := run(t, p), anybody(t, p)
		n := rapid.IntRange(1, len(records)).Draw(t, "records so far")
		f := fold(p, role, records[:n])
		before, was := slices.Clone(f.Facts()), f.State()
		f.Consume(sim.Seq(n), records[n:])
		if after := f.Facts(); len(after) < len(before) || !reflect.DeepEqual(before, after[:len(before)]) {
			t.Fatalf("what was known after %d of %d records has changed", n, len(records))
		}
		for i, incident := range f.State().Incidents[:len(was.Incidents)] {
			if was := was.Incidents[i]; incident.Of != was.Of || incident.Since != was.Since || was.Closed && !incident.Closed {
				t.Fatalf("an incident was known as %+v, and then as %+v", was, incident)
			}
		}
		if fresh := fold(p, role, records); !reflect.DeepEqual(fresh.State(), f.State()) || !reflect.DeepEqual(fresh.Facts(), f.Facts()) {
			t.Fatal("in one go it is something else than in two")
		}
		f.Consume(0, records)
		if !reflect.DeepEqual(fold(p, role, records).State(), f.State()) {
			t.Fatal("something of the run before is left")
		}
	})
}

// placing are the kinds of record that say where somebody or something is, which decides what is seen from then on.
var placing = sim.SetOf(sim.RunBegan, sim.IncidentBegan, sim.IncidentSkipped, sim.IncidentMoved, sim.StepAsked)

// What is hidden can be anything else, and nobody who does not know of it is shown anything else.
func TestWhatIsHiddenChangesNothingShown(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		records, role := run(t, p), anybody(t, p)
		f := fold(p, role, records)
		shown, seen := shownOf(f, records), make([]bool, len(p.Units))
		for i := range records {
			if r := &records[i]; shown[i] && isAboutUnit(r) {
				seen[r.Unit] = true
			}
		}
		for _, u := range f.State().Units {
			seen[u.Unit] = true
		}
		other := slices.Clone(records)
		for i := range other {
			r := &other[i]
			if shown[i] || placing.Has(r.Kind) || isAboutUnit(r) && seen[r.Unit] {
				continue
			}
			*r = sim.Record{
				At: r.At, Kind: sim.StepSkipped, Incident: r.Incident, Step: uint16(rapid.IntRange(0, len(p.Steps)-1).Draw(t, "step")),
				Unit: sim.None, Place: sim.NoPlace, Agency: sim.NoAgency,
			}
		}
		g := fold(p, role, other)
		if !reflect.DeepEqual(f.Facts(), g.Facts()) {
			t.Fatal("other facts are shown")
		}
		a, b := f.State(), g.State()
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("another state is shown:\n%+v\n%+v", a, b)
		}
	})
}

func isAboutUnit(r *sim.Record) bool {
	return r.Unit >= 0 && r.Kind != sim.IncidentBegan && r.Kind != sim.IncidentSkipped && r.Kind != sim.IncidentClosed
}

// shownOf says of every record whether it is a fact: they stand in the same order, and nothing is shown twice.
func shownOf(f *knowledge.Fold, records []sim.Record) []bool {
	shown, facts := make([]bool, len(records)), f.Facts()
	for i, k := 0, 0; i < len(records) && k < len(facts); i++ {
		r, of := &records[i], &facts[k].Record
		if f.Shows(sim.Seq(i)) {
			if r.At != of.At || r.Kind != of.Kind || r.Unit != of.Unit {
				panic("a fact is not its record")
			}
			shown[i] = true
			k++
		}
	}
	return shown
}

// All that happens is shown to those to whom everything is shown, each record once; and an agency is shown no number of a record, nor an
// incident that it does not know of.
func TestEverythingIsEveryRecordAndAnAgencyKnowsAPartOfIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		records := run(t, p)
		all := knowledge.NewEverything(p)
		all.Consume(0, records)
		if len(all.Facts()) != len(records) {
			t.Fatalf("of %d records %d are shown", len(records), len(all.Facts()))
		}
		f := fold(p, anybody(t, p), records)
		knows := map[sim.Instance]bool{}
		for i, fact := range f.Facts() {
			if fact.Record.Cause != 0 || fact.Record.Since != 0 {
				t.Fatalf("a number of a record is shown: %+v", fact)
			}
			if fact.Cause >= i && i > 0 || fact.Since >= i {
				t.Fatalf("a fact has a later one as its cause: %+v", fact)
			}
			if fact.Record.Incident == sim.None {
				continue
			}
			if fact.First == knows[fact.Of] {
				t.Fatalf("an incident is known of, and heard of for the first time: %+v", fact)
			}
			knows[fact.Of] = true
		}
		state := f.State()
		if len(state.Incidents) != len(knows) {
			t.Fatalf("%d incidents in the table, facts of %d", len(state.Incidents), len(knows))
		}
		for _, u := range state.Units {
			if u.Engaged && !knows[u.Of] {
				t.Fatalf("a unit is on an incident that is not known: %+v", u)
			}
			if u.How == knowledge.Present && !slices.ContainsFunc(state.Units, func(other knowledge.Unit) bool {
				return other.How == knowledge.Own && other.Place == u.Place
			}) {
				t.Fatalf("a unit is seen where nobody stands who could see it: %+v", u)
			}
		}
	})
}

// What all roles know is known to each.
func TestSharedIsWhatEachKnows(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		records := run(t, p)
		a, b := fold(p, anybody(t, p), records), fold(p, anybody(t, p), records)
		both := knowledge.NewShared(a, b)
		count := 0
		for i := range records {
			if a.Shows(sim.Seq(i)) && b.Shows(sim.Seq(i)) {
				count++
			}
		}
		if len(both.Facts()) != count {
			t.Fatalf("%d facts are shared, of %d that both know", len(both.Facts()), count)
		}
		if alone := knowledge.NewShared(a); len(alone.Facts()) != len(a.Facts()) || !reflect.DeepEqual(alone.State(), a.State()) {
			t.Fatal("what one role shares with itself is not what it knows")
		}
		if state := both.State(); len(state.Units) > len(a.State().Units) || len(state.Units) > len(b.State().Units) {
			t.Fatal("more units are shared than one sees")
		}
	})
}
