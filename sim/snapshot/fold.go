package snapshot

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Fold is a sink that follows the state of everything up to an instant, the records at that instant included: one small
// state machine a thing, which the records about that thing drive. Beyond the instant it only learns when units that are
// on the road will arrive. Of the instances of streams it keeps those that have their slots, and counts the others: what
// it holds does not grow with the time that is simulated.
type Fold struct {
	p       *sim.Program
	at      engine.Time
	began   bool          // the first record of a run has been seen
	end     engine.Time   // of the run, or engine.Never as long as it goes on
	*known                // shared with folds of other runs
	senders []uint8       // agency that sends, by step
	ways    map[hop][]int // channels, as far as they have been asked for

	units     []unit
	instances []*instance // by slot; nil where there is none yet
	streams   []stream    // by incident
	channels  []channel
	sites     []site
	heard     []int // messages delivered, by agency

	due    []bool // by unit: it was on the road at the instant and has not been heard of since
	unseen int    // of those
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

// NewFold returns a fold of one run of the program to the state at an instant, or with engine.Never to that at the end of
// the run.
func NewFold(p *sim.Program, at engine.Time) *Fold { return newFold(p, at, newKnown(p)) }

// Another returns a fold of another run of the same program, as NewFold does, for a small part of what that costs.
func (f *Fold) Another(at engine.Time) *Fold { return newFold(f.p, at, f.known) }

func newFold(p *sim.Program, at engine.Time, known *known) *Fold {
	f := &Fold{
		p: p, at: at, end: engine.Never, known: known, ways: make(map[hop][]int),
		units:    make([]unit, len(p.Units)),
		streams:  make([]stream, len(p.Incidents)),
		channels: make([]channel, len(p.Channels)),
		sites:    make([]site, len(p.Sites)),
		heard:    make([]int, len(p.Agencies)),
		senders:  make([]uint8, len(p.Steps)),
	}
	for i := range f.reachable {
		f.streams[i].reached = make([]int32, len(f.reachable[i].references))
		f.instances = append(f.instances, nil)
		if !p.Incidents[i].Stream {
			f.instances[i] = f.newInstance(int32(i))
		}
	}
	for i := range f.units {
		f.units[i] = newUnit(&p.Units[i])
	}
	for i := range f.sites {
		f.sites[i].posture = "normal"
	}
	for i := range p.Steps {
		f.senders[i] = f.sender(uint16(i))
	}
	return f
}

// Consume follows records.
func (f *Fold) Consume(first sim.Seq, records []sim.Record) {
	for i := range records {
		switch r := &records[i]; {
		case r.Kind == sim.RunBegan:
			f.began = true
		case r.At > f.at:
			f.lookAhead(r)
		case r.Kind != sim.RunEnded:
			f.record(first+sim.Seq(i), r)
		}
	}
	if n := len(records); n > 0 && records[n-1].Kind == sim.RunEnded {
		f.end = records[n-1].At
	}
}

// record tells everything that a record is about.
func (f *Fold) record(seq sim.Seq, r *sim.Record) {
	switch r.Kind {
	case sim.IncidentBegan, sim.IncidentSkipped:
		f.begin(r)
	case sim.IncidentClosed:
		f.close(r)
	case sim.PrioritySet:
		f.instance(r).priority = int(r.Arg)
	case sim.IncidentMoved:
		f.instance(r).place = r.Place
	case sim.ConditionSet:
		n := f.instance(r)
		n.condition, n.changed = r.Arg, r.At
	case sim.StepAsked, sim.StepStarted, sim.StepRepeated, sim.StepInterrupted,
		sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
		f.changeStep(r)
	case sim.RoundEnded:
		f.step(r).end = r.Arg
	case sim.UnitsKept:
		f.step(r).kept = kept{f.p.Units[r.Unit].Kind, r.Arg}
	case sim.AidRequested:
		s := f.step(r)
		s.awaiting = append(s.awaiting, r.Agency)
	case sim.AidApproved:
		s := f.step(r)
		s.awaiting = slices.DeleteFunc(s.awaiting, func(agency uint8) bool { return agency == r.Agency })
	case sim.MessageQueued, sim.MessageOnAir, sim.MessageRelayed, sim.MessageDelivered, sim.MessageLost,
		sim.MessageWithdrawn:
		f.pass(seq, r)
	case sim.PostureOrdered, sim.PostureSet, sim.PostureRefused, sim.PostureSuperseded:
		f.sites[r.Arg].change(f.p, r)
	case sim.ChannelDown:
		f.channels[r.Arg].change(1, r.At)
	case sim.ChannelUp:
		f.channels[r.Arg].change(-1, r.At)
	default:
		if unitAfter[r.Kind] != "" {
			f.moveUnit(r)
		}
	}
	if r.Incident != sim.None && r.Step != sim.NoStep {
		f.see(seq, r)
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

// planned is what the file says of a step.
func (f *Fold) planned(number uint16) *scenario.Step {
	return f.p.Written(&f.p.Steps[number])
}
