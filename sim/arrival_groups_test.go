package sim_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

// grouped is a scenario of a stream that comes in some way, of which nobody waits for anybody.
func grouped(arrivals, group string) string {
	if group != "" {
		arrivals += ", group: " + group
	}
	return fmt.Sprintf(`
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 3h, warm-up: 1h}
agencies: {ems: {}}
places: {here: {position: [39.1, -94.35]}}
incidents:
  calls:
    agency: ems
    where: {near: [39.1, -94.3], within: 5 km}
    chance: 80%%
    arrivals: {%s}
    condition: {starts: {red: 40%%, green: 60%%}, changes: {red: {green: 1m..5m}}}
    plan: {treat: {work: Treat, takes: 1m..5m}}
`, arrivals)
}

// waysToArrive are forms of arrivals.
var waysToArrive = []string{"rate: 9/h", "rate: {13: 3/h, 14: 20/h}, from: +10m", "gap: exponential(mean 9m)", "at: [+1m, +30m, +30m]", "count: 4"}

// came is what becomes of each instance: when and how it begins, its state and the end of its treatment.
func came(t *rapid.T, text string, luck sim.Luck) (all []string, leads []bool) {
	w := sim.NewWorld(simtest.Load(t, text))
	place := map[int32]int{}
	for _, r := range run(t, w, luck) {
		switch r.Kind {
		case sim.IncidentBegan, sim.IncidentSkipped:
			at, _ := w.Arrived(sim.Instance{Incident: int32(r.Arg), Ordinal: r.Unit})
			place[r.Incident] = len(all)
			all, leads = append(all, fmt.Sprint(r.Kind, r.At, *at)), append(leads, r.Leads())
		case sim.ConditionSet, sim.StepDone:
			all[place[r.Incident]] += fmt.Sprint(" ", r.Kind, r.At, r.Arg)
		}
	}
	return all, leads
}

// The first of each group has the time, the place and the luck that it has where all come alone.
func TestTheFirstOfAGroupComesAsItWouldAlone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		arrivals, luck := rapid.SampledFrom(waysToArrive).Draw(t, "arrivals"), someLuck(t)
		luck.Nominal, luck.Seed = false, luck.Seed+1 // which spreads states over all that come
		alone, _ := came(t, grouped(arrivals, ""), luck)
		all, leads := came(t, grouped(arrivals, rapid.SampledFrom([]string{"{1: 60%, 3: 40%}", "{2: 100%}"}).Draw(t, "group")), luck)
		var first []string
		for i, what := range all {
			if leads[i] {
				first = append(first, what)
			}
		}
		if fmt.Sprint(first) != fmt.Sprint(alone) {
			t.Fatalf("the first of each group are\n%q, want\n%q", first, alone)
		}
	})
}

// Groups of one are no groups: the records are the same.
func TestGroupsOfOneAreNone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		arrivals, luck := rapid.SampledFrom(waysToArrive).Draw(t, "arrivals"), someLuck(t)
		want := run(t, sim.NewWorld(simtest.Load(t, grouped(arrivals, ""))), luck)
		got := run(t, sim.NewWorld(simtest.Load(t, grouped(arrivals, "{1: 100%}"))), luck)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatal("the records differ")
		}
	})
}

// Where an instance of a group is can be asked at any time and in any order.
func TestWhereAGroupIsIsKnownLater(t *testing.T) {
	t.Parallel()
	p := compile(t, grouped("rate: 30/h", "{1: 50%, 4: 50%}"))
	w, trace := sim.NewWorld(p), sim.Trace{}
	if err := w.Run(sim.Luck{Seed: 5}, &trace); err != nil {
		t.Fatal(err)
	}
	of := func(ordinal int32) string {
		at, _ := w.Arrived(sim.Instance{Ordinal: ordinal})
		return fmt.Sprint(*at)
	}
	group, where := 0, []string{}
	for _, r := range trace.Records {
		if r.Kind != sim.IncidentBegan && r.Kind != sim.IncidentSkipped {
			continue
		}
		here := of(r.Unit)
		if !r.Leads() && here != where[len(where)-1] {
			t.Errorf("#%d is at %s, its group at %s", r.Unit, here, where[len(where)-1])
		}
		if r.Leads() {
			group++
		}
		where = append(where, here)
	}
	if group < 10 || len(where) < group+20 {
		t.Fatalf("%d in %d groups", len(where), group)
	}
	for i := len(where) - 1; i >= 0; i -= 3 {
		if here := of(int32(i + 1)); here != where[i] {
			t.Errorf("#%d is at %s, asked again", i+1, here)
		}
	}
}

// All who come with a row of a trace have its place and its priority.
func TestAGroupHasTheRowOfItsTrace(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"calls.csv": "time,place,priority\n+1m,here,1\n+2m,there,4\n+3m,here,2\n",
		"s.yaml": `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 1h}
agencies: {ems: {}}
places: {here: {position: [39.1, -94.35]}, there: {position: [39.2, -94.35]}}
incidents:
  calls: {agency: ems, arrivals: {csv: calls.csv, group: {1: 0%, 2: 100%}}, plan: {treat: {work: Treat, takes: 1m}}}
measures:
  urgent: {count: calls/treat, per: priority}
`,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, problems := loader.File(filepath.Join(folder, "s.yaml"), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	w, trace := sim.NewWorld(p), sim.Trace{}
	if err := w.Run(sim.Luck{Seed: 1}, &trace); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range trace.Records {
		if r.Kind == sim.IncidentBegan {
			_, priority := w.Arrived(sim.Instance{Incident: int32(r.Arg), Ordinal: r.Unit})
			got = append(got, fmt.Sprint(p.Places[r.Place].ID, priority))
		}
	}
	if want := "[here1 here1 there4 there4 here2 here2]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
}
