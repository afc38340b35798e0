package exercise

import (
	"slices"

	"simulate/sim"
	"simulate/sim/scenario/tree"
)

// timely lists what is wrong with an entry at the moment at which it would take effect: by then a decision has been made, a step has
// begun, an incident has not. It runs as far as that.
func (x *Exercise) timely(e *Entry) []*tree.Mistake {
	if !e.HasEffect() || e.Undo != nil || e.Clock != nil || e.Role != nil {
		return nil
	}
	var list []*tree.Mistake
	wrong := func(hint, format string, args ...any) { list = append(list, mistake(hint, format, args...)) }
	now := x.until(e.At)
	switch {
	case e.Decide != nil:
		step := now.step(e.Decide.Incident, e.Decide.Step)
		switch by := x.answered(e.Decide); {
		case step.over:
			wrong("", "%s has been decided", e.Decide.Step)
		case by != "":
			wrong("the first answer counts", "%s has answered %s already", by, e.Decide.Step)
		}
	case e.Finish != nil:
		switch step := now.step(e.Finish.Incident, e.Finish.Step); {
		case !x.lasting(e.Finish):
			wrong("", "%s is no work that lasts until somebody ends it", e.Finish.Step)
		case step.over:
			wrong("", "%s is over", e.Finish.Step)
		}
	case e.Order != nil && e.Order.Do != "":
		x.begins(now, e.Order.Incident, e.Order.Do, wrong)
	case e.Inject != nil && e.Inject.Action == Release && x.opened.Scenario.Exercise != nil:
		of := byHand{scenario: x.opened.Scenario}
		if incident, step, ok := of.stepOf(x.opened.Scenario.Exercise.Injects.Get(e.Inject.Inject)); ok {
			x.begins(now, incident, step, wrong)
		}
	}
	if incident, _, _, adds := e.Added(); adds {
		now.mustBeUnderWay(incident, wrong)
	}
	return list
}

// begins checks that a step of the plan can begin now.
func (x *Exercise) begins(now moment, incident, step string, wrong func(hint, format string, args ...any)) {
	switch at := now.step(incident, step); {
	case at.skipped:
		wrong("order it in words of your own", "%s was left out, and cannot be done any more", step)
	case at.begun || at.over:
		wrong("", "%s has begun already", step)
	default:
		now.mustBeUnderWay(incident, wrong)
	}
}

// answered is who has answered a decision that is made once; empty when nobody has.
func (x *Exercise) answered(d *Decide) string {
	if incident := x.opened.Scenario.Incidents.Get(d.Incident); incident == nil || incident.Plan.Get(d.Step) == nil || incident.Plan.Get(d.Step).Every != nil {
		return ""
	}
	for _, e := range x.Journal.Effective() {
		if e.Decide != nil && e.Decide.Incident == d.Incident && e.Decide.Step == d.Step {
			return e.Actor()
		}
	}
	return ""
}

// lasting reports whether a step was ordered as work that lasts until somebody ends it.
func (x *Exercise) lasting(f *Finish) bool {
	return slices.ContainsFunc(x.Journal.Effective(), func(e Entry) bool {
		return e.Order != nil && e.Order.Incident == f.Incident && e.Order.ID == f.Step && e.Order.Lasts()
	})
}

// moment is how far incidents and steps have come.
type moment struct {
	program   *sim.Program
	steps     map[uint16]stage
	incidents map[int]stage
}

// stage is how far something has come.
type stage struct{ begun, over, skipped bool }

// until runs up to an instant of the journal: what comes at it has not been.
func (x *Exercise) until(at int64) moment {
	m := moment{program: x.Program, steps: make(map[uint16]stage), incidents: make(map[int]stage)}
	w := sim.NewWorld(x.Program)
	w.Begin(x.Luck(), &m)
	_ = w.Advance(x.Instant(at)) // a run that does not come to an end is said by whoever makes it whole
	return m
}

// Consume notes what becomes of incidents that begin once and of their steps.
func (m *moment) Consume(_ sim.Seq, records []sim.Record) {
	for i := range records {
		r := &records[i]
		switch r.Kind {
		case sim.IncidentBegan:
			m.incidents[int(r.Arg)] = stage{begun: true}
		case sim.IncidentSkipped:
			m.incidents[int(r.Arg)] = stage{over: true, skipped: true}
		case sim.StepAsked, sim.StepStarted:
			m.steps[r.Step] = stage{begun: true}
		case sim.StepSkipped:
			m.steps[r.Step] = stage{over: true, skipped: true}
		case sim.StepDone, sim.StepStopped, sim.StepGaveUp, sim.StepFailed:
			m.steps[r.Step] = stage{begun: true, over: true}
		}
	}
}

// step is how far a step has come.
func (m moment) step(incident, id string) stage {
	number, known := m.program.StepNumber(incident, id)
	if !known {
		return stage{}
	}
	return m.steps[number]
}

// mustBeUnderWay reports an incident that has not begun, or does not happen: nothing can be done about it.
func (m moment) mustBeUnderWay(id string, wrong func(hint, format string, args ...any)) {
	i := slices.IndexFunc(m.program.Incidents, func(of sim.Incident) bool { return of.ID == id })
	if i < 0 {
		return // which is said elsewhere
	}
	switch of := m.incidents[i]; {
	case of.skipped:
		wrong("", "%s does not happen in this run", id)
	case !of.begun:
		wrong("wait until it has", "%s has not begun", id)
	}
}
