package sim_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/simtest"
	"simulate/sim/snapshot"
)

// A history is the state of a run at every instant of a stretch: whatever the scenario and the instant, it must be the state that
// is folded for that instant alone.
func TestHistoryAgreesWithTheStateOfEveryInstant(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]func(*rapid.T) string{
		"plans": simtest.Scenario, "loads": desk,
		"county": func(t *rapid.T) string {
			return county{units: rapid.IntRange(5, 40).Draw(t, "units"), stations: 5, hospitals: 3, callsPerHour: 20, hours: 3, choose: "nearest"}.text()
		},
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { followAndCompare(t, simtest.Load(t, text(t))) })
		})
	}
}

// followAndCompare follows some of a run, and compares some of its instants.
func followAndCompare(t *rapid.T, p *sim.Program) {
	records := run(t, sim.NewWorld(p), someLuck(t))
	from := engine.Time(rapid.Int64Range(0, int64(records[len(records)-1].At)).Draw(t, "from"))
	h := snapshot.NewHistory(p, from, rapid.Int64Range(1, int64(len(records))+1).Draw(t, "limit"))
	for i := 0; i < len(records); i += 100 {
		h.Consume(sim.Seq(i), records[i:min(i+100, len(records))])
	}
	if h.Count != int64(len(records)) {
		t.Fatalf("it has counted %d of %d records", h.Count, len(records))
	}
	for range 8 {
		at := records[rapid.IntRange(0, len(records)-1).Draw(t, "record")].At
		if at < h.From || at > h.To || rapid.Bool().Draw(t, "between records") {
			at = engine.Time(rapid.Int64Range(int64(h.From), int64(h.To)).Draw(t, "instant"))
		}
		state, err := snapshot.At(p, records, at)
		if err != nil {
			t.Fatal(err)
		}
		compareUnitHistory(t, h, state)
		compareSiteHistory(t, h, state)
		compareChannelHistory(t, h, state)
		compareStepHistory(t, h, state)
		compareIncidentHistory(t, h, state)
	}
}

// during is the state at an instant; ok is false before the first.
func during[S comparable](t *rapid.T, spans []snapshot.Span[S], at engine.Time) (state S, ok bool) {
	if !slices.IsSortedFunc(spans, func(a, b snapshot.Span[S]) int {
		if a.At < b.At {
			return -1
		}
		return 1
	}) {
		t.Fatalf("spans are not in order: %+v", spans)
	}
	for _, s := range spans {
		if s.At <= at {
			state, ok = s.State, true
		}
	}
	return state, ok
}

func compareUnitHistory(t *rapid.T, h *snapshot.History, state *snapshot.State) {
	p := h.Program
	place := func(place uint16) string {
		if place == sim.NoPlace {
			return ""
		}
		return p.Places[place].ID
	}
	for u, want := range rows[snapshot.Unit](t, state) {
		got, _ := during(t, h.Units[u], state.At)
		step := ""
		if got.Step != sim.NoStep {
			step = p.Steps[got.Step].ID
		}
		if got.Status != want.Status || place(got.Place) != want.Place || place(got.To) != want.Destination ||
			got.Incident != want.Incident || step != want.Step {
			t.Fatalf("at %d the history has unit\n%+v, the state\n%+v", state.At, got, want)
		}
	}
}

func compareSiteHistory(t *rapid.T, h *snapshot.History, state *snapshot.State) {
	for i, want := range rows[snapshot.Site](t, state) {
		if got, _ := during(t, h.Sites[i], state.At); got.Posture != want.Posture || got.Ordered != want.Ordered {
			t.Fatalf("at %d the history has site\n%+v, the state\n%+v", state.At, got, want)
		}
	}
}

func compareChannelHistory(t *rapid.T, h *snapshot.History, state *snapshot.State) {
	for i, want := range rows[snapshot.Channel](t, state) {
		got, _ := during(t, h.Channels[i], state.At)
		if got.Status != want.Status || got.OnAir != want.OnAir || got.Queued != want.Queued {
			t.Fatalf("at %d the history has channel\n%+v, the state\n%+v", state.At, got, want)
		}
	}
}

// underWay is what the overview of a state says of a step.
type underWay struct {
	incident, step, status, needs string
	since                         engine.Time
}

func compareStepHistory(t *rapid.T, h *snapshot.History, state *snapshot.State) {
	var got, want []underWay
	for _, s := range h.Steps {
		if is, _ := during(t, s.Spans, state.At); is.Status == "waiting" || is.Status == "running" {
			got = append(got, underWay{h.Program.InstanceID(s.Instance), h.Program.Steps[s.Step].ID, is.Status, is.Needs, is.Since})
		}
	}
	for _, s := range state.Waiting() {
		want = append(want, underWay{s.Incident, s.ID, s.Status, s.Needs, s.Since})
	}
	for _, s := range got {
		if !slices.Contains(want, s) {
			t.Fatalf("at %d the history has %+v, the state\n%+v", state.At, s, want)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("at %d the history has\n%+v, the state\n%+v", state.At, got, want)
	}
}

func compareIncidentHistory(t *rapid.T, h *snapshot.History, state *snapshot.State) {
	found := 0
	for _, i := range h.Incidents {
		got, _ := during(t, i.Spans, state.At)
		if h.Program.Incidents[i.Instance.Incident].Stream && got != "running" {
			continue
		}
		found++
		id := h.Program.InstanceID(i.Instance)
		if want := rows[snapshot.Incident](t, state, snapshot.Filter{Column: "id", Value: id}); len(want) == 0 || want[0].Status != got {
			t.Fatalf("at %d the history has %s %s, the state\n%+v", state.At, id, got, want)
		} else if condition, _ := during(t, i.States, state.At); want[0].Condition != condition {
			t.Fatalf("at %d the history has the condition of %s %q, the state\n%+v", state.At, id, condition, want)
		}
	}
	if all := rows[snapshot.Incident](t, state); len(all) != found {
		t.Fatalf("at %d the history has %d incidents, the state %+v", state.At, found, all)
	}
}

// What remains of a run is what its last state says is not over, though it is found on another way.
func TestWhatRemainsIsWhatTheLastStateSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Load(t, simtest.Scenario(t))
		remains := snapshot.NewRemains(p)
		for range 2 { // the second run begins where the first has left it
			records := run(t, sim.NewWorld(p), someLuck(t))
			remains.Consume(0, records)
			state, err := snapshot.At(p, records, records[len(records)-1].At)
			if err != nil {
				t.Fatal(err)
			}
			compareRemains(t, p, remains, state)
		}
	})
}

func compareRemains(t *rapid.T, p *sim.Program, remains *snapshot.Remains, state *snapshot.State) {
	got := map[underWay]bool{}
	remains.Each(func(r snapshot.Remainder) {
		s := underWay{incident: p.InstanceID(r.Instance), step: p.Steps[r.Step].ID, status: r.Status.String(), since: state.At - r.For}
		if !p.Incidents[r.Instance.Incident].Stream || s.status != "pending" {
			got[s] = true
		}
	})
	for _, i := range rows[snapshot.Incident](t, state) {
		for _, s := range rows[snapshot.Step](t, state, snapshot.Filter{Column: "incident", Value: i.ID}) {
			want := underWay{incident: s.Incident, step: s.ID, status: s.Status, since: s.Since}
			left := i.Status == "running" && (s.Under() || s.Status == "pending" && s.Instance.Ordinal == 0)
			if left != got[want] {
				t.Fatalf("%+v: left %v, remains %v", want, left, got[want])
			}
			delete(got, want)
		}
	}
	if len(got) > 0 {
		t.Fatalf("%v remain of what is over", got)
	}
}
