package measure

import "simulate/sim"

// aidRequest asks an agency to send units to another agency's incident.
type aidRequest struct {
	asked   sim.Occurrence
	reached metric // the last stage told, or noStage
	step    uint16
	agency  uint8
}

// noStage stands before the stages of aid, which follow each other in the list of metrics.
const noStage = aidApproval - 1

// aid follows the open requests for aid, in lists by slot.
type aid struct{ lists[aidRequest] }

// find returns the link that leads to an open request of a list, or nil.
func (a *aid) find(head *int32, step uint16, agency uint8) *int32 {
	for link := head; *link != none; {
		q, next := a.at(*link)
		if q.step == step && q.agency == agency {
			return link
		}
		link = next
	}
	return nil
}

func (f *Fold) noteAid(seq sim.Seq, r *sim.Record) {
	s := f.slots.of(r)
	if s == nil {
		return
	}
	f.noteApproval(seq, r, s)
	if r.Kind == sim.AidRequested {
		f.aid.add(aidRequest{step: r.Step, agency: r.Agency, asked: sim.Occurrence{At: r.At, Seq: seq}, reached: noStage}, &s.aid)
		return
	}
	if link := f.aid.find(&s.aid, r.Step, r.Agency); link != nil {
		f.reach(link, s, aidApproval, sim.Occurrence{At: r.At, Seq: seq})
	}
}

// noteAided follows the first unit that a request brings.
func (f *Fold) noteAided(seq sim.Seq, r *sim.Record, s *slot) {
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
	if link := f.aid.find(&s.aid, r.Step, uint8(f.set.units[r.Unit][byAgency])); link != nil {
		f.reach(link, s, stage, sim.Occurrence{At: r.At, Seq: seq})
	}
}

// reach tells that a request has come to a stage, the first time that it does. The last stage closes it.
func (f *Fold) reach(link *int32, s *slot, stage metric, at sim.Occurrence) {
	q, _ := f.aid.at(*link)
	if stage <= q.reached {
		return
	}
	sub := q.subject(s)
	f.tell(stage, &sub, s, between(q.asked, at))
	q.reached = stage
	if stage == aidArrived {
		f.aid.remove(link)
	}
}

func (q *aidRequest) subject(s *slot) subject {
	return subject{byIncident: s.incident, byAgency: int32(q.agency), byPlace: int32(s.place)}
}

// closeAid ends the open requests of a step that is over: what they have not come to never happens.
func (f *Fold) closeAid(r *sim.Record, s *slot) {
	for link := &s.aid; *link != none; {
		q, next := f.aid.at(*link)
		if q.step != r.Step {
			link = next
			continue
		}
		f.tellRest(q, s, without(Never))
		f.aid.remove(link)
	}
}

// finishAid tells of the stages that open requests have not come to.
func (f *Fold) finishAid() {
	for n := range f.slots.list {
		s := &f.slots.list[n]
		if s.incident == sim.None {
			continue
		}
		for link := s.aid; link != none; {
			q, next := f.aid.at(link)
			f.tellRest(q, s, f.unfinished(q.asked.At))
			link = *next
		}
	}
}

func (f *Fold) tellRest(q *aidRequest, s *slot, l spell) {
	sub := q.subject(s)
	for stage := q.reached + 1; stage <= aidArrived; stage++ {
		f.tell(stage, &sub, s, l)
	}
}
