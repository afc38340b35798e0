package knowledge

import (
	"slices"

	"simulate/sim"
)

// Fact is a record as somebody knows it: what happened, and how it is known.
type Fact struct {
	// Record is what happened. It bears no numbers of records: Cause and Since are 0. An arrival does not say the how manieth it is,
	// and a unit that is seen at something its viewer does not know of has no incident and no step.
	Record sim.Record

	Of    sim.Instance // the incident; of no use where Record.Incident is sim.None
	How   Way
	First bool // with this fact the incident became known
	Cause int  // index of the fact that let it happen, -1 where that is not known
	Since int  // index of the fact with which a wait began that ends here, likewise

	seq sim.Seq
}

// Way is how something is known.
type Way uint8

// The ways in which something is known, and Hidden, in which it is not.
const (
	Hidden  Way = iota
	Public      // everybody knows it: the run has begun, or ended
	Own         // it is about a unit, a site or a work of the agency
	Asked       // the agency asks, or is asked
	Sent        // the agency sends, or passes on
	Heard       // the agency has been told
	Decided     // it is a decision of the role
	Present     // a unit of the agency stands where it happens
	Seen        // the role sees the units of another agency
	Shown       // everything is shown
)

var wayNames = [...]string{"hidden", "public", "own", "asked", "sent", "heard", "decided", "present", "seen", "shown"}

// String is a word for the way.
func (w Way) String() string { return wayNames[w] }

// add makes a record a fact.
func (f *Fold) add(seq sim.Seq, r *sim.Record, how Way) {
	fact := Fact{Record: *r, How: how, Cause: f.factOf(r.Cause), Since: -1, seq: seq}
	if r.Since != 0 {
		fact.Since = f.factOf(r.Since)
	}
	fact.Record.Cause, fact.Record.Since = 0, 0
	if how != Shown && arrivals.Has(r.Kind) {
		fact.Record.Arg = 0
	}
	switch {
	case r.Incident == sim.None:
	case how == Seen && !f.knows(r.Incident):
		fact.Record.Incident, fact.Record.Step = sim.None, sim.NoStep
	default:
		fact.Of, fact.First = f.roll.Of(r.Incident), f.learn(r)
	}
	f.facts = append(f.facts, fact)
}

// arrivals are the kinds of record that count units which their reader may not see.
var arrivals = sim.SetOf(sim.UnitAssigned, sim.UnitArrived, sim.RiderArrived)

// factOf is the index of the fact that a record is, -1 where it is none.
func (f *Fold) factOf(seq sim.Seq) int {
	i, found := slices.BinarySearchFunc(f.facts, seq, func(fact Fact, seq sim.Seq) int { return int(fact.seq) - int(seq) })
	if !found {
		return -1
	}
	return i
}

// Shows reports whether the record of a number is a fact.
func (f *Fold) Shows(seq sim.Seq) bool { return f.factOf(seq) >= 0 }
