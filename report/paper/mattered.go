package paper

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"simulate/report/document"
	"simulate/sim/exercise/judge"
	"simulate/sim/experiment/futures"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// mattered is what each decision and order has done to the tasks: for each other option, or of an order without it, the tasks of which a
// difference can be told.
func (a *after) mattered() *document.Table {
	t := &document.Table{Key: "Decisions", Title: "Decisions that mattered", Columns: []document.Column{
		{Key: "Clock", Title: "Clock"},
		{Key: "Who", Title: "Who"},
		{Key: "Chosen", Title: "What was chosen"},
		{Key: "Instead", Title: "Instead"},
		{Key: "Task", Title: "Critical task"},
		{Key: "Within", Title: "Within the limit, as chosen and instead"},
		{Key: "Difference", Title: "What the choice made"},
	}}
	t.Columns[6].Note = fmt.Sprintf("From the moment of each choice %d futures go on with what was chosen, and as many with the same luck with what could have been. "+
		"Nothing that was done later is in either: roles are the plan's again. In brackets the interval in which the difference lies with a probability of %.0f%%.", a.Futures, stats.Level*100)
	for i := range a.Choices {
		c := &a.Choices[i]
		row := func(task, within, difference string) {
			who := a.author(cmp.Or(c.Entry.For, c.Entry.Author))
			t.Rows = append(t.Rows, texts(a.clock(c.Entry.At), who, a.action(&c.Entry), a.instead(c), task, within, difference))
		}
		told := false
		for k := range c.Changes {
			if difference := a.difference(c, k); difference != "" {
				o := c.Changes[k].Occurrences
				row(a.Team[c.Tasks[k]].Task.Text, fmt.Sprintf("%d and %d of %d", o.Both+o.OnlyVariant, o.Both+o.OnlyBaseline, o.Runs()), difference)
				told = true
			}
		}
		if !told {
			row("–", "–", "no difference to be told")
		}
	}
	return t.UnlessEmpty()
}

// instead is what could have been done in the place of a choice.
func (a *after) instead(c *judge.Choice) string {
	d := c.Entry.Decide
	if d == nil {
		return "without it"
	}
	number, _ := a.names.StepNumber(d.Incident, d.Step) // it was opened with it
	return a.names.Option(&a.names.Steps[number], c.Other)
}

// difference is what a choice has done to a task; empty where no difference can be told.
func (a *after) difference(c *judge.Choice, k int) string {
	change, task := &c.Changes[k], &a.Team[c.Tasks[k]]
	var parts []string
	if share := change.Change(stats.Level); change.Parted() > 0 && apart(share.Interval) {
		parts = append(parts, fmt.Sprintf("%s percentage points within the limit (%s to %s)", signed(100*share.Value), signed(100*share.Interval.Low), signed(100*share.Interval.High)))
	}
	if text := inTheMiddle(change, task); text != "" {
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

// inTheMiddle is by how much the middle value of a task has moved; empty where that cannot be told.
func inTheMiddle(change *futures.Change, task *judge.Task) string {
	m := change.Median
	switch {
	case math.IsInf(m.Value, 1):
		return "in the middle not done by the end, and instead done"
	case math.IsInf(m.Value, -1):
		return "in the middle done by the end, and instead not"
	case !m.Interval.Known || !apart(m.Interval):
		return ""
	}
	low, high, more, less := m.Interval.Low, m.Interval.High, "more", "less"
	if task.Unit == scenario.Seconds {
		more, less = "longer", "shorter"
	}
	if m.Value < 0 {
		more, low, high = less, -high, -low
	}
	between := ""
	if low < high {
		between = fmt.Sprintf(" (%s to %s)", inUnit(task, low), inUnit(task, high))
	}
	return fmt.Sprintf("%s %s in the middle%s", inUnit(task, math.Abs(m.Value)), more, between)
}

// apart reports whether an interval tells a difference.
func apart(i stats.Interval) bool { return i.Known && (i.Low > 0 || i.High < 0) }

func signed(v float64) string {
	return strings.Replace(fmt.Sprintf("%+.0f", v), "-", "−", 1)
}

// inUnit is an amount in the unit of a task.
func inUnit(task *judge.Task, by float64) string {
	if task.Unit == scenario.Seconds && by < 0 {
		return "−" + inUnit(task, -by)
	}
	if math.IsInf(by, 1) {
		return "never"
	}
	of := judge.Task{Unit: task.Unit, Amount: int64(by)}
	return Amount(&of)
}
