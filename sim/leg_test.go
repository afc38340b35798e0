package sim_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/simtest"
)

// legsOf are the legs of each unit in a run, with its records.
func legsOf(t *rapid.T, p *sim.Program, luck sim.Luck) ([][]sim.Leg, []sim.Record) {
	legs := make([][]sim.Leg, len(p.Units))
	world := sim.NewWorld(p)
	world.OnLeg = func(l sim.Leg) { legs[l.Unit] = append(legs[l.Unit], l) }
	return legs, run(t, world, luck)
}

// Whoever listens to the legs hears of every trip that the records tell, and changes nothing.
func TestLegsAreTheTripsOfTheRecords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, luck := simtest.Program(t), someLuck(t)
		legs, records := legsOf(t, p, luck)
		sameRecords(t, records, run(t, sim.NewWorld(p), luck))
		for u := range legs {
			if first := legs[u][0]; first.Depart != 0 || first.Arrive != 0 {
				t.Fatalf("unit %d is first heard of as %+v", u, first)
			}
		}
		onRoad := make([]bool, len(p.Units))
		for i := range records {
			r := &records[i]
			if r.Unit == sim.None || r.Kind == sim.IncidentBegan || r.Kind == sim.IncidentClosed || r.Kind == sim.IncidentSkipped {
				continue
			}
			switch r.Kind {
			case sim.UnitEnRoute, sim.UnitReturning:
				onRoad[r.Unit] = true
				tripOf(t, p, legs[r.Unit], r, func(l sim.Leg) engine.Time { return l.Depart })
			case sim.UnitArrived, sim.UnitHeld, sim.UnitHome:
				if onRoad[r.Unit] {
					tripOf(t, p, legs[r.Unit], r, func(l sim.Leg) engine.Time { return l.Arrive })
				}
				onRoad[r.Unit] = false
			default:
				onRoad[r.Unit] = false
			}
		}
	})
}

// tripOf finds the leg that departs or arrives with a record, and leads to its place.
func tripOf(t *rapid.T, p *sim.Program, legs []sim.Leg, r *sim.Record, when func(sim.Leg) engine.Time) {
	for _, l := range legs {
		if when(l) != r.At {
			continue
		}
		if r.Place == sim.NoPlace || !p.Places[r.Place].Located || l.To != nil && *l.To == p.Places[r.Place].Position {
			return
		}
		if p.Scenario.Places.Get(p.Places[r.Place].ID) == nil {
			return // of a stream, whose instances are elsewhere each
		}
	}
	t.Fatalf("no leg of unit %d belongs to %+v: %+v", r.Unit, *r, legs)
}

func TestARunThatBranchesTellsTheLegsOfItsPastToo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, luck := simtest.Program(t), someLuck(t)
		at := engine.Time(rapid.Int64Range(0, int64(p.Horizon)).Draw(t, "at"))
		branch, err := p.From(p, at)
		if err != nil {
			t.Fatal(err)
		}
		got, _ := legsOf(t, branch, luck)
		want, _ := legsOf(t, p, luck)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("the branch has the legs\n%v, the run\n%v", got, want)
		}
	})
}
