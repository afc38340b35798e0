package exercise

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// checker finds what is wrong with entries by themselves and beside those before them, without the scenario.
type checker struct {
	entries  []Entry // that have been added
	shown    int64
	last     int64 // the instant of the last entry
	ended    bool
	undone   map[int]bool
	ids      map[string]bool // of steps that were added, by incident/step
	mistakes []*tree.Mistake // of the entry that is looked at
}

func newChecker() *checker {
	return &checker{shown: nothingShown, undone: make(map[int]bool), ids: make(map[string]bool)}
}

// add notes an entry.
func (c *checker) add(e Entry) {
	c.entries, c.last = append(c.entries, e), max(c.last, e.At)
	if e.Clock != nil {
		c.shown, c.ended = max(c.shown, e.Clock.Shown), c.ended || e.Ends()
	}
	if e.Undo != nil {
		c.undone[e.Undo.Entry] = true
	}
	if incident, id, _, ok := e.Added(); ok {
		c.ids[incident+"/"+id] = true
	}
}

// check lists what is wrong with the next entry.
func (c *checker) check(e *Entry) []*tree.Mistake {
	c.mistakes = nil
	if e.Number != len(c.entries)+1 {
		c.wrong("entries are numbered from 1 without gaps", "number %d is out of turn: %d comes here", e.Number, len(c.entries)+1)
	}
	if e.Wall.IsZero() {
		c.wrong("", "the entry says no wall time")
	}
	c.named(e.Author, "author")
	c.instant(e)
	if c.ended && !e.isRemark() {
		c.wrong("a branch from an earlier moment goes on", "the exercise is over")
	}
	c.kind(e)
	return c.mistakes
}

// isRemark reports whether it may be made when the exercise is over.
func (e *Entry) isRemark() bool {
	return e.Note != nil || e.Observe != nil || e.Role != nil || e.Refuse != nil || e.Branch != nil || e.Display != nil
}

func (c *checker) wrong(hint, format string, args ...any) {
	c.mistakes = append(c.mistakes, tree.NewMistake(fmt.Sprintf(format, args...), hint))
}

// instant checks that an entry changes nothing that anybody may have seen.
func (c *checker) instant(e *Entry) {
	switch {
	case e.At < Stamp(c.shown):
		c.wrong("", "it takes effect at %d ms, and all up to %d ms may have been shown by then", e.At, c.shown)
	case e.At < c.last:
		c.wrong("", "it takes effect at %d ms, before the entry ahead of it, at %d ms", e.At, c.last)
	}
}

// kind checks what an entry says.
func (c *checker) kind(e *Entry) {
	switch {
	case e.Kind() == "":
		c.wrong("each is of one kind", "the entry is of no kind, or of several")
	case e.Clock != nil:
		c.clock(e.Clock)
	case e.Role != nil:
		c.named(e.Role.Role, "role")
		oneOf(c, "what becomes of a role", e.Role.Action, Join, Leave, Start, HandBack)
	case e.Decide != nil:
		c.named(e.Decide.Incident, "incident")
		c.named(e.Decide.Step, "step")
		c.named(e.Decide.Option, "option")
	case e.Order != nil:
		c.order(e.Order)
	case e.Finish != nil:
		c.named(e.Finish.Incident, "incident")
		c.named(e.Finish.Step, "step")
	case e.Inject != nil:
		c.inject(e.Inject)
	case e.Effect != nil:
		c.added(e.Effect.Incident, e.Effect.ID)
		c.named(string(e.Effect.Step), "step")
	case e.Note != nil:
		c.named(e.Note.Text, "text")
	case e.Observe != nil:
		c.observe(e.Observe)
	case e.Undo != nil:
		c.undo(e)
	case e.Branch != nil:
		c.named(e.Branch.Kept, "branch")
	case e.Display != nil:
		oneOf(c, "what a display shows", e.Display.Shows, Everything, Shared, Ending)
		if e.Display.Shows == Ending && !c.ended {
			c.wrong("end it first", "what came of the exercise is shown when it is over")
		}
	}
}

func (c *checker) clock(of *Clock) {
	oneOf(c, "what the clock does", of.State, Runs, Paused, Jumped, Ended)
	if of.Shown < c.shown {
		c.wrong("", "the clock goes back from %d ms to %d ms", c.shown, of.Shown)
	}
	if of.Speed < 0 || of.Speed > mostSpeed {
		c.wrong("", "a clock runs at most %d times as fast, and not backwards", mostSpeed)
	}
}

// mostSpeed is how many times as fast as that on the wall a clock may run.
const mostSpeed = 1000

// named checks that something is said.
func (c *checker) named(text, what string) {
	if strings.TrimSpace(text) == "" {
		c.wrong("", "the entry names no %s", what)
	}
}

// added checks the names of a step that is added.
func (c *checker) added(incident, id string) {
	c.named(incident, "incident")
	c.named(id, "id of its step")
	if c.ids[incident+"/"+id] {
		c.wrong("", "there is a step %q in %s already", id, incident)
	}
}

func (c *checker) order(o *Order) {
	given := 0
	for _, is := range []bool{len(o.Step) > 0, o.Named != "", o.Do != ""} {
		if is {
			given++
		}
	}
	switch {
	case given != 1:
		c.wrong("give one of step, named and do", "the order says nothing, or more than one thing")
	case o.Do != "":
		c.named(o.Incident, "incident")
	default:
		c.added(o.Incident, o.ID)
	}
}

func (c *checker) inject(i *Inject) {
	oneOf(c, "what becomes of an inject", i.Action, Release, Hold, Skip, Change, MakeUp)
	if i.Action != MakeUp {
		c.named(i.Inject, "inject")
	} else if i.Inject != "" {
		c.wrong("leave the name out", "an inject that is made up is none of the scenario's")
	}
	switch {
	case i.Step != nil && i.Action != MakeUp:
		c.wrong("make one up", "a planned inject brings no step of its own")
	case i.Step != nil:
		c.added(i.Incident, i.ID)
	case i.Action == MakeUp:
		c.named(i.Text, "text")
	}
}

func (c *checker) observe(o *Observe) {
	c.named(o.Text+string(o.Rating), "text")
	if o.Rating != "" {
		oneOf(c, "a rating", o.Rating, Performed, SomeChallenges, MajorChallenge, Unable, NotApplicable)
	}
}

// undo checks that what is taken back may be: only by its author or the controller, and only as long as nothing later has been shown.
func (c *checker) undo(e *Entry) {
	number := e.Undo.Entry
	if number < 1 || number > len(c.entries) {
		c.wrong("", "there is no entry %d to be taken back", number)
		return
	}
	switch of := &c.entries[number-1]; {
	case c.undone[number]:
		c.wrong("", "entry %d has been taken back already", number)
	case !of.HasEffect() || of.Undo != nil || of.Ends():
		c.wrong("", "entry %d is none that can be taken back: it has no effect of its own", number)
	case e.Author != Controller && e.Author != of.Author:
		c.wrong("ask the controller", "only %s or the controller takes entry %d back", of.Author, number)
	case c.shown > of.At:
		c.wrong("give another order, or ask the controller to set the clock back", "what came of entry %d has been seen", number)
	}
}

// oneOf checks a word against those there are.
func oneOf[T ~string](c *checker, what string, word T, known ...T) {
	if !slices.Contains(known, word) {
		names := make([]string, len(known))
		for i, k := range known {
			names[i] = string(k)
		}
		c.wrong("write one of "+strings.Join(names, ", "), "%q is not %s", word, what)
	}
}
