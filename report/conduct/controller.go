package conduct

import (
	"cmp"
	"slices"
	"strconv"

	"simulate/report/paper"
	"simulate/sim/exercise"
	"simulate/sim/scenario"
)

// ControllerView is what the controller is shown: everything that has happened.
type ControllerView struct {
	Title     string         `json:"title"`
	Scenario  string         `json:"scenario"`
	Seed      uint64         `json:"seed"`
	Run       uint64         `json:"run"`
	File      string         `json:"file"`    // of the journal
	Told      int            `json:"entries"` // that people have made
	Pace      scenario.Pace  `json:"pace"`
	Can       May            `json:"can"`
	Shows     exercise.Shows `json:"shows"`
	Roles     []RoleRow      `json:"roles"`
	Decisions []DecisionRow  `json:"decisions"`
	Injects   []InjectRow    `json:"injects"`
	Works     []WorkRow      `json:"works"`
	Chances   *Chances       `json:"chances"`
	Tasks     []TaskRow      `json:"tasks"`
	Branches  []string       `json:"branches"`
	Problem   string         `json:"problem"`
	Units     []UnitGroup    `json:"units"`
	Incidents []Choice       `json:"incidents"`
	Places    []Choice       `json:"places"`
	Ending    *paper.Ending  `json:"ending"`            // null until it is known
	Untold    string         `json:"untold"`            // why something of it cannot be told
	Entries   []Entry        `json:"journal,omitempty"` // in what a stream begins with
	Lines     []Line         `json:"lines,omitempty"`   // likewise
}

// May says what the controller may do with the clock; where not, why.
type May struct {
	Speeds []float64 `json:"speeds"`
	Faster string    `json:"faster"`
	Jump   string    `json:"jump"`
}

// RoleRow is a role, and who is there.
type RoleRow struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Agency  string   `json:"agency"`
	Decides []string `json:"decides"`
	Orders  []string `json:"orders"`
	Sees    []string `json:"sees"`
	State   string   `json:"state"` // absent, joined, played
	Here    []Here   `json:"here"`
}

// Here is a browser that has joined.
type Here struct {
	Name   string `json:"name"`
	Device string `json:"device"` // phone, tablet, desktop
	State  string `json:"state"`  // here, away
}

// DecisionRow is a decision of the run, whoever's it is.
type DecisionRow struct {
	DecisionShown
	Role    string `json:"role"`
	Whose   string `json:"roleTitle"`
	Played  bool   `json:"played"`
	Open    bool   `json:"open"`
	Default string `json:"default"`
	Taken   string `json:"taken"`
}

// InjectRow is an inject as the controller reads it.
type InjectRow struct {
	ID       string      `json:"id"`
	Number   string      `json:"number"`
	Title    string      `json:"title"`
	Due      int64       `json:"due"` // -1: not known
	When     string      `json:"when"`
	State    InjectState `json:"state"`
	Since    int64       `json:"since"`
	From     string      `json:"from"`
	To       []string    `json:"to"`
	Means    string      `json:"means"`
	Text     string      `json:"text"`
	Expected string      `json:"expected"`
	Step     string      `json:"step"` // that it begins
	Task     string      `json:"task"`
	Track    string      `json:"track"`
	Note     string      `json:"note"`
	Changed  bool        `json:"changed"`
	Entry    int         `json:"entry"`
	Problem  string      `json:"problem"` // why it could not be released by the clock
}

// WorkRow is work in somebody's own words, which lasts until the controller ends it.
type WorkRow struct {
	Incident string `json:"incident"`
	Step     string `json:"step"`
	Text     string `json:"text"`
	Role     string `json:"role"`
	Since    int64  `json:"since"`
}

func (c *Conductor) controllerView() *ControllerView {
	h := &c.exercise.Journal.Head
	return &ControllerView{
		Title: cmp.Or(c.exercise.Plan().Exercise.Title, c.exercise.Plan().Title), Scenario: h.Scenario, Seed: h.Seed, Run: h.Run,
		File: c.options.Journal, Told: c.exercise.Journal.Told(), Pace: h.Pace, Can: c.may(), Shows: c.exercise.Journal.Shows(),
		Roles: c.roleRows(), Decisions: c.decisionRows(), Injects: c.injectRows(), Works: c.works(), Chances: c.chances,
		Tasks: c.tasks(), Branches: list(branches(c.exercise.Journal.Entries)), Problem: c.problem, Units: c.unitGroups(c.everything, c.everything.fold.State()),
		Incidents: c.incidentChoices(), Places: c.placeChoices(), Ending: c.ending(), Untold: c.untold(),
	}
}

func (c *Conductor) incidentChoices() []Choice {
	choices := []Choice{}
	for i := range c.exercise.Program.Incidents {
		if of := &c.exercise.Program.Incidents[i]; !of.Stream {
			choices = append(choices, Choice{of.ID, of.Title})
		}
	}
	return choices
}

func (c *Conductor) placeChoices() []Choice {
	choices := []Choice{}
	for i := range c.exercise.Program.Places {
		of := &c.exercise.Program.Places[i]
		choices = append(choices, Choice{of.ID, cmp.Or(of.Name, of.ID)})
	}
	return choices
}

// Speeds are those at which the clock can run.
var Speeds = []float64{1, 2, 5, 10, 30}

func (c *Conductor) may() May {
	m := May{Speeds: Speeds}
	if who := c.waitsFor(c.clock.now(c.wall)); who != "" {
		m.Faster = "not while " + who + " decides"
		m.Jump = m.Faster
	}
	return m
}

// roleRows are the roles of the scenario, then the others.
func (c *Conductor) roleRows() []RoleRow {
	var rows []RoleRow
	for _, r := range c.roles {
		row := RoleRow{ID: r.id, Title: r.title, Agency: r.agency, Decides: []string{}, Orders: []string{}, Sees: []string{}, State: "absent"}
		for _, step := range r.knows.Decides {
			row.Decides = append(row.Decides, c.names.Step(step))
		}
		for _, id := range r.written.Orders {
			row.Orders = append(row.Orders, c.names.AgencyNamed(id))
		}
		for _, id := range r.written.Sees {
			row.Sees = append(row.Sees, c.names.AgencyNamed(id))
		}
		row.Here = c.here(r.id)
		if len(row.Here) > 0 || len(r.joined) > 0 {
			row.State = "joined"
		}
		if r.played {
			row.State = "played"
		}
		rows = append(rows, row)
	}
	for _, other := range []struct{ id, title string }{{Controller, "Controller"}, {Evaluator, "Evaluator"}, {Display, "Display"}} {
		row := RoleRow{ID: other.id, Title: other.title, Decides: []string{}, Orders: []string{}, Sees: []string{}, State: "absent", Here: c.here(other.id)}
		if len(row.Here) > 0 {
			row.State = "joined"
		}
		rows = append(rows, row)
	}
	return rows
}

// here are the devices of a role.
func (c *Conductor) here(role string) []Here {
	rows := []Here{}
	for _, d := range c.devices {
		if d.role != role {
			continue
		}
		row := Here{Name: d.name, Device: d.kind, State: "here"}
		if c.isAway(d) {
			row.State = "away"
		}
		rows = append(rows, row)
	}
	return rows
}

func (c *Conductor) isAway(d *device) bool { return c.wall.Sub(d.seen) > away }

// decisionRows are the decisions of the run that have opened, whoever's they are.
func (c *Conductor) decisionRows() []DecisionRow {
	rows := []DecisionRow{}
	p := c.exercise.Program
	for _, d := range c.decisions(c.clock.now(c.wall)) {
		of := &p.Steps[d.step]
		row := DecisionRow{DecisionShown: DecisionShown{
			Incident: p.Incidents[of.Incident].ID, Step: of.ID, Title: c.names.Step(d.step), Since: c.journalInstant(d.since),
			Options: c.optionsOf(d.step), Knows: []string{}, Usual: c.usual(d.step),
		}, Open: d.open}
		if r := c.deciders[d.step]; r != nil {
			row.Role, row.Whose, row.Played = r.id, r.title, r.played
		}
		if e := c.given(d.step); e != nil {
			row.Given = e.Decide.Option
		}
		if written := p.Written(of); written != nil {
			row.Default = written.Default.Option
		}
		if d.taken > 0 && int(d.taken) <= len(of.Ends) {
			row.Taken = of.Ends[d.taken-1]
		}
		rows = append(rows, row)
	}
	return rows
}

// injectRows are the injects in the order of the file, then those that were made up.
func (c *Conductor) injectRows() []InjectRow {
	rows := []InjectRow{}
	now := c.clock.now(c.wall)
	for id, written := range c.exercise.Plan().Exercise.Injects.All() {
		i := c.injects[id]
		row := InjectRow{
			ID: id, Number: i.number, Title: i.title, Due: i.due, When: c.names.Following(written), State: i.state, Since: i.since, From: c.names.AgencyNamed(i.from), Means: i.means,
			Text: i.text, Expected: written.Expected, Step: written.Step, Task: written.Task, Track: written.Track, Note: written.Note, Changed: i.changed,
			Entry: i.entry, To: []string{}, Problem: i.failed,
		}
		for _, to := range i.to {
			row.To = append(row.To, c.titleOf(to))
		}
		if e := c.exercise.Journal.Entry(i.entry); e != nil && !c.hasCome(e, now) {
			row.State, row.Due, row.Since, row.Entry = Planned, i.since, 0, 0
		}
		rows = append(rows, row)
	}
	made := 0
	for k := range c.exercise.Journal.Entries {
		e := &c.exercise.Journal.Entries[k]
		if e.Inject == nil || e.Inject.Action != exercise.MakeUp || c.exercise.Journal.Undone(e.Number) {
			continue
		}
		made++
		to, line := c.injectLine(e)
		row := InjectRow{Number: "+" + strconv.Itoa(made), Title: line.Text, Due: e.At, State: Released, Since: e.At, From: line.From, Means: line.Means, Text: line.Text, Entry: e.Number, To: []string{}}
		for _, id := range to {
			row.To = append(row.To, c.titleOf(id))
		}
		rows = append(rows, row)
	}
	return rows
}

// works are those in somebody's own words that have not been ended.
func (c *Conductor) works() []WorkRow {
	rows := []WorkRow{}
	entries := c.exercise.Journal.Effective()
	for i := range entries {
		e := &entries[i]
		ended := slices.ContainsFunc(entries, func(other exercise.Entry) bool {
			return e.Order != nil && other.Finish != nil && other.Finish.Step == e.Order.ID && other.Finish.Incident == e.Order.Incident
		})
		if e.Order != nil && e.Order.Lasts() && !ended {
			rows = append(rows, WorkRow{e.Order.Incident, e.Order.ID, c.orderText(e), c.titleOf(e.Actor()), e.At})
		}
	}
	return rows
}
