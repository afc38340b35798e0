package sim

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
	conditions []conditionState
	clocks     []clockState
	outcomes   []outcomeState
}

// extent is where the parts of one incident's plan stand in the program.
type extent struct {
	steps, needs, gates, milestones, deliveries, orders, approvals indexes
	conditions, clocks                                             indexes // the first is empty without a condition
	outcomes                                                       indexes // of steps that repeat
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
	s.conditions, s.clocks = copied(s.conditions, from.conditions), copied(s.clocks, from.clocks)
	s.outcomes = copied(s.outcomes, from.outcomes)
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
		approvals:  int32(len(s.approvals)) - e.approvals.from,
		conditions: int32(len(s.conditions)) - e.conditions.from, clocks: int32(len(s.clocks)) - e.clocks.from,
		outcomes: int32(len(s.outcomes)) - e.outcomes.from,
	}
	s.steps = append(s.steps, part(t.steps, e.steps)...)
	s.needs = append(s.needs, part(t.needs, e.needs)...)
	s.gates = append(s.gates, part(t.gates, e.gates)...)
	s.milestones = append(s.milestones, part(t.milestones, e.milestones)...)
	s.deliveries = append(s.deliveries, part(t.deliveries, e.deliveries)...)
	s.orders = append(s.orders, part(t.orders, e.orders)...)
	s.approvals = append(s.approvals, part(t.approvals, e.approvals)...)
	s.conditions = append(s.conditions, part(t.conditions, e.conditions)...)
	s.clocks = append(s.clocks, part(t.clocks, e.clocks)...)
	s.outcomes = append(s.outcomes, part(t.outcomes, e.outcomes)...)
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
	s.renewCondition(t, e, sh)
	copy(part(s.outcomes, e.outcomes.at(sh.outcomes)), part(t.outcomes, e.outcomes))
}
