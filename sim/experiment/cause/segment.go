package cause

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// Kind is where the time of a segment went.
type Kind uint8

// The kinds of segment.
const (
	Script         Kind = iota // the script fixes the instant
	Delay                      // a step's delay
	Approval                   // an agency approves aid
	WaitForUnit                // no unit was free
	WaitOnScene                // units on scene were busy or not yet there
	WaitForChannel             // the channel was busy or down
	Turnout                    // from notice to wheels rolling
	Travel                     // on the road
	HeldOutside                // the place was blocked
	AirTime                    // a message on the air
	Retry                      // a lost message waits to be sent again
	Work                       // work being done
	Deciding                   // a decision being taken
	PostureChange              // a site changes its posture
	OtherJob                   // a unit is on a job that is not part of the scenario
	InVain                     // a wait that ended with patience or with until
	Taken                      // what was done for it until a unit was taken away
	OffDuty                    // a unit was not on duty
	Arrival                    // an incident of a stream had not arrived
	Changing                   // the condition of an incident changed by itself
	Filling                    // a unit with seats waited for others
	Resting                    // a step that repeats waited for its next round
	Unserved                   // a wait that was not over by the horizon
)

var kindNames = [...]string{
	Script: "script", Delay: "delay", Approval: "approval", WaitForUnit: "waiting for a unit",
	WaitOnScene: "waiting on scene", WaitForChannel: "waiting for a channel", Turnout: "turnout", Travel: "travel",
	HeldOutside: "held outside", AirTime: "air time", Retry: "retry", Work: "work", Deciding: "deciding",
	PostureChange: "posture change", OtherJob: "on another job", InVain: "waiting in vain",
	Taken: "taken away", OffDuty: "off duty", Arrival: "arrival", Changing: "condition",
	Filling: "waiting to fill", Resting: "between rounds", Unserved: "not served",
}

// String returns the kind as reports print it.
func (k Kind) String() string { return kindNames[k] }

// kind says where the time before a record went.
func (w *walk) kind(r *sim.Record) Kind {
	switch r.Kind {
	case sim.AidApproved:
		return Approval
	case sim.UnitAssigned:
		return w.assigned(r)
	case sim.AidRequested:
		return w.wanted(r)
	case sim.RiderEnRoute:
		return Filling
	case sim.RiderArrived:
		return Travel
	case sim.UnitEnRoute:
		if r.Arg > 0 {
			return Filling
		}
		if r.Since != 0 { // it was under way to where its incident was
			return Travel
		}
		return Turnout
	case sim.UnitArrived:
		return w.arrival(r)
	case sim.UnitHeld, sim.UnitHome:
		return Travel
	case sim.UnitFreed:
		return w.available(r)
	case sim.MessageOnAir:
		return WaitForChannel
	case sim.MessageDelivered, sim.MessageRelayed, sim.MessageLost:
		return AirTime
	case sim.MessageQueued:
		return w.queued(r)
	case sim.PostureSet, sim.PostureRefused, sim.PostureSuperseded:
		return PostureChange
	case sim.ConditionSet:
		return Changing
	default:
		return w.stepKind(r)
	}
}

// wanted tells the wait until another agency had a unit that it could be asked for.
func (w *walk) wanted(r *sim.Record) Kind {
	if r.Since != 0 {
		return WaitForUnit
	}
	return w.beginning(r)
}

// assigned tells a wait from a relief, who is sent when a tour ends.
func (w *walk) assigned(r *sim.Record) Kind {
	if r.Since == 0 {
		return Work
	}
	return WaitForUnit
}

// arrival tells travel from the wait outside a place that is blocked.
func (w *walk) arrival(r *sim.Record) Kind {
	if r.Since != 0 {
		return HeldOutside
	}
	return Travel
}

// available tells the end of work where a unit is from that of a job outside the scenario.
func (w *walk) available(r *sim.Record) Kind {
	if w.records[r.Cause].Kind == sim.UnitOccupied {
		return OtherJob
	}
	return Work
}

// queued tells a message that is sent again from one that is new.
func (w *walk) queued(r *sim.Record) Kind {
	if w.records[r.Cause].Kind == sim.MessageLost {
		return Retry
	}
	return w.beginning(r)
}

// stepKind says where the time before a record of a step's life went.
func (w *walk) stepKind(r *sim.Record) Kind {
	switch r.Kind {
	case sim.StepStarted:
		if r.Since != 0 {
			return w.waitFor(r.Step)
		}
		return w.beginning(r)
	case sim.StepDone, sim.RoundEnded:
		return w.doing(r)
	case sim.StepStopped, sim.StepGaveUp, sim.StepFailed, sim.MessageWithdrawn:
		return InVain
	case sim.StepRepeated:
		return w.repeated(r)
	case sim.UnitIdle, sim.UnitReturning, sim.UnitDisabled, sim.UnitWorking, sim.UnitRelieved, sim.ReliefDue:
		return Work
	case sim.StepInterrupted:
		return w.interrupted(r)
	case sim.UnitOnDuty:
		return OffDuty
	case sim.IncidentBegan:
		return w.begun(r)
	default:
		return w.beginning(r)
	}
}

// repeated tells the rest between two rounds. Of work that is done by nobody and ends in one way only, it is not on record when a round
// was over: the rest counts as part of it.
func (w *walk) repeated(r *sim.Record) Kind {
	step := &w.program.Steps[r.Step]
	if _, known := w.rounds.before(r); known || step.Verb != scenario.Work || w.program.Written(step).Takes == nil {
		return Resting
	}
	return Work
}

// interrupted tells what a send did in vain from work, of which something is done; also where it asks for one more.
func (w *walk) interrupted(r *sim.Record) Kind {
	if w.program.Steps[r.Step].Verb == scenario.Send && w.records[r.Cause].Kind != sim.ReliefDue {
		return Taken
	}
	return Work
}

// begun tells the arrival of a stream's instance from an instant that the script fixes.
func (w *walk) begun(r *sim.Record) Kind {
	if w.program.Incidents[r.Arg].Stream {
		return Arrival
	}
	return w.beginning(r)
}

// waitFor says what a step that asked was waiting for: units from afar, or those on scene.
func (w *walk) waitFor(step uint16) Kind {
	written := w.program.Written(&w.program.Steps[step])
	if len(written.By) > 0 || written.Send.Given() {
		return WaitForUnit
	}
	return WaitOnScene
}

// doing says what a step did until it was done. An event is done as it begins.
func (w *walk) doing(r *sim.Record) Kind {
	cause := &w.records[r.Cause]
	switch {
	case cause.Step != r.Step || cause.Kind == sim.StepAsked:
		return w.beginning(r)
	case w.program.Steps[r.Step].Verb == scenario.Decide:
		return Deciding
	default:
		return Work
	}
}

// beginning says why something did not begin at once: the script fixes its instant, or it has a delay.
func (w *walk) beginning(r *sim.Record) Kind {
	if r.Step == sim.NoStep {
		return Script
	}
	step := &w.program.Steps[r.Step]
	fixed := step.At != engine.Never && step.At > w.records[r.Cause].At
	if step.Delayed && !fixed {
		return Delay
	}
	return Script
}
