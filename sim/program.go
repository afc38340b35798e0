package sim

import (
	"time"

	"simulate/sim/engine"
	"simulate/sim/geo"
	"simulate/sim/scenario"
)

// Program is a compiled scenario: flat tables with small integers for names. It is immutable and shared by goroutines.
// Tables are in the order of the file.
type Program struct {
	Scenario *scenario.Scenario
	Start    time.Time   // what time 0 is, in the scenario's zone
	WarmUp   engine.Time // clock.start lies here: what begins before is simulated and not measured
	Horizon  engine.Time // measuring ends here, and runs unless measured incidents are waited for
	End      engine.Time // where runs end at the latest: the horizon and the bound of the cool-down

	Agencies  []Agency
	Places    []Place
	Kinds     []string // kinds of unit
	Sorts     []Sort   // what needs ask for: the kinds first, in their order
	Units     []Unit
	Pools     []Pool
	Channels  []Channel
	Sites     []Site
	Incidents []Incident
	Steps     []Step
	Sources   []Source // of uncertainty
	Inputs    []Input  // figures that every run draws

	posted     bool  // some units wait at posts
	reserved   bool  // some units are kept for more urgent requests
	past       *past // nil: the program runs from the beginning
	classes    []class
	names      names
	travel     travel
	triggers   watchList // the milestones that gates wait for
	edges      edges     // from those milestones to the gates
	gates      []gate
	waits      []wait // of the gates, in the order of the file
	deliveries []delivery
	orders     []order
	approvals  []approval
	followed   []uint16 // classes of units that a step takes where those of another step stand
	joining    bool     // a step takes units on scene where those of another step are
	changes    []change // of conditions
	template   template
}

// Until returns a program that differs only in its horizon.
func (p *Program) Until(horizon engine.Time) *Program {
	shorter := *p
	shorter.Horizon, shorter.End = horizon, horizon
	return &shorter
}

// Measured reports whether what begins at an instant is measured: not in the warm-up, and not in the cool-down.
func (p *Program) Measured(t engine.Time) bool { return t >= p.WarmUp && t <= p.Horizon }

// Clock returns the clock time of an instant, in the scenario's zone.
func (p *Program) Clock(t engine.Time) time.Time {
	return p.Start.Add(time.Duration(t) * time.Millisecond)
}

// Written returns a step as it stands in the scenario; nil for a pseudo-step.
func (p *Program) Written(s *Step) *scenario.Step {
	return p.Scenario.Incidents.Get(p.Incidents[s.Incident].ID).Plan.Get(s.ID)
}

// StepNumber is the number of a step of a plan by its ids; known is false where there is none.
func (p *Program) StepNumber(incident, id string) (number uint16, known bool) {
	number, known = p.names.step[incident+"/"+id]
	return number, known
}

// Agency is an organisation.
type Agency struct {
	ID, Name string
	Kind     scenario.AgencyKind

	key      engine.Key
	approval span
}

// Place is a named point. Sites with a position of their own are places too, under the site's id.
type Place struct {
	ID, Name string
	Position scenario.Position
	Located  bool // Position is known
	Road     bool // a stretch of road that events close or slow, where nobody goes

	point     geo.Vector
	scattered bool // it stands for points that differ by instance of a stream
}

// Unit is a vehicle, a team, a person at a console or a bed.
type Unit struct {
	ID, Name string
	Agency   uint8
	Kind     uint16 // index in Program.Kinds
	Pool     uint16 // index in Program.Pools
	Crew     int32  // people
	Home     uint16 // place, or NoPlace for a circle or none

	subject subject
	class   uint16 // index in Program.classes
	seat    int32  // in its class
	taken   bool   // a nominal run has it busy at the start
	rank    int32  // in its entry of the file, counted from 0
	count   drawn  // the number of units of that entry that are in service
	patrol  *patrol
	turnout span
	seats   int32 // for instances of a stream; 0: one has it for itself
	duty    *duty // nil: it is always on duty
	busy    odds  // chance of being busy when the scenario starts
	busyFor span
}

// patrol is where a unit without a place of its own may be when the scenario starts.
type patrol struct {
	circle geo.Circle
	evenly geo.Vector // its point in a nominal run
}

// Pool is the units of one kind of one agency.
type Pool struct {
	Agency uint8
	Kind   uint16
	Units  []int32

	keep  []reserve // for more urgent requests, by priority
	posts *posts    // where free units wait; nil without
}

// Channel carries messages.
type Channel struct {
	ID, Name string
	Kind     scenario.ChannelKind
	Capacity int32
	Members  []uint8

	input drawn // its capacity
}

// Site is a protected place.
type Site struct {
	ID, Name  string
	Agency    uint8
	Place     uint16
	People    int32
	Dismissal engine.Time // engine.Never without

	key engine.Key
}

// Incident is a plan with a place; a run holds instances of it. Its pseudo-step stands first in its range of steps and
// is the milestone begins.
type Incident struct {
	ID, Title        string
	Agency           uint8
	Place            uint16
	Begins           engine.Time // engine.Never of one that others set off
	Priority         int32       // 1 is the most urgent
	FirstStep, Steps uint16      // range in Program.Steps, the pseudo-step included
	Stream           bool        // it has arrivals: a run holds any number of instances, in slots that are used again
	PartOf           int32       // index in Program.Incidents of the one whose units on scene its instances use, or None

	extent  extent  // where the parts of its plan stand in the program's tables
	outside []edge  // from other incidents' milestones to its gates
	guests  []int32 // streams that are part of it
	counted []int32 // milestones, among the triggers, of which the instances of a stream are counted
	stream  *stream // of arrivals; nil of an incident that begins once
	chance  odds
	present []presence

	States    []string   // of its condition; ConditionSet.Arg-1 indexes them. Empty without a condition
	condition *condition // nil without
	moves     bool       // an event may take it to another place

	priorities []int32 // instead of Priority, by state of its condition, 0 before it begins; nil where they are the same
	rated      bool    // its priority, or that of one of its steps, differs by state
}

// presence is units on scene when an incident begins.
type presence struct {
	count   int
	classes []uint16
}

// Step is one step of a plan, or an incident's pseudo-step, whose Verb is scenario.NoVerb.
type Step struct {
	ID      string
	Text    string      // in the trainer's words; empty for verbs without
	Posture string      // of a posture step
	Ends    []string    // names of outcomes or options; Arg-1 of StepDone and RoundEnded indexes them. Of a pseudo-step, Incident.States
	Sites   []uint16    // of a posture step
	Needs   []Need      // units it sends, moves, needs or releases
	At      engine.Time // instant that the script fixes, or engine.Never; see Relative

	Incident int32  // index in Program.Incidents
	Place    uint16 // where it happens; NoPlace when another step or the place of its instance decides, or it is settled as the step asks
	Verb     scenario.Verb
	Delayed  bool // a delay follows its after
	Relative bool // At counts from the beginning of its instance

	patient, repeats   bool // it has a give-up; an every
	by, all, whole     bool // its units work where they are; all of every kind; all together
	standing           bool // only those of them that stand where atPlace or atStep says, or else where it happens
	alike              bool // where one of its requests gets nothing, none behind it gets anything
	divert             bool // it may take units from lower priorities
	again              bool // a lost transmission is tried again
	interrupted        interruption
	decided            uint16 // of Ends, the default of a decision; counted from 1, and 0 where it is drawn
	settles            bool   // where it happens is settled as it asks
	with, whereStep    uint16 // step whose units it uses; step whose units' place is its place
	atPlace, atStep    uint16 // where its units stand, or NoPlace; step whose units' place that is
	subject            subject
	after, until, hold int32    // gates, or None
	overlapping        bool     // a unit may serve more than one of its needs
	classes            []uint16 // whose units a send, or work by units where they are, may take
	priorities         []int32  // its own, by state of the incident's condition, 0 before that begins; nil: the incident's
	priorityColumn     column   // of the incident's trace that says it, where it does; 0 without
	deliveries, orders indexes
	rounds             indexes // of one that repeats: its outcomes, in planStates.outcomes
	numbers
	byState   []numbers // instead, by state of the incident's condition; nil where it does not matter
	rePress   span
	impatient bool // it has a re-press
	refused   odds
	effects   *effects // of an event
	relief    *relief  // of work: in turn; nil: nobody is
	shared    bool     // a move of one unit in instances of a stream on whose scene units are: one with seats carries several
	fill      span     // how long such a unit waits for others
	byHand    *byHand  // what people do with it in an exercise; nil: nothing
	care      *care    // what it does to the incident's condition while it is running; nil: nothing

	Awaited []string // arrivals of single units that plans wait for, as parts of it: engine-2
}

// indexes is a range in one of the program's tables.
type indexes struct{ from, to int32 }

// choice is how a unit is chosen.
type choice uint8

const (
	ownFirst choice = iota
	nearest
	fastest
	longestIdle
	byList
)

// interruption is what happens to work that a unit is taken from.
type interruption uint8

const (
	resume interruption = iota
	restart
	resample
	abandon
)

// approval is one agency's approval of one step.
type approval struct {
	subject subject
	step    uint16
	agency  uint8
}

// delivery is one receiver of a message step; relays are receivers too.
type delivery struct {
	subject  subject
	step     uint16
	agency   uint8
	parent   int32    // delivery whose receiver passes it on, or None
	named    bool     // the step names the receiver; otherwise it is only a relay
	channels []uint16 // that serve this hop, by preference; none within one agency
}

// order is one site of a posture step.
type order struct {
	subject subject
	step    uint16
	site    uint16
}

// gate waits for all or any of its inputs: milestones and other gates.
type gate struct {
	step   uint16
	role   role
	any    bool
	parent int32 // or None for the outermost
	inputs int32
}

// edge leads from another incident's milestone, among the triggers, to a gate.
type edge struct {
	milestone int32
	gate      int32
	outermost int32 // of the gates around it
}

// isSetOff reports whether an incident begins with a condition over others, and not at an instant.
func (i *Incident) isSetOff() bool { return i.Begins == engine.Never }

// HappensAt is the place where a step happens, or the step whose units' place that is: of work by units where they are the one where
// they have to stand. Both are none where its instance decides, or the step itself as it asks.
func (s *Step) HappensAt() (place, as uint16) {
	if s.atPlace != NoPlace || s.atStep != NoStep {
		return s.atPlace, s.atStep
	}
	return s.Place, s.whereStep
}

// Repeats reports whether a step begins again and again.
func (s *Step) Repeats() bool { return s.repeats }

// Scripted is the instant that the script fixes for a step of an instance which has begun; engine.Never where it fixes none.
func (s *Step) Scripted(began engine.Time) engine.Time {
	if s.Relative {
		return began + s.At
	}
	return s.At
}

// role is what the outermost gate of a trigger does to its step.
type role uint8

const (
	begin role = iota
	stop
	letGo  // the units held by a work
	settle // the condition of the incident, of whose pseudo-step the trigger is: nothing changes any more
	setOff // the incident, likewise
)

// edges lead from the i-th trigger milestone to gates[from[i]:from[i+1]].
type edges struct {
	from  []int32
	gates []int32
}

// of lists the gates behind a milestone.
func (e *edges) of(milestone int32) []int32 {
	return e.gates[e.from[milestone]:e.from[milestone+1]]
}

// subject is what draws are about: a unit, or a step, perhaps with a site or an agency.
type subject struct {
	key  engine.Key
	name string // of the unit, the site or the agency
	step uint16 // or NoStep
}

// with is the subject of a step with one of its sites or agencies.
func (s subject) with(name string, key engine.Key) subject {
	return subject{key: s.key.Mix(uint64(key)), name: name, step: s.step}
}

// worksAfar reports whether the units of a step work where they are.
func (p *Program) worksAfar(step uint16) bool {
	for p.Steps[step].with != NoStep {
		step = p.Steps[step].with
	}
	return p.Steps[step].by
}

// Shared reports whether a step moves instances of a stream in units that may carry several of them.
func (p *Program) Shared(step uint16) bool { return p.Steps[step].shared }

// Calls reports whether a step asks for units wherever they are, so that it may have to wait in line for them: a send, or work by
// units where they are.
func (p *Program) Calls(step uint16) bool {
	s := &p.Steps[step]
	return s.Verb == scenario.Send || s.by && s.with == NoStep
}
