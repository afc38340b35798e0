package stamp

import (
	"slices"

	"simulate/sim"
	"simulate/sim/conform"
	"simulate/sim/log"
	"simulate/sim/scenario"
)

// Group is units of which a log does not show for which of the asking steps they were sent.
type Group struct {
	Pools []uint16 // indexes of Program.Pools
	Asks  []Ask    // in the order of the file
	Sent  bool     // some step sends them; otherwise they only work where they are

	present bool // some may be there without having been called: nothing is known of the order of what they do
}

// Ask is a need of a step that calls units.
type Ask struct {
	Step uint16 // index in Program.Steps
	Need int    // index in its Needs
}

// Plan is the plan of an incident as a log shows it.
type Plan struct {
	Program  *sim.Program
	Incident int32 // index in Program.Incidents
	Groups   []Group

	byPool     []int                   // groups, or conform.Unknown
	references [log.NumInstants]string // that instants of the call stand for, as they are written; empty without
	named      named
	before     map[uint16]things // by step: what must have happened before it asks
}

// newGroups puts together the pools that one need of the plan may draw upon.
func (p *Plan) newGroups() {
	group := newUnion(len(p.Program.Pools))
	type ask struct {
		Ask
		pools []uint16
	}
	var asks []ask
	for step := range p.steps() {
		if !p.Program.Calls(step) {
			continue
		}
		for need := range p.Program.Steps[step].Needs {
			pools := p.poolsOf(step, need)
			for _, pool := range pools {
				group.join(int(pools[0]), int(pool))
			}
			if len(pools) > 0 {
				asks = append(asks, ask{Ask{step, need}, pools})
			}
		}
	}
	p.byPool = slices.Repeat([]int{conform.Unknown}, len(p.Program.Pools))
	at := make(map[int]int) // group by the first of its pools
	for _, a := range asks {
		root := group.of(int(a.pools[0]))
		if _, known := at[root]; !known {
			at[root] = len(p.Groups)
			p.Groups = append(p.Groups, Group{})
		}
		g := &p.Groups[at[root]]
		g.Asks = append(g.Asks, a.Ask)
		g.Sent = g.Sent || p.Program.Steps[a.Step].Verb == scenario.Send
		for _, pool := range a.pools {
			if p.byPool[pool] == conform.Unknown {
				p.byPool[pool] = at[root]
				g.Pools = append(g.Pools, pool)
			}
		}
	}
	for i := range p.Groups {
		slices.Sort(p.Groups[i].Pools)
		p.Groups[i].present = p.shares() || slices.ContainsFunc(p.Groups[i].Pools, p.mayBePresent)
	}
}

// mayBePresent reports whether units of a pool may be on the scene when the incident begins.
func (p *Plan) mayBePresent(pool uint16) bool {
	sc := p.Program.Scenario
	for word := range p.written().Present.All() {
		for id := range sc.Units.All() {
			if of := sc.Members(id, word); !of.None() && slices.Contains(p.poolsOfEntry(id), pool) {
				return true
			}
		}
	}
	return false
}

// shares reports whether units on the scene may be there for another incident.
func (p *Plan) shares() bool {
	return p.Program.Incidents[p.Incident].PartOf != sim.None ||
		slices.ContainsFunc(p.Program.Incidents, func(other sim.Incident) bool { return other.PartOf == p.Incident })
}

// steps yields the steps of the plan.
func (p *Plan) steps() func(yield func(uint16) bool) {
	incident := &p.Program.Incidents[p.Incident]
	return func(yield func(uint16) bool) {
		for step := incident.FirstStep + 1; step < incident.FirstStep+incident.Steps; step++ {
			if !yield(step) {
				return
			}
		}
	}
}

// written is the incident as it stands in the scenario.
func (p *Plan) written() *scenario.Incident {
	return p.Program.Scenario.Incidents.Get(p.Program.Incidents[p.Incident].ID)
}

// poolsOf are the pools that may serve a need of a step.
func (p *Plan) poolsOf(step uint16, need int) (pools []uint16) {
	s := &p.Program.Steps[step]
	written := p.Program.Written(s)
	agencies := slices.Concat(written.From, written.By)
	if len(agencies) == 0 {
		agencies = scenario.Names{p.Program.Agencies[p.Program.Incidents[p.Incident].Agency].ID}
	}
	for i := range p.Program.Pools {
		pool := &p.Program.Pools[i]
		if slices.Contains(agencies, p.Program.Agencies[pool.Agency].ID) && p.Program.TakesFrom(&s.Needs[need], pool) {
			pools = append(pools, uint16(i))
		}
	}
	return pools
}

// union is sets that are joined.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) of(i int) int {
	for u[i] != i {
		i = u[i]
	}
	return i
}

func (u union) join(a, b int) {
	a, b = u.of(a), u.of(b)
	u[max(a, b)] = min(a, b)
}
