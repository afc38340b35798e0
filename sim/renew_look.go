package sim

import (
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// lookAtSteps notes what steps wait for and do, and incidents that others have set off.
func (r *renewal) lookAtSteps() {
	for i := range r.steps {
		r.lookAtStep(stepIndex(i))
	}
	for slot := range r.program.Incidents {
		state := &r.incidents[slot]
		if r.program.Incidents[slot].Stream || state.phase != awaited {
			continue
		}
		if begins := r.beginsOf(slotIndex(slot)); r.steps[begins].due != engine.Never {
			r.note(incidentBegins, int32(slot), &r.stepOf(begins).delay, r.stepQuantity(begins, DrawDelay, 0), r.steps[begins].due-r.now)
		}
	}
	for i := range r.approvals {
		if a := &r.approvals[i]; a.phase == asking && a.due != engine.Never {
			of := &r.program.approvals[a.of]
			q := r.stepQuantity(a.step, DrawApproval, 0)
			q.subject = &of.subject
			r.note(approvalComes, int32(i), &r.program.Agencies[of.agency].approval, q, a.due-r.now)
		}
	}
}

func (r *renewal) lookAtStep(si stepIndex) {
	s := &r.steps[si]
	if !s.phase.active() && s.lapse == engine.Never && s.spare == engine.Never {
		return
	}
	figures := r.numbersAs(si, s.state)
	takes := r.stepQuantity(si, DrawTakes, uint64(s.round)<<32|uint64(s.draws))
	switch verb := r.stepOf(si).Verb; {
	case s.phase == delayed:
		r.note(stepBegins, int32(si), &figures.delay, r.stepQuantity(si, DrawDelay, 0), s.due-r.now)
	case s.phase == resting:
		r.note(stepRepeats, int32(si), &figures.interval, r.stepQuantity(si, DrawInterval, uint64(s.round)), s.due-r.now)
	case r.overdue(si):
	case s.phase == running && s.due != engine.Never && (verb == scenario.Work || verb == scenario.Decide):
		r.note(workEnds, int32(si), &figures.takes, takes, r.usualEnd(si)-r.now)
	case s.phase == waiting && s.worked:
		r.note(workEnds, int32(si), &figures.takes, takes, s.remaining)
	}
	patience := r.stepQuantity(si, DrawPatience, uint64(s.given)<<32|uint64(s.round))
	switch span := &r.numbersAs(si, s.patienceState).patience; {
	case s.spare != engine.Never:
		r.note(patienceEnds, int32(si), span, patience, s.spare)
	case s.lapse != engine.Never:
		r.note(patienceEnds, int32(si), span, patience, s.lapse-r.now)
	}
}

// overdue reports whether a step that is at work has lasted longer than it would by itself, because people have not ended it.
func (r *renewal) overdue(si stepIndex) bool {
	s, step := &r.steps[si], r.stepOf(si)
	return s.phase == running && s.due != engine.Never && step.byHand != nil && r.usualEnd(si) < r.now
}

// takesTime reports whether a unit that is due somewhere is on a trip, or turns out, which takes time by luck.
func (r *renewal) takesTime(unit *unitState) bool {
	switch unit.status {
	case turningOut:
		return true
	case enRoute, returning:
		return unit.leg.usual > 0 && r.variationOf(&unit.leg) != nil
	}
	return false
}

// lookAtUnits notes what units are at. The draws of trips and turnouts are keyed by the unit: the step for which one set out may have
// lost it since.
func (r *renewal) lookAtUnits() {
	for u := range r.units {
		unit, of := &r.units[u], &r.program.Units[u]
		if unit.due == engine.Never || unit.due < r.now {
			continue
		}
		i, left := int32(u), unit.due-r.now
		switch unit.status {
		case turningOut:
			r.add(lasting{
				kind: unitLeaves, index: i, span: &of.turnout, quantity: r.unitQuantity(i, DrawTurnout), gone: r.now - unit.turned,
			})
		case enRoute, returning:
			if r.takesTime(unit) {
				r.lookAtTrip(i)
			}
		case occupied:
			r.note(unitIsFreed, i, &of.busyFor, r.unitQuantity(i, DrawBusyFor), left)
		case working:
			if relief := r.stepOf(unit.step).relief; relief != nil {
				r.note(reliefFallsDue, i, &relief.after, r.tripQuantity(i, DrawRelief), left)
			}
		case atRest:
			if relief := r.stepOf(unit.joined).relief; relief != nil {
				r.note(restEnds, i, &relief.rest, r.stepQuantity(unit.joined, DrawRest, uint64(unit.number)), left)
			}
		case filling:
			r.note(fillEnds, i, &r.stepOf(unit.step).fill, r.tripQuantity(i, DrawFill), left)
		}
	}
}

func (r *renewal) lookAtTrip(u int32) {
	unit, kind := &r.units[u], unitArrives
	if unit.status == returning {
		kind = unitComesHome
	}
	q := r.unitQuantity(u, DrawTravel)
	r.add(lasting{
		kind: kind, index: u, span: r.variationOf(&unit.leg), scale: unit.leg.usual, quantity: q, gone: r.now - unit.leg.from,
	})
}

// beginWay lets a unit that is under way by road be looked for from the beginning of its way: it may not have come as far as it had.
func (w *World) beginWay(u int32) {
	if len(w.ways) == 0 || w.ways[u].routes == nil {
		return
	}
	wy := &w.ways[u]
	if first, some := wy.routes.Next(wy.from, wy.to); some {
		wy.on, wy.since = first, 0
	}
}

// lookAtMessages notes what is on the air, and who waits to try again.
func (r *renewal) lookAtMessages() {
	for i := range r.deliveries {
		d, state := int32(i), &r.deliveries[i]
		switch {
		case state.due == engine.Never || state.due < r.now:
		case state.phase == onAir && state.leader == d:
			r.note(transmissionEnds, d, &r.numbersAs(state.step, state.state).takes, r.deliveryQuantity(d, DrawTakes), state.due-r.now)
		case state.phase == retrying:
			r.note(transmissionRepeats, d, &r.numbersAs(state.step, state.state).retry, r.deliveryQuantity(d, DrawRetry), state.due-r.now)
		case state.phase == queued && r.stepOf(state.step).impatient:
			q := r.deliveryQuantity(d, DrawRePress)
			q.occurrence = uint64(r.steps[state.step].round)<<32 | uint64(state.presses)
			r.note(transmissionRepeats, d, &r.stepOf(state.step).rePress, q, state.due-r.now)
		}
	}
}

// lookAtOrders notes which sites carry out an order.
func (r *renewal) lookAtOrders() {
	for i := range r.orders {
		if o := &r.orders[i]; o.live && o.due != engine.Never {
			r.note(postureReached, int32(i), &r.numbersAs(o.step, o.state).takes, r.siteQuantity(int32(i), DrawTakes), o.due-r.now)
		}
	}
}

// lookAtConditions notes how far the clocks of conditions have run, of those that stand still, too.
func (r *renewal) lookAtConditions() {
	for slot := range r.incidents {
		state := &r.incidents[slot]
		if state.phase != current || state.state == 0 || !r.changing(slotIndex(slot)) {
			continue
		}
		clocks := r.clocksOf(slotIndex(slot))
		for i := clocks.from; i < clocks.to; i++ {
			k := &r.clocks[i]
			of, left := &r.program.changes[k.of], k.left
			if k.due != engine.Never {
				left = k.due - r.now
			}
			r.note(conditionChanges, i, &of.takes, quantity{
				subject: &of.subject, occurrence: uint64(k.entered), slot: slotIndex(slot), purpose: DrawChange,
			}, left)
		}
	}
}
