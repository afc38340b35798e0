package conduct

import (
	"cmp"

	"simulate/report/paper"
	"simulate/sim/exercise"
	"simulate/sim/exercise/knowledge"
)

// DisplayView is what a projector shows.
type DisplayView struct {
	Title  string         `json:"title"`
	Shows  exercise.Shows `json:"shows"`
	Note   string         `json:"note"`
	Open   []OpenItem     `json:"open"`   // decisions that are open, where everything is shown
	Roles  []string       `json:"roles"`  // that are played
	Ending *paper.Ending  `json:"ending"` // where it is shown; null as long as it is not known
	Lines  []Line         `json:"lines,omitempty"`
}

// OpenItem is a decision that somebody has open.
type OpenItem struct {
	Title string `json:"title"`
	Role  string `json:"role"`
	Since int64  `json:"since"`
}

// displayed is what a display shows, in words.
var displayed = map[exercise.Shows]string{
	exercise.Everything: "The display shows everything that has happened", exercise.Shared: "The display shows what every played role knows",
	exercise.Ending: "The display shows what came of the exercise",
}

// Show says what the display shows.
func (c *Conductor) Show(what exercise.Shows) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	d := &exercise.Display{Shows: what}
	return c.ask(exercise.Entry{Author: Controller, Display: d}, d, cmp.Or(displayed[what], "The display"))
}

func (c *Conductor) displayView() *DisplayView {
	shows := c.exercise.Journal.Shows()
	v := &DisplayView{Title: c.title(), Shows: shows, Note: displayed[shows] + ".", Open: []OpenItem{}, Roles: []string{}}
	if shows == exercise.Everything {
		for _, d := range c.decisionRows() {
			if d.Open && d.Played && d.Given == "" {
				v.Open = append(v.Open, OpenItem{d.Title, d.Whose, d.Since})
			}
		}
	}
	if shows == exercise.Ending {
		v.Ending = c.ending()
	}
	for _, r := range c.roles {
		if r.played {
			v.Roles = append(v.Roles, r.title)
		}
	}
	return v
}

// allLines are the lines of everything that has happened.
func (c *Conductor) allLines() []Line {
	lines := c.factLines(c.everything.fold.Facts())
	now := c.clock.now(c.wall)
	for i := range lines {
		lines[i].Undo = 0
	}
	for i := range c.exercise.Journal.Entries {
		e := &c.exercise.Journal.Entries[i]
		if c.exercise.Journal.Undone(e.Number) || !c.hasCome(e, now) {
			continue
		}
		switch {
		case e.Inject != nil && (e.Inject.Action == "release" || e.Inject.Action == "make-up"):
			_, line := c.injectLine(e)
			lines = append(lines, line)
		case e.Order != nil:
			lines = append(lines, Line{At: e.At, Kind: "ordered", From: c.titleOf(e.Actor()), Text: c.orderText(e)})
		}
	}
	return numbered(lines)
}

// displayLines are those that the display shows.
func (c *Conductor) displayLines() []Line {
	switch c.exercise.Journal.Shows() {
	case exercise.Everything:
		return c.allLines()
	case exercise.Ending:
		return []Line{}
	}
	var folds []*knowledge.Fold
	for _, r := range c.roles {
		if r.played {
			folds = append(folds, r.fold)
		}
	}
	if len(folds) == 0 {
		return []Line{}
	}
	lines := c.factLines(knowledge.NewShared(folds...).Facts())
	for i := range lines {
		lines[i].Undo = 0
	}
	return numbered(lines)
}
