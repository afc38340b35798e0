package sim

import (
	"simulate/sim/engine"
)

// Handlers are told of several things at once, each by the index of its state. Those of steps and slots are types of their own, so
// that none is taken for the other, nor for a unit, a gate or a delivery.
type (
	stepIndex int32 // a step of an instance
	slotIndex int32 // an incident, or the instance of a stream's
)

// unitState is where a unit is and what it does. What most steps ask of a unit stands first, in one cache line.
type unitState struct {
	step     stepIndex // that it serves, or None
	sent     stepIndex // that sent it to where it is, or None
	joined   stepIndex // that it was given to last, as long as it serves, or None
	slot     slotIndex // incident on whose scene it is, or to whose scene it is on the way, or None
	next     int32     // of the units on the scene of its incident, in order of arrival
	previous int32
	number   int32 // k: it was the k-th given to the step that it joined last
	gathered epoch // of serving a scene's line, in which a step gathered it and could not start
	gatherer int32 // that step's priority
	mark     epoch // of the choosing that has taken it
	last     Seq   // the last record of what it does
	freed    Seq   // the record that made it available, or idle on scene
	status   unitStatus
	onScene  bool  // it is among those on the scene of its incident
	leaving  bool  // it goes home when its work ends
	remote   bool  // it works where it is
	absent   bool  // its tour of duty is over, whatever it still does
	relief   bool  // it waits for another unit to take over
	posted   bool  // it is free, and bound for a post or at one
	need     uint8 // of the step that it was given to last, which it serves
	sentFor  uint8 // need of the step that sent it
	turn     int32 // the next change of its duty
	postings int32 // trips to posts and from them so far
	picked   epoch // of the contest in which it was taken
	relieves int32 // unit from which it is to take over when it arrives, or None
	due      engine.Time
	turned   engine.Time // when it was last told to turn out
	idle     engine.Time // since when it has been available, or idle on scene
	leg      leg
	home     spot
}

type unitStatus uint8

const (
	available unitStatus = iota // at home
	returning                   // on the way home, and available
	turningOut
	enRoute
	heldOutside
	idleOnScene
	working
	occupied // on another job
	disabled
	offDuty
	filling // on scene, with seats for others who go where its move goes
	atRest  // on scene, relieved in turn: it takes part in nothing
)

// free reports whether a unit can be assigned from afar.
func (s unitStatus) free() bool { return s <= returning }

// stepState is how far a step has come.
type stepState struct {
	due       engine.Time // of its beginning, its end or its next repetition
	lapse     engine.Time // when its patience runs out
	spare     engine.Time // what is left of its patience while that stands still, or Never
	started   engine.Time // of its present round
	remaining engine.Time // of interrupted work
	cause     Seq         // of its beginning, while delayed
	asked     Seq         // the request it waits with; of one that has a seat, when the unit left
	askedAt   engine.Time
	linedUp   engine.Time // instant that gives it its place in a line for units
	kept      Seq         // the last request of which it was told that a free unit is kept from it
	began     Seq         // StepStarted or StepRepeated of the present round
	slot      slotIndex
	needs     int32 // state of its first need
	open      int32 // units under way, deliveries or orders not yet settled
	round     int32
	draws     int32 // resamplings of its work
	assigned  int32 // units given to it so far
	sites     int32 // that have reached its posture
	step      uint16
	end       uint16 // the outcome drawn
	place     uint16 // where it happens, once it has asked, of one that settles that then; NoPlace of others
	phase     stepPhase
	early     earliness
	leader    stepIndex // move in whose unit this one has a seat; 0 without
	short     bool      // some of what it opened did not come
	worked    bool      // remaining holds
	asking    bool      // it is in the line for units from afar
	achieved  bool      // it is done
	fate      fate      // once it is over: of what it did not reach
	ending    Kind      // StepStopped or StepGaveUp, while what is on air finishes; 0 before
	lasting   bool      // what its event did is in force
	tending   bool      // it is running, as far as the condition of its incident is concerned

	given         int32 // with which its patience was drawn last
	state         uint8 // of the condition of its incident, with whose figures its due was drawn, where that matters
	patienceState uint8 // and its patience
}

type stepPhase uint8

const (
	pending stepPhase = iota
	delayed
	waiting // asked
	running
	resting // between repetitions
	over
)

// earliness is what another incident has decided about a step before the step's own incident begins, if it ever does.
type earliness uint8

const (
	undecided earliness = iota
	ready               // its trigger has come true
	doomed              // it is skipped
	ruined              // it is skipped, foiled
)

// active reports whether the step keeps its incident open.
func (s stepPhase) active() bool { return s > pending && s < over }

// needState is how much of a need is met.
type needState struct {
	left    int32 // not yet assigned
	arrived int32
	total   int32
}

// gateState is what a gate still waits for.
type gateState struct {
	left   int32
	shut   bool // it has opened, or never will
	foiled bool // one of what it waited for is
}

// milestoneState is what has become of a milestone.
type milestoneState struct {
	seq     Seq // the record that reached it, or made it impossible
	fate    fate
	matched uint16 // records that matched, of one that occurs with the nth
}

type fate uint8

const (
	open fate = iota
	reached
	lost   // it can no longer occur: the plan has taken another way
	foiled // the same, but because something gave up, failed or was released
)

// incidentState is how far an incident, or the instance of a stream's, has come.
type incidentState struct {
	luck     engine.Key // of the run and the instance: what its draws have in common
	shift    shift
	lot      lot
	ordinal  int32
	incident int32
	priority int32
	active   int32       // steps
	moving   int32       // units on the way to it
	inForce  int32       // steps whose event does something to others, and is in force
	moves    int32       // times that it has moved
	at       engine.Time // when it began
	spot     spot        // where it is
	scene    slotIndex   // of the incident on whose scene its units are: its own, or that of which it is part
	first    int32       // unit on scene, in order of arrival, or None
	tail     int32
	next     slotIndex // of a stream's instances that have not closed, in order of arrival, or None
	previous slotIndex
	began    Seq
	last     Seq    // the last record that ended something of it
	state    uint16 // of its condition, counted from 1; 0 before it begins, and without one
	phase    incidentPhase
	measured bool // it counts among those that are measured and have not closed
	closing  bool // it is among those that may have nothing left to do
	stirred  bool // it is among those on whose scene something has changed
}

// shift leads from an index of the program to that of an instance's own state: it is to be added.
type shift struct {
	steps, needs, gates, milestones, deliveries, orders, approvals int32
	conditions, clocks, outcomes                                   int32
}

// step is where the state of one of the instance's steps stands.
func (s *shift) step(number uint16) stepIndex { return stepIndex(int32(number) + s.steps) }

type incidentPhase uint8

const (
	awaited incidentPhase = iota
	current
	closed
	vacated // its slot may be used again
)

type channelState struct {
	freedAt  engine.Time
	freed    Seq // the record that made room on it
	capacity int32
	busy     int32 // transmissions on air
	down     int32 // events that block it
}

type deliveryState struct {
	of      int32 // index in Program.deliveries
	step    stepIndex
	due     engine.Time // of the end of the transmission, or of the next attempt
	asked   Seq
	askedAt engine.Time
	pressed engine.Time // instant that gives it its place in the line
	onAir   Seq
	leader  int32 // delivery whose transmission this one is part of
	tries   int32
	presses int32 // times it was pressed again
	channel uint16
	phase   deliveryPhase
	state   uint8 // of the condition of its incident, with whose figures due was drawn, where that matters
}

type deliveryPhase uint8

const (
	notSent deliveryPhase = iota
	queued
	onAir
	retrying
	settled
)

type orderState struct {
	of     int32 // index in Program.orders
	step   stepIndex
	due    engine.Time
	placed Seq
	live   bool
	state  uint8 // of the condition of its incident, with whose figures due was drawn, where that matters
}

type siteState struct{ order int32 } // the latest order that is not settled, or None

type approvalState struct {
	of      int32 // index in Program.approvals
	step    stepIndex
	due     engine.Time
	givenAt engine.Time
	asked   Seq
	given   Seq
	phase   approvalPhase
}

type approvalPhase uint8

const (
	notAsked approvalPhase = iota
	asking
	approved
)

// placeState is what events do to a place.
type placeState struct {
	blocks   int32   // events that keep some kind of unit out
	slow     float64 // factor on trips to it
	slowFrom float64 // and from it
}

// outcome is whether a step draws with what it ends: one of its outcomes, or an option where nothing says which is taken.
func (s *Step) outcome() bool { return len(s.Ends) > 0 && s.decided == 0 }
