package html_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"simulate/report/document"
	"simulate/report/html"
	"simulate/sim/stats"
)

// with is the page of a document with some sections, without its style and its script.
func with(t *testing.T, sections ...document.Section) string {
	p := page(t, &document.Document{Title: "plain", Sections: sections})
	for _, tag := range []string{"style", "script"} {
		p = strings.Replace(p, block(t, p, "<"+tag+">", "</"+tag+">"), "", 1)
	}
	return p
}

func contains(t *testing.T, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(page, part) {
			t.Errorf("there is no %s", part)
		}
	}
}

func seconds(v float64) document.Value { return document.Number(document.Seconds, v) }

func TestTablesAreSortedByFiguresAndNotByTexts(t *testing.T) {
	t.Parallel()
	p := with(t, &document.Table{
		Title: "Latencies",
		Columns: []document.Column{
			{Key: "id"},
			{Key: "title", Title: "Measure"},
			{Key: "p90", Title: "90th percentile", Note: "Nine in ten are shorter."},
			{Title: "Verdict"},
			{Title: "Empty"},
		},
		Rows: [][]document.Value{
			{document.Text("a"), document.Text("Call to first officer"), seconds(65.25), document.Verdict(stats.Missed), {}},
			{document.Text("b"), document.Below("… custody", "Call to custody"), seconds(math.Inf(1)), document.Verdict(stats.CannotTell), {}},
		},
	})
	contains(
		t, p,
		`<th scope="col" class="number" data-key="p90">90th percentile</th>`,
		`<th scope="row">Call to first officer</th>`,
		`<th scope="row" data-sort="Call to custody">… custody</th>`,
		`<td class="number" data-sort="65.25">1:05</td>`,
		`<td class="number" data-sort="&#43;Inf">not reached</td>`,
		`<span class="verdict" data-verdict="missed"><span aria-hidden="true">✗</span> missed</span>`,
		`<span class="verdict" data-verdict="cannot tell"><span aria-hidden="true">?</span> cannot tell</span>`,
		`<p class="note">Nine in ten are shorter.</p>`,
	)
	if strings.Contains(p, "Empty") || strings.Contains(p, ">a<") {
		t.Error("the table has columns in which there is nothing to read")
	}
}

func TestTablesOfOneTitleHaveNamesOfTheirOwn(t *testing.T) {
	t.Parallel()
	table := &document.Table{
		Title: "Latencies", Columns: []document.Column{{Title: "Measure"}}, Rows: [][]document.Value{{document.Text("a")}},
	}
	p := with(t, &document.Chapter{ID: "latencies", Title: "Latencies"}, table, table, &document.Chapter{ID: document.Notes, Title: "Notes"})
	contains(t, p, `aria-label="Table 1: Latencies"`, `aria-label="Table 2: Latencies"`)
	if strings.Contains(p, "<h3>Latencies</h3>") {
		t.Error("the chapter's title is said again")
	}
}

func TestStoryStandsAtMilliseconds(t *testing.T) {
	t.Parallel()
	at := document.Instant(time.Date(2024, 2, 29, 13, 9, 0, 0, time.UTC), 1)
	p := with(t, &document.Timeline{Key: "timeline", Title: "What happened", Story: []document.Line{
		{Seq: 17, At: at, T: seconds(541.0625), Past: seconds(1.0625), Who: "Dispatch", What: "calls", Why: "scripted", Tone: document.Strong},
		{Seq: 18, At: at, T: seconds(-60), What: "rings"},
	}})
	contains(t, p, `<li data-seq="17" data-t="541063" class="tone-strong">`, `<li data-seq="18" data-t="-60000" class="tone-plain">`)
}

func TestSegmentsAreDrawnWhereTheyLie(t *testing.T) {
	t.Parallel()
	p := with(t, &document.Chains{Key: "chains", Chains: []document.Chain{{Title: "Call to first officer", Total: seconds(200), Segments: []document.Segment{
		{Length: seconds(50), Shown: seconds(50), Kind: "work"},
		{Offset: 50, Length: seconds(0), Shown: seconds(0), Kind: "turnout"},
		{Offset: 50, Length: seconds(150), Shown: seconds(150), Kind: "waiting for a unit"},
	}}}})
	contains(
		t, p,
		`<rect x="0%" width="25%" height="100%" fill="url(#working)"/>`,
		`<rect x="25%" width="75%" height="100%" fill="url(#waiting)"/>`,
		"Call to first officer: 3:20, segment by segment",
	)
	if strings.Contains(p, `fill="url(#turnout)"`) {
		t.Error("what takes no time is drawn")
	}
}

func TestReplaysArePlayedInOnePlace(t *testing.T) {
	t.Parallel()
	p := with(
		t, &document.Replay{JSON: []byte(`{"id":""}`)}, &document.Prose{Lines: []string{"between"}},
		&document.Replay{ID: "early", Title: "Early", JSON: []byte("{\"id\":\"a<\u2028\U000e0001\"}")},
	)
	contains(
		t, p,
		`<div class="replay" data-replays="0 1"></div>`,
		`<script type="application/json" class="replay-data" data-id="" data-title="">{"id":""}</script>`,
		`data-id="early" data-title="Early">{"id":"a\u003c\u2028\udb40\udc01"}</script>`,
	)
	if strings.Count(p, `class="replay"`) != 1 {
		t.Error("there are several places")
	}
	var read struct{ ID string }
	if err := json.Unmarshal([]byte(block(t, p, `data-title="Early">`, "</script>")), &read); err != nil || read.ID != "a<\u2028\U000e0001" {
		t.Errorf("%q, %v", read.ID, err)
	}
}

func TestPageWithoutRowsOffersNone(t *testing.T) {
	t.Parallel()
	p := with(t, &document.Prose{Lines: []string{"nothing to count"}})
	if strings.Contains(p, `data-download="csv"`) || strings.Contains(p, `id="rows"`) {
		t.Error("the page offers rows")
	}
}

// full is a writer without room.
type full struct{ room int }

func (f *full) Write(text []byte) (int, error) {
	if f.room -= len(text); f.room < 0 {
		return 0, bytes.ErrTooLarge
	}
	return len(text), nil
}

func TestPageThatCannotBeWrittenIsAnError(t *testing.T) {
	t.Parallel()
	if err := html.Write(&full{room: 1000}, &document.Document{Title: "plain"}); !errors.Is(err, bytes.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func TestAPageSaysWhatKindOfReportItIs(t *testing.T) {
	t.Parallel()
	for kind, want := range map[string][2]string{
		"":      {"<title>A drill</title>", `<p class="kicker">Training review</p>`},
		"Sweep": {"<title>Sweep: A drill</title>", `<p class="kicker">Sweep</p>`},
	} {
		p := page(t, &document.Document{Kind: kind, Title: "A drill"})
		for _, text := range want {
			if !strings.Contains(p, text) {
				t.Errorf("%q: there is no %s", kind, text)
			}
		}
	}
}

func TestTheChainThatAReportIsAboutIsUnfolded(t *testing.T) {
	t.Parallel()
	for _, full := range []bool{false, true} {
		chains := &document.Chains{Full: full, Chains: []document.Chain{{Title: "Call to custody"}}}
		p := page(t, &document.Document{Title: "A drill", Sections: []document.Section{chains}})
		if got := strings.Contains(p, `<details class="chain" data-measure="" open>`); got != full {
			t.Errorf("full %v: unfolded %v", full, got)
		}
	}
}

func TestAPageOfOneChapterHasNoContents(t *testing.T) {
	t.Parallel()
	if p := page(t, &document.Document{Title: "A drill"}); strings.Contains(p, `<li><a href="#notes">`) {
		t.Error("there is a list of one")
	}
}

// TestTheNumbersOfAShadedTableAreShadedByTheirSize: in four steps up to the greatest, and neither nothing nor what is small.
func TestTheNumbersOfAShadedTableAreShadedByTheirSize(t *testing.T) {
	t.Parallel()
	row := []document.Value{document.Text("10:00")}
	for _, n := range []float64{0, 1, 2, 5, 6, 9, 10} {
		row = append(row, document.Number(document.Count, n))
	}
	table := &document.Table{Title: "Hours", Shaded: true, Columns: make([]document.Column, len(row)), Rows: [][]document.Value{row}}
	for i := range table.Columns {
		table.Columns[i].Title = "x"
	}
	contains(
		t, with(t, table), `<td class="number">0</td>`, `<td class="number">1</td>`, `<td class="number shade-1">2</td>`, `<td class="number shade-2">5</td>`,
		`<td class="number shade-3">6</td>`, `<td class="number shade-4">9</td>`, `<td class="number shade-4">10</td>`,
	)
	table.Shaded = false
	if p := with(t, table); strings.Contains(p, "shade-") {
		t.Error("a table that is not shaded is")
	}
}
