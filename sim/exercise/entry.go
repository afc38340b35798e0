package exercise

import (
	"encoding/json"
	"time"

	"simulate/sim/scenario"
)

// Entry is a line of a journal: who did what, and when. Exactly one of the pointers is set, which says what kind of entry it is.
type Entry struct {
	Number int       `json:"number"`        // from 1, without gaps
	Wall   time.Time `json:"wall"`          // by the clock on the wall of whoever keeps the journal, in UTC
	At     int64     `json:"at"`            // from when on it has an effect: milliseconds since clock.start
	Author string    `json:"author"`        // a role, Controller, Evaluator or Keeper
	For    string    `json:"for,omitempty"` // of what the controller does in the place of a role: which one

	Clock   *Clock   `json:"clock,omitempty"`
	Role    *Role    `json:"role,omitempty"`
	Decide  *Decide  `json:"decide,omitempty"`
	Order   *Order   `json:"order,omitempty"`
	Finish  *Finish  `json:"finish,omitempty"`
	Inject  *Inject  `json:"inject,omitempty"`
	Effect  *Effect  `json:"effect,omitempty"`
	Note    *Note    `json:"note,omitempty"`
	Observe *Observe `json:"observe,omitempty"`
	Refuse  *Refuse  `json:"refuse,omitempty"`
	Undo    *Undo    `json:"undo,omitempty"`
	Back    *Back    `json:"back,omitempty"`
	Branch  *Branch  `json:"branch,omitempty"`
	Display *Display `json:"display,omitempty"`
}

// Authors that are no roles of the scenario.
const (
	Controller = "controller"
	Evaluator  = "evaluator"
	Keeper     = "clock" // the program that keeps the journal: it lets time pass, and releases what is due
)

// Clock is what becomes of the scenario's clock, and how far pages may show what has been.
type Clock struct {
	State ClockState `json:"state"`
	Speed float64    `json:"speed,omitempty"` // of one that runs: so many times as fast as that on the wall; 0 stands for 1
	Shown int64      `json:"shown"`           // up to this instant anybody may have been shown what has been: milliseconds since clock.start
}

// ClockState is what a clock does.
type ClockState string

// What a clock does. Jumped is one that stands where it was brought to, Ended one that nothing starts again.
const (
	Runs   ClockState = "runs"
	Paused ClockState = "paused"
	Jumped ClockState = "jumped"
	Ended  ClockState = "ended"
)

// Role is what becomes of a role.
type Role struct {
	Role   string     `json:"role"`
	Action RoleAction `json:"action"`
	Name   string     `json:"name,omitempty"` // of who joins, as he has typed it
}

// RoleAction is what becomes of a role.
type RoleAction string

// What becomes of a role. From Start on its decisions wait for an answer; HandBack gives them back to the plan.
const (
	Join     RoleAction = "join"  // a device
	Leave    RoleAction = "leave" // a device; the role stays played
	Start    RoleAction = "start"
	HandBack RoleAction = "hand-back"
)

// Decide is the answer to a decide step: it takes this option now or, where it has not begun, as it begins.
type Decide struct {
	Incident string `json:"incident"`
	Step     string `json:"step"`
	Option   string `json:"option"`
}

// Order is a step that somebody adds now, or a step of the plan that is done now. Exactly one of Step, Named and Do is set.
type Order struct {
	Incident string          `json:"incident"`
	ID       string          `json:"id,omitempty"`    // of the step that is added: that of the author with a number, watch-commander-3
	Step     json.RawMessage `json:"step,omitempty"`  // as a plan has it
	Named    string          `json:"named,omitempty"` // one of the scenario's exercise.orders
	Do       string          `json:"do,omitempty"`    // a step of the plan: what it waits for counts as having been
}

// Finish ends work that lasts until somebody says so: that of an order in somebody's own words, without takes.
type Finish struct {
	Incident string `json:"incident"`
	Step     string `json:"step"`
}

// Inject is what becomes of a planned inject, or one that is made up now.
type Inject struct {
	Inject string       `json:"inject,omitempty"` // of the scenario's exercise.injects; empty of one that is made up
	Action InjectAction `json:"action"`

	// What is told, to whom: of one that is made up or changed.
	Text  string `json:"text,omitempty"`
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"` // a role
	Means string `json:"means,omitempty"`

	// What it does to the run, if anything: of one that is made up, an event or a message that is added to a plan.
	Incident string          `json:"incident,omitempty"`
	ID       string          `json:"id,omitempty"`
	Step     json.RawMessage `json:"step,omitempty"`
}

// InjectAction is what becomes of an inject.
type InjectAction string

// What becomes of an inject. What is Held stays so until it is released or skipped; Change changes what is told, and releases nothing.
const (
	Release InjectAction = "release"
	Hold    InjectAction = "hold"
	Skip    InjectAction = "skip"
	Change  InjectAction = "change"
	MakeUp  InjectAction = "make-up"
)

// Effect is an event that the controller lets happen now: block, disable, slow, priority or moves.
type Effect struct {
	Incident string          `json:"incident"`
	ID       string          `json:"id,omitempty"`
	Step     json.RawMessage `json:"step"`
}

// Note is a line of somebody's own log, or what the controller tells a role.
type Note struct {
	Text string `json:"text"`
	To   string `json:"to,omitempty"` // the role that is told it, of a controller's
}

// Observe is what an evaluator has seen. It is tied to an instant, and perhaps to a task or an inject.
type Observe struct {
	Text       string `json:"text"`
	About      int64  `json:"about"`                // the instant that it is about: milliseconds since clock.start
	Objective  string `json:"objective,omitempty"`  // of the scenario's exercise.objectives
	Task       string `json:"task,omitempty"`       // of that objective
	Inject     string `json:"inject,omitempty"`     // of the scenario's exercise.injects
	Rating     Rating `json:"rating,omitempty"`     // proposed by the evaluator
	Suggestion string `json:"suggestion,omitempty"` // what to do about it
}

// Rating is a rating of HSEEP.
type Rating string

// The ratings: performed without challenges, with some, with major challenges, unable to be performed, not applicable.
const (
	Performed      Rating = "P"
	SomeChallenges Rating = "S"
	MajorChallenge Rating = "M"
	Unable         Rating = "U"
	NotApplicable  Rating = "N/A"
)

// Refuse is an entry that was not written, because something was wrong with it, as its author sent it.
type Refuse struct {
	Kind     string          `json:"kind"` // of the entry: order
	What     json.RawMessage `json:"what"`
	Problems []string        `json:"problems"`
}

// Undo takes an entry back, as if it had never been.
type Undo struct {
	Entry int `json:"entry"` // its number
}

// Back says that the journal was cut before this entry: the clock was set back. It has what the room goes on telling of what was cut.
type Back struct {
	Entry    int      `json:"entry"`              // the last one that the journal had
	Kept     string   `json:"kept,omitempty"`     // where all of them are
	Times    int      `json:"times,omitempty"`    // how manieth time it was
	From     int64    `json:"from,omitempty"`     // how late it was, in milliseconds since clock.start
	To       int64    `json:"to,omitempty"`       // to where it was set back, likewise
	Why      string   `json:"why,omitempty"`      // as the controller told it
	Lost     []Lost   `json:"lost,omitempty"`     // what people had done since: the last of it
	Branches []string `json:"branches,omitempty"` // that were made since, and where they are
}

// Lost is what somebody had done and no longer holds, because the clock was set back.
type Lost struct {
	Actor string `json:"actor"`
	Text  string `json:"text"`
}

// Branch says that a copy of the journal was kept, from which another exercise can go on.
type Branch struct {
	At   int64  `json:"at"`   // up to which instant it goes: milliseconds since clock.start
	Kept string `json:"kept"` // where it is
}

// Display says what the display shows from now on.
type Display struct {
	Shows Shows `json:"shows"`
}

// Shows is what a display shows.
type Shows string

// What a display shows: everything that has happened, what every role that is played knows or, when the exercise is over, what came of it.
const (
	Everything Shows = "everything"
	Shared     Shows = "shared"
	Ending     Shows = "ending"
)

// Kind names what kind of entry it is, as it is written; empty without, and where there are several.
func (e *Entry) Kind() string {
	kind := ""
	for name, set := range e.kinds() {
		switch {
		case set && kind != "":
			return ""
		case set:
			kind = name
		}
	}
	return kind
}

// kinds yields the kinds of entries, and whether it is of that kind.
func (e *Entry) kinds() func(yield func(string, bool) bool) {
	all := []struct {
		name string
		set  bool
	}{
		{"clock", e.Clock != nil},
		{"role", e.Role != nil},
		{"decide", e.Decide != nil},
		{"order", e.Order != nil},
		{"finish", e.Finish != nil},
		{"inject", e.Inject != nil},
		{"effect", e.Effect != nil},
		{"note", e.Note != nil},
		{"observe", e.Observe != nil},
		{"refuse", e.Refuse != nil},
		{"undo", e.Undo != nil},
		{"back", e.Back != nil},
		{"branch", e.Branch != nil},
		{"display", e.Display != nil},
	}
	return func(yield func(string, bool) bool) {
		for _, kind := range all {
			if !yield(kind.name, kind.set) {
				return
			}
		}
	}
}

// Actor is the role on whose behalf it is, or else its author.
func (e *Entry) Actor() string {
	if e.For != "" {
		return e.For
	}
	return e.Author
}

// Ends reports whether the exercise ends with it.
func (e *Entry) Ends() bool { return e.Clock != nil && e.Clock.State == Ended }

// HasEffect reports whether the run may be another one with it.
func (e *Entry) HasEffect() bool {
	switch {
	case e.Role != nil:
		return e.Role.Action == Start || e.Role.Action == HandBack
	case e.Inject != nil:
		return e.Inject.Action == Release || e.Inject.Step != nil
	default:
		return e.Decide != nil || e.Order != nil || e.Finish != nil || e.Effect != nil || e.Undo != nil || e.Ends()
	}
}

// Added is the step that it adds to a plan, as the plan has it: the incident, the id, and the step itself, which is nil of an order
// that the scenario names. ok is false of an entry that adds none.
func (e *Entry) Added() (incident, id string, step json.RawMessage, ok bool) {
	switch {
	case e.Order != nil && e.Order.Do == "":
		return e.Order.Incident, e.Order.ID, e.Order.Step, true
	case e.Effect != nil:
		return e.Effect.Incident, e.Effect.ID, e.Effect.Step, true
	case e.Inject != nil && e.Inject.Step != nil:
		return e.Inject.Incident, e.Inject.ID, e.Inject.Step, true
	}
	return "", "", nil, false
}

// StepIn is the step that an order, an effect or a made up inject is about, as a scenario has it in which what people have done is part of
// the plan; nil where it has none, as of an entry that was taken back.
func (e *Entry) StepIn(s *scenario.Scenario) *scenario.Step {
	if e.Order != nil && e.Order.Named != "" {
		return s.Exercise.Orders.Get(e.Order.Named)
	}
	incident, id, _, adds := e.Added()
	if !adds && e.Order != nil {
		incident, id = e.Order.Incident, e.Order.Do
	}
	if of := s.Incidents.Get(incident); of != nil {
		return of.Plan.Get(id)
	}
	return nil
}
