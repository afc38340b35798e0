package snapshot

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
)

// fold is the state of everything while it goes over the records: one small state machine a thing, which the records
// about that thing drive.
type fold struct {
	p         *sim.Program
	at        engine.Time
	known     [][]reference // milestones that each incident can reach
	units     []unit
	instances []instance // of incidents, in the order in which they began
	slots     []int      // index of the instance in each slot, or -1
	messages  []message
	channels  []channel
	sites     []site
	heard     []int // messages delivered, by agency
}

// unit is the state of a unit.
type unit struct {
	status   string
	since    engine.Time
	place    uint16 // where it is, or where it left from
	to       uint16 // where it is going, or what it waits outside of
	arrives  engine.Time
	instance int // that it is on, or -1
	step     uint16
}

// channel is the state of a channel.
type channel struct {
	down  int // events that hold it down
	since engine.Time
}

// site is the state of a site.
type site struct {
	posture string
	since   engine.Time
	order   sim.Record // the last order; its kind is RunBegan when there is none to be reached
}

// newFold goes over the records of a run up to the instant, and then looks ahead for the arrivals of units that are on
// the road.
func newFold(p *sim.Program, records []sim.Record, at engine.Time) *fold {
	f := &fold{
		p:        p,
		at:       at,
		units:    make([]unit, len(p.Units)),
		channels: make([]channel, len(p.Channels)),
		sites:    make([]site, len(p.Sites)),
		heard:    make([]int, len(p.Agencies)),
	}
	for i := range p.Incidents {
		f.known = append(f.known, references(p, &p.Incidents[i]))
	}
	for i := range f.units {
		f.units[i] = unit{status: available, place: p.Units[i].Home, to: sim.NoPlace, arrives: engine.Never, instance: -1, step: sim.NoStep}
	}
	for i := range f.sites {
		f.sites[i].posture = "normal"
	}
	n := 0
	for ; n < len(records) && records[n].At <= at; n++ {
		f.record(sim.Seq(n), records)
	}
	f.lookAhead(records[n:])
	f.addAwaited()
	return f
}

// record tells everything that a record is about.
func (f *fold) record(seq sim.Seq, records []sim.Record) {
	r := &records[seq]
	switch r.Kind {
	case sim.IncidentBegan, sim.IncidentSkipped:
		f.begin(r)
	case sim.IncidentClosed:
		f.current(r).status, f.current(r).closed = closed, r.At
	case sim.PrioritySet:
		f.current(r).priority = int(r.Arg)
	case sim.StepAsked, sim.StepStarted, sim.StepRepeated, sim.StepInterrupted,
		sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
		f.changeStep(r)
	case sim.AidRequested:
		s := f.step(r)
		s.awaiting = append(s.awaiting, r.Agency)
	case sim.AidApproved:
		s := f.step(r)
		s.awaiting = slices.DeleteFunc(s.awaiting, func(agency uint8) bool { return agency == r.Agency })
	case sim.UnitAssigned, sim.UnitEnRoute, sim.UnitHeld, sim.UnitArrived, sim.UnitWorking, sim.UnitIdle,
		sim.UnitReturning, sim.UnitHome, sim.UnitOccupied, sim.UnitFreed, sim.UnitDisabled, sim.UnitRestored:
		f.moveUnit(r)
	case sim.MessageQueued, sim.MessageOnAir, sim.MessageRelayed, sim.MessageDelivered, sim.MessageLost,
		sim.MessageWithdrawn:
		f.pass(r, &records[r.Cause])
	case sim.PostureOrdered, sim.PostureSet, sim.PostureRefused, sim.PostureSuperseded:
		f.sites[r.Arg].change(f.p, r)
	case sim.ChannelDown:
		f.channels[r.Arg].change(1, r.At)
	case sim.ChannelUp:
		f.channels[r.Arg].change(-1, r.At)
	}
	if r.Incident != sim.None {
		f.current(r).watch.Consume(seq, records[seq:seq+1])
	}
}

// change counts an event that holds the channel down, or no longer does.
func (c *channel) change(by int, at engine.Time) {
	before := c.down > 0
	c.down += by
	if before != (c.down > 0) {
		c.since = at
	}
}

// change notes an order, or what became of one.
func (s *site) change(p *sim.Program, r *sim.Record) {
	switch r.Kind {
	case sim.PostureOrdered:
		s.order = *r
		return
	case sim.PostureSet:
		s.posture, s.since = p.Steps[r.Step].Posture, r.At
	}
	s.settle(r)
}

// settle ends the order of the record's step, if that is the one that the site is to carry out.
func (s *site) settle(r *sim.Record) {
	if s.order.Step == r.Step && s.order.Incident == r.Incident {
		s.order = sim.Record{}
	}
}
