package sim

import "slices"

// signal tells the gates behind a milestone what became of it.
type signal struct {
	slot      slotIndex
	milestone int32 // among the program's triggers
	seq       Seq   // the record that reached it, or made it impossible
	fate      fate
}

// reach marks the milestones that a record stands for; their gates are told when the handler has returned.
func (w *World) reach(r *Record, seq Seq) {
	t, shift := &w.program.triggers, w.incidents[r.Incident].shift.milestones
	for m := t.from[r.Step]; m < t.from[r.Step+1]; m++ {
		state := &w.milestones[m+shift]
		if state.fate == open && t.milestones[m].Matches(w.program, r) && t.milestones[m].reachedBy(&state.matched) {
			state.seq, state.fate = seq, reached
			if t.milestones[m].instance == 0 {
				w.signals = append(w.signals, signal{slot: slotIndex(r.Incident), milestone: m, seq: seq, fate: reached})
			} else {
				w.countReached(m, seq)
			}
		}
	}
}

// lose marks a step's milestones as impossible from now on that occur with no other kinds of record than these; why is
// lost or foiled.
func (w *World) lose(si stepIndex, kinds KindSet, seq Seq, why fate) {
	t, s := &w.program.triggers, &w.steps[si]
	for m := t.from[s.step]; m < t.from[s.step+1]; m++ {
		if t.milestones[m].kinds&^kinds == 0 {
			w.loseOne(s.slot, m, seq, why)
		}
	}
}

// loseAt does so with those that wait for one site.
func (w *World) loseAt(si stepIndex, kinds KindSet, site uint16, seq Seq, why fate) {
	t, s := &w.program.triggers, &w.steps[si]
	for m := t.from[s.step]; m < t.from[s.step+1]; m++ {
		milestone := &t.milestones[m]
		if milestone.kinds&^kinds == 0 && milestone.field == argument && milestone.want == int32(site) {
			w.loseOne(s.slot, m, seq, why)
		}
	}
}

func (w *World) loseOne(slot slotIndex, milestone int32, seq Seq, why fate) {
	state := &w.milestones[milestone+w.incidents[slot].shift.milestones]
	if state.fate != open {
		return
	}
	state.seq, state.fate = seq, why
	if w.program.triggers.milestones[milestone].instance == 0 {
		w.signals = append(w.signals, signal{slot: slot, milestone: milestone, seq: seq, fate: why})
	} else {
		w.countMissed(milestone, seq, why)
	}
}

const everyKind = ^KindSet(0)

// propagate tells the gates, first in first out, until no milestone is left to tell of.
func (w *World) propagate() {
	for i := 0; i < len(w.signals); i++ {
		s := w.signals[i]
		for _, gate := range w.program.edges.of(s.milestone) {
			w.notify(gate, &s)
		}
	}
	w.signals = w.signals[:0]
}

// notify lets a gate know of a signal: that of the milestone's own instance, or those of another incident.
func (w *World) notify(gate int32, s *signal) {
	if w.program.ownerOf(gate) == w.incidents[s.slot].incident {
		w.tell(s.slot, gate, s.seq, s.fate)
	} else {
		w.tellElsewhere(gate, s)
	}
}

// ownerOf is the incident in whose plan a gate is.
func (p *Program) ownerOf(gate int32) int32 { return p.Steps[p.gates[gate].step].Incident }

// tell lets a gate of an instance know that one of its inputs has come, or is lost for good. A gate that waits for any opens
// with the first and is lost with the last; one that waits for all, the other way round. It is foiled when one of those that it
// was lost with is.
func (w *World) tell(slot slotIndex, gate int32, cause Seq, of fate) {
	shift := &w.incidents[slot].shift
	g, state := &w.program.gates[gate], &w.gates[gate+shift.gates]
	if state.shut {
		return
	}
	state.left--
	state.foiled = state.foiled || of == foiled
	if state.left > 0 && g.any == (of != reached) {
		return
	}
	state.shut = true
	if of == lost && state.foiled {
		of = foiled
	}
	si := shift.step(g.step)
	switch {
	case g.parent != None:
		w.tell(slot, g.parent, cause, of)
	case g.role == setOff:
		w.setOff(slot, cause, of)
	case g.role == begin && w.stepOf(si).byHand.waitsForHands():
	case g.role == begin && of != reached:
		w.skip(si, cause, of)
	case g.role == begin:
		w.trigger(si, cause)
	case g.role == stop && of == reached:
		w.stop(si, cause)
	case g.role == letGo:
		w.letGo(si, cause)
	case g.role == settle && of == reached:
		w.settleCondition(slot, cause)
	}
}

// held reports whether the units of a finished work stay busy.
func (w *World) held(si stepIndex) bool {
	hold := w.stepOf(si).hold
	return hold != None && !w.gates[hold+w.shiftOf(si).gates].shut
}

// SetsOff reports whether a record is among what the incident with this pseudo-step waits for to begin.
func (p *Program) SetsOff(r *Record, begins uint16) bool {
	return slices.ContainsFunc(p.waits, func(w wait) bool {
		g := &p.gates[w.gate]
		return g.step == begins && g.role == setOff && w.milestone.Step == r.Step && w.milestone.Matches(p, r)
	})
}

// shiftOf is where the states of a step's instance stand.
func (w *World) shiftOf(si stepIndex) *shift { return &w.incidents[w.steps[si].slot].shift }

// peer is the state of another step of the same instance.
func (w *World) peer(si stepIndex, step uint16) stepIndex { return w.shiftOf(si).step(step) }
