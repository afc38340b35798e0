package snapshot

import (
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// unitAfter is the status of a unit after a record.
var unitAfter = map[sim.Kind]string{
	sim.UnitAssigned: turnout, sim.UnitEnRoute: enRoute, sim.UnitHeld: held, sim.UnitArrived: onScene,
	sim.UnitWorking: working, sim.UnitIdle: onScene, sim.UnitReturning: returning, sim.UnitHome: available,
	sim.UnitOccupied: occupied, sim.UnitFreed: available, sim.UnitDisabled: disabled, sim.UnitRestored: onScene,
}

// moveUnit brings a unit into its next status.
func (f *fold) moveUnit(r *sim.Record) {
	u := &f.units[r.Unit]
	u.travel(r)
	u.since, u.status = r.At, unitAfter[r.Kind]
	switch r.Kind {
	case sim.UnitAssigned, sim.UnitEnRoute, sim.UnitHeld, sim.UnitWorking:
		f.serve(u, r)
	case sim.UnitArrived:
		f.serve(u, r)
		u.step = sim.NoStep
	case sim.UnitIdle, sim.UnitDisabled:
		u.step = sim.NoStep
	case sim.UnitReturning, sim.UnitHome, sim.UnitFreed:
		u.instance, u.step = -1, sim.NoStep
	case sim.UnitRestored:
		if u.instance < 0 {
			u.status = available
		}
	}
}

// serve gives a unit to the step of a record.
func (f *fold) serve(u *unit, r *sim.Record) {
	u.instance, u.step = f.slot(r), r.Step
	if s := f.step(r); !slices.Contains(s.crew, r.Unit) {
		s.crew = append(s.crew, r.Unit)
	}
}

// travel notes where a unit is. One that is given something else to do on the road is then at a point without a name.
func (u *unit) travel(r *sim.Record) {
	if u.onRoad() {
		u.place = sim.NoPlace
	}
	u.to = sim.NoPlace
	switch r.Kind {
	case sim.UnitEnRoute, sim.UnitReturning:
		u.to = r.Place
	case sim.UnitHeld:
		u.place, u.to = sim.NoPlace, r.Place
	case sim.UnitArrived, sim.UnitHome, sim.UnitWorking, sim.UnitIdle, sim.UnitDisabled, sim.UnitRestored:
		u.place = r.Place
	}
}

func (u *unit) onRoad() bool { return u.status == enRoute || u.status == returning }

// lookAhead finds when units on the road arrive: with the next record about them, if that is an arrival.
func (f *fold) lookAhead(records []sim.Record) {
	seen := make([]bool, len(f.units))
	for i := range records {
		r := &records[i]
		if _, about := unitAfter[r.Kind]; !about || seen[r.Unit] {
			continue
		}
		seen[r.Unit] = true
		arrival := r.Kind == sim.UnitArrived || r.Kind == sim.UnitHeld || r.Kind == sim.UnitHome
		if u := &f.units[r.Unit]; arrival && u.onRoad() {
			u.arrives = r.At
		}
	}
}

// position is where a unit is as far as the records and the places of the file tell.
func (f *fold) position(u *unit) *scenario.Position {
	from, to := f.located(u.place), f.located(u.to)
	if u.status == held {
		return to
	}
	if !u.onRoad() {
		return from
	}
	if from == nil || to == nil || u.arrives == engine.Never {
		return nil
	}
	return between(*from, *to, float64(f.at-u.since)/float64(u.arrives-u.since))
}

// located is the position of a place, or nil when it has none.
func (f *fold) located(place uint16) *scenario.Position {
	if place == sim.NoPlace || !f.p.Places[place].Located {
		return nil
	}
	return &f.p.Places[place].Position
}

// between is the point a share of the way from one position to another, straight on the map and the short way round
// the globe.
func between(from, to scenario.Position, share float64) *scenario.Position {
	east := math.Remainder(to.Lon-from.Lon, 360)
	return &scenario.Position{
		Lat: from.Lat + float64(share*(to.Lat-from.Lat)),
		Lon: math.Remainder(from.Lon+float64(share*east), 360),
	}
}
