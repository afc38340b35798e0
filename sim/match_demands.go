package sim

import (
	"cmp"
	"slices"
)

// demands finds what asks for other things than it did.
func (m *matching) demands() {
	for i := range m.base.Steps {
		m.alike = append(m.alike, m.asksAlike(&m.base.Steps[i], &m.then.Steps[m.steps[i]]))
	}
	for u := range m.base.Units {
		was, is := m.base.classOf(int32(u)), m.then.classOf(m.units[u])
		m.rules = m.rules || was.overtake != is.overtake || was.diverted != is.diverted ||
			!slices.Equal(m.base.Pools[was.pool].keep, m.then.Pools[is.pool].keep)
	}
	for i := range m.base.deliveries {
		to := m.deliveries[i]
		m.ways = m.ways || to == None || !slices.EqualFunc(m.base.deliveries[i].channels, m.then.deliveries[to].channels,
			func(was, is uint16) bool { return m.channels[was] == is })
	}
}

func (m *matching) asksAlike(was, is *Step) bool {
	return m.ratedAlike(was, is) && was.by == is.by && was.all == is.all && was.whole == is.whole && was.divert == is.divert &&
		was.standing == is.standing && m.place(was.atPlace) == is.atPlace && m.step(was.atStep) == is.atStep &&
		m.place(was.Place) == is.Place && m.step(was.with) == is.with && m.step(was.whereStep) == is.whereStep && was.settles == is.settles &&
		slices.EqualFunc(was.Needs, is.Needs, m.needsAlike)
}

// ratedAlike reports whether a step has the same priorities in the states that were there.
func (m *matching) ratedAlike(was, is *Step) bool {
	if (was.priorities == nil) != (is.priorities == nil) || was.priorityColumn != 0 || is.priorityColumn != 0 {
		return false
	}
	if len(was.priorities) == 1 { // it had no condition, and was as urgent at any time
		return !slices.ContainsFunc(is.priorities, func(p int32) bool { return p != was.priorities[0] })
	}
	states := m.ends[m.base.Incidents[was.Incident].FirstStep]
	for i, priority := range was.priorities {
		if is.priorities[states[i]] != priority {
			return false
		}
	}
	return true
}

func (m *matching) needsAlike(was, is Need) bool {
	return m.base.Sorts[was.Sort].Name == m.then.Sorts[is.Sort].Name && was.Count == is.Count && was.All == is.All &&
		slices.Equal(m.base.servers(&was, func(u int32) int32 { return m.units[u] }), m.then.servers(&is, func(u int32) int32 { return u }))
}

// server is a unit that may serve a need.
type server struct {
	unit, rank int32
	approves   bool
	spare      float64
}

// servers are the units that may serve a need, numbered by a program that both sides know, in its order.
func (p *Program) servers(n *Need, number func(u int32) int32) []server {
	var servers []server
	for i := range n.supplies {
		s := &n.supplies[i]
		for _, u := range p.classes[s.class].units {
			servers = append(servers, server{number(u), s.rank, s.approval != None, s.spare})
		}
	}
	slices.SortFunc(servers, func(a, b server) int { return cmp.Or(cmp.Compare(a.unit, b.unit), cmp.Compare(a.rank, b.rank)) })
	return servers
}

// classOf is the class of a unit.
func (p *Program) classOf(u int32) *class { return &p.classes[p.Units[u].class] }
