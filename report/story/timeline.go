package story

import (
	"fmt"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment"
)

// NewTimeline is a run of a program twice: as the story, and record by record. Of streams it has the instances that are asked for.
func NewTimeline(n words.Names, shown *experiment.ShownRun, asked []sim.Instance) *document.Timeline {
	return newTimeline(n, shown, asked, false)
}

// Asked are the timeline, the time sheet and the board of the instances of streams that are asked for, and of nothing else.
func Asked(n words.Names, shown *experiment.ShownRun, asked []sim.Instance) []document.Section {
	t := newTimeline(n, shown, asked, true)
	t.Key, t.LeftOut = "", nil
	units, board := sheets(n, shown, asked, true)
	units.Key, board.Key = "", ""
	return []document.Section{board, t, units}
}

func newTimeline(n words.Names, shown *experiment.ShownRun, asked []sim.Instance, alone bool) *document.Timeline {
	t := &document.Timeline{Key: "timeline", Title: "What happened, step by step"}
	if !shown.Kept() {
		t.Notes = []string{fmt.Sprintf("The run has %s records, more than the %s that are kept: choose a shorter horizon, "+
			"simulate inspect for an instant of it, or --format jsonl for every record.",
			words.Grouped(shown.Count), words.Grouped(experiment.TraceLimit))}
		return t
	}
	c := newCast(n, shown.Records, asked, alone)
	t.Origin, t.Entries, t.Story = c.origin.Origin, c.entries(), tell(c)
	t.Notes = c.notes(asked, alone)
	for _, l := range c.leftOut() {
		t.LeftOut = append(t.LeftOut, l.LeftOut)
	}
	return t
}

func (c *cast) entries() []document.Entry {
	var entries []document.Entry
	for i := range c.records {
		if c.told[i] {
			of, about := c.causes.Of(sim.Seq(i))
			e := c.Entry(sim.Seq(i), &c.records[i], of, about)
			e.Day = c.Day(c.records[i].At)
			entries = append(entries, e)
		}
	}
	return entries
}
