package sim

import "simulate/sim/engine"

// inherit takes over the state of another world, at the instant at which it stands, and goes on from there with the own
// program.
func (w *World) inherit(of *past) {
	w.events.Push(engine.NewEvent(w.program.End, finale, 0, 0))
	w.drawInputs()
	for i := range w.incidents {
		w.incidents[i].luck = w.root.Mix(0)
	}
	h := heir{w: w, from: w.before, m: &of.m}
	h.things()
	h.instances()
	h.crews()
	h.fleet()
	h.streams()
	w.marks, w.gathering, w.contest.round = h.from.marks, h.from.gathering, h.from.contest.round
	w.stir = h.from.stir
	h.milestones(w.told.Records)
	h.agenda()
	h.lines()
	w.propagate()
}

// heir carries state from one world into another.
type heir struct {
	w, from *World
	m       *matching
}

// step is the state of a step in the new world.
func (h *heir) step(si int32) int32 {
	if si == None {
		return None
	}
	s := &h.from.steps[si]
	return int32(h.m.steps[s.step]) + h.w.incidents[h.m.slot(s.slot)].shift.steps
}

func (h *heir) unit(u int32) int32 {
	if u == None {
		return None
	}
	return h.m.units[u]
}

func (h *heir) spot(s spot) spot {
	if s.place != NoPlace {
		s.place = h.m.places[s.place]
	}
	return s
}

// things carries over what events do to places and channels, and what is on air.
func (h *heir) things() {
	for i, place := range h.from.places {
		h.w.places[h.m.places[i]].blocks = place.blocks
	}
	for i, channel := range h.from.channels {
		c := &h.w.channels[h.m.channels[i]]
		channel.capacity = c.capacity
		*c = channel
	}
}

// instances carries over incidents, with a block for every slot of a stream's.
func (h *heir) instances() {
	w := h.w
	for slot := range h.from.incidents {
		was := h.from.incidents[slot]
		to, of := h.m.slot(int32(slot)), h.m.incidents[was.incident]
		if slot >= len(h.from.program.Incidents) {
			w.incidents = append(w.incidents, incidentState{shift: w.planStates.add(&w.program.template.planStates, &w.program.Incidents[of].extent)})
			w.scenes = resized(w.scenes, len(w.incidents))
			w.scenes[to] = w.scenes[to][:0]
			w.planStates.renew(&w.program.template.planStates, &w.program.Incidents[of].extent, w.incidents[to].shift, to)
		}
		state := &w.incidents[to]
		was.shift, was.incident = state.shift, of
		was.first, was.tail = h.unit(was.first), h.unit(was.tail)
		was.next, was.previous = h.m.slot(was.next), h.m.slot(was.previous)
		was.scene, was.spot = h.m.slot(was.scene), h.spot(was.spot)
		was.closing, was.stirred = false, false
		if was.phase == awaited {
			was.priority = w.program.Incidents[of].Priority
		}
		*state = was
		if was.measured {
			w.measured++
		}
		h.plan(int32(slot), to)
	}
}

// plan carries over the states of one instance's steps. One that has not come to its turn is as the new program has it.
func (h *heir) plan(slot, to int32) {
	from := &h.from.incidents[slot]
	steps := h.from.program.Incidents[from.incident].extent.steps.at(from.shift.steps)
	for si := steps.from; si < steps.to; si++ {
		was, state := h.from.steps[si], &h.w.steps[h.step(si)]
		state.early = was.early
		if was.phase == pending {
			continue
		}
		was.step, was.slot, was.needs = state.step, to, state.needs
		was.asking = false
		was.end = h.m.ends[h.from.steps[si].step][was.end]
		*state = was
		h.needs(si, h.step(si))
		if was.lasting && len(h.w.stepOf(h.step(si)).effects.slow) > 0 {
			h.w.slowing = append(h.w.slowing, h.step(si))
		}
	}
	h.parts(from, &h.w.incidents[to])
}

// needs carries over how much of a step's needs is met; one that asks for another number now asks for so many more or less.
func (h *heir) needs(si, to int32) {
	before, now := h.from.stepOf(si), h.w.stepOf(to)
	for i := range now.Needs {
		for k := range before.Needs {
			old := &before.Needs[k]
			if h.from.program.Kinds[old.Kind] != h.w.program.Kinds[now.Needs[i].Kind] {
				continue
			}
			state := h.from.needs[h.from.steps[si].needs+int32(k)]
			more := now.Needs[i].Count - old.Count
			if h.from.steps[si].phase != over && !old.All {
				state.left, state.total = max(0, state.left+more), max(state.arrived, state.total+more)
			}
			h.w.needs[h.w.steps[to].needs+int32(i)] = state
		}
	}
}

// parts carries over the deliveries, orders and approvals of an instance.
func (h *heir) parts(from, to *incidentState) {
	extent := &h.from.program.Incidents[from.incident].extent
	for i := extent.deliveries.from; i < extent.deliveries.to; i++ {
		if n := h.m.deliveries[i]; n != None {
			was, state := h.from.deliveries[i+from.shift.deliveries], &h.w.deliveries[n+to.shift.deliveries]
			was.of, was.step = state.of, state.step
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
		to := h.step(int32(si))
		for _, u := range h.from.crews[si] {
			h.w.crews[to] = append(h.w.crews[to], h.unit(u))
		}
	}
}

// fleet carries over the units; those that are new begin as at any beginning, now.
func (h *heir) fleet() {
	known := make([]bool, len(h.w.units))
	for u := range h.from.units {
		was, to := h.from.units[u], h.unit(int32(u))
		known[to] = true
		was.step, was.sent, was.slot = h.step(was.step), h.step(was.sent), h.m.slot(was.slot)
		was.next, was.previous, was.relieves = h.unit(was.next), h.unit(was.previous), h.unit(was.relieves)
		was.leg.start, was.leg.end = h.spot(was.leg.start), h.spot(was.leg.end)
		if home := h.w.program.Units[to].Home; home != NoPlace {
			was.home = h.w.units[to].home
		} else {
			was.home = h.spot(was.home)
		}
		h.w.units[to] = was
		if was.status.free() && !was.absent {
			h.w.putFree(to)
		}
	}
	for u := range h.w.units {
		if !known[u] {
			h.w.place(int32(u))
		}
	}
	for _, u := range h.from.reliefs {
		h.w.reliefs = append(h.w.reliefs, h.unit(u))
	}
	for i := range h.w.places {
		h.w.recomputeSlow(uint16(i))
	}
}

// streams carries over how far streams have come. The arrival that is awaited comes as it would have; those behind it follow
// the new program.
func (h *heir) streams() {
	w := h.w
	for i := range h.from.program.Incidents {
		to := h.m.incidents[i]
		was, of := h.from.streams[i], &w.program.Incidents[to]
		was.first, was.tail = h.m.slot(was.first), h.m.slot(was.tail)
		for _, slot := range h.from.vacant[i] {
			w.vacant[to] = append(w.vacant[to], h.m.slot(slot))
		}
		if of.Stream && of.stream.pace != nil && h.from.program.Incidents[i].stream.pace != nil && was.last != engine.Never {
			_, before := expectedAt(h.from.pacesOf(int32(i)), was.last)
			segment, now := expectedAt(w.pacesOf(to), was.last)
			was.segment, was.expected = segment, was.expected+(now-before)
		}
		w.streams[to] = was
		if of.Stream && !was.over {
			w.schedule(was.last, incidentBegins, to)
		}
	}
	w.arrived = h.from.arrived
}

// expectedAt is how many arrivals are expected by an instant.
func expectedAt(paces []pace, at engine.Time) (segment int32, expected float64) {
	for int(segment)+1 < len(paces) && paces[segment+1].from <= at {
		segment++
	}
	p := &paces[segment]
	return segment, p.expected + float64(float64(at-p.from)*p.perMs)
}

// milestones reaches, in the new program's triggers, what the past has reached; their gates are told together. A step whose
// trigger has come true that way begins now.
func (h *heir) milestones(records []Record) {
	w := h.w
	for i := range records {
		r := records[i]
		h.m.translate(&r)
		seq := Seq(i)
		if r.Kind == IncidentBegan && int(r.Incident) >= len(w.program.Incidents) {
			h.forget(r.Incident)
		}
		if w.program.triggers.may(r.Step, r.Kind) {
			w.reach(&r, seq)
		}
		h.miss(&r, seq)
	}
	for i := range w.streams {
		if w.streams[i].over {
			w.afterLast(int32(i), w.stir)
		}
	}
	for slot := range w.incidents {
		h.beginNew(int32(slot))
	}
}

// forget makes the milestones of a slot open again, for its next instance.
func (h *heir) forget(slot int32) {
	w, kept := h.w, h.w.signals[:0]
	for _, s := range w.signals {
		if s.slot != slot {
			kept = append(kept, s)
		}
	}
	w.signals = kept
	extent := &w.program.Incidents[w.incidents[slot].incident].extent
	clear(part(w.milestones, extent.milestones.at(w.incidents[slot].shift.milestones)))
}

// miss marks what a record of the past has made impossible.
func (h *heir) miss(r *Record, seq Seq) {
	w := h.w
	switch r.Kind {
	case IncidentSkipped, IncidentClosed:
		w.loseAll(r.Incident, seq)
	case StepDone, StepStopped, StepSkipped, StepGaveUp, StepFailed:
		kinds := everyKind
		si := int32(r.Step) + w.incidents[r.Incident].shift.steps
		if w.steps[si].open > 0 {
			kinds &^= setOf(UnitArrived, UnitEnRoute)
		}
		w.lose(si, kinds, seq)
	case PostureSet:
		w.loseAt(int32(r.Step)+w.incidents[r.Incident].shift.steps, setOf(PostureRefused), r.Arg, seq)
	case PostureRefused:
		w.loseAt(int32(r.Step)+w.incidents[r.Incident].shift.steps, setOf(PostureSet), r.Arg, seq)
	case PostureSuperseded:
		w.loseAt(int32(r.Step)+w.incidents[r.Incident].shift.steps, setOf(PostureSet, PostureRefused), r.Arg, seq)
	}
}

// beginNew begins the steps that are new in an incident that is under way and wait for nothing.
func (h *heir) beginNew(slot int32) {
	w, state := h.w, &h.w.incidents[slot]
	if state.phase != current {
		return
	}
	steps := w.program.Incidents[state.incident].extent.steps.at(state.shift.steps)
	for si := steps.from + 1; si < steps.to; si++ {
		if w.steps[si].phase == pending && w.stepOf(si).after == None {
			w.trigger(si, state.began)
		}
	}
	w.mayClose(slot)
	w.stirScene(slot)
}

// agenda schedules what the states wait for.
func (h *heir) agenda() {
	w := h.w
	for si := range w.steps {
		h.stepEvents(int32(si))
	}
	for d := range w.deliveries {
		switch s := &w.deliveries[d]; {
		case s.phase == onAir && s.leader == int32(d):
			w.schedule(s.due, transmissionEnds, int32(d))
		case s.phase == retrying, s.phase == queued && w.stepOf(s.step).impatient:
			w.schedule(s.due, transmissionRepeats, int32(d))
		}
	}
	for i := range w.orders {
		if w.orders[i].live {
			w.schedule(w.orders[i].due, postureReached, int32(i))
		}
	}
	for i := range w.approvals {
		if w.approvals[i].phase == asking {
			w.schedule(w.approvals[i].due, approvalComes, int32(i))
		}
	}
	for u := range w.units {
		h.unitEvents(int32(u))
	}
	for i := range w.program.Incidents {
		if incident := &w.program.Incidents[i]; !incident.Stream && w.incidents[i].phase == awaited {
			w.schedule(max(w.now, incident.Begins), incidentBegins, int32(i))
		}
	}
}

func (h *heir) stepEvents(si int32) {
	w, s := h.w, &h.w.steps[si]
	switch {
	case s.due == engine.Never:
	case s.phase == delayed:
		w.schedule(s.due, stepBegins, si)
	case s.phase == running:
		w.schedule(s.due, workEnds, si)
	case s.phase == resting:
		w.schedule(s.due, stepRepeats, si)
	}
	if s.lapse != engine.Never {
		w.schedule(s.lapse, patienceEnds, si)
	}
}

// unitEvents schedules what a unit is due for, and its next change of duty by the new program.
func (h *heir) unitEvents(u int32) {
	w, unit := h.w, &h.w.units[u]
	for kind, status := range scheduledFor {
		if unit.status == status && status != available && unit.due != engine.Never {
			w.schedule(unit.due, eventKind(kind), u)
		}
	}
	d := w.program.Units[u].duty
	if d == nil {
		return
	}
	unit.turn = 0
	for at := d.turn(unit.turn); at < w.now || at <= 0; at = d.turn(unit.turn) { // those of time 0 have been at the beginning
		unit.turn++
	}
	w.schedule(d.turn(unit.turn), dutyTurns, u)
	if onDuty := unit.turn%2 == 1; onDuty == unit.absent {
		unit.turn--
		w.schedule(w.now, dutyTurns, u)
	}
}

// lines puts those who wait back into the lines.
func (h *heir) lines() {
	w := h.w
	for slot := range h.from.incidents {
		from := &h.from.incidents[slot]
		if from.phase == vacated {
			continue
		}
		steps := h.from.program.Incidents[from.incident].extent.steps.at(from.shift.steps)
		for si := steps.from; si < steps.to; si++ {
			if h.from.steps[si].asking {
				w.lineUp(h.step(si))
			}
		}
	}
	for slot := range h.from.scenes {
		for _, waiter := range h.from.scenes[slot] {
			w.lineOnScene(h.step(waiter.index)).add(w.requestOf(h.step(waiter.index)))
		}
	}
	for _, waiter := range h.from.afar {
		w.lineOnScene(h.step(waiter.index)).add(w.requestOf(h.step(waiter.index)))
	}
	for d := range w.deliveries {
		if w.deliveries[d].phase == queued {
			w.air.add(w.deliveries[d].of, w.pressOf(int32(d)))
		}
	}
	w.unsettled = allLines
}
