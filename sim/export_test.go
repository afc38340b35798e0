package sim

import (
	"slices"
	"unsafe"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// What tests outside the package compare with other accounts of the same state.

// UnitState returns a unit's status, its place (NoPlace on the road and where there is no name), the step that it
// serves (or NoStep) and the slot of the incident that it is on (or None).
func (w *World) UnitState(u int) (status string, place, step uint16, slot int32) {
	unit := &w.units[u]
	names := [...]string{
		available: "available", returning: "returning", turningOut: "turnout", enRoute: "en-route",
		heldOutside: "held", idleOnScene: "on-scene", working: "working", occupied: "occupied", disabled: "disabled",
		offDuty: "off-duty", filling: "on-scene", atRest: "on-scene", // no record tells these apart
	}
	place, step = unit.leg.at(w.now).place, NoStep
	if unit.status == returning || unit.status == enRoute || unit.status == heldOutside {
		place = NoPlace
	}
	if unit.step != None && unit.status != filling {
		step = w.steps[unit.step].step
	}
	if unit.posted {
		names[available], names[returning] = "at-post", "to-post"
	}
	return names[unit.status], place, step, int32(unit.slot)
}

// Current lists the slots of the incidents that begin once, and of the instances of streams that are open.
func (w *World) Current() []int32 {
	var slots []int32
	for slot := range w.incidents {
		i := &w.incidents[slot]
		if stream := w.program.Incidents[i.incident].Stream; !stream || slot >= len(w.program.Incidents) && i.phase == current {
			slots = append(slots, int32(slot))
		}
	}
	return slots
}

// InstanceIn names the instance that has a slot.
func (w *World) InstanceIn(slot int32) string {
	i := &w.incidents[slot]
	return w.program.InstanceID(Instance{Incident: i.incident, Ordinal: i.ordinal})
}

// Condition names the state of the condition of the instance in a slot; empty before it begins, and without.
func (w *World) Condition(slot int32) string {
	incident := &w.program.Incidents[w.incidents[slot].incident]
	if incident.condition == nil {
		return ""
	}
	state := w.incidents[slot].state
	if state == 0 {
		return ""
	}
	return incident.States[state-1]
}

// StepStatus returns how far a step of the instance in a slot has come: pending, waiting, running or over.
func (w *World) StepStatus(slot int32, step uint16) string {
	return [...]string{
		pending: "pending", delayed: "pending", waiting: "waiting", running: "running", resting: "running", over: "over",
	}[w.steps[int32(step)+w.incidents[slot].shift.steps].phase]
}

// ChannelLoad returns how many transmissions are on a channel, and whether it is down.
func (w *World) ChannelLoad(channel int) (busy int, down bool) {
	c := &w.channels[channel]
	return int(c.busy), c.down > 0
}

// Ordered returns the step whose order a site is to carry out, or NoStep.
func (w *World) Ordered(site int) uint16 {
	if order := w.sites[site].order; order != None {
		return w.order(order).step
	}
	return NoStep
}

// Simplify lets a world look at every unit and at everyone in line, afar and on scene, as the simplest dispatcher would: what indexes and
// lanes spare it is looked at all the same.
func (w *World) Simplify() {
	clear(w.indexes)
	always := func(int32) bool { return true }
	w.canServe = always
	plain := *w.program
	plain.Steps = slices.Clone(plain.Steps)
	for i := range plain.Steps {
		plain.Steps[i].alike = false
	}
	w.program = &plain
}

// Slots returns how many slots the last run has come to need at once, beside those of incidents that begin once.
func (w *World) Slots() int { return len(w.incidents) - len(w.program.Incidents) }

// Renumber puts records of one program into the numbers of another that goes on from it.
func Renumber(base, then *Program, records []Record) {
	m, err := match(base, then)
	if err != nil {
		panic(err)
	}
	for i := range records {
		m.translate(&records[i])
	}
}

// FinishLookingAgain ends a run that was begun, and whenever all has been given out and every incident that may close has closed,
// it looks at everybody who waits and at every incident once more. That changes nothing, unless something has changed and nobody looked.
func (w *World) FinishLookingAgain() error {
	looked := Seq(0)
	for w.goesOn() && w.step() {
		next, at := w.events.Peek(), w.base+Seq(w.filled)
		if w.restless() || at == looked || next.At() == w.now && next.Phase() <= beginning {
			continue
		}
		looked = at
		w.unsettled = allLines
		w.lookAtAll()
		for slot := range w.incidents {
			if w.incidents[slot].phase == current {
				w.mayClose(slotIndex(slot))
				w.stirScene(slotIndex(slot))
			}
		}
	}
	return w.Finish()
}

// Occupy makes a run that has begun take so much memory already.
func (w *World) Occupy(bytes int64) { w.occupied = bytes }

// RowOfTrace is how many bytes a row of a trace takes, by the sizes of what is kept of it.
const RowOfTrace = unsafe.Sizeof(traced{}) + unsafe.Sizeof(engine.Time(0)) + unsafe.Sizeof(scenario.Traced{}) + unsafe.Sizeof(scenario.Position{})
