package snapshot_test

import (
	"fmt"
	"reflect"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

// historyOf is the history of the story.
func historyOf(t testing.TB, from engine.Time, limit int64, records []sim.Record) *snapshot.History {
	t.Helper()
	h := snapshot.NewHistory(program(t), from, limit)
	h.Consume(0, records)
	return h
}

func TestAHistoryTellsWhatAUnitDidInSpans(t *testing.T) {
	t.Parallel()
	h := historyOf(t, 0, snapshot.HistoryLimit, records())
	state := func(status string, place, to uint16, incident string, step uint16) snapshot.UnitState {
		return snapshot.UnitState{Status: status, Place: place, To: to, Incident: incident, Step: step}
	}
	want := []snapshot.Span[snapshot.UnitState]{
		{0, 0, state("available", station, sim.NoPlace, "", sim.NoStep)},
		{1 * minute, 9, state("turnout", station, sim.NoPlace, "house", cars)},
		{2 * minute, 11, state("en-route", sim.NoPlace, scene, "house", cars)},
		{12 * minute, 24, state("on-scene", scene, sim.NoPlace, "house", sim.NoStep)},
	}
	if !reflect.DeepEqual(h.Units[0], want) {
		t.Errorf("car-1: %+v\nwant %+v", h.Units[0], want)
	}
	if h.From != 0 || h.To != 60*minute || !h.Whole || h.Count != 29 {
		t.Errorf("it covers %d to %d, whole %v, %d records", h.From, h.To, h.Whole, h.Count)
	}
}

func TestAHistoryTellsWhatStepsWaitedForInSpans(t *testing.T) {
	t.Parallel()
	h := historyOf(t, 0, snapshot.HistoryLimit, records())
	for step, want := range map[uint16][]snapshot.Span[snapshot.StepState]{
		call: {{1 * minute, 2, snapshot.StepState{Status: "done", Since: minute}}},
		tell: {
			{1 * minute, 4, snapshot.StepState{Status: "waiting", Needs: "waits for a channel to desk", Since: minute}},
			{3 * minute, 13, snapshot.StepState{Status: "running", Needs: "is on the air to desk", Since: 3 * minute}},
			{4 * minute, 19, snapshot.StepState{Status: "running", Needs: "is on the air to Sheriff", Since: 3 * minute}},
			{5 * minute, 21, snapshot.StepState{Status: "done", Since: 5 * minute}},
		},
		entry: {
			{12 * minute, 25, snapshot.StepState{Status: "waiting", Needs: "needs 3× patrol on scene, 1 is; 1 on the way", Since: 12 * minute}},
			{20 * minute, 27, snapshot.StepState{Status: "done", Since: 20 * minute}},
		},
	} {
		for _, s := range h.Steps {
			if s.Step == step && !reflect.DeepEqual(s.Spans, want) {
				t.Errorf("step %d: %+v\nwant %+v", step, s.Spans, want)
			}
		}
	}
	if len(h.Steps) != 6 {
		t.Errorf("%d steps have done something: %+v", len(h.Steps), h.Steps)
	}
}

func TestAHistoryTellsWhatWasAskedAndNotAnswered(t *testing.T) {
	t.Parallel()
	h := historyOf(t, 0, snapshot.HistoryLimit, records())
	if want := []snapshot.Approval{{From: 5 * minute, To: 60 * minute, Agency: so, Step: swat, Seq: 23}}; !reflect.DeepEqual(h.Approvals, want) {
		t.Errorf("%+v\nwant %+v", h.Approvals, want)
	}
	want := []snapshot.Wait{
		{From: 1 * minute, To: 60 * minute, Kind: 0, Agency: sim.NoAgency, Step: cars, Seq: 27},
		{From: 5 * minute, To: 60 * minute, Kind: 1, Agency: sim.NoAgency, Step: swat, Seq: 27},
	}
	if !reflect.DeepEqual(h.Waits, want) {
		t.Errorf("%+v\nwant %+v", h.Waits, want)
	}
}

func TestAHistoryBeginsWithTheStateOfItsFirstInstant(t *testing.T) {
	t.Parallel()
	h := historyOf(t, 4*minute, snapshot.HistoryLimit, records())
	if first := h.Units[0][0]; first.At != 4*minute || first.Seq != 11 || first.State.Status != "en-route" {
		t.Errorf("car-1 begins with %+v", first)
	}
	if got, want := h.Sites[0], []snapshot.Span[snapshot.SiteState]{{4 * minute, 19, snapshot.SiteState{Posture: "lockdown"}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("the school: %+v, want %+v", got, want)
	}
	for _, s := range h.Steps {
		if s.Step == lock || s.Step == call {
			t.Errorf("step %d was over before: %+v", s.Step, s.Spans)
		}
	}
}

func TestAHistoryOfTooManyRecordsEndsWithAWholeInstant(t *testing.T) {
	t.Parallel()
	h := historyOf(t, 0, 14, records()) // of those of minute 3 the last is one too many
	if h.To != 2*minute || h.Whole || h.Count != 29 {
		t.Errorf("it ends at %d, whole %v, after %d records", h.To, h.Whole, h.Count)
	}
	if last := h.Units[1][len(h.Units[1])-1]; last.At != minute || last.State.Status != "turnout" {
		t.Errorf("car-2 ends with %+v", last)
	}
}

func TestAHistoryKeepsTheLegsOfItsStretch(t *testing.T) {
	t.Parallel()
	h := snapshot.NewHistory(program(t), 2*minute, 14)
	here, there := &scenario.Position{Lat: 39.2, Lon: -94.3}, &scenario.Position{Lat: 39.1, Lon: -94.4}
	legs := []sim.Leg{
		{From: here, To: here},
		{Depart: minute, Arrive: 3 * minute, From: here, To: there},
		{Depart: 3 * minute, Arrive: 3 * minute, From: there, To: there}, // where it is anyway
		{Depart: 4 * minute, Arrive: 5 * minute, From: there, To: here},
		{Depart: 50 * minute, Arrive: 55 * minute, From: here, To: there},
	}
	for _, l := range legs {
		h.Travel(l)
	}
	h.Consume(0, records())
	if want := []sim.Leg{legs[1], legs[3]}; h.To != 5*minute || !reflect.DeepEqual(h.Legs[0], want) {
		t.Errorf("until %d: %+v\nwant %+v", h.To, h.Legs[0], want)
	}
}

// elsewhere is a car that a step still counts on while it is on the scene of another incident.
const elsewhere = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 1h}
agencies: {pd: {}}
places: {here: {}, there: {}}
travel: {between: {here: {there: 6m}}}
units: {car: {agency: pd, kind: patrol, home: here}, clerk: {agency: pd, kind: clerk, home: here, busy-at-start: {chance: 100%, for: 50m}}}
incidents:
  one:
    agency: pd
    where: here
    plan:
      cars: {send: all}
      both: {move: {patrol: 1, clerk: 1}, with: cars, where: there}
      home: {after: cars, delay: 5m, release: {patrol: 1}, with: cars}
  other:
    agency: pd
    where: there
    begins: +10m
    plan:
      go: {send: {patrol: 1}}
      stay: {after: go, work: Stay, needs: {patrol: 1}, takes: 10m}
`

func TestAHistoryFollowsTheUnitsOfAStepToAnotherIncident(t *testing.T) {
	t.Parallel()
	s, problems := loader.Bytes("elsewhere.yaml", []byte(elsewhere), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	h := snapshot.NewHistory(p, 0, snapshot.HistoryLimit)
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, h); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, step := range h.Steps {
		if p.Steps[step.Step].ID == "both" {
			for _, span := range step.Spans {
				got = append(got, fmt.Sprintf("%d: %s", span.At/minute, span.State.Needs))
			}
		}
	}
	want := []string{
		"0: needs 1× patrol of “Send all units” on scene, 1 is; needs 1× clerk of “Send all units” on scene, 0 are",
		"5: needs 1× patrol of “Send all units” on scene, 0 are; 1 was at here until 13:05:00; needs 1× clerk of “Send all units” on scene, 0 are",
		"16: needs 1× patrol of “Send all units” on scene, 1 is, 1 of them busy; needs 1× clerk of “Send all units” on scene, 0 are",
		"26: needs 1× patrol of “Send all units” on scene, 0 are; needs 1× clerk of “Send all units” on scene, 0 are",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// BenchmarkHistory tells what following everything costs: 200 units, and as many records as a history follows.
func BenchmarkHistory(b *testing.B) {
	s, problems := loader.Bytes("calls.yaml", []byte(calls), loader.Options{
		Set: []string{"clock.horizon=400h", "units.desk.count=198", "incidents.calls.arrivals.gap=2m"},
	})
	if s == nil {
		b.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		b.Fatal(err)
	}
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1}, &trace); err != nil {
		b.Fatal(err)
	}
	b.Run(fmt.Sprintf("records=%d", len(trace.Records)), func(b *testing.B) {
		for b.Loop() {
			snapshot.NewHistory(p, 0, snapshot.HistoryLimit).Consume(0, trace.Records)
		}
	})
}
