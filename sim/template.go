package sim

import "simulate/sim/engine"

// template is the state in which every run begins: a run copies it, and so does every instance of a stream its part.
type template struct {
	planStates
	incidents []incidentState
	units     []unitState
	sites     []siteState
	places    []placeState
}

// planStates is the state of plans: first that of every incident of the file as the program numbers its parts, then, block by
// block, that of the instances of streams.
type planStates struct {
	steps      []stepState
	needs      []needState
	gates      []gateState
	milestones []milestoneState
	crews      [][]int32 // units that served a step
	deliveries []deliveryState
	orders     []orderState
	approvals  []approvalState
}

// extent is where the parts of one incident's plan stand in the program.
type extent struct{ steps, needs, gates, milestones, deliveries, orders, approvals indexes }

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
		t.places = append(t.places, placeState{slow: 1})
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
			step: number, slot: slotIndex(step.Incident), needs: int32(len(s.needs)), due: engine.Never, lapse: engine.Never,
		})
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
	return e.upTo(s.end(p, last))
}

// end is where the parts of the plans laid so far end, before that of a step.
func (s *planStates) end(p *Program, step uint16) extent {
	at := func(n int) indexes { return indexes{from: int32(n)} }
	return extent{
		steps: at(int(step)), needs: at(len(s.needs)), gates: at(len(s.gates)), milestones: at(int(p.triggers.from[step])),
		deliveries: at(len(s.deliveries)), orders: at(len(s.orders)), approvals: at(len(s.approvals)),
	}
}

// upTo is the extent from one end to the next.
func (e extent) upTo(next extent) extent {
	e.steps.to, e.needs.to, e.gates.to, e.milestones.to = next.steps.from, next.needs.from, next.gates.from, next.milestones.from
	e.deliveries.to, e.orders.to, e.approvals.to = next.deliveries.from, next.orders.from, next.approvals.from
	return e
}

// reset makes the state that of a run that has not begun, without instances of streams.
func (s *planStates) reset(t *planStates) {
	s.copyTables(t)
	s.crews = emptied(s.crews, len(t.steps))
}

func (s *planStates) copyFrom(other *planStates) {
	s.copyTables(other)
	s.crews = copiedLists(s.crews, other.crews)
}

// copyTables copies all but the crews.
func (s *planStates) copyTables(from *planStates) {
	s.steps, s.needs = copied(s.steps, from.steps), copied(s.needs, from.needs)
	s.gates, s.milestones = copied(s.gates, from.gates), copied(s.milestones, from.milestones)
	s.deliveries, s.orders = copied(s.deliveries, from.deliveries), copied(s.orders, from.orders)
	s.approvals = copied(s.approvals, from.approvals)
}

// addCrews makes room for the crews of further steps; lists that have served before serve again.
func (s *planStates) addCrews(n int) {
	for range n {
		if len(s.crews) < cap(s.crews) {
			s.crews = s.crews[:len(s.crews)+1]
		} else {
			s.crews = append(s.crews, nil)
		}
		last := len(s.crews) - 1
		s.crews[last] = s.crews[last][:0]
	}
}

// add makes room for one more instance of a plan.
func (s *planStates) add(t *planStates, e *extent) shift {
	sh := shift{
		steps: int32(len(s.steps)) - e.steps.from, needs: int32(len(s.needs)) - e.needs.from,
		gates: int32(len(s.gates)) - e.gates.from, milestones: int32(len(s.milestones)) - e.milestones.from,
		deliveries: int32(len(s.deliveries)) - e.deliveries.from, orders: int32(len(s.orders)) - e.orders.from,
		approvals: int32(len(s.approvals)) - e.approvals.from,
	}
	s.steps = append(s.steps, part(t.steps, e.steps)...)
	s.needs = append(s.needs, part(t.needs, e.needs)...)
	s.gates = append(s.gates, part(t.gates, e.gates)...)
	s.milestones = append(s.milestones, part(t.milestones, e.milestones)...)
	s.deliveries = append(s.deliveries, part(t.deliveries, e.deliveries)...)
	s.orders = append(s.orders, part(t.orders, e.orders)...)
	s.approvals = append(s.approvals, part(t.approvals, e.approvals)...)
	s.addCrews(int(e.steps.to - e.steps.from))
	return sh
}

func part[T any](list []T, of indexes) []T { return list[of.from:of.to] }

// at is a range of the program in the state of an instance.
func (i indexes) at(shift int32) indexes { return indexes{i.from + shift, i.to + shift} }

// renew makes the state of an instance that of one which has not begun, of the slot.
func (s *planStates) renew(t *planStates, e *extent, sh shift, slot slotIndex) {
	copy(part(s.needs, e.needs.at(sh.needs)), part(t.needs, e.needs))
	copy(part(s.gates, e.gates.at(sh.gates)), part(t.gates, e.gates))
	copy(part(s.milestones, e.milestones.at(sh.milestones)), part(t.milestones, e.milestones))
	steps := part(s.steps, e.steps.at(sh.steps))
	copy(steps, part(t.steps, e.steps))
	for i := range steps {
		steps[i].slot = slot
		steps[i].needs += sh.needs
	}
	for i := e.steps.from + sh.steps; i < e.steps.to+sh.steps; i++ {
		s.crews[i] = s.crews[i][:0]
	}
	deliveries := part(s.deliveries, e.deliveries.at(sh.deliveries))
	copy(deliveries, part(t.deliveries, e.deliveries))
	for i := range deliveries {
		deliveries[i].step += stepIndex(sh.steps)
	}
	orders := part(s.orders, e.orders.at(sh.orders))
	copy(orders, part(t.orders, e.orders))
	for i := range orders {
		orders[i].step += stepIndex(sh.steps)
	}
	approvals := part(s.approvals, e.approvals.at(sh.approvals))
	copy(approvals, part(t.approvals, e.approvals))
	for i := range approvals {
		approvals[i].step += stepIndex(sh.steps)
	}
}

func newUnitState(p *Program, u *Unit) unitState {
	s := unitState{step: None, sent: None, relieves: None, slot: None, next: None, previous: None, due: engine.Never}
	s.home = p.spotOf(u.Home)
	if u.patrol != nil {
		s.home.point, s.home.located = u.patrol.evenly, true
	}
	s.leg = standing(s.home)
	return s
}
