package sim

import (
	"slices"

	"simulate/sim/engine"
)

// inherit takes over the state of another world, at the instant at which it stands, and goes on from there with the own
// program. What both programs have is as it was, so that nothing happens twice; what is new is told what has been.
func (w *World) inherit(of *past) {
	w.events.Push(engine.NewEvent(w.program.End, finale, 0, 0))
	w.drawInputs()
	for i := range w.incidents {
		w.incidents[i].luck = w.root.Mix(0)
	}
	h := heir{w: w, from: w.before, m: &of.m}
	h.things()
	h.blocks()
	h.instances()
	h.crews()
	h.fleet()
	h.conditions()
	h.streams()
	w.marks, w.gathering, w.contest.round = h.from.marks, h.from.gathering, h.from.contest.round
	w.stir = h.from.stir
	h.agenda()
	h.lines()
	h.news()
	w.propagate()
}

// heir carries state from one world into another.
type heir struct {
	w, from *World
	m       *matching
}

// step is the state of a step in the new world.
func (h *heir) step(si stepIndex) stepIndex {
	if si == None {
		return None
	}
	s := &h.from.steps[si]
	return h.w.incidents[h.m.slot(s.slot)].shift.step(h.m.steps[s.step])
}

func (h *heir) unit(u int32) int32 {
	if u == None {
		return None
	}
	return h.m.units[u]
}

// stateOf is the number that a state of an instance's condition has now; 0 where there is none any more.
func (h *heir) stateOf(of *incidentState, state uint16) uint16 {
	return h.m.ends[h.from.program.Incidents[of.incident].FirstStep][state]
}

func (h *heir) spot(s spot) spot {
	s.place = h.m.place(s.place)
	return s
}

// things carries over what events do to channels, and what is on air.
func (h *heir) things() {
	for i, channel := range h.from.channels {
		c := &h.w.channels[h.m.channels[i]]
		channel.capacity = c.capacity
		*c = channel
	}
}

// blocks makes room for the instances of streams that the other world has, all of it before any state is carried over: a step may be
// led by one of a later instance's.
func (h *heir) blocks() {
	w := h.w
	for slot := len(h.from.program.Incidents); slot < len(h.from.incidents); slot++ {
		to, of := h.m.slot(slotIndex(slot)), h.m.incidents[h.from.incidents[slot].incident]
		w.incidents = append(w.incidents, incidentState{shift: w.planStates.add(&w.program.template.planStates, &w.program.Incidents[of].extent)})
		w.scenes = resized(w.scenes, len(w.incidents))
		w.scenes[to] = w.scenes[to][:0]
		w.planStates.renew(&w.program.template.planStates, &w.program.Incidents[of].extent, w.incidents[to].shift, to)
	}
}

// instances carries over incidents.
func (h *heir) instances() {
	w := h.w
	for slot := range h.from.incidents {
		was := h.from.incidents[slot]
		to, of := h.m.slot(slotIndex(slot)), h.m.incidents[was.incident]
		state := &w.incidents[to]
		was.state = h.stateOf(&was, was.state)
		was.shift, was.incident = state.shift, of
		was.first, was.tail = h.unit(was.first), h.unit(was.tail)
		was.next, was.previous = h.m.slot(was.next), h.m.slot(was.previous)
		was.scene, was.spot = h.m.slot(was.scene), h.spot(was.spot)
		was.closing, was.stirred = false, false
		if was.phase == awaited {
			was.priority, was.spot = w.program.Incidents[of].Priority, state.spot
		}
		*state = was
		if was.measured {
			w.measured++
		}
		h.plan(slotIndex(slot), to)
	}
}

// plan carries over the states of one instance's steps, gates and milestones. A step that has not come to its turn is as the new
// program has it.
func (h *heir) plan(slot, to slotIndex) {
	from := &h.from.incidents[slot]
	steps := h.from.stepsOf(from)
	for si := steps.from; si < steps.to; si++ {
		was, state := h.from.steps[si], &h.w.steps[h.step(si)]
		if h.m.keeps[was.step] {
			state.early = was.early
		}
		if was.phase == pending {
			state.assigned = was.assigned // of the pseudo-step: the units that were present
			if h.m.keeps[h.from.steps[si].step] {
				state.due, state.cause = was.due, was.cause // the same: its incident has been set off
			}
			continue
		}
		was.place = h.m.place(was.place)
		if h.w.stepOf(h.step(si)).settles && !h.from.stepOf(si).settles && was.phase > delayed { // it has asked, and goes on where it is
			was.place = h.m.place(h.from.whereOf(si).place)
		}
		was.step, was.slot, was.needs, was.early = state.step, to, state.needs, state.early
		was.asking = false
		if was.leader != 0 {
			was.leader = h.step(was.leader)
		}
		was.end = h.m.ends[h.from.steps[si].step][was.end]
		was.state = uint8(h.stateOf(from, uint16(was.state)))
		was.patienceState = uint8(h.stateOf(from, uint16(was.patienceState)))
		*state = was
		h.needs(si, h.step(si))
		h.rounds(si, h.step(si))
	}
	h.heard(from, &h.w.incidents[to])
	h.parts(from, &h.w.incidents[to])
}

// heard carries over what the gates of an instance have heard, and what has become of its milestones.
func (h *heir) heard(from, to *incidentState) {
	extent := &h.w.program.Incidents[to.incident].extent
	for i := extent.gates.from; i < extent.gates.to; i++ {
		if was := h.m.gates[i]; was != None {
			h.w.gates[i+to.shift.gates] = h.from.gates[was+from.shift.gates]
		}
	}
	for i := extent.milestones.from; i < extent.milestones.to; i++ {
		if was := h.m.heard[i]; was != None {
			h.w.milestones[i+to.shift.milestones] = h.from.milestones[was+from.shift.milestones]
			h.w.counts[i] = h.from.counts[was]
		}
	}
}

// needs carries over how much of a step's needs is met; one that asks for another number now asks for so many more or less.
func (h *heir) needs(si, to stepIndex) {
	before, now := h.from.stepOf(si), h.w.stepOf(to)
	for i := range now.Needs {
		for k := range before.Needs {
			old := &before.Needs[k]
			if h.from.program.Sorts[old.Sort].Name != h.w.program.Sorts[now.Needs[i].Sort].Name {
				continue
			}
			state := h.from.needs[h.from.steps[si].needs+int32(k)]
			more := now.Needs[i].Count - old.Count
			if more != 0 && h.from.steps[si].phase != over && !old.All {
				state.left, state.total = max(0, state.left+more), max(state.arrived, state.total+more)
			}
			h.w.needs[h.w.steps[to].needs+int32(i)] = state
		}
	}
}

// rounds carries over which outcomes have come of a step that repeats, and how likely the others were to.
func (h *heir) rounds(si, to stepIndex) {
	was := part(h.from.outcomes, h.from.stepOf(si).rounds.at(h.from.shiftOf(si).outcomes))
	is := part(h.w.outcomes, h.w.stepOf(to).rounds.at(h.w.shiftOf(to).outcomes))
	for i := range min(len(was), len(is)) {
		is[h.m.ends[h.from.steps[si].step][i+1]-1] = was[i]
	}
}

// need is the need of a step that asks for the same in the new program.
func (h *heir) need(si stepIndex, i uint8) uint8 {
	if si == None || int(i) >= len(h.from.stepOf(si).Needs) {
		return i
	}
	before, now := &h.from.stepOf(si).Needs[i], h.w.stepOf(h.step(si)).Needs
	return uint8(max(0, slices.IndexFunc(now, func(n Need) bool {
		return h.w.program.Sorts[n.Sort].Name == h.from.program.Sorts[before.Sort].Name
	})))
}

// parts carries over the deliveries, orders and approvals of an instance.
func (h *heir) parts(from, to *incidentState) {
	extent := &h.from.program.Incidents[from.incident].extent
	for i := extent.deliveries.from; i < extent.deliveries.to; i++ {
		if n := h.m.deliveries[i]; n != None {
			was, state := h.from.deliveries[i+from.shift.deliveries], &h.w.deliveries[n+to.shift.deliveries]
			was.of, was.step = state.of, state.step
			was.state = uint8(h.stateOf(from, uint16(was.state)))
			if was.phase == onAir {
				was.leader = h.m.deliveries[h.from.deliveries[was.leader].of] + to.shift.deliveries
			}
			if was.channel != NoChannel && was.phase != notSent {
				was.channel = h.m.channels[was.channel]
			}
			*state = was
		}
	}
	for i := extent.orders.from; i < extent.orders.to; i++ {
		if n := h.m.orders[i]; n != None {
			was, state := h.from.orders[i+from.shift.orders], &h.w.orders[n+to.shift.orders]
			was.of, was.step = state.of, state.step
			was.state = uint8(h.stateOf(from, uint16(was.state)))
			*state = was
			if site := h.m.base.orders[i].site; h.from.sites[site].order == i+from.shift.orders {
				h.w.sites[h.m.sites[site]].order = n + to.shift.orders
			}
		}
	}
	for i := extent.approvals.from; i < extent.approvals.to; i++ {
		if n := h.m.approvals[i]; n != None {
			was, state := h.from.approvals[i+from.shift.approvals], &h.w.approvals[n+to.shift.approvals]
			was.of, was.step = state.of, state.step
			*state = was
		}
	}
}

// crews carries over who has served each step.
func (h *heir) crews() {
	for si := range h.from.crews {
		to := h.step(stepIndex(si))
		for _, u := range h.from.crews[si] {
			h.w.crews[to] = append(h.w.crews[to], h.unit(u))
		}
	}
}

// fleet carries over the units; those that are new begin as at any beginning, now.
func (h *heir) fleet() {
	w, known := h.w, make([]bool, len(h.w.units))
	for _, o := range h.from.outages {
		w.outages = append(w.outages, outage{h.step(o.step), h.unit(o.unit)})
	}
	h.standby()
	for u := range h.from.units {
		to := h.unit(int32(u))
		if h.from.surplus(int32(u)) && !w.surplus(to) {
			continue
		}
		known[to] = true
		h.carryUnit(int32(u), to)
	}
	for u := range w.units {
		if !known[u] {
			w.place(int32(u))
		}
	}
	for _, o := range h.from.overdue {
		o.unit, o.step = h.unit(o.unit), h.step(o.step)
		w.overdue = append(w.overdue, o)
	}
	for _, l := range h.from.loads {
		l.unit, l.leader = h.unit(l.unit), h.step(l.leader)
		w.loads = append(w.loads, l)
	}
	for _, u := range h.from.reliefs {
		w.reliefs = append(w.reliefs, h.unit(u))
	}
	h.hindrances()
}

// hindrances carries over what events in force do to places and trips: what the new program says of it.
func (h *heir) hindrances() {
	w := h.w
	for _, si := range h.from.blocking {
		to := h.step(si)
		if blocks := w.stepOf(to).effects.blocks; len(blocks) > 0 {
			w.blocking = append(w.blocking, to)
			for i := range blocks {
				w.places[blocks[i].place].blocks++
			}
		}
	}
	for _, si := range h.from.slowing { // in the order in which they began: a product of factors depends on it in its last digit
		if to := h.step(si); len(w.stepOf(to).effects.slow) > 0 {
			w.slowing = append(w.slowing, to)
		}
	}
	for i := range w.places {
		w.recomputeSlow(toPlace, uint16(i))
		w.recomputeSlow(fromPlace, uint16(i))
	}
	w.recomputeSlow(everywhere, NoPlace)
	w.closeRoads()
}

func (h *heir) carryUnit(u, to int32) {
	was := h.from.units[u]
	was.step, was.sent, was.joined, was.slot = h.step(was.step), h.step(was.sent), h.step(was.joined), h.m.slot(was.slot)
	was.need, was.sentFor = h.need(h.from.units[u].joined, was.need), h.need(h.from.units[u].sent, was.sentFor)
	was.next, was.previous, was.relieves = h.unit(was.next), h.unit(was.previous), h.unit(was.relieves)
	was.leg.start, was.leg.end = h.spot(was.leg.start), h.spot(was.leg.end)
	if home := h.w.program.Units[to].Home; home != NoPlace {
		was.home = h.w.units[to].home
	} else {
		was.home = h.spot(was.home)
	}
	h.w.units[to] = was
	h.way(u, to)
	if was.status.free() && !was.absent {
		h.w.putFree(to)
	}
	if !h.from.surplus(u) {
		h.duty(to)
	}
}

// duty schedules the next change of a unit's duty by the new program.
func (h *heir) duty(u int32) {
	w, unit := h.w, &h.w.units[u]
	d := w.program.Units[u].duty
	if d == nil {
		if unit.absent && w.keptOutBy(u) == None && !w.surplus(u) {
			w.schedule(w.now, dutyTurns, u) // it has no tours any more: this one does not end
		}
		return
	}
	unit.turn = 0
	for at := d.turn(unit.turn); at < w.now || at <= 0; at = d.turn(unit.turn) { // those of time 0 have been at the beginning
		unit.turn++
	}
	if d.serves(unit.turn) == unit.absent && w.keptOutBy(u) == None {
		unit.turn--
		w.schedule(w.now, dutyTurns, u) // which schedules the next
		return
	}
	w.schedule(d.turn(unit.turn), dutyTurns, u)
}

// streams carries over how far streams have come. The arrival that is awaited comes as it would have; those behind it follow
// the new program. A stream that is new, or comes in another way, begins, unless it is part of an incident with which it begins later.
func (h *heir) streams() {
	w, known := h.w, make([]bool, len(h.w.streams))
	for i := range h.from.program.Incidents {
		to := h.m.incidents[i]
		for _, slot := range h.from.vacant[i] {
			w.vacant[to] = append(w.vacant[to], h.m.slot(slot))
		}
		if before, of := h.from.program.Incidents[i].stream, w.program.Incidents[to].stream; before.alike(of) {
			known[to] = true
			h.stream(int32(i), to)
		}
	}
	for i := range w.streams {
		switch of := &w.program.Incidents[i]; {
		case !of.Stream || known[i] || w.early(int32(i)):
		case w.turnedAway(int32(i)):
			w.turnAway(int32(i), w.stir)
		default:
			w.openStream(int32(i))
		}
	}
	w.arrived = h.from.arrived
}

// early reports whether a stream begins with an incident that has not begun.
func (w *World) early(incident int32) bool {
	host := w.program.Incidents[incident].PartOf
	return host != None && w.incidents[host].phase == awaited
}

func (h *heir) stream(i, to int32) {
	w, was := h.w, h.from.streams[i]
	if w.early(to) {
		return
	}
	was.first, was.tail = h.m.slot(was.first), h.m.slot(was.tail)
	before, now := h.from.pacesOf(i), w.pacesOf(to)
	if was.last != engine.Never && !slices.EqualFunc(before, now, pace.same) {
		_, expected := expectedAt(before, was.last)
		segment, anew := expectedAt(now, was.last)
		was.segment, was.expected = segment, was.expected+(anew-expected)
	}
	w.streams[to] = was
	if !was.over {
		w.schedule(was.last, incidentBegins, to)
	}
}

// expectedAt is how many arrivals are expected by an instant.
func expectedAt(paces []pace, at engine.Time) (segment int32, expected float64) {
	for int(segment)+1 < len(paces) && paces[segment+1].from <= at {
		segment++
	}
	p := &paces[segment]
	return segment, p.expected + float64(float64(at-p.from)*p.perMs)
}
