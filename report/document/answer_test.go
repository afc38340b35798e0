package document_test

import (
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/sim/stats"
)

// Of many targets that are met those closest to their limits have a row in a short answer, and the others are in a line with their figures.
func TestAShortAnswerFoldsWhatIsMetByFar(t *testing.T) {
	t.Parallel()
	target := func(title string, v stats.Verdict) document.Judgement {
		return document.Judgement{Title: title, Figure: document.Number(document.Seconds, 60), Margin: "5 s spare", Verdict: document.Verdict(v)}
	}
	a := &document.Answer{Targets: []document.Judgement{target("a", stats.Missed), target("b", stats.CannotTell)}}
	for _, title := range []string{"c", "d", "e", "f", "g"} {
		a.Targets = append(a.Targets, target(title, stats.Met))
	}
	if table, others := a.Short(); len(table.Rows) != len(a.Targets) || others != "" {
		t.Errorf("two more that are met are folded: %d rows, %q", len(table.Rows), others)
	}
	a.Targets = append(a.Targets, target("h", stats.Met))
	table, others := a.Short()
	if len(table.Rows) != 5 || others != "Also met: f (1:00, 5 s spare); g (1:00, 5 s spare); h (1:00, 5 s spare)." || len(a.Table().Rows) != 8 {
		t.Errorf("%d rows, %q", len(table.Rows), others)
	}
	if last := table.Rows[4][1].String(); !strings.HasPrefix(last, "e") {
		t.Errorf("the last row is of %q", last)
	}
}
