package scenario

// Step is one entry of a plan: what it waits for, and one verb.
type Step struct {
	// What every step may say.
	After    *Trigger          `json:"after,omitempty" jsonschema:"What it waits for: a milestone, a list (all of them), {any: […]} or {all: […]}. Without after and at it begins with the incident."`
	At       *Figure[Instant]  `json:"at,omitempty" jsonschema:"Clock time or offset (+9m) at which it begins; with after, the later of the two."`
	Delay    *Figure[Duration] `json:"delay,omitempty" states:"also" jsonschema:"A duration after that."`
	Until    *Trigger          `json:"until,omitempty" jsonschema:"When this occurs before the step begins, it is skipped; while it waits or runs, it stops."`
	GiveUp   *Figure[Duration] `json:"give-up,omitempty" states:"also" jsonschema:"Still waiting for a unit or a channel after this long, the step gives up; 0s takes only what is free at once."`
	Chance   *Figure[Share]    `json:"chance,omitempty" states:"also" jsonschema:"Probability that the step happens at all; otherwise it is skipped."`
	Outcomes Outcomes          `json:"outcomes,omitempty" states:"also" jsonschema:"Named ends and their shares, adding to 100%: the milestone step.OUTCOME occurs together with step, or at the end of the first round that ends so."`
	Every    *Figure[Duration] `json:"every,omitempty" states:"also" jsonschema:"Repeats the step at this interval until its until."`
	With     string            `json:"with,omitempty" jsonschema:"A step of the same plan whose units this one uses."`
	Where    Location          `json:"where,omitempty" states:"also" jsonschema:"A place, or a step: the place of the units it took; one of several places: {PLACE: 60%, PLACE: 40%} or {nearest: [PLACE, PLACE]}. Default: the incident's place."`
	Priority *Priority         `json:"priority,omitempty" states:"also" jsonschema:"1 is the most urgent. Default: the incident's. On an event: sets the incident's priority."`
	Source   string            `json:"source,omitempty" jsonschema:"Id of the source; covers the step's own at, delay and takes."`
	Note     string            `json:"note,omitempty" jsonschema:"A remark for the reader."`

	// The verbs: exactly one.
	Event   string `json:"event,omitempty" jsonschema:"Something happens, in words."`
	Message string `json:"message,omitempty" jsonschema:"A message is sent, in words."`
	Send    Need   `json:"send,omitempty" jsonschema:"Units are sent, by kind, pool, unit or ability: {patrol: 3}; all sends all that are free."`
	Move    Need   `json:"move,omitempty" jsonschema:"Units on the incident go to where, by kind, pool, unit or ability."`
	Work    string `json:"work,omitempty" jsonschema:"Work that takes time and units, in words."`
	Posture string `json:"posture,omitempty" enum:"normal,hold,secure,lockdown,evacuate,shelter" jsonschema:"Sites are ordered into normal, hold, secure, lockdown, evacuate or shelter."`
	Release Need   `json:"release,omitempty" jsonschema:"Units are released, by kind, pool, unit or ability, or all."`
	Decide  string `json:"decide,omitempty" jsonschema:"A question that somebody decides."`

	// Of an event.
	Disable Need  `json:"disable,omitempty" jsonschema:"event: units on scene that are out of action from now on, by kind, pool, unit or ability. Of a pool or unit also those elsewhere, which go out of service as they come free."`
	Block   Block `json:"block,omitempty" jsonschema:"event: a place at which nobody can arrive, {PLACE: [kind, kind]} where some cannot, or a channel that is down."`
	Slow    Slow  `json:"slow,omitempty" instead:"{everywhere: %s}" jsonschema:"event: factor on the time of trips to a place, or {places: {PLACE: 1.5}, from: {PLACE: 1.3}, everywhere: 1.2}."`

	Moves string `json:"moves,omitempty" jsonschema:"event: the place to which the incident moves. Units under way to it turn there."`

	// Of a message, and who sends or does.
	From  Names             `json:"from,omitempty" jsonschema:"message: the agency that sends. send: agencies in order of preference. Default: the incident's agency."`
	To    Names             `json:"to,omitempty" jsonschema:"message: the agencies that receive."`
	Over  Names             `json:"over,omitempty" jsonschema:"message: channels by preference. Default: the fewest hops through dispatch agencies."`
	Lost  *Figure[Share]    `json:"lost,omitempty" states:"also" jsonschema:"message: probability that a transmission is lost at a receiver."`
	Retry *Figure[Duration] `json:"retry,omitempty" states:"also" jsonschema:"message: after this long a lost transmission is queued again. Without it, lost is lost."`

	RePress *Figure[Duration] `json:"re-press,omitempty" jsonschema:"message: after this long without a free channel the sender presses again, and goes to the back of the queue."`

	// Of send, move, work and decide.
	Fill        *Figure[Duration] `json:"fill,omitempty" jsonschema:"move in a unit with seats: so long the unit waits for others who go the same way. Default 0: for those of the same instant."`
	Takes       *Figure[Duration] `json:"takes,omitempty" states:"also" jsonschema:"How long it takes: work, air time of a message, a decision, or each site's change of posture."`
	Needs       Need              `json:"needs,omitempty" jsonschema:"work, decide: units needed, by kind, pool, unit or ability."`
	By          Names             `json:"by,omitempty" jsonschema:"work, decide: the agency or agencies whose units do it where they are."`
	AtPlace     string            `json:"at-place,omitempty" jsonschema:"work, decide, with by: only units that are at this place: here (where the step is), a place, or a step: the place of the units it took."`
	Choose      *Choose           `json:"choose,omitempty" jsonschema:"How units are chosen: own-first, nearest, fastest, longest-idle, or a list of unit ids."`
	Whole       bool              `json:"whole,omitempty" jsonschema:"send: wait until all can go together."`
	Divert      bool              `json:"divert,omitempty" jsonschema:"send, and work and decide with by: may take units from lower priorities."`
	Hold        *Trigger          `json:"hold,omitempty" jsonschema:"work: units stay busy until this milestone."`
	Relief      *Relief           `json:"relief,omitempty" instead:"{after: %s}" jsonschema:"work of units on scene: after how long at it others take their place, and how long they rest then."`
	Interrupted string            `json:"interrupted,omitempty" enum:"resume,restart,resample,abandon" jsonschema:"work: what happens when a unit is taken or wounded: resume, restart, resample or abandon."`

	// Of a posture.
	Sites Names          `json:"sites,omitempty" jsonschema:"posture: all, or a list of sites."`
	Fails *Figure[Share] `json:"fails,omitempty" jsonschema:"posture: probability that a site refuses."`

	// Of a decision.
	Options Map[string] `json:"options,omitempty" jsonschema:"decide: the options, id → text; each is a milestone step.OPTION."`
	Default Taken       `json:"default,omitempty" jsonschema:"decide: the option taken in every run unless a variant says otherwise, or {OPTION: share, …} of which one is drawn in each."`
}

// Here is the word for the place of a step itself.
const Here = "here"

// Verb is what a step does.
type Verb uint8

// The eight verbs.
const (
	NoVerb Verb = iota
	Event
	Message
	Send
	Move
	Work
	Posture
	Release
	Decide
)

var verbNames = [...]string{"", "event", "message", "send", "move", "work", "posture", "release", "decide"}

// VerbNames are the verbs as they are written, in that order.
func VerbNames() []string { return verbNames[1:] }

// String returns the verb as it is written.
func (v Verb) String() string { return verbNames[v] }

// Verb returns the step's verb; of several the first of the list above, which checks report.
func (s *Step) Verb() Verb {
	switch {
	case s.Event != "":
		return Event
	case s.Message != "":
		return Message
	case s.Send.Given():
		return Send
	case s.Move.Given():
		return Move
	case s.Work != "":
		return Work
	case s.Posture != "":
		return Posture
	case s.Release.Given():
		return Release
	case s.Decide != "":
		return Decide
	}
	return NoVerb
}

// Text is what the step does, in the trainer's words; empty for a verb that has none.
func (s *Step) Text() string {
	return s.Event + s.Message + s.Work + s.Decide
}
