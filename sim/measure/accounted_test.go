package measure_test

import (
	"cmp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// anyRun draws a run of a random scenario, or of the day of calls.
func anyRun(t *rapid.T) (*sim.Program, []sim.Record) {
	if rapid.Bool().Draw(t, "calls") {
		return loaded(t)
	}
	p := simtest.Program(t)
	return p, run(t, p, sim.Luck{Seed: 1})
}

func TestEveryInstanceIsAValueOrMissingOrNotApplicable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, records := anyRun(t)
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		fold := set.NewFold(p.WarmUp+(p.Horizon-p.WarmUp)/3, p.Horizon)
		count := make([]int, len(set.Rows))
		for _, v := range values(fold, records) {
			count[v.Row]++
			r := &set.Rows[v.Row]
			if why := amiss(p, r, v); why != "" {
				t.Fatalf("%s is %s at %d: %s", label(r), v.State, v.Amount, why)
			}
		}
		begun := begun(p, records)
		for i := range set.Rows {
			r := &set.Rows[i]
			if l := fold.Ledger(i); l != nil {
				count[i] = accounted(t, r, l)
				if of := streamOf(p, r); of != sim.None && count[i] != begun[of] {
					t.Fatalf("%s has %d values of %d instances", label(r), count[i], begun[of])
				}
			} else if count[i] != 1 && !r.Several {
				t.Fatalf("%s has %d values", label(r), count[i])
			}
		}
	})
}

// amiss is what is wrong with the amount of a value.
func amiss(p *sim.Program, r *measure.Row, v measure.Value) string {
	switch v.State {
	case measure.NotApplicable:
		if v.Amount != 0 {
			return "there is nothing to measure"
		}
	case measure.Never:
		if v.Amount != 0 && !r.Waits {
			return "it has not happened"
		}
	case measure.Unfinished:
		if max(v.Amount, -v.Amount) > int64(p.End) { // less than 0 of what has ended and not begun
			return "it cannot have lasted so long"
		}
	}
	return ""
}

// accounted returns how many values a ledger has, after it was seen that all that it says of them agrees.
func accounted(t *rapid.T, r *measure.Row, l *measure.Ledger) int {
	happened, cut, never := l.Count(measure.Happened), l.Count(measure.Unfinished), l.Count(measure.Never)
	n, missing, cuts, waited := 0, 0, 0, 0
	for i, b := range l.Batches {
		n, missing, cuts = n+b.N(), missing+b.Missing(), cuts+l.Cut.Batches[i].N()
		if r.Waits {
			waited += int(l.Waited[i].Below)
		}
	}
	switch {
	case l.Values.N() != happened || n != happened:
		t.Fatalf("%s: of %d values %d are kept, %d in batches", label(r), happened, l.Values.N(), n)
	case l.Values.Missing() != cut+never || missing != cut+never:
		t.Fatalf("%s: of %d that are missing %d are kept, %d in batches", label(r), cut+never, l.Values.Missing(), missing)
	case l.Cut.Values.N() != cut || cuts != cut:
		t.Fatalf("%s: of %d that were cut %d are kept, %d in batches", label(r), cut, l.Cut.Values.N(), cuts)
	case r.Waits && waited != happened+cut+never:
		t.Fatalf("%s: %d of %d have waited", label(r), waited, happened+cut+never)
	}
	return happened + cut + never + l.Count(measure.NotApplicable)
}

// begun counts the instances of each incident that begin in the time that is measured.
func begun(p *sim.Program, records []sim.Record) map[int32]int {
	n := make(map[int32]int)
	for i := range records {
		if r := &records[i]; r.Kind == sim.IncidentBegan && p.Measured(r.At) {
			n[int32(r.Arg)]++
		}
	}
	return n
}

// streamOf is the stream of which each instance has a value of a row between two of its milestones; sim.None of other rows.
func streamOf(p *sim.Program, r *measure.Row) int32 {
	if r.Origin == measure.Builtin || r.To == "" || r.Key != "" || parted(p, r) {
		return sim.None
	}
	m, err := p.Milestone(p.Scenario.OwnStream(r.From, r.To), r.To)
	if err != nil {
		return sim.None // a built-in one that is declared
	}
	return p.Steps[m.Step].Incident
}

// parted reports whether a row leaves out, or is only about, what began at some times, or is at some place while incidents move. What
// has not begun by the horizon may belong to another row than it seems.
func parted(p *sim.Program, r *measure.Row) bool {
	for _, incident := range p.Scenario.Incidents.All() {
		for _, step := range incident.Plan.All() {
			if step.Moves != "" && r.Per == "place" {
				return true
			}
		}
	}
	m := p.Scenario.Measures.Get(r.Measure)
	return m != nil && r.Origin == measure.Declared && (len(m.Groups()) > 0 || m.While != "" || m.Outside != "")
}

// What had lasted so long at the horizon does not end sooner where the horizon is later, and what had ended and not begun does not become more. Whether a milestone (@) is applicable may be
// settled later: when its incident happens or does not.
func TestWhatTheHorizonCutsWouldHaveLastedLonger(t *testing.T) {
	t.Parallel()
	simtest.Sometimes(t, "something is cut", func() int {
		seen := 0
		rapid.Check(t, func(t *rapid.T) {
			p := simtest.Program(t)
			early := p.Until(engine.Time(rapid.Int64Range(1, int64(p.Horizon)-1).Draw(t, "horizon")))
			cut, after := single(t, early), single(t, p)
			for name, v := range cut {
				w, both := after[name]
				if v.State != measure.Unfinished || !both {
					continue
				}
				seen++
				known := w.State == measure.Happened || w.State == measure.Unfinished
				if w.State == measure.NotApplicable && !strings.HasPrefix(name, "whole/@") || known && (v.Amount > 0 && w.Amount < v.Amount || v.Amount < 0 && w.Amount > v.Amount) {
					t.Fatalf("%s is %s at %d, later %s at %d", name, v.State, v.Amount, w.State, w.Amount)
				}
			}
		})
		return seen
	})
}

// single returns the values of a run of the rows that have one.
func single(t *rapid.T, p *sim.Program) map[string]measure.Value {
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]measure.Value)
	for _, v := range values(set.NewFold(), run(t, p, sim.Luck{Seed: 1})) {
		if r := &set.Rows[v.Row]; !r.Several && r.Period.Whole() && !parted(p, r) {
			got[cmp.Or(r.Per, "whole")+"/"+label(r)] = measure.Value{State: v.State, Amount: v.Amount}
		}
	}
	return got
}
