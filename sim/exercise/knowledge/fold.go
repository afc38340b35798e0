package knowledge

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Fold is a sink that keeps what a role knows of a run, as of the record that it was told last. What it holds grows with what becomes
// known.
type Fold struct {
	p    *sim.Program
	role Role
	all  bool // everything is shown
	roll *sim.Roll

	by      []bool  // by step: units of the agency do it where they are, or may
	decides []bool  // by step: it is a decision of the role
	sees    []bool  // by agency: the role sees its units
	alone   []bool  // by step: nobody's units but the agency's can be sent, or nobody's sites are ordered
	sender  []uint8 // by step: the agency that sends the message

	now   engine.Time
	facts []Fact
	known []int32 // by slot: index in incidents of the instance that has it, plus 1; 0 where it is not known
	scene
	incidents []Incident
	messages  []Message
	decisions []Decision
	sites     []Site
}

// NewFold returns a fold of one run of the program to what a role knows.
func NewFold(p *sim.Program, role Role) *Fold {
	f := &Fold{
		p: p, role: role, roll: sim.NewRoll(p), scene: newScene(p, role.Agency),
		by: make([]bool, len(p.Steps)), decides: make([]bool, len(p.Steps)), alone: make([]bool, len(p.Steps)),
		sees: make([]bool, len(p.Agencies)), sender: make([]uint8, len(p.Steps)),
	}
	for _, agency := range role.Sees {
		f.sees[agency] = true
	}
	for i := range p.Steps {
		f.by[i], f.alone[i] = f.isBy(uint16(i)), f.isAlone(uint16(i))
		f.decides[i] = slices.Contains(role.Decides, uint16(i))
		f.sender[i] = p.Sender(uint16(i))
	}
	return f
}

// NewEverything returns a fold to everything that has happened, for controllers, evaluators, and a display on which everything is shown.
func NewEverything(p *sim.Program) *Fold {
	f := NewFold(p, Role{Agency: sim.NoAgency})
	f.all = true
	return f
}

// isBy reports whether units of the agency may do a step where they are, or one whose units it uses.
func (f *Fold) isBy(number uint16) bool {
	step := f.p.Written(&f.p.Steps[number])
	if step == nil || f.role.Agency == sim.NoAgency {
		return false
	}
	for step.With != "" && len(step.By) == 0 {
		if step = f.p.Scenario.Incidents.Get(f.p.Incidents[f.p.Steps[number].Incident].ID).Plan.Get(step.With); step == nil {
			return false
		}
	}
	return slices.Contains(step.By, f.p.Agencies[f.role.Agency].ID)
}

// isAlone reports whether a send takes nobody's units but the agency's, or a posture is that of nobody's sites but its own: then the
// agency knows how it ends.
func (f *Fold) isAlone(number uint16) bool {
	step := &f.p.Steps[number]
	switch step.Verb {
	case scenario.Posture:
		return !slices.ContainsFunc(step.Sites, func(site uint16) bool { return f.p.Sites[site].Agency != f.role.Agency })
	case scenario.Send:
		for u := range f.p.Units {
			if f.p.Units[u].Agency != f.role.Agency && f.p.MaySend(number, int32(u)) {
				return false
			}
		}
		return true
	}
	return false
}

// Consume follows records. The first record of a run begins anew.
func (f *Fold) Consume(first sim.Seq, records []sim.Record) {
	for i := range records {
		r := &records[i]
		if first == 0 && i == 0 {
			f.reset()
		}
		f.roll.Consume(first+sim.Seq(i), records[i:i+1])
		f.now = r.At
		f.take(first+sim.Seq(i), r)
	}
}

func (f *Fold) reset() {
	f.facts, f.known, f.incidents = f.facts[:0], f.known[:0], f.incidents[:0]
	f.messages, f.decisions, f.sites = f.messages[:0], f.decisions[:0], f.sites[:0]
	f.scene.reset()
}

// take lets a record through, or not. Whether anybody stands where it happens is asked before it moves anybody.
func (f *Fold) take(seq sim.Seq, r *sim.Record) {
	if r.Kind == sim.IncidentBegan || r.Kind == sim.IncidentSkipped {
		f.renew(r)
	}
	how := Shown
	if !f.all {
		how = rules[r.Kind](f, r)
	}
	if how != Hidden {
		f.add(seq, r, how)
		f.note(r)
	}
	f.scene.follow(f.p, f.roll, r)
}

// renew begins a slot's instance, of which nobody knows yet.
func (f *Fold) renew(r *sim.Record) {
	for len(f.known) <= int(r.Incident) {
		f.known = append(f.known, 0)
	}
	f.known[r.Incident] = 0
	f.scene.renew(f.p, r)
}

// knows reports whether the role knows of the incident that has a slot.
func (f *Fold) knows(slot int32) bool { return int(slot) < len(f.known) && f.known[slot] != 0 }

// learn notes that an incident is known from now on, and reports whether it was not before.
func (f *Fold) learn(r *sim.Record) bool {
	for len(f.known) <= int(r.Incident) { // of an incident that has not begun
		f.known = append(f.known, 0)
	}
	if f.known[r.Incident] != 0 {
		return false
	}
	f.incidents = append(f.incidents, Incident{Of: f.roll.Of(r.Incident), Since: r.At, Fact: len(f.facts)})
	f.known[r.Incident] = int32(len(f.incidents))
	return true
}

// Facts are what is known, in the order in which it happened. The list is the fold's own, and grows at its end; what stands in it does
// not change until the next run.
func (f *Fold) Facts() []Fact { return f.facts }
