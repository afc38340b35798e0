package sim

import "slices"

// relief is after how long at work another unit takes the place of one, and what becomes of that.
type relief struct {
	after, rest span
	fromHome    bool // the send that brought it asks for one more where nobody is idle on scene
}

// overdue is a unit at work whose place another is to take.
type overdue struct {
	unit   int32
	number int32 // that it has in the step
	step   stepIndex
	since  Seq
	asked  bool // one more has been asked for
}

// setRelief schedules when a unit that begins to work is due for its relief.
func (w *World) setRelief(u int32, of *relief) {
	unit := &w.units[u]
	unit.due = w.now + w.time(&of.after, w.tripQuantity(u, DrawRelief))
	w.schedule(unit.due, reliefFallsDue, u)
}

// fallDue notes that a unit has worked long enough. Whether somebody is there to take its place shows when the scene is served.
func (w *World) fallDue(u int32) {
	unit := &w.units[u]
	if w.stepOf(unit.step).relief == nil {
		return // what applies from an instant on knows of none
	}
	r := w.unitFact(u, ReliefDue, unit.step, unit.last, 0)
	r.Place = unit.leg.end.place
	w.overdue = append(w.overdue, overdue{unit: u, number: unit.number, step: unit.step, since: w.append(r)})
	w.stirScene(unit.slot)
}

// relieveOnScene lets units that are idle on a scene, and that no work of it could take, take over from those at work that are due, who
// have waited longest first.
func (w *World) relieveOnScene(slot slotIndex) {
	w.overdue = slices.DeleteFunc(w.overdue, func(o overdue) bool { return !w.isOverdue(&o) })
	kept := w.overdue[:0]
	for _, o := range w.overdue {
		if w.units[o.unit].slot == slot {
			if relief := w.longestIdle(&o); relief != None {
				w.relieveInTurn(relief, &o)
				continue
			}
			w.askForRelief(&o)
		}
		kept = append(kept, o)
	}
	w.overdue = kept
}

// isOverdue reports whether a unit is still at the work from which it was to be relieved.
func (w *World) isOverdue(o *overdue) bool {
	unit := &w.units[o.unit]
	return unit.status == working && unit.step == o.step && unit.number == o.number && w.stepOf(o.step).relief != nil
}

// longestIdle is the unit that has been idle longest where one that is due works, of those that can do it; None without one. Of equal
// ones it is that which arrived first.
func (w *World) longestIdle(o *overdue) int32 {
	step, place := w.stepOf(o.step), &w.units[o.unit].leg.end
	need := &step.Needs[w.needServed(o.unit)]
	longest := int32(None)
	w.marks.next()
	for u := w.incidents[w.sceneOf(o.step)].first; u != None; u = w.units[u].next {
		if u = w.nextIdle(o.step, need, place, true, u); u == None {
			break
		}
		if longest == None || w.units[u].idle < w.units[longest].idle {
			longest = u
		}
	}
	return longest
}

// relieveInTurn puts a unit in the place of one that is due, which rests on the scene from then on. It leaves the crew, whose number stays
// what it was.
func (w *World) relieveInTurn(relief int32, o *overdue) {
	unit := &w.units[o.unit]
	r := w.unitFact(o.unit, UnitRelieved, o.step, w.units[relief].last, o.since)
	r.Arg = InTurn
	w.stepIn(relief, o.unit, r)
	w.crews[o.step] = slices.DeleteFunc(w.crews[o.step], func(u int32) bool { return u == o.unit })
	unit.status = atRest
	unit.due = w.now + w.time(&w.stepOf(o.step).relief.rest, w.stepQuantity(o.step, DrawRest, uint64(unit.number)))
	w.schedule(unit.due, restEnds, o.unit)
}

// askForRelief lets the send that has brought a unit ask for one more, once, where reliefs come from home.
func (w *World) askForRelief(o *overdue) {
	sent := w.units[o.unit].sent
	if o.asked || sent == None || !w.stepOf(o.step).relief.fromHome {
		return
	}
	o.asked = true
	if i := w.needThatSent(sent, o.unit); w.asksFor(sent, i) {
		w.needs[i].left++
		w.needs[i].total++
		w.askOneMore(sent, o.since)
	}
}

// endRest makes a unit that has rested idle again.
func (w *World) endRest(u int32) { w.standIdle(u, w.units[u].joined, w.units[u].last) }
