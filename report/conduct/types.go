package conduct

// Who hears what, beside the roles of the scenario.
const (
	Controller = "controller"
	Evaluator  = "evaluator"
	Display    = "display"
)

// Whole is what a stream begins with.
type Whole struct {
	Zone  Zone  `json:"zone"`
	Clock Clock `json:"clock"`
	View  any   `json:"view"`
}

// Zone is how instants are written.
type Zone struct {
	Start   string     `json:"start"` // clock.start, as RFC 3339
	Zone    string     `json:"zone"`
	Offsets [][2]int64 `json:"offsets"` // from an instant on, in milliseconds since clock.start, clock times are so many seconds ahead of UTC
}

// Clock is what the clock does. Pages go on by themselves from At, at Speed, and never beyond Limit.
type Clock struct {
	State State   `json:"state"`
	By    string  `json:"by"`  // who let it stand; empty while it runs
	Why   string  `json:"why"` // it stands
	Speed float64 `json:"speed"`
	At    int64   `json:"at"`    // milliseconds since clock.start, as this is sent
	Limit int64   `json:"limit"` // likewise
}

// State is what the clock of a room does.
type State string

// What the clock of a room does.
const (
	Waits   State = "waits" // nobody has started it
	Runs    State = "runs"
	Paused  State = "paused"
	Stands  State = "stands"  // while somebody decides
	Stopped State = "stopped" // the journal cannot be written
	Ended   State = "ended"
)

// Outcome is the answer to what somebody asks for.
type Outcome struct {
	State  Verdict  `json:"state"`
	Words  string   `json:"words"`  // what was asked for, as a person says it
	Lines  []string `json:"lines"`  // what it waits for, or what is wrong
	Change []Offer  `json:"change"` // the nearest that can be done instead
	Mine   int      `json:"mine"`   // the how manieth of whoever asked it is; 0 of what was not kept
}

// Verdict says whether what somebody asks for can be done.
type Verdict string

// Whether it can be done.
const (
	Can     Verdict = "ok"
	Waiting Verdict = "waits"
	Refused Verdict = "refused"
)

// Offer is what can be done instead.
type Offer struct {
	Label string `json:"label"`
	Order Order  `json:"order"`
}

// Choice is one of several things, by id and as it is read.
type Choice struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Line is something that somebody has heard, seen or done.
type Line struct {
	N      int    `json:"n"` // its number on the page, from 0
	At     int64  `json:"at"`
	Kind   string `json:"kind"` // heard, sent, seen, decided, ordered, inject, note, told
	From   string `json:"from"`
	Means  string `json:"means"`
	Text   string `json:"text"`
	Tone   string `json:"tone"` // good, waits, bad
	Undo   int    `json:"undo"` // by which it can be taken back now; 0: it cannot be
	Struck bool   `json:"struck"`

	event    bool // that something came about by itself
	underWay bool // that somebody sets out, which the table of units has
}

// Lines are those from an index on: what was there from it on is not any more.
type Lines struct {
	From  int    `json:"from"`
	Lines []Line `json:"lines"`
}

// Option is one that a decision has.
type Option struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}
