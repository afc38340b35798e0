package snapshot

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// Remains is a sink that knows which steps are not over at the end of a run, and nothing else: it follows a run at a small part of
// what a Fold takes, and may follow one run after another.
type Remains struct {
	p     *sim.Program
	plans []plan // by slot
	end   engine.Time
}

// plan is how far the steps of an instance are.
type plan struct {
	sim.Instance
	open  bool
	steps []progress
}

// progress is how far a step is.
type progress struct {
	status string
	asks   bool // see step
	since  engine.Time
}

// Remainder is a step that is not over at the end of a run.
type Remainder struct {
	Instance sim.Instance
	Step     uint16 // in sim.Program.Steps
	Status   Remaining
	For      engine.Time // how long it has been so
}

// Remaining is how far a step is that is not over.
type Remaining uint8

// How far a step may be that is not over.
const (
	Unbegun Remaining = iota // what it waits for has not come, or its time has not
	Waits                    // it has asked for units, a channel or approval
	Runs
)

var remaining = map[string]Remaining{pending: Unbegun, waiting: Waits, running: Runs}

// String names it in the words of the states of steps.
func (r Remaining) String() string { return [...]string{pending, waiting, running}[r] }

// NewRemains returns a sink for runs of a program.
func NewRemains(p *sim.Program) *Remains {
	r := &Remains{p: p, plans: make([]plan, len(p.Incidents))}
	r.reset()
	return r
}

// reset forgets the last run.
func (r *Remains) reset() {
	for slot := range r.plans {
		r.plans[slot].open = false
		if slot < len(r.p.Incidents) {
			r.plans[slot].renew(r.p, sim.Instance{Incident: int32(slot)})
		}
	}
}

func (n *plan) renew(p *sim.Program, of sim.Instance) {
	n.Instance = of
	n.steps = sized(n.steps, int(p.Incidents[of.Incident].Steps))
	for i := range n.steps {
		n.steps[i] = progress{status: pending}
	}
}

// Consume follows records.
func (r *Remains) Consume(first sim.Seq, records []sim.Record) {
	if first == 0 {
		r.reset()
	}
	for i := range records {
		switch x := &records[i]; {
		case stepKind(x.Kind):
			r.follow(x)
		case x.Kind == sim.IncidentBegan:
			r.begin(x)
		case x.Kind == sim.IncidentClosed:
			r.plans[x.Incident].open = false
		case x.Kind == sim.RunEnded:
			r.end = x.At
		}
	}
}

// begin begins the instance of a slot. What waits for another incident may have been heard of before its own begins.
func (r *Remains) begin(x *sim.Record) {
	for len(r.plans) <= int(x.Incident) {
		r.plans = append(r.plans, plan{})
	}
	n := &r.plans[x.Incident]
	if r.p.Incidents[x.Arg].Stream {
		n.renew(r.p, sim.Instance{Incident: int32(x.Arg), Ordinal: x.Unit})
	}
	n.open = true
	for i := range n.steps {
		if n.steps[i].status == pending {
			n.steps[i].since = x.At
		}
	}
}

// follow brings a step into its next status.
func (r *Remains) follow(x *sim.Record) {
	if asksAnew(r.p, x) {
		return
	}
	n := &r.plans[x.Incident]
	s := &n.steps[x.Step-r.p.Incidents[n.Incident].FirstStep]
	s.status, s.asks = after(x, s.asks)
	s.since = x.At
}

// Each yields the steps that are not over, of incidents that have begun and are open. Of an instance of a stream the first of those
// whose turn has not come is told, and only where nothing else is left of it: behind every call stands the rest of its plan.
func (r *Remains) Each(yield func(Remainder)) {
	for slot := range r.plans {
		if n := &r.plans[slot]; n.open {
			r.each(n, yield)
		}
	}
}

func (r *Remains) each(n *plan, yield func(Remainder)) {
	ahead := n.Ordinal > 0 && n.underWay()
	for i := 1; i < len(n.steps); i++ { // the first is the pseudo-step
		s := &n.steps[i]
		status, left := remaining[s.status]
		if !left || status == Unbegun && ahead {
			continue
		}
		ahead = n.Ordinal > 0
		yield(Remainder{n.Instance, r.p.Incidents[n.Incident].FirstStep + uint16(i), status, r.end - s.since})
	}
}

// underWay reports whether a step of the plan has asked or begun and has not ended.
func (n *plan) underWay() bool {
	for i := range n.steps {
		if isUnder(n.steps[i].status) {
			return true
		}
	}
	return false
}
