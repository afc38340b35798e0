package knowledge

import (
	"simulate/sim"
	"simulate/sim/scenario"
)

// rule is how an agency knows of a record, as of the moment in which it happens.
type rule func(f *Fold, r *sim.Record) Way

// rules are who knows what, by kind of record.
var rules = [sim.NumKinds]rule{
	sim.RunBegan: public, sim.RunEnded: public,

	sim.IncidentBegan:   present,
	sim.IncidentSkipped: never, // it has not happened
	sim.IncidentClosed:  present,
	sim.IncidentMoved:   present,
	sim.ConditionSet:    present,
	sim.PrioritySet:     present,

	sim.StepAsked:       ofStep,
	sim.StepStarted:     ofCourse,
	sim.StepDone:        ofEnd,
	sim.StepStopped:     ofCourse,
	sim.StepSkipped:     never, // it has not happened
	sim.StepGaveUp:      ofStep,
	sim.StepFailed:      ofCourse,
	sim.StepRepeated:    ofStep,
	sim.StepInterrupted: ofCourse,
	sim.RoundEnded:      ofCourse,

	sim.AidRequested: aid,
	sim.AidApproved:  aid,

	sim.UnitAssigned:  ofUnit,
	sim.UnitEnRoute:   ofUnitHere, // one that is moved is seen to leave
	sim.WayShut:       ofUnit,     // it is that unit that found no way
	sim.UnitHeld:      ofUnit,
	sim.UnitArrived:   ofUnitComing,
	sim.UnitWorking:   ofUnitHere,
	sim.UnitIdle:      ofUnitHere,
	sim.UnitReturning: ofUnitHere,
	sim.UnitHome:      ofUnit,
	sim.UnitOccupied:  ofUnit,
	sim.UnitFreed:     ofUnit,
	sim.UnitDisabled:  ofUnitHere,
	sim.UnitRestored:  ofUnitHere,
	sim.UnitDiverted:  ofUnitHere,
	sim.UnitRelieved:  ofUnitHere,
	sim.UnitOnDuty:    ofUnit,
	sim.UnitOffDuty:   ofUnitHere,
	sim.ReliefDue:     ofUnit,
	sim.RiderEnRoute:  ofUnitHere,
	sim.RiderArrived:  ofUnitComing,
	sim.UnitsKept:     own,
	sim.UnitsShort:    present,

	sim.MessageQueued:    sent,
	sim.MessagePressed:   sent,
	sim.MessageOnAir:     sent,
	sim.MessageRelayed:   sentOrHeard,
	sim.MessageDelivered: sentOrHeard,
	sim.MessageLost:      sent,
	sim.MessageWithdrawn: sent,

	sim.PostureOrdered:    ofSite,
	sim.PostureSet:        ofSite,
	sim.PostureRefused:    ofSite,
	sim.PostureSuperseded: ofSite,

	sim.PlaceBlocked:      atPlace,
	sim.PlaceCleared:      atPlace,
	sim.TravelSlowed:      present,
	sim.TravelCleared:     present,
	sim.TravelSlowedFrom:  present,
	sim.TravelClearedFrom: present,
	sim.ChannelDown:       present,
	sim.ChannelUp:         present,
}

// steps are who knows how far a step has come, by its verb.
var steps = [...]rule{
	scenario.NoVerb:  present,
	scenario.Event:   present,
	scenario.Message: never, // its hops tell: the sender learns the first and not the last
	scenario.Send:    asked,
	scenario.Move:    present,
	scenario.Work:    byOrPresent,
	scenario.Posture: ownSites,
	scenario.Release: asked,
	scenario.Decide:  decided,
}

func public(*Fold, *sim.Record) Way { return Public }

func never(*Fold, *sim.Record) Way { return Hidden }

// known is a way of knowing where a condition holds.
func known(holds bool, how Way) Way {
	if holds {
		return how
	}
	return Hidden
}

// either is the first of two ways that is none of hiding.
func either(a, b Way) Way {
	if a != Hidden {
		return a
	}
	return b
}

func ofStep(f *Fold, r *sim.Record) Way { return steps[f.p.Steps[r.Step].Verb](f, r) }

// ofCourse is as ofStep, but for a send: what becomes of it tells of other agencies' units, and who asked learns that only where they
// are all his own.
func ofCourse(f *Fold, r *sim.Record) Way {
	if f.p.Steps[r.Step].Verb == scenario.Send && !f.alone[r.Step] {
		return Hidden
	}
	return ofStep(f, r)
}

// ofEnd is as ofCourse, but for who stands where they arrive.
func ofEnd(f *Fold, r *sim.Record) Way { return either(ofCourse(f, r), arriving(f, r)) }

// arriving: a unit of the agency stands where a send sends to.
func arriving(f *Fold, r *sim.Record) Way {
	if f.p.Steps[r.Step].Verb != scenario.Send {
		return Hidden
	}
	return present(f, r)
}

// present: a unit of the agency stands where it happens.
func present(f *Fold, r *sim.Record) Way { return known(f.standsWhere(f.p, f.roll, r), Present) }

func own(f *Fold, r *sim.Record) Way { return known(r.Agency == f.role.Agency, Own) }

func ofUnit(f *Fold, r *sim.Record) Way {
	of := f.p.Units[r.Unit].Agency
	return either(known(of == f.role.Agency, Own), known(of != sim.NoAgency && f.sees[of], Seen))
}

// ofUnitHere: or a unit of the agency stands where it stands.
func ofUnitHere(f *Fold, r *sim.Record) Way {
	return either(ofUnit(f, r), known(f.standsWith(r.Unit), Present))
}

// ofUnitComing: or a unit of the agency stands where it comes.
func ofUnitComing(f *Fold, r *sim.Record) Way {
	return either(ofUnit(f, r), known(f.isHere(spot{hostOf(f.p, f.roll, r.Incident), r.Place}), Present))
}

// asked: the incident is the agency's, which is who asks for units and releases them.
func asked(f *Fold, r *sim.Record) Way {
	return either(known(f.isAsker(r), Asked), present(f, r))
}

func (f *Fold) isAsker(r *sim.Record) bool {
	return f.p.Incidents[f.p.Steps[r.Step].Incident].Agency == f.role.Agency
}

// aid: the agency asks, or is asked.
func aid(f *Fold, r *sim.Record) Way {
	return known(r.Agency == f.role.Agency || f.isAsker(r), Asked)
}

func byOrPresent(f *Fold, r *sim.Record) Way {
	return either(known(f.by[r.Step], Own), present(f, r))
}

// decided: the decision is the role's, or one that the agency's units take where they are.
func decided(f *Fold, r *sim.Record) Way {
	return either(known(f.decides[r.Step], Decided), known(f.by[r.Step], Own))
}

func ownSites(f *Fold, r *sim.Record) Way { return known(f.alone[r.Step], Own) }

// sent: the agency sends the message, or passes it on.
func sent(f *Fold, r *sim.Record) Way {
	return known(f.p.Passing(r.Step, r.Agency) == f.role.Agency, Sent)
}

func sentOrHeard(f *Fold, r *sim.Record) Way {
	return either(known(r.Agency == f.role.Agency, Heard), sent(f, r))
}

// ofSite: the site is the agency's, or a unit of it stands there.
func ofSite(f *Fold, r *sim.Record) Way {
	return either(own(f, r), known(f.standsAt(r.Place), Present))
}

// atPlace: a unit of the agency stands at the place, or outside it.
func atPlace(f *Fold, r *sim.Record) Way { return known(f.standsAt(r.Place), Present) }
