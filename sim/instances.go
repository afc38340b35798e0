package sim

import (
	"cmp"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// streamState is how far a stream of incidents has come.
type streamState struct {
	expected float64     // arrivals up to the last one
	segment  int32       // of the rate, in which the last one lies
	last     engine.Time // instant of the last one
	outset   engine.Time // what its instants count from: the beginning of an incident that others have set off, or 0
	arrived  int32       // or will have with the one that is scheduled
	groups   int32       // of which those are
	member   int32       // of its group, which the one is that is scheduled, counted from 0
	left     int32       // of that group, behind it
	led      Seq         // the record with which the first of the last group came
	looked   countedGroups
	first    slotIndex // of the first instance that has not closed, or None
	tail     slotIndex
	over     bool // no more arrive
}

// instances is the part of a world that says which incidents there are.
type instances struct {
	incidents []incidentState // by slot
	streams   []streamState   // by incident
	vacant    [][]slotIndex   // slots of a stream whose instance has closed, by incident
	closing   []slotIndex     // slots of incidents that may have nothing left to do
	measured  int32           // incidents that are measured and have not closed
	arrived   int64           // instances of streams
	occupied  int64           // bytes of slots of streams, about
}

func newInstances(p *Program) instances {
	return instances{streams: make([]streamState, len(p.Incidents)), vacant: make([][]slotIndex, len(p.Incidents))}
}

func (n *instances) reset(p *Program) {
	n.incidents = copied(n.incidents, p.template.incidents)
	for i := range n.streams {
		n.streams[i] = streamState{first: None, tail: None}
	}
	n.vacant = emptied(n.vacant, len(n.vacant))
	n.closing, n.measured, n.arrived, n.occupied = n.closing[:0], 0, 0, 0
}

func (n *instances) copyFrom(other *instances) {
	n.incidents, n.streams = copied(n.incidents, other.incidents), copied(n.streams, other.streams)
	n.vacant, n.closing = copiedLists(n.vacant, other.vacant), copied(n.closing, other.closing)
	n.measured, n.arrived, n.occupied = other.measured, other.arrived, other.occupied
}

// awaitNext schedules the next arrival of a stream, if there is one.
func (w *World) awaitNext(incident int32) {
	s := &w.streams[incident]
	if s.left > 0 { // it comes with the one before
		s.left--
		s.member++
		s.arrived++
		w.schedule(w.now, incidentBegins, incident)
		return
	}
	w.expect(incident, w.nextArrival(incident))
}

// expect schedules an arrival of a stream; engine.Never is none.
func (w *World) expect(incident int32, at engine.Time) {
	s := &w.streams[incident]
	if at == engine.Never || at > w.program.End {
		s.over = at == engine.Never
		w.mayNotFollow()
		w.afterLast(incident, w.stir)
		if host := w.program.Incidents[incident].PartOf; host != None {
			w.mayClose(slotIndex(host))
		}
		return
	}
	s.arrived++
	s.groups++
	s.member, s.left = 0, w.sizeOf(incident, s.groups)-1
	w.schedule(at, incidentBegins, incident)
}

// turnAway ends a stream before any of it arrives, because the incident of which it is part does not happen. It counts as one that
// has not come, so that nothing is reached by all of none.
func (w *World) turnAway(incident int32, seq Seq) {
	w.streams[incident].over = true
	for _, milestone := range w.program.Incidents[incident].counted {
		w.countMissed(milestone, seq, lost)
	}
}

// turnedAway reports whether the incident of which a stream is part has not happened.
func (w *World) turnedAway(incident int32) bool {
	host := w.program.Incidents[incident].PartOf
	return host != None && w.incidents[host].phase == closed && w.incidents[host].began == 0
}

// arriveNext begins the instance of a stream that arrives now.
func (w *World) arriveNext(incident int32) {
	s := &w.streams[incident]
	of := lotOf(s.groups, s.member)
	w.arrived++
	slot := w.newInstance(incident, s.arrived, of)
	w.awaitNext(incident)
	for _, e := range w.program.Incidents[incident].outside {
		if fate := w.milestones[e.milestone].fate; fate != open {
			w.tell(slot, e.gate, 0, fate)
		}
	}
	if of.leads() {
		s.led = w.base + Seq(w.filled)
	} else {
		w.steps[w.beginsOf(slot)].cause = s.led
	}
	w.beginIncident(slot)
}

// watchCrowd breaks a run off that has more open at once than memory is planned for.
func (w *World) watchCrowd(incident int32) {
	w.occupied += scenario.HeldBytes(int(w.program.Incidents[incident].Steps) - 1)
	if w.occupied > scenario.MostHeld && w.runaway == nil {
		id := w.program.Incidents[incident].ID
		w.runaway = &BudgetError{
			Luck: w.luck, At: w.now, Open: id, Slots: len(w.incidents), Written: []string{w.program.Scenario.ArrivalsWritten(id)},
		}
	}
}

// unitBytes is about how much memory a unit takes in a world, with what measures keep of it.
const unitBytes = 400

// Footprint is about how many bytes a world takes for the run that it has made.
func (w *World) Footprint() int64 { return w.occupied + w.program.Footprint() }

// AllCame reports whether no more of a stream arrives after an instant, as far as the file alone says. It does not of what is part of an incident
// that others set off.
func (p *Program) AllCame(incident int32, at engine.Time) bool {
	s := p.Incidents[incident].stream
	switch {
	case s == nil || s.late:
		return false
	case s.at != nil:
		return s.at[len(s.at)-1] <= at || s.until <= at
	default:
		return s.until <= at
	}
}

// traceRowBytes is about how much memory a row of a trace takes: in the program, and in the scenario that it is compiled from, with
// its position.
const traceRowBytes = 24 + 8 + 48 + 16

// TraceBytes is about how much memory traces of arrivals take, with the scenario's own rows.
func (p *Program) TraceBytes() int64 {
	n := int64(0)
	for i := range p.Incidents {
		if s := p.Incidents[i].stream; s != nil {
			n += traceRowBytes*int64(len(s.rows)) + 2*8*int64(len(s.cells))
		}
	}
	return n
}

// Footprint is about how many bytes a world of the program takes before any instance of a stream has begun.
func (p *Program) Footprint() int64 { return unitBytes * int64(len(p.Units)) }

// newInstance prepares a slot for the next instance of a stream: one whose last instance has closed, or a new one.
func (w *World) newInstance(incident, ordinal int32, lot lot) slotIndex {
	of := &w.program.Incidents[incident]
	var slot slotIndex
	if vacant := w.vacant[incident]; len(vacant) > 0 {
		slot = vacant[len(vacant)-1]
		w.vacant[incident] = vacant[:len(vacant)-1]
	} else {
		slot = slotIndex(len(w.incidents))
		w.incidents = append(w.incidents, w.program.template.incidents[incident])
		w.incidents[slot].shift = w.planStates.add(&w.program.template.planStates, &of.extent)
		w.scenes = resized(w.scenes, len(w.incidents))
		w.scenes[slot] = w.scenes[slot][:0]
		w.watchCrowd(incident)
	}
	state := &w.incidents[slot]
	shift := state.shift
	*state = w.program.template.incidents[incident]
	state.shift, state.ordinal, state.lot, state.luck = shift, ordinal, lot, w.root.Mix(uint64(lot))
	if of.PartOf == None {
		state.scene = slot
	}
	state.spot, state.priority = w.placeOf(incident, lot.group()), w.program.Priority(incident, lot.group())
	w.planStates.renew(&w.program.template.planStates, &of.extent, shift, slot)
	w.link(slot)
	return slot
}

// link puts an instance last among those of its stream that have not closed.
func (n *instances) link(slot slotIndex) {
	state := &n.incidents[slot]
	s := &n.streams[state.incident]
	state.previous, state.next = s.tail, None
	if s.tail == None {
		s.first = slot
	} else {
		n.incidents[s.tail].next = slot
	}
	s.tail = slot
}

func (n *instances) unlink(slot slotIndex) {
	state := &n.incidents[slot]
	s := &n.streams[state.incident]
	if state.previous == None {
		s.first = state.next
	} else {
		n.incidents[state.previous].next = state.next
	}
	if state.next == None {
		s.tail = state.previous
	} else {
		n.incidents[state.next].previous = state.previous
	}
}

// vacate lets the slot of a closed instance serve again, once nothing refers to it any more: neither a unit that is out of
// action there, nor an event that is in force.
func (w *World) vacate(slot slotIndex) {
	state := &w.incidents[slot]
	if w.program.Incidents[state.incident].Stream && state.phase == closed && state.first == None && state.inForce == 0 {
		state.phase = vacated
		w.vacant[state.incident] = append(w.vacant[state.incident], slot)
	}
}

// stepRange is the steps of an instance.
type stepRange struct{ from, to stepIndex }

// stepsOf are the steps of an instance.
func (w *World) stepsOf(state *incidentState) stepRange {
	steps := w.program.Incidents[state.incident].extent.steps.at(state.shift.steps)
	return stepRange{stepIndex(steps.from), stepIndex(steps.to)}
}

// sceneOf is the slot of the incident on whose scene the units of a step are.
func (w *World) sceneOf(si stepIndex) slotIndex { return w.incidents[w.steps[si].slot].scene }

// mayClose notes that an incident may have nothing left to do.
func (n *instances) mayClose(slot slotIndex) {
	if state := &n.incidents[slot]; state.active == 0 && state.phase == current && !state.closing {
		state.closing = true
		n.closing = append(n.closing, slot)
	}
}

// inOrder sorts slots by incident, in the order of the file, and by ordinal.
func (n *instances) inOrder(slots []slotIndex) {
	if len(slots) < 2 {
		return
	}
	slices.SortFunc(slots, func(a, b slotIndex) int {
		x, y := &n.incidents[a], &n.incidents[b]
		return cmp.Or(cmp.Compare(x.incident, y.incident), cmp.Compare(x.ordinal, y.ordinal))
	})
}
