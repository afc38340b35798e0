package conduct

import (
	"cmp"
	"encoding/json"
	"errors"
	"math"
	"strings"

	"simulate/sim/exercise"
)

func refused(words string, lines ...string) Outcome {
	return Outcome{State: Refused, Words: words, Lines: lines, Change: []Offer{}}
}

func done(words string) Outcome {
	return Outcome{State: Can, Words: words, Lines: []string{}, Change: []Offer{}}
}

// ask makes an entry of what somebody wants, keeps what is refused, and says what came of it.
func (c *Conductor) ask(e exercise.Entry, what any, words string) (Outcome, error) {
	entry, problems, err := c.enter(e)
	switch {
	case err != nil:
		c.refresh()
		return Outcome{}, err
	case entry == nil:
		lines := c.said(problems)
		err := c.refuse(e.Author, e.For, e.Kind(), what, lines)
		c.refresh()
		return refused(words, lines...), err
	}
	o := done(words)
	o.Mine = c.mine(entry)
	c.refresh()
	return o, nil
}

// mine is the how manieth of its author an entry is: a number that tells nothing of others.
func (c *Conductor) mine(entry *exercise.Entry) int {
	n := 0
	for i := range c.exercise.Journal.Entries[:entry.Number] {
		if e := &c.exercise.Journal.Entries[i]; e.Author == entry.Author && e.Clock == nil {
			n++
		}
	}
	return n
}

// myEntry is the entry of an author with such a number; nil when there is none.
func (c *Conductor) myEntry(author string, mine int) *exercise.Entry {
	for i := range c.exercise.Journal.Entries {
		e := &c.exercise.Journal.Entries[i]
		if e.Author == author && e.Clock == nil {
			if mine--; mine == 0 {
				return e
			}
		}
	}
	return nil
}

// author is who asks, for whom: the controller may do something in the place of a role.
func (c *Conductor) author(role, behalf string) (author, forRole string, err error) {
	if behalf == "" {
		return role, "", nil
	}
	if role != Controller || c.role(behalf) == nil {
		return "", "", errors.New("only the controller does something for another role")
	}
	return role, behalf, nil
}

// DecideWish is an answer to a decision.
type DecideWish struct {
	Incident string `json:"incident"`
	Step     string `json:"step"`
	Option   string `json:"option"`
	For      string `json:"for"` // of the controller: in the place of which role
}

// Decide answers a decision.
func (c *Conductor) Decide(role string, w DecideWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	author, behalf, err := c.author(role, w.For)
	if err != nil {
		return Outcome{}, err
	}
	words := c.names.Decided(w.Incident, w.Step, w.Option)
	number, known := c.exercise.Program.StepNumber(w.Incident, w.Step)
	if r := c.role(role); r != nil && r.idle(author) != "" {
		return refused(words, r.idle(author)), nil
	}
	if r := c.role(role); r != nil && (!known || !c.mayAnswer(r, number)) {
		return refused("A decision", "that is not open for you to decide"), nil
	}
	if known {
		if e := c.given(number); e != nil && c.role(role) != nil {
			return refused(words, c.titleOf(e.Author)+" has answered already: the first answer counts"), nil
		}
	}
	d := &exercise.Decide{Incident: w.Incident, Step: w.Step, Option: w.Option}
	return c.ask(exercise.Entry{Author: author, For: behalf, Decide: d}, d, words)
}

// mayAnswer reports whether a role knows that a decision of it is open.
func (c *Conductor) mayAnswer(r *role, step uint16) bool {
	for _, d := range r.fold.State().Decisions {
		if d.Step == step && d.Open {
			return true
		}
	}
	return false
}

// NoteWish is a line of somebody's log.
type NoteWish struct {
	Text string `json:"text"`
}

// Note keeps a line of somebody's own log.
func (c *Conductor) Note(author string, w NoteWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ask(exercise.Entry{Author: author, Note: &exercise.Note{Text: w.Text}}, w, "Note")
}

// Observe keeps what an evaluator has seen.
func (c *Conductor) Observe(o exercise.Observe) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ask(exercise.Entry{Author: Evaluator, Observe: &o}, o, "Observation")
}

// UndoWish is what somebody takes back: of a player the how manieth of his own, of the controller an entry by its number.
type UndoWish struct {
	Mine  int `json:"mine"`
	Entry int `json:"entry"`
}

// Undo takes an entry back.
func (c *Conductor) Undo(author string, w UndoWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	number := w.Entry
	if author != Controller {
		e := c.myEntry(author, w.Mine)
		if e == nil {
			return refused("Undo", "there is nothing of yours to be taken back"), nil
		}
		if !c.undoable(e) {
			return refused("Undo", "what came of it has been seen: give another order, or ask the controller"), nil
		}
		number = e.Number
	}
	u := &exercise.Undo{Entry: number}
	return c.ask(exercise.Entry{Author: author, Undo: u}, u, "Undo")
}

// undoable reports whether an entry can be taken back now.
func (c *Conductor) undoable(e *exercise.Entry) bool {
	return e.HasEffect() && e.Undo == nil && !e.Ends() && c.clock.limit <= e.At && !c.exercise.Journal.Undone(e.Number) && !c.exercise.Journal.Ended()
}

// FinishWish ends work in somebody's own words.
type FinishWish struct {
	Incident string `json:"incident"`
	Step     string `json:"step"`
}

// Finish ends work that lasts until the controller says so.
func (c *Conductor) Finish(w FinishWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f := &exercise.Finish{Incident: w.Incident, Step: w.Step}
	return c.ask(exercise.Entry{Author: Controller, Finish: f}, f, "Finish "+w.Step)
}

// EffectWish is an event that the controller lets happen.
type EffectWish struct {
	Incident string         `json:"incident"`
	Text     string         `json:"text"`
	Block    string         `json:"block"`
	Disable  map[string]int `json:"disable"`
	Slow     float64        `json:"slow"` // factor on the time of all trips
	Priority int            `json:"priority"`
	Moves    string         `json:"moves"`
}

// Effect lets an event happen now.
func (c *Conductor) Effect(w EffectWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	step := map[string]any{"event": w.Text}
	put := func(key string, value any, given bool) {
		if given {
			step[key] = value
		}
	}
	put("block", w.Block, w.Block != "")
	put("disable", w.Disable, len(w.Disable) > 0)
	put("slow", map[string]float64{"everywhere": w.Slow}, w.Slow != 0 && !math.IsNaN(w.Slow))
	put("priority", w.Priority, w.Priority != 0)
	put("moves", w.Moves, w.Moves != "")
	text, err := json.Marshal(step)
	if err != nil {
		return Outcome{}, err
	}
	e := &exercise.Effect{Incident: c.theIncident(w.Incident), Step: text}
	return c.ask(exercise.Entry{Author: Controller, Effect: e}, e, w.Text)
}

// theIncident is the one that is named, or the only one that happens once.
func (c *Conductor) theIncident(named string) string {
	if named != "" {
		return named
	}
	var only []string
	for i := range c.exercise.Program.Incidents {
		if of := &c.exercise.Program.Incidents[i]; !of.Stream {
			only = append(only, of.ID)
		}
	}
	if len(only) == 1 {
		return only[0]
	}
	return named
}

// NudgeWish is a word of the controller to a role.
type NudgeWish struct {
	Role string `json:"role"`
	Text string `json:"text"`
}

// Nudge tells a role something, in the controller's name. The controller's log has it.
func (c *Conductor) Nudge(w NudgeWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	r := c.role(w.Role)
	if r == nil {
		return refused("Nudge", "there is no role "+w.Role), nil
	}
	text := cmp.Or(strings.TrimSpace(w.Text), "Something waits for you.")
	return c.ask(exercise.Entry{Author: Controller, Note: &exercise.Note{Text: text, To: r.id}}, w, "Nudge")
}
