package snapshot

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// The row types. A tag names the column that a field is, and says which columns have an index. Number is the row's
// place in its table, which is the order of the file, or of time for milestones and messages. Texts are empty, instants
// engine.Never and positions nil where there is nothing to say. Agencies, places and so on are named by id, and the
// instances of streams by their number behind it: calls#17. Of those there are only the ones that are open.

// Agency is a row of the table agencies: how many of its units are in each status, and what it has heard.
type Agency struct {
	Number    int
	ID        string `column:"id,index"`
	Name      string `column:"name"`
	Kind      string `column:"kind,index"`
	Units     int    `column:"units"`
	Available int    `column:"available"`
	Turnout   int    `column:"turnout"`
	EnRoute   int    `column:"en-route"`
	Held      int    `column:"held"`
	OnScene   int    `column:"on-scene"`
	Working   int    `column:"working"`
	Returning int    `column:"returning"`
	Occupied  int    `column:"occupied"`
	Disabled  int    `column:"disabled"`
	OffDuty   int    `column:"off-duty"`
	Heard     int    `column:"heard"` // messages that were delivered to it
}

// Unit is a row of the table units.
type Unit struct {
	Number      int
	ID          string             `column:"id,index"`
	Name        string             `column:"name"`
	Agency      string             `column:"agency,index"`
	Kind        string             `column:"kind,index"`
	Status      string             `column:"status,index"`
	Place       string             `column:"place,index"`             // where it is; empty on the road, and for a car on patrol
	Position    *scenario.Position `column:"position"`                // on the road, between the two ends; nil when not known
	Incident    string             `column:"incident,index,instance"` // that it is on
	Step        string             `column:"step"`                    // that it was last given to
	Since       engine.Time        `column:"since"`                   // of the status
	Destination string             `column:"destination"`             // of a unit on the road or held outside
	Arrives     engine.Time        `column:"arrives"`                 // known only when the records go on beyond the instant
}

// Step is a row of the table steps.
type Step struct {
	Number   int
	Incident string      `column:"incident,index,instance"`
	ID       string      `column:"id,index"`
	Verb     string      `column:"verb,index"`
	Status   string      `column:"status,index"`
	Since    engine.Time `column:"since"`   // of the status
	Needs    string      `column:"needs"`   // what it waits for, in words, such as "needs 6 patrol on scene, 4 are"
	Outcome  string      `column:"outcome"` // or the option decided for
	Text     string      `column:"text"`    // what it does, in the trainer's words

	Index    uint16 // in sim.Program.Steps
	Instance sim.Instance
}

// Milestone is a row of the table milestones, which holds those that have occurred.
type Milestone struct {
	Number   int
	Incident string      `column:"incident,index,instance"`
	ID       string      `column:"milestone,index"` // as it is referred to, such as first-cars.2
	Step     string      `column:"step,index"`
	At       engine.Time `column:"at"`
	Record   int         `column:"record"` // number of the record that it occurred with
}

// Channel is a row of the table channels.
type Channel struct {
	Number   int
	ID       string      `column:"id,index"`
	Name     string      `column:"name"`
	Kind     string      `column:"kind,index"`
	Status   string      `column:"status,index"`
	Since    engine.Time `column:"since"`    // of being up or down
	Capacity int         `column:"capacity"` // transmissions or calls at once
	OnAir    int         `column:"on-air"`   // transmissions or calls under way
	Queued   int         `column:"queued"`   // messages waiting that it could carry
}

// Site is a row of the table sites.
type Site struct {
	Number  int
	ID      string      `column:"id,index"`
	Name    string      `column:"name"`
	Agency  string      `column:"agency,index"`
	Place   string      `column:"place,index"`
	People  int         `column:"people"`
	Posture string      `column:"posture,index"`
	Since   engine.Time `column:"since"`         // of the posture
	Ordered string      `column:"ordered,index"` // posture that it has been ordered into and has not reached
}

// Message is a row of the table messages: a message step on its way to one receiver, or to one agency that passes it on.
type Message struct {
	Number   int
	Incident string      `column:"incident,index,instance"`
	Step     string      `column:"step,index"`
	From     string      `column:"from,index"`
	To       string      `column:"to,index"`
	Channel  string      `column:"channel,index"` // that carries or carried it; empty before, and within one agency
	Status   string      `column:"status,index"`
	Since    engine.Time `column:"since"` // of the status
}

// Incident is a row of the table incidents: one that begins once, or one of a stream's that is open.
type Incident struct {
	Number   int
	ID       string      `column:"id,index,instance"`
	Title    string      `column:"title"`
	Agency   string      `column:"agency,index"`
	Place    string      `column:"place,index"`
	Priority int         `column:"priority"`
	Status   string      `column:"status,index"`
	Began    engine.Time `column:"began"`
	Closed   engine.Time `column:"closed"`

	Condition string      `column:"condition,index,condition"` // its state
	Changed   engine.Time `column:"changed,condition"`         // since when the condition is so
}

// Stream is a row of the table streams: how many instances of a stream have arrived, and what became of them.
type Stream struct {
	Number  int
	ID      string      `column:"id,index"`
	Title   string      `column:"title"`
	Agency  string      `column:"agency,index"`
	Arrived int         `column:"arrived"`
	Open    int         `column:"open"` // begun and not closed
	Closed  int         `column:"closed"`
	Skipped int         `column:"skipped"` // their chance went against them
	Last    engine.Time `column:"last"`    // arrival
}

// The words of the status columns.
const (
	// Of a unit.
	available = "available" // at its home, or free where it is
	turnout   = "turnout"   // assigned, not yet on the road
	enRoute   = "en-route"
	held      = "held" // outside a place that is blocked
	onScene   = "on-scene"
	working   = "working"
	returning = "returning" // on its way home, and available
	toPost    = "to-post"   // on its way to a standby post, and available
	atPost    = "at-post"   // at a standby post, and available
	occupied  = "occupied"  // on another job
	disabled  = "disabled"
	offDuty   = "off-duty"

	// Of a step or an incident. A step that is pending has not yet asked for anything.
	pending = "pending"
	waiting = "waiting"
	running = "running"
	done    = "done"
	stopped = "stopped"
	skipped = "skipped"
	gaveUp  = "gave-up"
	failed  = "failed"
	closed  = "closed"

	// Of a channel.
	idle = "idle"
	busy = "busy"
	full = "full"
	down = "down"

	// Of a message.
	queued    = "queued"
	onAir     = "on-air"
	relayed   = "relayed" // an agency has it that will pass it on
	delivered = "delivered"
	lost      = "lost"
	withdrawn = "withdrawn"
)

// words lists what a column can hold, for the columns whose words the language fixes.
var words = map[string][]string{
	"units.status":     {available, turnout, enRoute, held, onScene, working, returning, toPost, atPost, occupied, disabled, offDuty},
	"steps.status":     {pending, waiting, running, done, stopped, skipped, gaveUp, failed},
	"channels.status":  {idle, busy, full, down},
	"messages.status":  {queued, onAir, relayed, delivered, lost, withdrawn},
	"incidents.status": {pending, running, closed, skipped},
}
