package sim

// signal tells the gates behind a milestone what became of it.
type signal struct {
	milestone int32
	seq       Seq // the record that reached it, or made it impossible
	lost      bool
}

// reach marks the milestones that a record stands for; their gates are told when the handler has returned.
func (w *World) reach(r *Record, seq Seq) {
	t := &w.program.triggers
	for m := t.from[r.Step]; m < t.from[r.Step+1]; m++ {
		if w.milestones[m] == open && t.milestones[m].matches(w.program, r) {
			w.milestones[m] = reached
			w.signals = append(w.signals, signal{milestone: m, seq: seq})
		}
	}
}

// lose marks a step's milestones as impossible from now on that occur with no other kinds of record than these.
func (w *World) lose(step uint16, kinds kindSet, seq Seq) {
	t := &w.program.triggers
	for m := t.from[step]; m < t.from[step+1]; m++ {
		if t.milestones[m].kinds&^kinds == 0 {
			w.loseOne(m, seq)
		}
	}
}

// loseAt does so with those that wait for one site.
func (w *World) loseAt(step uint16, kinds kindSet, site uint16, seq Seq) {
	t := &w.program.triggers
	for m := t.from[step]; m < t.from[step+1]; m++ {
		milestone := &t.milestones[m]
		if milestone.kinds&^kinds == 0 && milestone.field == argument && milestone.want == site {
			w.loseOne(m, seq)
		}
	}
}

func (w *World) loseOne(milestone int32, seq Seq) {
	if w.milestones[milestone] == open {
		w.milestones[milestone] = lost
		w.signals = append(w.signals, signal{milestone: milestone, seq: seq, lost: true})
	}
}

const everyKind = ^kindSet(0)

// propagate tells the gates, first in first out, until no milestone is left to tell of.
func (w *World) propagate() {
	for i := 0; i < len(w.signals); i++ {
		s := w.signals[i]
		for _, gate := range w.program.edges.of(s.milestone) {
			w.tell(gate, s.seq, s.lost)
		}
	}
	w.signals = w.signals[:0]
}

// tell lets a gate know that one of its inputs has come, or is lost for good. A gate that waits for any opens with the
// first and is lost with the last; one that waits for all, the other way round.
func (w *World) tell(gate int32, cause Seq, lost bool) {
	g, state := &w.program.gates[gate], &w.gates[gate]
	if state.shut {
		return
	}
	state.left--
	if state.left > 0 && g.any == lost {
		return
	}
	state.shut = true
	switch {
	case g.parent != None:
		w.tell(g.parent, cause, lost)
	case g.role == begin && lost:
		w.skip(int32(g.step), cause)
	case g.role == begin:
		w.trigger(int32(g.step), cause)
	case g.role == stop && !lost:
		w.stop(int32(g.step), cause)
	case g.role == letGo:
		w.letGo(int32(g.step), cause)
	}
}

// held reports whether the units of a finished work stay busy.
func (w *World) held(s *Step) bool { return s.hold != None && !w.gates[s.hold].shut }
