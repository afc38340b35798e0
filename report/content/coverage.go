package content

import (
	"fmt"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
)

// covered is how well units serve incidents that come in streams, as readers see it.
func (b *review) covered() document.Section {
	t := &document.Table{Title: "Coverage", Columns: []document.Column{
		{Title: "Units"},
		{Title: "Had to wait", Note: waitNote},
		{Title: "Mean wait", Note: b.unservedNote()},
		{Title: "90th percentile"},
		{Title: "Waiting", Rank: 1, Note: "Waiting: requests that wait at the same time, on average over time."},
		{Title: "None available", Note: "None available: time a run in which no unit could have been sent."},
		{Title: "Meanwhile", Note: b.meanwhileNote()},
		{Title: "Waited then", Rank: 2},
	}}
	for i := range b.result.Resources {
		r := &b.result.Resources[i]
		if r.Coverage == nil || !b.used(r) && r.Kind == experiment.UnitKind {
			continue
		}
		c := coverage(r.Coverage)
		t.Rows = append(t.Rows, []document.Value{
			document.Text(r.Name), c[0].WithoutInterval(), c[1], c[2].WithoutInterval(), c[3].WithoutInterval(), c[5].WithoutInterval(),
			c[6].WithoutInterval(), c[7].WithoutInterval(),
		})
	}
	return t.UnlessEmpty()
}

const waitNote = "Had to wait: the share of requests of which not all units were available at once; mean wait and 90th " +
	"percentile are of all requests."

// unservedNote says how many waits are known to be at least so long, and no more.
func (b *review) unservedNote() string {
	var of []string
	for i := range b.result.Resources {
		if c := b.result.Resources[i].Coverage; c != nil && c.Unserved > 0 {
			of = append(of, fmt.Sprintf("%s of %s for %s", words.Grouped(c.Unserved), words.Grouped(c.Requests), b.result.Resources[i].Name))
		}
	}
	if len(of) == 0 {
		return ""
	}
	return "Mean wait: at least so long. Not served, and counted as what they had waited when they gave up or the time was over: " +
		words.Enumerated(of) + "."
}

// meanwhileNote says what the columns about the incidents that begin once are; without one they are empty, and not shown.
func (b *review) meanwhileNote() string {
	for i := range b.Incidents {
		if incident := &b.Incidents[i]; !incident.Stream {
			return fmt.Sprintf("Meanwhile: the same while “%s” was open. Waited then: the share of other calls' requests in that "+
				"time that had to wait.", incident.Title)
		}
	}
	return ""
}
