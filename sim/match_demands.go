package sim

import "slices"

// demands finds what asks for other things than it did.
func (m *matching) demands() {
	for i := range m.base.Steps {
		m.alike = append(m.alike, m.asksAlike(&m.base.Steps[i], &m.then.Steps[m.steps[i]]))
	}
	rules := func(p *Program) map[string]Pool {
		of := make(map[string]Pool, len(p.Pools))
		for i := range p.Pools {
			of[p.poolName(uint16(i))] = Pool{overtake: p.Pools[i].overtake, diverted: p.Pools[i].diverted}
		}
		return of
	}
	then := rules(m.then)
	for pool, was := range rules(m.base) {
		m.rules = m.rules || was.overtake != then[pool].overtake || was.diverted != then[pool].diverted
	}
	for i := range m.base.deliveries {
		to := m.deliveries[i]
		m.ways = m.ways || to == None || !slices.EqualFunc(m.base.deliveries[i].channels, m.then.deliveries[to].channels,
			func(was, is uint16) bool { return m.channels[was] == is })
	}
}

// poolName names a pool by what it is.
func (p *Program) poolName(pool uint16) string {
	of := &p.Pools[pool]
	return p.Agencies[of.Agency].ID + "/" + p.Kinds[of.Kind]
}

func (m *matching) asksAlike(was, is *Step) bool {
	return was.priority == is.priority && m.ratedAlike(was, is) && was.by == is.by && was.all == is.all && was.whole == is.whole && was.divert == is.divert &&
		was.standing == is.standing && m.place(was.atPlace) == is.atPlace && m.step(was.atStep) == is.atStep &&
		m.place(was.Place) == is.Place && m.step(was.with) == is.with && m.step(was.whereStep) == is.whereStep && was.settles == is.settles &&
		slices.EqualFunc(was.Needs, is.Needs, m.needsAlike)
}

// ratedAlike reports whether a step has the same priorities in the states that were there.
func (m *matching) ratedAlike(was, is *Step) bool {
	if (was.priorities == nil) != (is.priorities == nil) {
		return false
	}
	states := m.ends[m.base.Incidents[was.Incident].FirstStep]
	for i, priority := range was.priorities {
		if is.priorities[states[i+1]-1] != priority {
			return false
		}
	}
	return true
}

func (m *matching) needsAlike(was, is Need) bool {
	return m.base.Kinds[was.Kind] == m.then.Kinds[is.Kind] && was.Count == is.Count && was.All == is.All &&
		slices.EqualFunc(was.supplies, is.supplies, func(a, b supply) bool {
			return m.base.poolName(a.pool) == m.then.poolName(b.pool) && (a.approval == None) == (b.approval == None)
		})
}
