package sim_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario/loader"
)

// compile compiles a scenario text; it must be valid.
func compile(t testing.TB, text string, changes ...string) *sim.Program {
	t.Helper()
	s, problems := loader.Bytes("test.yaml", []byte(text), loader.Options{Set: changes})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func independence(t testing.TB) *sim.Program {
	t.Helper()
	text, err := scenarios.Read("independence")
	if err != nil {
		t.Fatal(err)
	}
	return compile(t, string(text))
}

func TestARunAllocatesNothing(t *testing.T) {
	p := independence(t)
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	world, fold := sim.NewWorld(p), set.NewFold()
	var fingerprint sim.Fingerprint
	run := func(replication uint64) {
		if err := world.Run(sim.Luck{Seed: 1, Replication: replication}, &fingerprint, fold); err != nil {
			t.Fatal(err)
		}
		fold.Values()
	}
	for replication := range uint64(100) {
		run(replication) // buffers grow to what these runs need
	}
	replication := uint64(0)
	allocations := testing.AllocsPerRun(99, func() {
		run(replication % 100)
		replication++
	})
	if allocations != 0 {
		t.Errorf("%v allocations a run, want 0", allocations)
	}
}

func TestAWorldIsAsNewAfterEveryRun(t *testing.T) {
	t.Parallel()
	p := independence(t)
	used := sim.NewWorld(p)
	for replication := range uint64(20) {
		luck := sim.Luck{Seed: 3, Replication: replication}
		if fingerprintOf(t, used, luck) != fingerprintOf(t, sim.NewWorld(p), luck) {
			t.Fatalf("run %d differs in a world that has run before", replication)
		}
	}
}

func TestSeedsAndReplicationsAreDifferentLuck(t *testing.T) {
	t.Parallel()
	world := sim.NewWorld(independence(t))
	seen := map[uint64]sim.Luck{}
	for seed := range uint64(3) {
		for replication := range uint64(20) {
			luck := sim.Luck{Seed: seed, Replication: replication}
			sum := fingerprintOf(t, world, luck)
			if before, twice := seen[sum]; twice {
				t.Errorf("%v and %v are the same run", before, luck)
			}
			seen[sum] = luck
		}
	}
}

func fingerprintOf(t *testing.T, world *sim.World, luck sim.Luck) uint64 {
	t.Helper()
	var fingerprint sim.Fingerprint
	if err := world.Run(luck, &fingerprint); err != nil {
		t.Fatal(err)
	}
	return fingerprint.Sum()
}

func TestFingerprintSeesEveryField(t *testing.T) {
	t.Parallel()
	sum := func(r sim.Record) uint64 {
		var f sim.Fingerprint
		f.Consume(0, []sim.Record{r})
		return f.Sum()
	}
	changed := []sim.Record{
		{}, {At: 1}, {Cause: 1}, {Since: 1}, {Incident: 1}, {Unit: 1}, {Step: 1}, {Place: 1}, {Kind: 1}, {Agency: 1}, {Arg: 1},
	}
	seen := map[uint64]bool{}
	for _, r := range changed {
		seen[sum(r)] = true
	}
	if len(seen) != len(changed) {
		t.Errorf("%d fingerprints of %d different records", len(seen), len(changed))
	}
}

func TestARunThatDoesNotEndStopsAndNamesItsSteps(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, step string
		instant    bool
		blamed     string
	}{
		{"a repetition without time passing", "spin: {event: Again and again, every: 0s, until: end}", true, "loop/spin"},
		{"a message tried again without time passing", "call: {message: Anybody there, to: desk, lost: 100%, retry: 0s}", true, "loop/call"},
		{"a repetition without end", "tick: {event: Again and again, every: 1ms, until: end}", false, "loop/tick"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := sim.NewWorld(compile(t, endless+c.step)).Run(sim.Luck{Seed: 1})
			var runaway *sim.BudgetError
			if !errors.As(err, &runaway) {
				t.Fatalf("got %v, want a BudgetError", err)
			}
			if runaway.Instant != c.instant || !slices.Equal(runaway.Steps, []string{c.blamed}) {
				t.Errorf("got %+v", runaway)
			}
			if !strings.Contains(err.Error(), c.blamed) {
				t.Errorf("the message does not name the step: %v", err)
			}
		})
	}
}

// endless is a scenario to which a step that goes on and on is added.
const endless = `
format: 1
clock: {start: 2024-01-01T00:00:00Z, horizon: 72h}
agencies: {police: {kind: police}, desk: {kind: dispatch}}
places: {scene: {position: [39, -94]}}
channels: {net: {kind: radio, members: [police, desk]}}
incidents:
  loop:
    agency: police
    where: scene
    plan:
      end: {at: +71h, event: The end}
      `

func TestAnEarlierHorizonIsABeginningOfTheSameRun(t *testing.T) {
	t.Parallel()
	p := independence(t)
	var whole, part sim.Trace
	luck := sim.Luck{Seed: 5, Replication: 2}
	if err := sim.NewWorld(p).Run(luck, &whole); err != nil {
		t.Fatal(err)
	}
	horizon := 25 * engine.Minute
	if err := sim.NewWorld(p.Until(horizon)).Run(luck, &part); err != nil {
		t.Fatal(err)
	}
	last := len(part.Records) - 1
	if r := part.Records[last]; r.Kind != sim.RunEnded || r.At != horizon {
		t.Errorf("the shorter run ends with %v at %v", r.Kind, r.At)
	}
	if !slices.Equal(part.Records[:last], whole.Records[:last]) || whole.Records[last].At <= horizon {
		t.Error("the longer run does not begin with the shorter one")
	}
}

func TestWatchNotesTheFirstOccurrence(t *testing.T) {
	t.Parallel()
	p := independence(t)
	references := []string{"call", "first-cars.first", "first-cars.2", "custody", "begins", "custody.stopped"}
	var milestones []sim.Milestone
	for _, reference := range references {
		m, err := p.Milestone("elsea-smith", reference)
		if err != nil {
			t.Fatal(err)
		}
		milestones = append(milestones, m)
	}
	watch, trace := sim.NewWatch(p, milestones), sim.Trace{}
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, watch, &trace); err != nil {
		t.Fatal(err)
	}
	kinds := []sim.Kind{sim.StepDone, sim.UnitArrived, sim.UnitArrived, sim.StepDone, sim.IncidentBegan}
	for i, kind := range kinds {
		if seen := watch.First(i); !seen.Occurred() || trace.Records[seen.Seq].Kind != kind {
			t.Errorf("%s: %v, of kind %v, want %v", references[i], seen, trace.Records[seen.Seq].Kind, kind)
		}
	}
	if watch.First(5).Occurred() {
		t.Error("custody was stopped")
	}
	if first, second := watch.First(1), watch.First(2); second.At < first.At {
		t.Error("the second arrival is before the first")
	}
}

func BenchmarkRun(b *testing.B) {
	p := independence(b)
	set, err := measure.Compile(p)
	if err != nil {
		b.Fatal(err)
	}
	world, fold := sim.NewWorld(p), set.NewFold()
	var fingerprint sim.Fingerprint
	var records count
	replication := uint64(0)
	b.ReportAllocs()
	for b.Loop() {
		luck := sim.Luck{Seed: 1, Replication: replication % 1000}
		if err := world.Run(luck, &fingerprint, fold, &records); err != nil {
			b.Fatal(err)
		}
		fold.Values()
		replication++
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(records), "ns/record")
	b.ReportMetric(float64(records)/float64(replication), "records/run")
}

// count counts records.
type count int

func (c *count) Consume(_ sim.Seq, records []sim.Record) { *c += count(len(records)) }

func TestWatchCountsTheInstancesOfAStream(t *testing.T) {
	t.Parallel()
	p := compile(t, `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 1h}
agencies: {pd: {}}
places: {here: {position: [39, -94]}}
units: {desk: {agency: pd, kind: desk, home: here}}
incidents:
  calls:
    agency: pd
    where: here
    arrivals: {at: [+1m, +2m, +3m]}
    plan: {answer: {work: Answer, by: pd, needs: {desk: 1}, takes: 10m}}
  main: {agency: pd, where: here, plan: {begin: {event: Begin}}}
`)
	references := []string{"calls/answer.first", "calls/answer.2", "calls/answer.all", "calls/answer.gave-up.first", "calls/begins.all"}
	want := []engine.Time{11, 21, 31, 0, 3}
	var milestones []sim.Milestone
	for _, reference := range references {
		m, err := p.Milestone("main", reference)
		if err != nil {
			t.Fatal(err)
		}
		milestones = append(milestones, m)
	}
	watch := sim.NewWatch(p, milestones)
	world := sim.NewWorld(p)
	for range 2 {
		if err := world.Run(sim.Luck{Nominal: true}, watch); err != nil {
			t.Fatal(err)
		}
		for i, reference := range references {
			if at := watch.First(i).At; at != want[i]*engine.Minute {
				t.Errorf("%s at %d ms, want %d min", reference, at, want[i])
			}
		}
	}
}
