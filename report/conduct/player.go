package conduct

import (
	"cmp"
	"slices"

	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise/knowledge"
	"simulate/sim/scenario"
)

// PlayerView is what a role is shown: what it knows, and nothing else.
type PlayerView struct {
	Role      RoleShown       `json:"role"`
	Pace      scenario.Pace   `json:"pace"`
	Decisions []DecisionShown `json:"decisions"` // that are open
	Units     []UnitGroup     `json:"units"`     // the role's own, then those that it sees
	Sites     []SiteShown     `json:"sites"`
	Map       MapShown        `json:"map"`
	Orders    []OrderShown    `json:"orders"` // the role's own, the newest last
	Incidents []Choice        `json:"incidents"`
	Words     []Word          `json:"words"`
	Back      *Back           `json:"back"`
	Lines     []Line          `json:"lines,omitempty"` // in what a stream begins with
}

// RoleShown is a role to whom plays it.
type RoleShown struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Agency  string   `json:"agency"`
	Note    string   `json:"note"`
	Played  bool     `json:"played"`
	Decides bool     `json:"decides"` // it has decisions at all
	Orders  bool     `json:"orders"`  // it orders units at all
	Names   []string `json:"names"`   // of who has joined
}

// DecisionShown is a decision that is open.
type DecisionShown struct {
	Incident string   `json:"incident"`
	Step     string   `json:"step"`
	Title    string   `json:"title"`
	Since    int64    `json:"since"`
	Options  []Option `json:"options"`
	Knows    []string `json:"knows"` // what matters most of what the role has learnt last, the weightiest first
	Usual    string   `json:"usual"` // what it takes usually
	Given    string   `json:"given"` // the option that was answered and takes effect in a moment
}

// UnitGroup is units of one agency.
type UnitGroup struct {
	Agency string      `json:"agency"`
	Note   string      `json:"note"`
	Units  []UnitShown `json:"units"`
}

// UnitShown is a unit as it is seen.
type UnitShown struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Sign  string `json:"sign"`
	State string `json:"state"`
	Since int64  `json:"since"`
	Where string `json:"where"`
	Free  bool   `json:"free"`
}

// SiteShown is a site of the agency, or one about which it knows something.
type SiteShown struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	People  int    `json:"people"`
	Posture string `json:"posture"`
	Ordered string `json:"ordered"` // into which posture, as long as it is not
	Since   int64  `json:"since"`
}

// OrderShown is an order of the role and what has come of it, as far as it knows.
type OrderShown struct {
	Mine  int    `json:"mine"`
	ID    string `json:"id"`
	Text  string `json:"text"`
	At    int64  `json:"at"`
	State string `json:"state"` // given, waits, under-way, done, stopped, undone
	Said  string `json:"said"`
	Since int64  `json:"since"`
	Undo  bool   `json:"undo"`
	Tone  string `json:"tone"`
}

// playerView makes the view of a role, but for its lines.
func (c *Conductor) playerView(r *role) *PlayerView {
	var f Form // of a role that the plan goes on for there is nothing to order
	if r.played {
		f = c.form(r)
	}
	state := r.fold.State()
	v := &PlayerView{
		Role: RoleShown{
			r.id, r.title, r.agency, "You know what your agency knows: what it has heard, and what its units see.", r.played, len(r.written.Decides) > 0, len(r.written.Orders) > 0, list(r.joined),
		},
		Pace: c.exercise.Journal.Head.Pace, Decisions: []DecisionShown{}, Units: c.unitGroups(r, state), Sites: c.sitesShown(r, state), Map: c.mapOf(r, state), Orders: c.ordersOf(r),
		Incidents: list(f.Incidents), Words: list(f.Words), Back: c.backFor(r),
	}
	for _, d := range state.Decisions {
		if r.played && d.Open && slices.Contains(r.knows.Decides, d.Step) {
			v.Decisions = append(v.Decisions, c.decisionShown(r, &d))
		}
	}
	return v
}

func (c *Conductor) decisionShown(r *role, d *knowledge.Decision) DecisionShown {
	of := &c.exercise.Program.Steps[d.Step]
	shown := DecisionShown{
		Incident: c.exercise.Program.Incidents[of.Incident].ID, Step: of.ID, Title: c.names.Step(d.Step), Since: c.journalInstant(d.Since),
		Options: c.optionsOf(d.Step), Knows: []string{}, Usual: c.usual(d.Step),
	}
	if e := c.given(d.Step); e != nil {
		shown.Given = e.Decide.Option
	}
	for _, line := range important(c.roleLines(r)) {
		shown.Knows = append(shown.Knows, c.clockText(line.At)+" "+line.Text)
	}
	return shown
}

// important are those of the last lines that matter most to who has to decide, the weightiest first, and of the same weight the newest.
func important(lines []Line) []Line {
	const last, few = 15, 5
	lines = slices.DeleteFunc(lines, func(l Line) bool { return l.underWay || l.Kind == "told" || l.Kind == "note" })
	lines = lines[max(0, len(lines)-last):]
	slices.SortStableFunc(lines, func(a, b Line) int { return cmp.Or(b.weight()-a.weight(), int(b.At-a.At)) })
	return lines[:min(few, len(lines))]
}

// weight is how much a line matters to who has to decide: what went wrong, then what was heard and what came about by itself, then what is
// seen to be done. What one has said and ordered oneself comes last.
func (l *Line) weight() int {
	switch {
	case l.Tone == "bad":
		return 3
	case l.Kind == "heard" || l.Kind == "inject" || l.event:
		return 2
	case l.Kind == "seen":
		return 1
	default:
		return 0
	}
}

// optionsOf are the options of a decision, in the order of the file.
func (c *Conductor) optionsOf(step uint16) []Option {
	options := []Option{}
	of := &c.exercise.Program.Steps[step]
	for id := range c.exercise.Program.Written(of).Options.All() {
		options = append(options, Option{id, c.names.Option(of, id)})
	}
	return options
}

// usual is what a step takes usually; empty where that is not said.
func (c *Conductor) usual(step uint16) string {
	written := c.exercise.Program.Written(&c.exercise.Program.Steps[step])
	if written == nil || written.Takes == nil || written.Takes.States != nil {
		return ""
	}
	return document.Milliseconds(engine.Time(written.Takes.Value.Dist.Median())).String()
}

func (c *Conductor) clockText(at int64) string {
	return c.exercise.Program.Clock(c.instant(at)).Format("15:04:05")
}

// sitesShown are the sites of the agency, and what the role knows of them.
func (c *Conductor) sitesShown(r *role, state *knowledge.State) []SiteShown {
	p := c.exercise.Program
	sites := []SiteShown{}
	for i := range p.Sites {
		of := &p.Sites[i]
		at := slices.IndexFunc(state.Sites, func(s knowledge.Site) bool { return s.Site == uint16(i) })
		if of.Agency != r.knows.Agency && at < 0 {
			continue
		}
		shown := SiteShown{ID: of.ID, Name: of.Name, People: int(of.People), Posture: "normal"}
		if at >= 0 {
			known := &state.Sites[at]
			shown.Since = c.journalInstant(known.Since)
			switch posture := p.Steps[known.Step].Posture; known.Kind {
			case sim.PostureOrdered:
				shown.Ordered = posture
				shown.Posture = c.postureBefore(r, uint16(i))
			case sim.PostureSet:
				shown.Posture = posture
			default:
				shown.Posture = c.postureBefore(r, uint16(i))
			}
		}
		sites = append(sites, shown)
	}
	return sites
}

// postureBefore is the posture that a site has been in last, as the role knows.
func (c *Conductor) postureBefore(r *role, site uint16) string {
	for _, f := range slices.Backward(r.fold.Facts()) {
		if f.Record.Kind == sim.PostureSet && f.Record.Arg == site {
			return c.exercise.Program.Steps[f.Record.Step].Posture
		}
	}
	return "normal"
}

// ordersOf are the orders of a role and what has come of them.
func (c *Conductor) ordersOf(r *role) []OrderShown {
	orders := []OrderShown{}
	for i := range c.exercise.Journal.Entries {
		e := &c.exercise.Journal.Entries[i]
		if e.Order == nil || e.Actor() != r.id {
			continue
		}
		o := OrderShown{Mine: c.mine(e), ID: e.Order.ID, Text: c.orderText(e), At: e.At, State: "given", Said: "given", Since: e.At, Undo: c.undoNumber(e) > 0}
		if e.For != "" {
			o.Mine = 0
		}
		step := cmp.Or(e.Order.Do, e.Order.ID)
		if c.exercise.Journal.Undone(e.Number) {
			o.State, o.Said = "undone", "taken back"
		} else if number, ok := c.exercise.Program.StepNumber(e.Order.Incident, step); ok {
			c.progress(&o, r, number)
		}
		orders = append(orders, o)
	}
	return orders
}

// progress says how far a step has come, as the role knows.
func (c *Conductor) progress(o *OrderShown, r *role, step uint16) {
	for _, f := range r.fold.Facts() {
		if f.Record.Step != step {
			continue
		}
		var state, said, tone string
		switch f.Record.Kind {
		case sim.StepAsked, sim.UnitsKept:
			state, said, tone = "waits", "waits", "waits"
		case sim.StepStarted, sim.UnitAssigned, sim.UnitEnRoute, sim.UnitWorking, sim.PostureOrdered:
			state, said, tone = "under-way", "under way", "good"
		case sim.MessageQueued:
			state, said = "under-way", "on its way"
		case sim.MessageRelayed, sim.MessageDelivered:
			if f.How != knowledge.Sent {
				continue
			}
			state, said, tone = "done", c.names.Agency(f.Record.Agency)+" has it", "good"
		case sim.MessageLost:
			state, said, tone = "waits", "not heard", "bad"
		case sim.StepDone:
			state, said, tone = "done", "done", "good"
		case sim.StepStopped, sim.StepFailed, sim.StepGaveUp:
			state, said, tone = "stopped", "ended without", "bad"
		default:
			continue
		}
		o.State, o.Said, o.Tone, o.Since = state, said, tone, c.journalInstant(f.Record.At)
	}
}
