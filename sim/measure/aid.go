package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
)

// request asks an agency to send units to another agency's incident.
type request struct {
	slot, incident int32
	step           uint16
	agency         uint8
	asked          engine.Time
	reached        metric // the last stage told, or noStage
}

// noStage stands before the stages of aid, which follow each other in the list of metrics.
const noStage = aidApproval - 1

// aid follows the open requests for aid, first come first.
type aid struct{ open []request }

func (a *aid) reset() { a.open = a.open[:0] }

// find returns the index of an open request, or -1.
func (a *aid) find(slot int32, step uint16, agency uint8) int {
	return slices.IndexFunc(a.open, func(q request) bool {
		return q.slot == slot && q.step == step && q.agency == agency
	})
}

func (f *Fold) noteAid(r *sim.Record) {
	s := f.arrivals.of(r)
	if s == nil {
		return
	}
	if r.Kind == sim.AidRequested {
		f.aid.open = append(f.aid.open, request{
			slot: r.Incident, incident: s.incident, step: r.Step, agency: r.Agency,
			asked: r.At, reached: noStage,
		})
		return
	}
	if i := f.aid.find(r.Incident, r.Step, r.Agency); i >= 0 {
		f.reach(i, aidApproval, r.At)
	}
}

// noteAided follows the first unit that a request brings.
func (f *Fold) noteAided(r *sim.Record) {
	var stage metric
	switch r.Kind {
	case sim.UnitAssigned:
		stage = aidAssigned
	case sim.UnitEnRoute:
		stage = aidEnRoute
	case sim.UnitArrived:
		stage = aidArrived
	default:
		return
	}
	if i := f.aid.find(r.Incident, r.Step, f.set.Program.Units[r.Unit].Agency); i >= 0 {
		f.reach(i, stage, r.At)
	}
}

// reach tells that a request has come to a stage, the first time that it does. The last stage closes it.
func (f *Fold) reach(i int, stage metric, at engine.Time) {
	q := &f.aid.open[i]
	if stage <= q.reached {
		return
	}
	sub := q.subject()
	f.tell(stage, &sub, Happened, at-q.asked)
	q.reached = stage
	if stage == aidArrived {
		f.aid.open = slices.Delete(f.aid.open, i, i+1)
	}
}

func (q *request) subject() subject {
	return subject{byIncident: q.incident, byAgency: int32(q.agency)}
}

// closeAid ends the open requests of a step that is over: what they have not come to never happens.
func (f *Fold) closeAid(r *sim.Record) {
	for i := len(f.aid.open) - 1; i >= 0; i-- {
		if q := f.aid.open[i]; q.slot == r.Incident && q.step == r.Step {
			f.tellRest(&q, Never)
			f.aid.open = slices.Delete(f.aid.open, i, i+1)
		}
	}
}

// finishAid tells of the stages that open requests have not come to.
func (f *Fold) finishAid() {
	for i := range f.aid.open {
		f.tellRest(&f.aid.open[i], Unfinished)
	}
}

func (f *Fold) tellRest(q *request, state State) {
	sub := q.subject()
	for stage := q.reached + 1; stage <= aidArrived; stage++ {
		f.tell(stage, &sub, state, 0)
	}
}
