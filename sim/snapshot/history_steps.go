package snapshot

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// StepHistory is what became of a step of an instance. It is under way while its status is waiting or running.
type StepHistory struct {
	Instance sim.Instance
	Step     uint16
	Spans    []Span[StepState]

	open bool
}

// StepState is how far a step is, as in the row of a Step. Once it is over Needs is empty; the status is empty too when its
// incident closed before it ended.
type StepState struct {
	Status, Needs string
	Since         engine.Time
}

// stepKey is a step of an instance.
type stepKey struct {
	sim.Instance
	step uint16
}

// openStep is a step that is under way.
type openStep struct {
	*instance
	began   sim.Instance // that had the slot when it began
	number  uint16
	history int     // place among the steps of the history
	seq     sim.Seq // the last record about it in this instant; 0 without
	over    bool
}

// openSteps are the steps that are under way.
type openSteps struct {
	at   [][]*openStep // by slot of the incident on whose scene their units are
	wide []*openStep   // those whose needs may change with what happens elsewhere
}

// beginSteps finds what is under way where the history begins.
func (h *History) beginSteps() {
	h.changed.steps = h.changed.steps[:0]
	for slot, n := range h.fold.instances {
		if !h.fold.isCurrent(n) {
			continue
		}
		first := h.Program.Incidents[n.Incident].FirstStep
		for k := 1; k < len(n.steps); k++ {
			if isUnder(n.steps[k].status) {
				h.changed.steps = append(h.changed.steps, touch{int32(slot), first + uint16(k), h.seq})
			}
		}
	}
}

// isUnder reports whether a step with the status has asked or begun and has not ended.
func isUnder(status string) bool { return status == waiting || status == running }

// noteSteps brings up to date what is under way.
func (h *History) noteSteps(at engine.Time) {
	for _, t := range h.changed.steps {
		h.touch(t, at)
	}
	for _, slot := range h.scenes {
		if int(slot) < len(h.open.at) {
			h.open.at[slot] = h.noteOpen(h.open.at[slot], at)
		}
	}
	h.open.wide = h.noteOpen(h.open.wide, at)
}

// touch notes a step of which there are records.
func (h *History) touch(t touch, at engine.Time) {
	n := h.fold.instances[t.slot]
	if t.step == h.Program.Incidents[n.Incident].FirstStep {
		return
	}
	key, status := stepKey{n.Instance, t.step}, h.fold.stepOf(n, t.step).status
	place, known := h.steps[key]
	switch {
	case !known && (status == pending || status == skipped):
		return // it has not done anything
	case !known:
		place = len(h.Steps)
		h.steps[key] = place
		h.Steps = append(h.Steps, StepHistory{Instance: n.Instance, Step: t.step})
	}
	s := &openStep{instance: n, began: n.Instance, number: t.step, history: place, seq: t.seq}
	if s.over = !h.fold.isCurrent(n) || !isUnder(status); !s.over && !h.Steps[place].open {
		h.Steps[place].open = true
		h.follow(s, h.sceneOf(t.slot))
		return
	}
	h.noteStep(s, at)
}

// follow adds a step to those that are under way.
func (h *History) follow(s *openStep, scene int32) {
	if h.isWide(s.number) {
		h.open.wide = append(h.open.wide, s)
		return
	}
	for len(h.open.at) <= int(scene) {
		h.open.at = append(h.open.at, nil)
	}
	h.open.at[scene] = append(h.open.at[scene], s)
	h.stir(scene)
}

// isWide reports whether the needs of a step may change with what happens elsewhere: with free units, with where those of another
// step have gone, with the milestones of other incidents, or with the orders of other steps.
func (h *History) isWide(number uint16) bool {
	planned := h.fold.planned(number)
	return planned.Hold != nil || planned.With != "" || len(planned.By) > 0 || h.Program.Steps[number].Verb == scenario.Posture
}

// noteOpen brings steps up to date, and returns those that are still under way.
func (h *History) noteOpen(steps []*openStep, at engine.Time) []*openStep {
	for _, s := range steps {
		h.noteStep(s, at)
	}
	return slices.DeleteFunc(steps, func(s *openStep) bool { return s.over })
}

func (h *History) noteStep(s *openStep, at engine.Time) {
	state := h.stepState(s, at)
	s.over = !isUnder(state.Status)
	history := &h.Steps[s.history]
	if s.over {
		history.open = false
	}
	seq := s.seq
	if s.seq = 0; seq == 0 {
		seq = h.seq
	}
	extend(&history.Spans, at, seq, state)
}

// stepState is how far a step is. Where its slot has gone to another instance nobody knows any more.
func (h *History) stepState(s *openStep, at engine.Time) StepState {
	if s.Instance != s.began {
		return StepState{Since: at}
	}
	step := h.fold.stepOf(s.instance, s.number)
	switch {
	case !isUnder(step.status):
		return StepState{Status: step.status, Since: step.since}
	case !h.fold.isCurrent(s.instance):
		return StepState{Since: at}
	}
	return StepState{Status: step.status, Since: step.since, Needs: h.fold.needs(s.instance, s.number)}
}
