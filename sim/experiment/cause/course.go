package cause

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
)

// Course is how the condition of an incident came from one state to the next by itself.
type Course struct {
	From, To uint16 // states of the incident, counted from 1
	Held     []Held // steps that held it for a while, in the order of the file
	Idle     []Idle // steps that could have ended or held it, and had not begun
}

// Held is for how long a step held a condition.
type Held struct {
	Step uint16
	Time engine.Time
}

// Idle is a step that had not begun when a condition changed. Since is when it asked for its units; Never of one that has not.
type Idle struct {
	Step  uint16
	Since engine.Time
}

// course tells how a condition came to change, with the record that says so.
func (w *walk) course(seq sim.Seq) *Course {
	before := w.stateBefore(seq)
	if before == 0 {
		return nil
	}
	r := &w.records[seq]
	c := &Course{From: w.records[before].Arg, To: r.Arg}
	holds, ends := w.program.Tenders(w.program.Steps[r.Step].Incident)
	for _, step := range holds {
		if held := w.tended(step, before, seq); held > 0 {
			c.Held = append(c.Held, Held{step, held})
		}
	}
	could := append(slices.Clone(holds), ends...)
	slices.Sort(could)
	for _, step := range slices.Compact(could) {
		if idle, yes := w.idle(step, seq); yes {
			c.Idle = append(c.Idle, idle)
		}
	}
	return c
}

// stateBefore is the record with which the state began that a record ends; 0 of that in which the incident begins.
func (w *walk) stateBefore(seq sim.Seq) sim.Seq {
	r := &w.records[seq]
	if r.Since != 0 {
		return r.Since
	}
	if w.records[r.Cause].Kind == sim.ConditionSet {
		return r.Cause
	}
	return 0
}

// tended is for how long, from one record of an instance to another, a step was running: from its start until its units were let go.
// What has begun before is looked for from the beginning of the instance.
func (w *walk) tended(step uint16, from, to sim.Seq) engine.Time {
	begin, end := w.records[from].At, w.records[to].At
	var total, since engine.Time
	t := tending{step: step, units: make(map[int32]bool)}
	for seq := w.outset(to); seq <= to; seq++ {
		r := &w.records[seq]
		was := t.on()
		t.follow(r, r.Incident == w.records[to].Incident && r.Step == step)
		switch {
		case !was && t.on():
			since = r.At
		case was && !t.on():
			total += max(r.At, begin) - max(since, begin)
		}
	}
	if t.on() {
		total += end - max(since, begin)
	}
	return total
}

// outset is the record with which the instance began that a record is about.
func (w *walk) outset(seq sim.Seq) sim.Seq {
	slot := w.records[seq].Incident
	for ; seq > 0; seq-- {
		if r := &w.records[seq]; r.Kind == sim.IncidentBegan && r.Incident == slot {
			return seq
		}
	}
	return seq
}

// tending follows whether a step is running.
type tending struct {
	step    uint16
	running bool
	units   map[int32]bool // that are at work for it
}

func (t *tending) on() bool { return t.running || len(t.units) > 0 }

// follow takes in a record, of which own says whether it is about the step.
func (t *tending) follow(r *sim.Record, own bool) {
	if t.units[r.Unit] && r.Kind != sim.UnitWorking {
		delete(t.units, r.Unit)
	}
	if !own {
		return
	}
	switch r.Kind {
	case sim.StepStarted:
		t.running = true
	case sim.StepDone, sim.StepStopped, sim.StepFailed, sim.StepInterrupted, sim.StepRepeated, sim.RoundEnded, sim.StepGaveUp:
		t.running = false
	case sim.UnitWorking:
		t.units[r.Unit] = true
	}
	if r.Kind == sim.StepInterrupted || r.Kind == sim.StepStopped || r.Kind == sim.StepFailed {
		clear(t.units) // they are let go with it
	}
}

// idle reports whether a step of an instance has neither begun nor ended by a record.
func (w *walk) idle(step uint16, at sim.Seq) (Idle, bool) {
	found := Idle{step, engine.Never}
	slot := w.records[at].Incident
	for seq := w.outset(at); seq < at; seq++ {
		r := &w.records[seq]
		if r.Step != step || r.Incident != slot {
			continue
		}
		switch r.Kind {
		case sim.StepAsked, sim.StepInterrupted:
			found.Since = r.At
		case sim.StepStarted, sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
			return found, false
		}
	}
	return found, true
}

// coursePath is where the scenario says how long a condition takes from one state to the next.
func coursePath(p *sim.Program, s *Segment) string {
	if s.Course == nil {
		return ""
	}
	incident := &p.Incidents[p.Steps[s.Step].Incident]
	from, to := incident.States[s.Course.From-1], incident.States[s.Course.To-1]
	path := "incidents." + incident.ID + ".condition.changes." + from + "." + to
	if c := p.Scenario.Incidents.Get(incident.ID).Condition; len(c.Changes.Get(from).Get(to).While) > 0 {
		return path + ".in"
	}
	return path
}
