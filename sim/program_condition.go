package sim

import "slices"

// condition is what changes by itself while an incident is open.
type condition struct {
	subject subject   // of the draw of the state in which it begins
	starts  lottery   // of those states
	from    []indexes // by state less one: the changes out of it, in Program.changes
	within  []uint64  // by state less one: the states into which it can still come, itself included, a bit each
}

// final reports whether nothing leads out of a state.
func (c *condition) final(state uint16) bool { return c.from[state-1].from == c.from[state-1].to }

// change is one from a state of a condition to another.
type change struct {
	subject subject
	step    uint16 // the pseudo-step of its incident
	to      uint16 // state, counted from 1
	takes   span
	helped  bool // it comes nearer only while some steps are running
}

// care is what a step does to the condition of its incident while it is running.
type care struct {
	holds bool    // nothing changes
	helps []int32 // changes, in Program.changes, that come nearer
}

// numbers are those figures of a step that may differ by the state of its incident's condition.
type numbers struct {
	delay, takes       span
	patience, interval span
	retry              span
	chance, lost       odds
	where              *location // nil: Step.Place and the like say where it happens
	ends               *lottery  // of outcomes; nil without
}

// HasConditions reports whether any incident has a condition.
func (p *Program) HasConditions() bool { return len(p.Conditions()) > 0 }

// Conditions lists the incidents that have a condition, in the order of the file.
func (p *Program) Conditions() []int32 {
	var incidents []int32
	for i := range p.Incidents {
		if len(p.Incidents[i].States) > 0 {
			incidents = append(incidents, int32(i))
		}
	}
	return incidents
}

// Tenders lists the steps that hold an incident's condition, and those whose milestones end it, in the order of the file; none
// without a condition.
func (p *Program) Tenders(incident int32) (holds, ends []uint16) {
	i := &p.Incidents[incident]
	c := p.Scenario.Incidents.Get(i.ID).Condition
	if c == nil {
		return nil, nil
	}
	for s := i.FirstStep + 1; s < i.FirstStep+i.Steps; s++ {
		if slices.Contains(c.HeldBy, p.Steps[s].ID) {
			holds = append(holds, s)
		}
	}
	for _, w := range p.waits {
		if g := &p.gates[w.gate]; g.step == i.FirstStep && g.role == settle && w.milestone.Step > i.FirstStep && w.milestone.Step < i.FirstStep+i.Steps {
			ends = append(ends, w.milestone.Step)
		}
	}
	slices.Sort(ends)
	return holds, slices.Compact(ends)
}
