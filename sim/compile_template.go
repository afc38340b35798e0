package sim

import "simulate/sim/engine"

// newTemplate lays out the state in which every run of a program begins. It is made once, so that to begin a run, or an instance of
// a stream, is to copy.
func newTemplate(p *Program) template {
	t := template{planStates: newPlanStates(p)}
	for i := range p.Incidents {
		t.incidents = append(t.incidents, incidentState{
			incident: int32(i), priority: p.Incidents[i].Priority, first: None, tail: None, next: None, previous: None,
			spot: p.spotOf(p.Incidents[i].Place), scene: slotIndex(p.Incidents[i].PartOf),
		})
	}
	for i := range t.incidents {
		if t.incidents[i].scene == None {
			t.incidents[i].scene = slotIndex(i)
		}
	}
	for u := range p.Units {
		t.units = append(t.units, newUnitState(p, &p.Units[u]))
	}
	for range p.Sites {
		t.sites = append(t.sites, siteState{order: None})
	}
	for range p.Places {
		t.places = append(t.places, placeState{slow: 1, slowFrom: 1})
	}
	return t
}

func newPlanStates(p *Program) planStates {
	var s planStates
	for i := range p.Incidents {
		p.Incidents[i].extent = s.lay(p, &p.Incidents[i])
	}
	s.crews = make([][]int32, len(s.steps))
	s.milestones = make([]milestoneState, len(p.triggers.milestones))
	return s
}

// lay lays out the state of one plan, behind that of those before it, and says where it stands.
func (s *planStates) lay(p *Program, incident *Incident) extent {
	first, last := incident.FirstStep, incident.FirstStep+incident.Steps
	e := s.end(p, first)
	for number := first; number < last; number++ {
		step := &p.Steps[number]
		s.steps = append(s.steps, stepState{
			step: number, slot: slotIndex(step.Incident), needs: int32(len(s.needs)), due: engine.Never, lapse: engine.Never, spare: engine.Never,
			place: NoPlace,
		})
		if step.repeats {
			step.rounds.from = int32(len(s.outcomes))
			for range step.Ends {
				s.outcomes = append(s.outcomes, outcomeState{missing: 1})
			}
			step.rounds.to = int32(len(s.outcomes))
		}
		for _, need := range step.Needs {
			s.needs = append(s.needs, needState{left: need.Count, total: need.Count})
		}
	}
	for i := len(s.gates); i < len(p.gates) && p.gates[i].step < last; i++ {
		s.gates = append(s.gates, gateState{left: p.gates[i].inputs})
	}
	for i := len(s.deliveries); i < len(p.deliveries) && p.deliveries[i].step < last; i++ {
		s.deliveries = append(s.deliveries, deliveryState{of: int32(i), step: stepIndex(p.deliveries[i].step)})
	}
	for i := len(s.orders); i < len(p.orders) && p.orders[i].step < last; i++ {
		s.orders = append(s.orders, orderState{of: int32(i), step: stepIndex(p.orders[i].step)})
	}
	for i := len(s.approvals); i < len(p.approvals) && p.approvals[i].step < last; i++ {
		s.approvals = append(s.approvals, approvalState{of: int32(i), step: stepIndex(p.approvals[i].step)})
	}
	s.layCondition(p, incident)
	return e.upTo(s.end(p, last))
}

// end is where the parts of the plans laid so far end, before that of a step.
func (s *planStates) end(p *Program, step uint16) extent {
	at := func(n int) indexes { return indexes{from: int32(n)} }
	return extent{
		steps: at(int(step)), needs: at(len(s.needs)), gates: at(len(s.gates)), milestones: at(int(p.triggers.from[step])),
		deliveries: at(len(s.deliveries)), orders: at(len(s.orders)), approvals: at(len(s.approvals)),
		conditions: at(len(s.conditions)), clocks: at(len(s.clocks)), outcomes: at(len(s.outcomes)),
	}
}

// upTo is the extent from one end to the next.
func (e extent) upTo(next extent) extent {
	e.steps.to, e.needs.to, e.gates.to, e.milestones.to = next.steps.from, next.needs.from, next.gates.from, next.milestones.from
	e.deliveries.to, e.orders.to, e.approvals.to = next.deliveries.from, next.orders.from, next.approvals.from
	e.conditions.to, e.clocks.to = next.conditions.from, next.clocks.from
	e.outcomes.to = next.outcomes.from
	return e
}

func newUnitState(p *Program, u *Unit) unitState {
	s := unitState{step: None, sent: None, joined: None, relieves: None, slot: None, next: None, previous: None, due: engine.Never}
	s.home = p.spotOf(u.Home)
	if u.patrol != nil {
		s.home.point, s.home.located = u.patrol.evenly, true
	}
	s.leg = standing(s.home)
	return s
}
