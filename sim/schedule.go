package sim

import "simulate/sim/engine"

// The phases of an instant. What is free is given out when nothing more begins: what frees itself, goes home or comes at an instant
// counts at that instant. So a tour of duty that ends with a crew's work finds it done, and one that begins with an incident finds
// the crew at hand.
const (
	changing  engine.Phase = iota // conditions: what is due comes before whatever would have held it from this instant on
	ending                        // everything that ends
	turning                       // then tours of duty begin and end
	beginning                     // then incidents and steps begin
	patience                      // what has waited long enough gives up
	posting                       // who is free leaves for a post
	finale                        // at the horizon, the run ends
)

// eventKind is what is scheduled; with an index it is the payload of an event.
type eventKind uint32

const (
	incidentBegins eventKind = iota
	stepBegins
	workEnds
	stepRepeats
	patienceEnds
	approvalComes
	unitLeaves
	unitArrives
	unitComesHome
	unitIsFreed
	transmissionEnds
	transmissionRepeats
	postureReached
	dutyTurns
	conditionChanges
	reliefFallsDue
	restEnds
	fillEnds
	standbySettles
	stepBegunByHand
)

// phaseOf is when of an instant a kind of event happens.
var phaseOf = [...]engine.Phase{
	incidentBegins: beginning, stepBegins: beginning, stepBegunByHand: beginning, stepRepeats: beginning, transmissionRepeats: beginning,
	workEnds: ending, approvalComes: ending, unitLeaves: ending, unitArrives: ending, unitComesHome: ending, unitIsFreed: ending,
	transmissionEnds: ending, postureReached: ending,
	reliefFallsDue: ending, restEnds: ending, fillEnds: ending,
	dutyTurns: turning, patienceEnds: patience, conditionChanges: changing, standbySettles: posting,
}

// indexBits is the part of an event's payload that says which incident, step, unit, delivery, order or approval.
const indexBits = 27

// schedule makes something happen at an instant. The owner remembers when it is due: an event that finds another
// instant there was cancelled. So cancelling is a store, and nothing is searched for in the queue. What lies beyond the end
// of the run is not scheduled at all.
func (w *World) schedule(at engine.Time, kind eventKind, index int32) {
	if at > w.program.End {
		return
	}
	w.events.Push(engine.NewEvent(at, phaseOf[kind], w.rank(kind, index), payload(kind, index)))
}

func payload(kind eventKind, index int32) uint32 { return uint32(kind)<<indexBits | uint32(index) }

// scheduledIn is what an event makes happen.
func scheduledIn(e engine.Event) (eventKind, int32) {
	return eventKind(e.Payload() >> indexBits), int32(e.Payload() & (1<<indexBits - 1))
}

// rank puts the events of a phase into the order of the file: that of the steps on whose behalf they happen. What has no
// step comes first.
func (w *World) rank(kind eventKind, index int32) uint32 {
	switch kind {
	case stepBegins, stepBegunByHand, workEnds, stepRepeats, patienceEnds:
		return w.rankOf(stepIndex(index))
	case approvalComes:
		return w.rankOf(w.approvals[index].step)
	case transmissionEnds, transmissionRepeats:
		return w.rankOf(w.deliveries[index].step)
	case postureReached:
		return w.rankOf(w.orders[index].step)
	case incidentBegins:
		return uint32(w.program.Incidents[index].FirstStep) << 16
	case unitLeaves, unitArrives, reliefFallsDue, fillEnds:
		return w.rankOf(w.units[index].step)
	case conditionChanges:
		return w.rankOf(w.clocks[index].step)
	default:
		return 0
	}
}

// rankOf orders steps as the file does, and those of the instances of a stream as they arrived; of 65,536 at once. Slots
// would not do: they are given out in the order in which others have closed.
func (w *World) rankOf(si stepIndex) uint32 {
	s := &w.steps[si]
	return uint32(s.step)<<16 | uint32(uint16(w.incidents[s.slot].ordinal))
}

// handle lets a scheduled thing happen, unless it was cancelled. The due of a step or a unit is cleared before the handler
// runs, which may set it anew, and looks at it to tell what is still to come.
func (w *World) handle(kind eventKind, i int32) {
	switch kind {
	case incidentBegins:
		if w.program.Incidents[i].Stream {
			w.arriveNext(i)
		} else {
			w.beginIncident(slotIndex(i))
		}
	case stepBegins:
		if s := &w.steps[i]; s.due == w.now && s.phase == delayed {
			s.due = engine.Never
			w.ask(stepIndex(i), s.cause)
		}
	case stepBegunByHand:
		w.beginByHand(stepIndex(i))
	case workEnds:
		if s := &w.steps[i]; s.due == w.now && s.phase == running {
			s.due = engine.Never
			w.endRound(stepIndex(i))
		}
	case stepRepeats:
		if s := &w.steps[i]; s.due == w.now && s.phase == resting {
			s.due = engine.Never
			w.repeat(stepIndex(i))
		}
	case patienceEnds:
		if s := &w.steps[i]; s.lapse == w.now {
			s.lapse = engine.Never
			w.giveUp(stepIndex(i))
		}
	case approvalComes:
		if a := &w.approvals[i]; a.due == w.now {
			a.due = engine.Never
			w.approve(i)
		}
	case unitLeaves, unitArrives, unitComesHome, unitIsFreed, reliefFallsDue, restEnds, fillEnds:
		if u := &w.units[i]; u.due == w.now && u.status == scheduledFor[kind] {
			u.due = engine.Never
			w.moveOn(kind, i)
		}
	case transmissionEnds, transmissionRepeats:
		if w.deliveries[i].due == w.now {
			w.hear(kind, i)
		}
	case postureReached:
		if o := &w.orders[i]; o.due == w.now && o.live {
			o.due = engine.Never
			w.reachPosture(i)
		}
	case dutyTurns:
		w.turnDuty(i)
	case standbySettles:
		if s := &w.standby.pools[i]; s.due == w.now {
			s.due = engine.Never
			w.manPosts(i)
		}
	case conditionChanges:
		if k := &w.clocks[i]; k.due == w.now {
			w.changeCondition(i)
		}
	}
}

// scheduledFor is what a unit does that waits for an event: one that turned round may be due at the same instant with
// something else.
var scheduledFor = [...]unitStatus{
	unitLeaves: turningOut, unitArrives: enRoute, unitComesHome: returning, unitIsFreed: occupied, reliefFallsDue: working, restEnds: atRest,
	fillEnds: filling,
}

// moveOn lets a unit do what it was scheduled for.
func (w *World) moveOn(kind eventKind, u int32) {
	switch kind {
	case unitLeaves:
		w.leave(u)
	case unitArrives:
		w.arrive(u)
	case unitComesHome:
		w.comeHome(u)
	case reliefFallsDue:
		w.fallDue(u)
	case restEnds:
		w.endRest(u)
	case fillEnds: // who asks at this very instant still gets a seat
		w.stirScene(w.units[u].slot)
	default:
		w.finishOtherJob(u)
	}
}

// hear ends a transmission, queues a lost one again, or lets the sender press again.
func (w *World) hear(kind eventKind, d int32) {
	switch phase := w.deliveries[d].phase; {
	case kind == transmissionEnds && phase == onAir:
		w.endTransmission(d)
	case kind == transmissionRepeats && phase == retrying:
		w.queueDelivery(d, w.deliveries[d].onAir)
	case kind == transmissionRepeats && phase == queued:
		w.pressAgain(d)
	}
}
