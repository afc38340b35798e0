package sim

import (
	"slices"

	"simulate/sim/engine"
)

// Several instances of a stream may be carried by one unit. The first in line takes the unit and leads: the trip is its step's, with its
// luck. Those next in line for the same step and the same destination follow: each takes a seat, and what becomes of the trip becomes of
// their steps.

// load is a unit on scene that is filling.
type load struct {
	unit   int32
	leader stepIndex
	aboard int32
}

// fillUp lets a unit that a move has taken wait for others who join: those of this instant, or for as long as the step says.
func (w *World) fillUp(u int32, si stepIndex) {
	unit := &w.units[u]
	unit.status, unit.due = filling, engine.Never
	w.loads = append(w.loads, load{unit: u, leader: si, aboard: 1})
	if step := w.stepOf(si); step.fill != (span{}) {
		unit.due = w.now + w.time(&step.fill, w.tripQuantity(u, DrawFill))
		w.schedule(unit.due, fillEnds, u)
	}
	w.stirScene(unit.slot)
}

// board gives a move a seat in a unit that is filling for the same step and destination, and reports whether there was one.
func (w *World) board(si stepIndex) bool {
	for i := range w.loads {
		if l := &w.loads[i]; w.isFilling(l) && l.aboard < w.program.Units[l.unit].seats && w.joins(si, l) {
			w.takeSeat(si, l)
			return true
		}
	}
	return false
}

// joins reports whether a move goes where a unit goes that is filling, and may use it: one that names a step, if that has had this very unit.
func (w *World) joins(si stepIndex, l *load) bool {
	step := w.stepOf(si)
	if w.steps[l.leader].step != w.steps[si].step || w.sceneOf(l.leader) != w.sceneOf(si) {
		return false
	}
	if step.with != NoStep && !slices.Contains(w.crews[w.peer(si, step.with)], l.unit) {
		return false
	}
	return w.whereOf(si).same(w.whereOf(l.leader))
}

func (w *World) takeSeat(si stepIndex, l *load) {
	s, unit := &w.steps[si], &w.units[l.unit]
	cause, since := w.enabler(unit.freed, unit.idle, s.asked, s.askedAt)
	s.endPatience()
	unit.last = w.start(si, cause, since)
	s.leader = l.leader
	if !slices.Contains(w.crews[si], l.unit) {
		w.crews[si] = append(w.crews[si], l.unit)
		w.lookWhereOthersAre()
	}
	l.aboard++
}

// isFilling reports whether a unit is still what it was when its leader took it: it may have been released.
func (w *World) isFilling(l *load) bool {
	unit := &w.units[l.unit]
	return unit.status == filling && unit.step == l.leader
}

// sendOff sends units on their way that wait for nobody any more: they are full, have waited long enough, or nobody who could join can
// still come.
func (w *World) sendOff() {
	kept := w.loads[:0]
	for _, l := range w.loads {
		switch unit := &w.units[l.unit]; {
		case !w.isFilling(&l):
		case unit.due != engine.Never && l.aboard < w.program.Units[l.unit].seats && w.mayFollow(l.leader):
			kept = append(kept, l)
		default:
			w.driveOff(&l)
		}
	}
	w.loads = kept
}

// driveOff sets a unit on its way with all who have a seat in it. What let it go is the last who came aboard.
func (w *World) driveOff(l *load) {
	unit := &w.units[l.unit]
	unit.due = engine.Never
	w.leaveWith(l.unit, l.aboard)
	w.eachRider(l.leader, func(rider stepIndex) {
		r := w.fact(rider, RiderEnRoute, unit.last, w.steps[rider].began)
		r.Unit, r.Place = l.unit, unit.leg.end.place
		w.steps[rider].asked = w.append(r)
	})
}

// endRide ends the steps of those who have a seat in a unit as that of their leader has ended: they have arrived with it, or it was
// let go before.
func (w *World) endRide(leader stepIndex, cause Seq) {
	u := w.crews[leader][0]
	at := w.units[u].leg.end
	if !w.units[u].onScene { // it goes on home at once
		at = w.whereOf(leader)
	}
	w.eachRider(leader, func(rider stepIndex) {
		if w.steps[leader].short {
			w.end(rider, w.released(rider, cause))
			return
		}
		r := w.fact(rider, RiderArrived, cause, w.steps[rider].asked)
		r.Unit, r.Place, r.Arg = u, at.place, 1|LastOfKind
		w.done(rider, w.append(r))
	})
}

// eachRider calls back for the steps that have a seat in the unit of a leader, in the order in which their instances arrived.
func (w *World) eachRider(leader stepIndex, yield func(rider stepIndex)) {
	number := w.steps[leader].step
	for slot := w.streams[w.stepOf(leader).Incident].first; slot != None; slot = w.incidents[slot].next {
		if si := w.incidents[slot].shift.step(number); w.steps[si].leader == leader && w.steps[si].phase == running {
			yield(si)
		}
	}
}

// mayNotFollow notes that somebody who could have joined a unit that is filling will not.
func (w *World) mayNotFollow() {
	if len(w.loads) > 0 {
		w.unsettled |= forScene
	}
}

// mayFollow reports whether some instance may still want a seat in the unit of a leader: one that is open and has not come to the step,
// or one that arrives.
func (w *World) mayFollow(leader stepIndex) bool {
	number, stream := w.steps[leader].step, &w.streams[w.stepOf(leader).Incident]
	if !stream.over {
		return true
	}
	for slot := stream.first; slot != None; slot = w.incidents[slot].next {
		if w.steps[w.incidents[slot].shift.step(number)].phase < running {
			return true
		}
	}
	return false
}
