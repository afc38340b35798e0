package sim

import "simulate/sim/engine"

// cleared reports whether a supply needs no approval, or has it.
func (w *World) cleared(si stepIndex, s *supply) bool {
	return s.approval == None || w.approvals[w.approvalOf(si, s)].phase == approved
}

// approvalOf is the state of the approval that a supply of a step needs.
func (w *World) approvalOf(si stepIndex, s *supply) int32 {
	return s.approval + w.shiftOf(si).approvals
}

// askApproval asks an agency to approve, once, as soon as a unit of it is wanted and free.
func (w *World) askApproval(i, u int32) {
	a := &w.approvals[i]
	if a.phase != notAsked {
		return
	}
	a.phase = asking
	si, of := a.step, &w.program.approvals[a.of]
	s, unit := &w.steps[si], &w.units[u]
	cause, since := w.enabler(unit.freed, unit.idle, s.asked, s.askedAt)
	r := w.fact(si, AidRequested, cause, since)
	r.Agency = of.agency
	a.asked = w.append(r)
	q := w.stepQuantity(si, DrawApproval, 0)
	q.subject = &of.subject
	a.due = w.now + w.time(&w.program.Agencies[of.agency].approval, q)
	w.schedule(a.due, approvalComes, i)
	w.holdPatience(si)
}

// approve is an agency's yes; too late, it assigns nothing: who gets the unit is for the line to say, in which others may
// stand ahead by now.
func (w *World) approve(i int32) {
	a := &w.approvals[i]
	a.phase, a.givenAt = approved, w.now
	r := w.fact(a.step, AidApproved, a.asked, 0)
	r.Agency = w.program.approvals[a.of].agency
	a.given = w.append(r)
	w.resumePatience(a.step)
	w.stirUp(a.given, 0)
	w.lookAtWhat(a.step)
}

// approvalsAbout are the states of the approvals of a step's instance.
func (w *World) approvalsAbout(si stepIndex) indexes {
	return w.program.Incidents[w.stepOf(si).Incident].extent.approvals.at(w.shiftOf(si).approvals)
}

// cancelApprovals withdraws what a send has asked of other agencies.
func (w *World) cancelApprovals(si stepIndex) {
	of := w.approvalsAbout(si)
	for i := of.from; i < of.to; i++ {
		if w.approvals[i].step == si {
			w.approvals[i].due = engine.Never
		}
	}
}
