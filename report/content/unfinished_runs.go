package content

import (
	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/snapshot"
)

// unfinished is what was not over at the end of the seeded runs, in how many, and what it waited for in one of them. Calls that come
// without end are under way whenever the time is over: of those it is what waits.
func (b *review) unfinished() document.Section {
	t := b.unfinishedTable(func(u *experiment.Unfinished) bool {
		return b.ends(u) || u.Status != snapshot.Runs
	})
	for i := range t.Columns {
		t.Columns[i].Key = ""
	}
	if len(t.Rows) > 0 {
		t.Title = "What never finished, over " + words.Counted(b.made(), "seeded run", "seeded runs")
	}
	return t.UnlessEmpty()
}

// unfinishedData is all that was not over, as data.
func (b *review) unfinishedData() document.Section {
	t := b.unfinishedTable(func(*experiment.Unfinished) bool { return true }).ForDataOnly()
	t.Key = "unfinished"
	return t
}

func (b *review) unfinishedTable(wanted func(*experiment.Unfinished) bool) *document.Table {
	t := &document.Table{Columns: []document.Column{
		{Key: "incident"},
		{Key: "step"},
		{Title: "Step"},
		{Key: "status", Title: "Status"},
		{Key: "runs", Title: "Runs"},
		{Key: "share", Title: "Share", Rank: 1},
		{Key: "instances"},
		{Title: "Instances", Note: "Instances: of the stream, in all runs together.", Rank: 2},
		{Key: "needs", Title: "Waits for", Note: waitsNote},
		{Key: "lasted", Title: "For", Rank: 1},
		{Key: "run", Title: "In run"},
		{Key: "instance"},
	}}
	for i := range b.result.Unfinished {
		if u := &b.result.Unfinished[i]; wanted(u) {
			t.Rows = append(t.Rows, b.unfinishedRow(u))
		}
	}
	return t
}

const waitsNote = "What it waited for, and for how long by the end, is that of one run: of the first that left it so, of a stream of the instance " +
	"that was left so for longest."

// made is how many seeded runs were made, those that do not agree with what is given included.
func (b *review) made() int {
	if g := b.result.Given; g != nil {
		return g.Made
	}
	return b.result.Samples.Runs
}

func (b *review) unfinishedRow(u *experiment.Unfinished) []document.Value {
	step, incident := &b.Steps[u.Step], &b.Incidents[b.Steps[u.Step].Incident]
	instances := document.Value{}
	if incident.Stream {
		instances = count(u.Instances)
	}
	return []document.Value{
		document.Text(incident.ID), document.Text(step.ID), document.Text(b.AmongAll(u.Step)), document.Text(u.Status.String()),
		count(u.Runs), document.Number(document.Share, float64(u.Runs)/float64(b.made())), count(u.Instances), instances,
		document.Text(u.Example.Needs), document.Milliseconds(u.Example.For), count(u.Example.Run),
		document.Text(b.InstanceID(u.Example.Instance)),
	}
}
