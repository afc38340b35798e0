package story_test

import (
	"testing"

	"simulate/report/reporttest"
	"simulate/report/story"
	"simulate/report/words"
)

// Independence names more instants than a reader takes in: those that reports are about are kept, whenever they occur.
func TestOfManyKeyEventsThoseThatAreReportedAreKept(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "../../scenarios/independence.yaml")
	var told []story.Told
	for id, x := range r.Program.Scenario.Reported.All() {
		if x.Milestone != "" {
			told = append(told, story.Told{Milestone: x.Milestone, Text: id})
		}
	}
	events := story.KeyEvents(words.Of(r.Program), r.Nominal, told)
	kept := 0
	for _, row := range events.Rows {
		if row[4].String() != "" {
			kept++
		}
	}
	if len(events.Rows) != 16 || kept != len(told) {
		t.Errorf("%d events, of which %d of the %d reported", len(events.Rows), kept, len(told))
	}
}
