package sim_test

import (
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/simtest"
	"simulate/sim/snapshot"
)

// The state folded from the records and the world of a run that ends at that instant are two independent accounts of the
// same thing: they must agree, whatever the scenario and the instant.
func TestSnapshotEqualsTheWorldOfARunThatEndsThere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		luck := someLuck(t)
		records := run(t, sim.NewWorld(p), luck)
		at := records[rapid.IntRange(0, len(records)-1).Draw(t, "record")].At
		if rapid.Bool().Draw(t, "between records") {
			at = engine.Time(rapid.Int64Range(0, int64(records[len(records)-1].At)).Draw(t, "instant"))
		}
		state, err := snapshot.At(p, records, at)
		if err != nil {
			t.Fatal(err)
		}
		world := sim.NewWorld(p)
		if at < records[len(records)-1].At { // a run may end before all of its last instant has happened
			world = sim.NewWorld(p.Until(at))
		}
		run(t, world, luck)
		compareUnits(t, p, state, world)
		compareIncidents(t, state, world)
		compareChannels(t, state, world)
		compareSites(t, p, state, world)
	})
}

func compareUnits(t *rapid.T, p *sim.Program, state *snapshot.State, world *sim.World) {
	for u, got := range rows[snapshot.Unit](t, state) {
		status, place, step, slot := world.UnitState(u)
		want := got
		want.Status, want.Place, want.Step = status, "", ""
		switch {
		case status == "turnout" || status == "off-duty": // no record says where a unit was that was on the road
			want.Place = got.Place
		case place != sim.NoPlace:
			want.Place = p.Places[place].ID
		}
		if step != sim.NoStep {
			want.Step = p.Steps[step].ID
		}
		if slot != sim.None { // units that work where they are do so on behalf of an incident, and are not on it
			want.Incident = world.InstanceIn(slot)
		}
		if got != want {
			t.Fatalf("at %d the snapshot has unit\n%+v, the world\n%+v", state.At, got, want)
		}
	}
}

// compareIncidents compares which there are, and how far their steps are.
func compareIncidents(t *rapid.T, state *snapshot.State, world *sim.World) {
	slots := make(map[string]int32)
	for _, slot := range world.Current() {
		slots[world.InstanceIn(slot)] = slot
	}
	for _, incident := range rows[snapshot.Incident](t, state) {
		if _, known := slots[incident.ID]; !known {
			t.Fatalf("at %d the snapshot has incident %+v, the world does not", state.At, incident)
		}
		if got, want := incident.Condition, world.Condition(slots[incident.ID]); got != want {
			t.Fatalf("at %d the snapshot has the condition of %s %q, the world %q", state.At, incident.ID, got, want)
		}
	}
	if n := len(rows[snapshot.Incident](t, state)); n != len(slots) {
		t.Fatalf("at %d the snapshot has %d incidents, the world %v", state.At, n, slots)
	}
	for _, step := range rows[snapshot.Step](t, state) {
		got, want := step.Status, world.StepStatus(slots[step.Incident], step.Index)
		if got != "pending" && got != "waiting" && got != "running" {
			got = "over"
		}
		if got != want {
			t.Fatalf("at %d the snapshot has %s/%s %s, the world %s", state.At, step.Incident, step.ID, step.Status, want)
		}
	}
}

func compareChannels(t *rapid.T, state *snapshot.State, world *sim.World) {
	for c, got := range rows[snapshot.Channel](t, state) {
		if busy, down := world.ChannelLoad(c); got.OnAir != busy || (got.Status == "down") != down {
			t.Fatalf("at %d the snapshot has channel %+v, the world %d on air, down %v", state.At, got, busy, down)
		}
	}
}

func compareSites(t *rapid.T, p *sim.Program, state *snapshot.State, world *sim.World) {
	for s, got := range rows[snapshot.Site](t, state) {
		want := ""
		if step := world.Ordered(s); step != sim.NoStep {
			want = p.Steps[step].Posture
		}
		if got.Ordered != want {
			t.Fatalf("at %d the snapshot has %s ordered into %q, the world into %q", state.At, got.ID, got.Ordered, want)
		}
	}
}

func rows[T snapshot.Row](t *rapid.T, state *snapshot.State, where ...snapshot.Filter) []T {
	rows, err := snapshot.Rows[T](state, where...)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
