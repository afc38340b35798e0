package sim

import "simulate/sim/engine"

// Record is a fact: something that happened in a run, in 32 bytes. A run is its records; measures, reports
// and states at an instant are folds over them, and nothing else is told of a run.
//
// Fields that a kind has no use for hold None (or NoPlace, NoAgency, 0 for Arg).
type Record struct {
	At       engine.Time
	Cause    Seq   // the record that let this one happen: of a wait, the one that freed the unit or channel
	Since    Seq   // the request whose wait ends here; 0 when there was no wait
	Incident int32 // slot of the incident's instance
	Unit     int32
	Step     uint16 // index in Program.Steps
	Place    uint16 // where, or where to
	Kind     Kind
	Agency   uint8
	Arg      uint16 // see Kind
}

// Seq is a record's number in its run, counted from 0. Record 0 is RunBegan, the root of every chain of causes.
type Seq uint32

// What a field holds that is not used.
const (
	None            = -1
	NoStep   uint16 = 1<<16 - 1
	NoPlace  uint16 = 1<<16 - 1
	NoAgency uint8  = 1<<8 - 1
)

// Kind is what happened.
type Kind uint8

// The kinds of record. Unless said otherwise Step is the step on whose behalf it happened and Arg is unused.
const (
	RunBegan Kind = iota
	RunEnded      // the horizon is reached

	IncidentBegan   // Step: the incident's pseudo-step; Arg: index in Program.Incidents; Unit: ordinal of the instance, of a stream counted from 1; Place: where it is
	IncidentSkipped // its chance went against it, or the condition that was to set it off can no longer come true; fields as IncidentBegan
	IncidentClosed  // fields as IncidentBegan

	StepAsked       // its waits for milestones and time are over; it asks for units, a channel or approval; Place: where it happens, if that is settled only now
	StepStarted     // work begins, the message is on air, the first unit is assigned
	StepDone        // Arg: number of the outcome or option taken, counted from 1; 0 without
	StepStopped     // by its until, or by a release: then Arg is Foiled
	StepSkipped     // by its chance, by its until, or because what it waits for can no longer come: then Arg may be Foiled
	StepGaveUp      // its patience ran out
	StepFailed      // abandoned, lost for good, or refused everywhere
	StepRepeated    // a repetition begins; Arg: its number, counted from 2
	StepInterrupted // a unit was taken from running work

	AidRequested // Agency is asked to approve
	AidApproved  // Agency approves

	UnitAssigned  // Unit is given to Step; Arg: k-th unit assigned to it, counted from 1
	UnitEnRoute   // Unit leaves for Place, or turns there because its incident, or whom it is to relieve, has moved; then Since is when it left for where that was. Arg: how many are aboard one with seats; then Since is when the first took it
	UnitHeld      // Unit waits outside Place, which is blocked
	UnitArrived   // Unit is at Place; Arg: k-th arrival of the step, with LastOfKind when all of its kind have arrived
	UnitWorking   // Unit is busy with Step at Place
	UnitIdle      // Unit is idle at Place, still on the incident
	UnitReturning // Unit leaves for Place, its home or with ToPost as Arg a post, and is available; Arg is FromPost of one that leaves a post for its home
	UnitHome      // Unit is at Place, its home or with ToPost as Arg a post, and available
	UnitOccupied  // Unit is on another job
	UnitFreed     // Unit is available where it is
	UnitDisabled  // Unit is out of action
	UnitRestored  // Unit is in action again
	UnitDiverted  // Unit is taken from Step for a more urgent request, which is the cause
	UnitRelieved  // Unit, whose duty is over, hands over to the unit that is the cause; Arg: InTurn when it rests on the scene, then Since is when it fell due
	UnitOnDuty    // Unit begins its duty at Place and is available
	UnitOffDuty   // Unit's duty is over; it is not available
	UnitsShort    // fewer units were there to be disabled, or were present, than the scenario says; Arg: how many are missing

	MessageQueued    // to Agency
	MessagePressed   // to Agency: the sender, who still waits, presses again and goes to the back of the queue
	MessageOnAir     // to Agency; Arg: channel
	MessageRelayed   // Agency, which will pass it on, has it; Arg: channel
	MessageDelivered // Agency has it; Arg: channel, or NoChannel within one agency
	MessageLost      // Agency did not hear it; Arg: channel
	MessageWithdrawn // to Agency

	PostureOrdered    // Arg: site
	PostureSet        // Arg: site
	PostureRefused    // Arg: site
	PostureSuperseded // by a later order at the site; Arg: site

	PlaceBlocked  // Place
	PlaceCleared  // Place
	TravelSlowed  // to Place, or without one everywhere; Arg: factor in thousandths
	TravelCleared // to Place, or without one everywhere
	ChannelDown   // Arg: channel
	ChannelUp     // Arg: channel
	PrioritySet   // of the incident; Arg: priority

	TravelSlowedFrom  // from Place; Arg: factor in thousandths
	TravelClearedFrom // from Place
	ConditionSet      // of the incident, whose pseudo-step is Step; Arg: number of the state in Incident.States, counted from 1; Since: its beginning, where that was held
	IncidentMoved     // Place: where the incident is from now on
	RoundEnded        // a round of a step that repeats ends with an outcome, or an option; Arg: its number, counted from 1
	UnitsKept         // Unit is free and not given to Step, for more urgent requests; told once for each request; Arg: how many of its kind Agency keeps free
	RiderEnRoute      // Step, which has a seat in Unit, leaves for Place with it; Since: when it took the seat
	RiderArrived      // Step is at Place with Unit; Arg as of UnitArrived; Since: when it left
	ReliefDue         // Unit has worked so long on Step that another is to take its place
	WayShut           // Unit has left for Place, to which closed roads leave no way, and drives as if all were open; Arg: the set of closings in force, see Program.Shut
)

// LastOfKind marks in the Arg of UnitArrived that every unit of that kind asked for has arrived; the rest of
// Arg is the number of the arrival.
const LastOfKind uint16 = 1 << 15

// Foiled is the Arg of a step that was skipped or stopped not because the plan took another way, but because something gave up,
// failed or was released.
const Foiled uint16 = 1

// InTurn is the Arg of a unit that was relieved not because its duty is over, but because it has worked long enough.
const InTurn uint16 = 1

// NoChannel is the Arg of a message that needed no channel.
const NoChannel uint16 = 1<<16 - 1

// Leads reports whether a record that an instance of a stream has begun, or was skipped, is of the first that comes at once. Those that
// come with it have its record as their cause.
func (r *Record) Leads() bool { return r.Cause == 0 }

// Sink consumes the records of a run, in order, in chunks that it must not keep: the memory is used again.
type Sink interface {
	Consume(first Seq, records []Record)
}
