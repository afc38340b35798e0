package conduct

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"simulate/report/words"
	"simulate/sim/exercise"
)

// Entry is an entry of the journal as the controller reads it.
type Entry struct {
	Number  int      `json:"number"`
	At      int64    `json:"at"`
	Who     string   `json:"who"`
	Kind    string   `json:"kind"`
	Text    string   `json:"text"`
	ID      string   `json:"id"` // of the step that it adds
	Lines   []string `json:"lines"`
	Undo    bool     `json:"undo"` // it can be taken back now
	Undone  bool     `json:"undone"`
	Refused bool     `json:"refused"`
}

// Entries are those from an index on.
type Entries struct {
	From    int     `json:"from"`
	Entries []Entry `json:"entries"`
}

// entries are those of the journal that people read: what the clock alone has brought is left out.
func (c *Conductor) entries() []Entry {
	list := []Entry{}
	for i := range c.exercise.Journal.Entries {
		e := &c.exercise.Journal.Entries[i]
		if e.Clock != nil && e.Author == exercise.Keeper && e.Clock.State == exercise.Runs {
			continue
		}
		who := c.titleOf(e.Author)
		if e.For != "" {
			who += " for " + c.titleOf(e.For)
		}
		_, id, _, _ := e.Added()
		entry := Entry{
			Number: e.Number, At: e.At, Who: who, Kind: e.Kind(), Text: c.entryText(e), ID: id, Lines: []string{},
			Undo: c.undoable(e), Undone: c.exercise.Journal.Undone(e.Number), Refused: e.Refuse != nil,
		}
		if e.Refuse != nil {
			entry.Lines = e.Refuse.Problems
		}
		list = append(list, entry)
	}
	return list
}

// entryText is an entry in words.
func (c *Conductor) entryText(e *exercise.Entry) string {
	switch {
	case e.Clock != nil:
		return map[exercise.ClockState]string{
			exercise.Runs: "The clock runs", exercise.Paused: "The clock stands", exercise.Jumped: "The clock was brought forward", exercise.Ended: "The exercise is over",
		}[e.Clock.State]
	case e.Role != nil:
		return c.roleText(e.Role)
	case e.Decide != nil:
		return c.names.Decided(e.Decide.Incident, e.Decide.Step, e.Decide.Option)
	case e.Order != nil:
		return c.orderText(e)
	case e.Finish != nil:
		return "Ended: " + c.names.TitleByID(e.Finish.Incident, e.Finish.Step)
	case e.Inject != nil:
		return c.injectText(e.Inject)
	case e.Effect != nil:
		var step struct{ Event string }
		_ = json.Unmarshal(e.Effect.Step, &step) // it was read before it was accepted
		return step.Event
	case e.Note != nil && e.Note.To != "":
		return "To " + c.titleOf(e.Note.To) + ": " + e.Note.Text
	case e.Note != nil:
		return e.Note.Text
	case e.Observe != nil:
		return strings.TrimSpace(string(e.Observe.Rating) + " " + e.Observe.Text)
	case e.Refuse != nil:
		return "Refused, not kept: " + e.Refuse.Kind
	case e.Undo != nil:
		return fmt.Sprintf("Took back entry %d", e.Undo.Entry)
	case e.Branch != nil:
		return "Branched at " + c.clockText(e.Branch.At) + ": " + e.Branch.Kept
	case e.Display != nil:
		return displayed[e.Display.Shows]
	default:
		return "The clock was set back; what came later is kept as " + e.Back.Kept
	}
}

func (c *Conductor) roleText(r *exercise.Role) string {
	title := c.titleOf(r.Role)
	switch r.Action {
	case exercise.Join:
		return cmp.Or(r.Name, "Somebody") + " joins as " + title
	case exercise.Leave:
		return cmp.Or(r.Name, "Somebody") + " leaves " + title
	case exercise.Start:
		return title + " is played"
	default:
		return title + " is handed back to the plan"
	}
}

// orderText is an order in words.
func (c *Conductor) orderText(e *exercise.Entry) string {
	if step := e.StepIn(c.scenario()); step != nil {
		return c.names.Ordered(step)
	}
	return "An order that was taken back"
}

func (c *Conductor) injectText(i *exercise.Inject) string {
	what := "“" + i.Text + "”"
	if of := c.injects[i.Inject]; of != nil {
		what = "inject " + of.number + ", " + of.title
	}
	return map[exercise.InjectAction]string{
		exercise.Release: "Released ", exercise.Hold: "Held ", exercise.Skip: "Left out ", exercise.Change: "Changed ", exercise.MakeUp: "Made up ",
	}[i.Action] + what
}

// injectLine is what those read who are told an inject, and who they are.
func (c *Conductor) injectLine(e *exercise.Entry) (to []string, line Line) {
	line = Line{At: e.At, Kind: "inject", From: words.Capitalised(c.names.AgencyNamed(e.Inject.From)), Means: e.Inject.Means, Text: e.Inject.Text}
	if of := c.injects[e.Inject.Inject]; of != nil {
		line.From, line.Means, line.Text = words.Capitalised(c.names.AgencyNamed(of.from)), of.means, of.text
		return of.to, line
	}
	return []string{e.Inject.To}, line
}
