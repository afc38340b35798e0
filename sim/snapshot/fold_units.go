package snapshot

import (
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// unit is the state of a unit.
type unit struct {
	status  string
	since   engine.Time
	arrives engine.Time
	slot    int32  // of the instance whose step it serves, or sim.None
	scene   int32  // of the incident on whose scene it is: that one, or the incident that it is part of
	place   uint16 // where it is, or where it left from
	to      uint16 // where it is going, or what it waits outside of
	step    uint16
	sentBy  uint16       // step that sent for it
	need    int          // of that step, by index
	sentFor *instance    // whose step that is; nil when it was not sent
	sent    sim.Instance // that had its slot then
	left    departure
}

// departure is the last scene that a unit has left, where it was there, and when it left.
type departure struct {
	slot  int32 // of the incident whose scene it is, or sim.None
	of    sim.Instance
	place uint16
	at    engine.Time
}

func newUnit(u *sim.Unit) unit {
	return unit{
		status: available, place: u.Home, to: sim.NoPlace, arrives: engine.Never, slot: sim.None, scene: sim.None, step: sim.NoStep,
		left: departure{slot: sim.None},
	}
}

// unitAfter is the status of a unit after a record.
var unitAfter = [numKinds]string{
	sim.UnitAssigned: turnout, sim.UnitEnRoute: enRoute, sim.UnitHeld: held, sim.UnitArrived: onScene,
	sim.UnitWorking: working, sim.UnitIdle: onScene, sim.UnitReturning: returning, sim.UnitHome: available,
	sim.UnitOccupied: occupied, sim.UnitFreed: available, sim.UnitDisabled: disabled, sim.UnitRestored: onScene,
	sim.UnitDiverted: available, sim.UnitRelieved: onScene, sim.UnitOnDuty: available, sim.UnitOffDuty: offDuty,
}

// StatusAfter is the status of a unit about which a record of a kind was the last; nothing of a kind that changes none.
func StatusAfter(kind sim.Kind) string { return unitAfter[kind] }

// moveUnit brings a unit into its next status.
func (f *Fold) moveUnit(r *sim.Record) {
	u := &f.units[r.Unit]
	before := *u
	u.travel(r)
	u.since, u.status = r.At, statusAfter(r)
	switch r.Kind {
	case sim.UnitAssigned, sim.UnitEnRoute, sim.UnitHeld, sim.UnitWorking:
		f.serve(u, r)
	case sim.UnitArrived:
		f.serve(u, r)
		u.step = sim.NoStep
	case sim.UnitIdle, sim.UnitDisabled, sim.UnitRelieved:
		u.step = sim.NoStep
	case sim.UnitDiverted, sim.UnitOffDuty, sim.UnitReturning, sim.UnitHome, sim.UnitFreed:
		f.leave(r)
		if before.isOnScene() {
			u.left = departure{before.scene, f.instances[before.scene].Instance, before.place, r.At}
		}
	case sim.UnitRestored:
		if u.scene == sim.None {
			u.status = available
		}
	}
}

// serve gives a unit to the step of a record.
func (f *Fold) serve(u *unit, r *sim.Record) {
	n := f.instance(r)
	u.slot, u.scene, u.step = r.Incident, r.Incident, r.Step
	if host := f.p.Incidents[n.Incident].PartOf; host != sim.None {
		u.scene = host // which is no stream, and so has the slot of its own number
	}
	if r.Kind == sim.UnitAssigned && f.p.Steps[r.Step].Verb == scenario.Send {
		u.sentBy, u.sentFor, u.sent, u.need = r.Step, n, n.Instance, f.p.NeedOf(r)
	}
	if s := f.stepOf(n, r.Step); !slices.Contains(s.crew, r.Unit) {
		s.crew = append(s.crew, r.Unit)
	}
}

// leave takes a unit from what it served. Of the send that it came with it no longer counts among those sent, when it was
// taken from its work.
func (f *Fold) leave(r *sim.Record) {
	u := &f.units[r.Unit]
	if n := u.sentFor; n != nil && n.Instance == u.sent && r.Kind != sim.UnitReturning {
		s := f.stepOf(n, u.sentBy)
		s.crew = slices.DeleteFunc(s.crew, func(other int32) bool { return other == r.Unit })
	}
	u.slot, u.scene, u.step, u.sentFor = sim.None, sim.None, sim.NoStep, nil
}

// serves reports whether a unit is at work for a step of an instance, or on its way for it.
func (f *Fold) serves(u *unit, n *instance, number uint16) bool {
	return u.step == number && u.slot != sim.None && f.instances[u.slot] == n
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
	case sim.UnitArrived, sim.UnitHome, sim.UnitWorking, sim.UnitIdle, sim.UnitDisabled, sim.UnitRestored,
		sim.UnitRelieved, sim.UnitOnDuty:
		u.place = r.Place
	}
}

// isOnScene reports whether a unit is on the scene of an incident, idle or at work.
func (u *unit) isOnScene() bool {
	return u.scene != sim.None && (u.status == onScene || u.status == working)
}

func (u *unit) onRoad() bool {
	return u.status == enRoute || u.status == returning || u.status == toPost
}

// isFree reports whether a unit can be sent or set to work from where it is.
func (u *unit) isFree() bool {
	return u.status == available || u.status == returning || u.status == toPost || u.status == atPost
}

// statusAfter is the status of a unit after a record, which may be about a post.
func statusAfter(r *sim.Record) string {
	switch {
	case r.Arg == sim.ToPost && r.Kind == sim.UnitReturning:
		return toPost
	case r.Arg == sim.ToPost && r.Kind == sim.UnitHome:
		return atPost
	default:
		return unitAfter[r.Kind]
	}
}

// lookAhead finds when units on the road arrive: with the next record about them, if that is an arrival.
func (f *Fold) lookAhead(r *sim.Record) {
	if f.due == nil {
		f.due = make([]bool, len(f.units))
		for i := range f.units {
			if f.units[i].onRoad() {
				f.due[i] = true
				f.unseen++
			}
		}
	}
	if f.unseen == 0 || unitAfter[r.Kind] == "" || !f.due[r.Unit] {
		return
	}
	f.due[r.Unit] = false
	f.unseen--
	if r.Kind == sim.UnitArrived || r.Kind == sim.UnitHeld || r.Kind == sim.UnitHome {
		f.units[r.Unit].arrives = r.At
	}
}

// position is where a unit is as far as the records and the places of the file tell.
func (f *Fold) position(u *unit) *scenario.Position {
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
func (f *Fold) located(place uint16) *scenario.Position {
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
