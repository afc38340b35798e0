package measure_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// The first of two milestones is the one of them that comes first, and what is missing, or does not apply, is so of both: the same as
// the measures of each tell, in every instance.
func TestTheFirstOfSeveralIsTheOneThatComesFirst(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		incident := "alpha"
		if strings.Contains(text, "\n  calls:") && rapid.Bool().Draw(t, "of calls") {
			incident = "calls"
		}
		draw := func(label string) string {
			part := rapid.SampledFrom([]string{"", ".asked", ".start", ".ended", ".skipped"}).Draw(t, label)
			return fmt.Sprintf("%s/s%d%s", incident, rapid.IntRange(1, 3).Draw(t, label), part)
		}
		a, b, end := draw("a"), draw("b"), draw("end")
		p := simtest.Load(t, text, fmt.Sprintf(`measures={to: {from: %[4]s/begins, to: {any: [%[1]s, %[2]s]}}, to-a: {from: %[4]s/begins, to: %[1]s}, to-b: {from: %[4]s/begins, to: %[2]s},
			from: {from: {any: [%[1]s, %[2]s]}, to: %[3]s}, from-a: {from: %[1]s, to: %[3]s}, from-b: {from: %[2]s, to: %[3]s}}`, a, b, end, incident), "objectives={}", "reported={}")
		lapses := lapsesOf(t, p)
		for of, x := range lapses["to"] {
			checkFirst(t, "to "+a+" or "+b, x, lapses["to-a"][of], lapses["to-b"][of], func(l measure.Lapse) sim.Occurrence { return l.To })
		}
		for of, x := range lapses["from"] {
			checkFirst(t, "from "+a+" or "+b, x, lapses["from-a"][of], lapses["from-b"][of], func(l measure.Lapse) sim.Occurrence { return l.From })
		}
	})
}

// checkFirst holds a lapse that begins or ends with the first of two milestones against those of each.
func checkFirst(t *rapid.T, what string, x, a, b measure.Lapse, end func(measure.Lapse) sim.Occurrence) {
	t.Helper()
	first := end(a)
	if other := end(b); !first.Occurred() || other.Occurred() && other.Seq < first.Seq {
		first = other
	}
	if got := end(x); got.Seq != first.Seq {
		t.Fatalf("%s: record %d, want %d", what, got.Seq, first.Seq)
	}
	if !first.Occurred() && (x.State == measure.NotApplicable) != (a.State == measure.NotApplicable && b.State == measure.NotApplicable) {
		t.Fatalf("%s: %v of %v and %v", what, x.State, a.State, b.State)
	}
}

// lapsesOf are the lapses of a run by measure and instance.
func lapsesOf(t *rapid.T, p *sim.Program) map[string]map[sim.Instance]measure.Lapse {
	t.Helper()
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]map[sim.Instance]measure.Lapse)
	fold := set.NewFold()
	fold.OnLapse = func(l measure.Lapse) {
		id := set.Rows[l.Row].Measure
		if all[id] == nil {
			all[id] = make(map[sim.Instance]measure.Lapse)
		}
		all[id][l.Of] = l
	}
	if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1}, fold); err != nil {
		t.Fatal(err)
	}
	fold.Values()
	return all
}

// Of three patients the first is handed over at once, the second is left at the scene after 10 minutes, and the third neither: under way
// are those who are past no end yet.
func TestALevelEndsWithTheFirstOfSeveral(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../experiment/testdata/beds.yaml", "clock.horizon=1h",
		"incidents={patients: {agency: ward, where: ward, arrivals: {at: [+0m, +1m, +2m]}, plan: {look: {work: Look, takes: 10m}, "+
			"left: {after: look, event: Left}, over: {after: {any: [look.start, left]}, delay: 15m, event: Over}}}, "+
			"once: {agency: ward, where: ward, plan: {a: {event: A, delay: 5m}, b: {event: B, delay: 9m}}}}",
		"measures={under: {from: patients/look.start, to: {any: [patients/left, patients/over]}, at: [+1m, +9m, +11m, +13m]}, "+
			"since: {from: {any: [patients/left, patients/over]}, to: patients/over, at: [+9m, +11m, +16m]}, "+
			"single: {from: once/begins, to: {any: [once/b, once/a]}, at: [+4m, +6m]}}", "objectives={}")
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	want := map[string]int64{
		"under:+1m": 2, "under:+9m": 3, "under:+11m": 1, "under:+13m": 0, "since:+9m": 0, "since:+11m": 2, "since:+16m": 1, "single:+4m": 1, "single:+6m": 0,
	}
	for _, v := range fold.Values() {
		row := &set.Rows[v.Row]
		if n, known := want[row.ID()]; known && v.Amount != n*1e6 {
			t.Errorf("%s is %d, want %d", row.ID(), v.Amount/1e6, n)
		}
	}
}
