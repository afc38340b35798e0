package sim

import (
	"slices"

	"simulate/sim/engine"
)

// wait is a gate's wait for one milestone.
type wait struct {
	milestone Milestone
	gate      int32
}

// connect numbers the milestones that gates wait for, each once, and lays the edges from them to the gates, in the order
// of the file. Further milestones are followed without a gate that waits for them.
func (p *Program) connect(further []Milestone) {
	number := map[Milestone]int{}
	var milestones []Milestone
	add := func(m Milestone) {
		if _, known := number[m]; !known {
			number[m] = len(milestones)
			milestones = append(milestones, m)
		}
	}
	for _, w := range p.waits {
		add(w.milestone)
	}
	for _, m := range further {
		add(m)
	}
	list, place := newWatchList(len(p.Steps), milestones)
	p.triggers = list
	p.count()
	behind := make([][]int32, len(milestones))
	for _, w := range p.waits {
		at := place[number[w.milestone]]
		behind[at] = append(behind[at], w.gate)
		p.waitOutside(w, at)
	}
	p.edges = edges{from: []int32{0}}
	for _, gates := range behind {
		p.edges.gates = append(p.edges.gates, gates...)
		p.edges.from = append(p.edges.from, int32(len(p.edges.gates)))
	}
}

// count notes, with each stream, of which milestones its instances are counted.
func (p *Program) count() {
	for at, m := range p.triggers.milestones {
		if m.instance != 0 {
			owner := &p.Incidents[p.Steps[m.Step].Incident]
			owner.counted = append(owner.counted, int32(at))
		}
	}
}

// waitOutside notes a wait for another incident's milestone.
func (p *Program) waitOutside(w wait, milestone int32) {
	owner := p.ownerOf(w.gate)
	if owner == p.Steps[w.milestone.Step].Incident {
		return
	}
	outermost := w.gate
	for p.gates[outermost].parent != None {
		outermost = p.gates[outermost].parent
	}
	p.Incidents[owner].outside = append(p.Incidents[owner].outside, edge{milestone, w.gate, outermost})
}

// following is the program with further milestones among those that it follows: its runs are the same. What is beyond its end,
// and before another, is not forgotten.
func (p *Program) following(further []Milestone, end engine.Time) *Program {
	wider := *p
	wider.End = max(p.End, end)
	wider.Incidents = slices.Clone(p.Incidents)
	for i := range wider.Incidents {
		wider.Incidents[i].counted, wider.Incidents[i].outside = nil, nil
	}
	wider.connect(further)
	wider.template = newTemplate(&wider)
	return &wider
}
