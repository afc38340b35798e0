package html_test

import (
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/sim/stats"
)

// answered is a page that begins with an answer.
func answered(t *testing.T, sections ...document.Section) string {
	t.Helper()
	return page(t, &document.Document{Title: "Town", Sections: append([]document.Section{&document.Answer{
		Said: []document.Phrase{{Text: "1 of 2 targets met."}, {Text: " Missed: Told.", Tone: document.Bad}},
		Targets: []document.Judgement{
			{
				Measure: "told", Title: "Told, 9 in 10", Figure: seconds(715), Limit: seconds(600), Margin: "1:55 over", Used: 1.2,
				Asked: "p90(told) <= 10m", Verdict: document.Verdict(stats.Missed),
				Spread: &document.Histogram{
					Bins: document.Bins{From: 300, Width: 200, Counts: []int{1, 4, 0, 1}}, Limit: 600, Judged: seconds(715), Said: "9 in 10 within 11:55",
					Words: "3 of 6 runs over the limit",
				},
			},
			{
				Measure: "turnout", Title: "Turnout, 9 in 10", Figure: seconds(30), Limit: seconds(60), Margin: "30 s spare", Used: 0.5,
				Asked: "p90(turnout) <= 1m", Verdict: document.Verdict(stats.Met),
			},
		},
		Notes: []string{"How sure?"},
	}}, sections...)})
}

func TestWhatIsMissedHasACardAndWhatIsMetALine(t *testing.T) {
	t.Parallel()
	p := answered(t)
	contains(
		t, p,
		`<p class="verdict-line"><span class="tone-plain">1 of 2 targets met.</span><span class="tone-bad"> Missed: Told.</span></p>`,
		`<li class="card" data-measure="told" data-verdict="missed">`, `<p class="value">11:55</p>`, "1:55 over",
		`<tr data-measure="turnout">`, `<rect class="share" y="5" width="50%" height="5"/>`, "How sure?",
	)
	if strings.Count(p, `<li class="card"`) != 1 || strings.Count(p, `<tr data-measure=`) != 1 {
		t.Error("a target has both")
	}
}

// TestWhatIsOverTheLimitIsHatched: from 300 to 1100 s the limit of 600 s lies at 37.5%, in the middle of the second column.
func TestWhatIsOverTheLimitIsHatched(t *testing.T) {
	t.Parallel()
	contains(
		t, answered(t),
		`<rect x="0%" y="75%" width="25%" height="25%" class="within"/>`,
		`<rect x="25%" y="0%" width="12.5%" height="100%" class="within"/>`,
		`<rect x="37.5%" y="0%" width="12.5%" height="100%" class="beyond" fill="url(#beyond)"/>`,
		`<rect x="75%" y="75%" width="25%" height="25%" class="beyond" fill="url(#beyond)"/>`,
		"limit 10:00", "9 in 10 within 11:55", "3 of 6 runs over the limit",
	)
}

// brokenDown is a breakdown of ten minutes whose limit is eleven, of which runs over it are 100 s longer.
func brokenDown() *document.Breakdown {
	excess := func(s float64) document.Value { return document.Number(document.Difference, s) }
	return &document.Breakdown{
		Measure: "told", Title: "Told", Shown: "Told, 10:00 on average", Finding: "In the runs over 11:00, driving takes 1:30 longer.",
		Why: "Why so.", Basis: "Over 6 runs.", Limit: seconds(660), Beyond: "over 11:00",
		Steps: []document.Step{
			{Kind: "work", Sort: "work", Title: "Answer", Mean: seconds(120), Excess: excess(10)},
			{
				Kind: "on the road", Sort: "travel", Title: "Drive", From: 120, Mean: seconds(480), Low: 300, High: 600, Excess: excess(90),
				Share: document.Number(document.Share, 0.79), Most: true,
			},
		},
		All: document.Step{Title: "in all", Mean: seconds(600), Excess: excess(100)},
	}
}

// TestStepsStandEndToEnd: the whisker ends at 720 s and so does, but for a fiftieth, the drawing.
func TestStepsStandEndToEnd(t *testing.T) {
	t.Parallel()
	contains(
		t, answered(t, brokenDown()),
		`<rect x="0%" y="3" width="16.34%" height="14" fill="url(#working)"/>`,
		`<rect x="16.34%" y="3" width="65.36%" height="14" fill="url(#travel)"/>`,
		`<line class="whisker" x1="57.19%" x2="98.04%"`, `<line class="limit" x1="89.87%" x2="89.87%" y2="100%"/>`,
		`<tr class="most"><td class="kind">on the road</td><th scope="row" data-kind="on the road">Drive <span class="in">(79%)</span></th>`,
		"Why so.", "Over 6 runs.",
	)
}

func TestFindingsArePresentedOneByOne(t *testing.T) {
	t.Parallel()
	p := block(t, answered(t, brokenDown(), &document.Prose{Title: "What would have helped", Lines: []string{"More cars."}}), `<dialog class="slides"`, "</dialog>")
	for _, title := range []string{"1 of 2 targets met.", "In the runs over 11:00, driving takes 1:30 longer.", "What would have helped", "How sure?"} {
		if !strings.Contains(p, "<h2>"+title+"</h2>") {
			t.Errorf("%q is no slide's title", title)
		}
	}
	if !strings.Contains(p, `<tr class="most"><th scope="row">Drive (on the road)</th><td class="flow"><svg aria-hidden="true"><rect y="15%" width="90%" height="70%" fill="url(#travel)"/>`) {
		t.Error("the bar of what makes the most is not there")
	}
}

// TestWhatHelpsIsASentenceWithBars: on a scale that ends a tenth beyond the longest, 660 s of 726, and the limit is at 600.
func TestWhatHelpsIsASentenceWithBars(t *testing.T) {
	t.Parallel()
	p := block(t, answered(t, &document.Prose{Title: "What would have helped", Lines: []string{"More cars."}, Ways: []document.Ways{{
		Title: "Told: met with “More cars”.", Lines: []string{"More cars."}, Limit: seconds(600),
		Figures: []document.Way{
			{Title: "As written", Figure: seconds(660), Verdict: document.Verdict(stats.Missed)},
			{Title: "More cars", Figure: seconds(363), Verdict: document.Verdict(stats.Met)},
		},
	}}}), `<dialog class="slides"`, "</dialog>")
	contains(
		t, p, "<h2>Told: met with “More cars”.</h2>", `<rect y="20%" width="90.91%" height="60%"/>`, `<rect y="20%" width="50%" height="60%"/>`,
		`<line x1="82.64%" x2="82.64%"`, `<tr data-verdict="met">`, "limit 10:00", "<p>More cars.</p>",
	)
}

// TestTargetsAndVariantsAreRowsAndColumns: what is slight is marked as such and counted, for screens that leave it out.
func TestTargetsAndVariantsAreRowsAndColumns(t *testing.T) {
	t.Parallel()
	of := func(title string) document.Column { return document.Column{Title: title} }
	p := answered(t, &document.Table{
		Title: "Targets", Columns: []document.Column{of("Target"), of("Judged"), of("As written"), of("Ask early"), of("More aid"), of("Luck")},
		Rows: [][]document.Value{{
			document.Text("Told"), document.Text("9 in 10, limit 10:00"), document.Judged(stats.Missed, "11:55"),
			document.Judged(stats.Met, "9:30, -2:24"), document.Number(document.Difference, -1).Slight(),
			document.Estimate(document.SecondsChange, -30, stats.Interval{Low: -40, High: -20, Known: true}),
		}},
	})
	contains(
		t, p, `<tr class="missed"><th scope="row">Told <span class="limit">9 in 10, limit 10:00</span></th>`,
		`<td class="turned" data-variant="Ask early">`, `<td class="slight" data-variant="More aid">-0:01</td>`,
		`<td class="told" data-variant="Luck">-0:30 <span class="sure"> (-0:40 to -0:20)</span></td>`, `1 variant makes no difference that matters`,
	)
}
