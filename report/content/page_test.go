package content_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/experiment/contrast"
	"simulate/sim/experiment/influence"
	"simulate/sim/scenario"
)

// members are the members of a document's JSON.
func members(t testing.TB, d *document.Document) map[string]any {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal([]byte(reporttest.Written(t, format.JSON, d)), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// walked are the paths of the measures whose chains a report shows.
// page is the busy scenario's report for pages.
func page(t testing.TB) *document.Document {
	t.Helper()
	r := reporttest.Evaluate(t, 40, "busy.yaml")
	return content.NewPage(r, r.Nominal, reporttest.Timed(t, r), content.Extra{
		Replays: []*document.Replay{{Title: "Nominal", JSON: []byte("{}")}},
	})
}

func comparisonPage(t testing.TB) *document.Document {
	t.Helper()
	return pageOf(t, contender(t, "desks", "units.desk.count=2"), contender(t, "deputies", "units.deputy.count=3"))
}

// pageOf is the page of a comparison of a load of calls with variants of it.
func pageOf(t testing.TB, variants ...contrast.Contender) *document.Document {
	t.Helper()
	base, options := contender(t, "base"), experiment.Options{Runs: 40, Seed: 1}
	c, err := contrast.Compare(t.Context(), base, variants, options)
	if err != nil {
		t.Fatal(err)
	}
	var extra content.Extra
	for _, row := range c.Heads() {
		r := &c.Trials.Outcomes[0].Set.Rows[row]
		for _, v := range c.Variants {
			of := cause.PathsOf{Baseline: base.Program, Variant: v.Program, Measure: r.Measure, Key: r.Key}
			if paths, err := cause.FindPaths(t.Context(), of, options); err == nil {
				extra.Paths = append(extra.Paths, content.PathsOver{ID: v.ID, Paths: paths})
			}
		}
	}
	return content.NewComparisonPage(c, reporttest.Settings, extra)
}

func swept(t testing.TB, vary ...string) *influence.Sweep {
	t.Helper()
	of := influence.Sweeping{Load: func(changes []string) (*sim.Program, error) { return contender(t, "", changes...).Program, nil }}
	for _, text := range vary {
		v, err := scenario.ParseVary(text)
		if err != nil {
			t.Fatal(err)
		}
		of.Vary = append(of.Vary, v)
	}
	s, err := influence.MakeSweep(t.Context(), of, experiment.Options{Runs: 20, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func driven(t testing.TB) *influence.Sensitivity {
	t.Helper()
	s, err := influence.Correlate(t.Context(), reporttest.Evaluate(t, 0, "busy.yaml").Program, nil, experiment.Options{Runs: 200, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// allPages are pages of every kind with charts, each beside the document of other formats.
func allPages(t testing.TB) map[string][2]*document.Document {
	t.Helper()
	r, one, two := reporttest.Evaluate(t, 40, "busy.yaml"), swept(t, "units.desk.count=1,2"), swept(t, "units.desk.count=1,2", "units.deputy.count=2,3")
	sensitivity, calibration := driven(t), calibrated(t)
	review, fitted := content.NewLogReview(reviewed(t, 40), reporttest.Settings), content.NewLogFit(fittedLog(t), reporttest.Settings)
	return map[string][2]*document.Document{
		"run":         {content.New(r, r.Nominal, reporttest.Timed(t, r), content.Extra{}), page(t)},
		"comparison":  {comparison(t, 40, contender(t, "base"), contender(t, "desks", "units.desk.count=2"), contender(t, "deputies", "units.deputy.count=3")), comparisonPage(t)},
		"sweep":       {content.NewSweep(one, reporttest.Settings), content.NewSweepPage(one, reporttest.Settings)},
		"surface":     {content.NewSweep(two, reporttest.Settings), content.NewSweepPage(two, reporttest.Settings)},
		"sensitivity": {content.NewSensitivity(sensitivity, true, reporttest.Settings), content.NewSensitivityPage(sensitivity, true, reporttest.Settings)},
		"calibration": {content.NewCalibration(calibration, reporttest.Settings), content.NewCalibrationPage(calibration, reporttest.Settings)},
		"review":      {review, review},
		"fit":         {fitted, fitted},
	}
}

func TestPagesHaveAllTheDataOfOtherFormats(t *testing.T) {
	t.Parallel()
	for name, d := range allPages(t) {
		whole := members(t, d[1])
		for key, value := range members(t, d[0]) {
			if !reflect.DeepEqual(value, whole[key]) {
				t.Errorf("%s: the page has another %s", name, key)
			}
		}
	}
}

func TestNoMemberStandsTwiceOnAPage(t *testing.T) {
	t.Parallel()
	for name, d := range allPages(t) {
		text := reporttest.Written(t, format.JSON, d[1])
		for key := range members(t, d[1]) {
			if n := strings.Count(text, "\n \""+key+"\": "); n != 1 {
				t.Errorf("%s: %s stands %d times", name, key, n)
			}
		}
	}
}

// drawn are the members that a kind of chart draws, and the keys by which it finds its rows.
var drawn = map[document.ChartKind]struct{ member, measure string }{
	document.DistributionChart: {"distributions", "measure"},
	document.MultiplesChart:    {"measures", "id"},
	document.WaterfallChart:    {"chains", "measure"},
	document.ReportedChart:     {"reported", ""},
	document.ForestChart:       {"variants", ""},
	document.OverlayChart:      {"distributions", "measure"},
	document.PathChangeChart:   {"paths", "measure"},
	document.CurveChart:        {"points", "measure"},
	document.SurfaceChart:      {"points", "measure"},
	document.TornadoChart:      {"influences", "measure"},
	document.NarrowedChart:     {"assumptions", ""},
	document.RankedChart:       {"times", ""},
	document.PartedChart:       {"phases", ""},
	document.WeekChart:         {"hours", "stream"},
}

func TestChartsDrawDataThatThePageHas(t *testing.T) {
	t.Parallel()
	seen := make(map[document.ChartKind]bool)
	for name, d := range allPages(t) {
		all := members(t, d[1])
		for _, s := range d[1].Sections {
			c, ok := s.(*document.Chart)
			if !ok {
				continue
			}
			seen[c.Kind] = true
			of := drawn[c.Kind]
			rows, _ := all[of.member].([]any)
			if !slices.ContainsFunc(rows, func(row any) bool { return draws(c, of.measure, row.(map[string]any)) }) {
				t.Errorf("%s: %+v draws nothing of %q", name, c, of.member)
			}
		}
	}
	for kind := range drawn {
		if !seen[kind] {
			t.Errorf("no page has a chart %s", kind)
		}
	}
}

// draws reports whether a chart draws a row.
func draws(c *document.Chart, measure string, row map[string]any) bool {
	if measure != "" && row[measure] != c.Measure || c.Key != "" && row["key"] != c.Key {
		return false
	}
	return c.Variant == "" || row["variant"] == c.Variant
}

func TestRunsOfPathsStandOnceForEachVariant(t *testing.T) {
	t.Parallel()
	seen := make(map[string]bool)
	for _, row := range members(t, comparisonPage(t))["path_runs"].([]any) {
		r := row.(map[string]any)
		of := fmt.Sprint(r["variant"], "/", r["measure"], "/", r["key"])
		if seen[of] || r["runs"] != 40.0 {
			t.Errorf("%s stands twice, or is of other runs than all: %v", of, r)
		}
		seen[of] = true
	}
	if !seen["/settled/"] || !seen["desks/settled/"] || !seen["deputies/settled/"] {
		t.Errorf("they are of %v", seen)
	}
}

// outline is what stands on a page, in order.
func outline(d *document.Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		switch s := s.(type) {
		case *document.Chapter:
			fmt.Fprintf(&b, "# %s (%s)\n", s.Title, s.ID)
		case *document.Answer:
			fmt.Fprintf(&b, "  answer: %s\n", s.Line())
			for _, j := range s.Targets {
				fmt.Fprintf(&b, "  judged %s: %s, limit %s, %s, sure %s; %s\n", j.Title, j.Figure, j.Limit, j.Margin, j.Sure, j.Verdict)
			}
			for _, note := range s.Notes {
				fmt.Fprintf(&b, "  answer: %s\n", note)
			}
		case *document.Breakdown:
			fmt.Fprintf(&b, "  breakdown %s: %d steps. %s\n", s.Shown, len(s.Steps), s.Finding)
		case *document.Chart:
			fmt.Fprintf(&b, "  chart %s: %s [%s %s %s]\n", s.Kind, s.Title, s.Measure, s.Key, s.Variant)
		case *document.Table:
			if s.Title != "" {
				fmt.Fprintf(&b, "  table %s: %d rows\n", s.Title, len(s.Rows))
			}
		case *document.Prose:
			for _, line := range s.Lines {
				fmt.Fprintf(&b, "  %s: %s\n", s.Title, line)
			}
		default:
			fmt.Fprintf(&b, "  *report.%s\n", reflect.TypeOf(s).Elem().Name()) // a kind, as outlines name it
		}
	}
	return b.String()
}

func TestPagesAreArrangedAsBefore(t *testing.T) {
	t.Parallel()
	for name, d := range allPages(t) {
		reporttest.Golden(t, "page-"+name+".txt", []byte(outline(d[1])))
	}
}

func TestEveryPageEndsWithNotes(t *testing.T) {
	t.Parallel()
	d := &document.Document{Sections: []document.Section{&document.Facts{}}}
	before := len(d.Sections)
	last := d.OnPage().Sections[before]
	if c, ok := last.(*document.Chapter); !ok || c.ID != "notes" || len(d.Sections) != before {
		t.Errorf("it ends with %T, and the document has %d sections instead of %d", last, len(d.Sections), before)
	}
	if p := page(t); p.OnPage() != p {
		t.Error("a page is put into chapters again")
	}
}

func TestOtherFormatsReadAPageWithoutWhatOnlyPagesHave(t *testing.T) {
	t.Parallel()
	d := page(t)
	for _, text := range []string{reporttest.Written(t, format.Markdown, d), reporttest.Written(t, format.Terminal{Width: 80}.Write, d)} {
		if !strings.Contains(text, "Latencies") || strings.Contains(text, "# Replay") {
			t.Error("it is not the report without chapters")
		}
	}
}

func TestABandIsThereWhereARunHasOneValue(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 12, "streams.yaml")
	loaded := content.NewPage(r, r.Nominal, reporttest.Settings, content.Extra{})
	bands := make(map[bool]int)
	for _, row := range slices.Concat(members(t, page(t))["distributions"].([]any), members(t, loaded)["distributions"].([]any)) {
		d := row.(map[string]any)
		x := d["x"].([]any)
		if len(d["share"].([]any)) != len(x) {
			t.Errorf("%s: %d shares of %d values", d["title"], len(d["share"].([]any)), len(x))
		}
		if low, ok := d["low"].([]any); ok && len(low) != len(x) {
			t.Errorf("%s: a band of %d ends at %d values", d["title"], len(low), len(x))
		}
		counted := 0.0
		for _, n := range d["bins"].(map[string]any)["counts"].([]any) {
			counted += n.(float64)
		}
		if counted != d["n"].(float64) {
			t.Errorf("%s: the bins have %v of %v values", d["title"], counted, d["n"])
		}
		bands[d["low"] != nil]++
	}
	if bands[true] == 0 || bands[false] == 0 {
		t.Errorf("with and without a band there are %v", bands)
	}
}

func TestFiguresHaveTheTitleOfTheirSource(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	s := r.Program.Scenario
	all := members(t, content.NewPage(r, r.Nominal, reporttest.Settings, content.Extra{}))
	figures, sources := all["figures"].([]any), all["sources"].([]any)
	if len(figures) != len(s.Figures) || len(sources) != s.Sources.Len() {
		t.Fatalf("%d figures and %d sources", len(figures), len(sources))
	}
	for i, f := range s.Figures {
		got := figures[i].(map[string]any)
		title := ""
		if source := s.Sources.Get(f.Source); source != nil {
			title = source.Title
		}
		if got["path"] != f.Path || got["value"] != f.Text || got["confidence"] != string(f.Confidence) || got["source_title"] != title {
			t.Errorf("got %v, want %+v of %q", got, f, title)
		}
	}
}

func TestAPageThatWasInterruptedSaysSo(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 5, "busy.yaml")
	for _, partial := range []bool{false, true} {
		d := content.NewPage(r, r.Nominal, reporttest.Settings, content.Extra{Partial: partial})
		if got := strings.Contains(reporttest.Written(t, format.Markdown, d), "PARTIAL: interrupted before"); got != partial {
			t.Errorf("partial %v: it says so %v", partial, got)
		}
	}
}

// TestChartsThatSayNothingAreNotDrawn: a variant that changes nothing moves no measure.
func TestChartsThatSayNothingAreNotDrawn(t *testing.T) {
	t.Parallel()
	c, err := contrast.Compare(t.Context(), contender(t, "base"), []contrast.Contender{contender(t, "twin")}, experiment.Options{Runs: 20, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	told := false
	for _, s := range content.NewComparisonPage(c, reporttest.Settings, content.Extra{}).Sections {
		switch s := s.(type) {
		case *document.Chart:
			t.Errorf("there is a chart %s of %s", s.Kind, s.Title)
		case *document.Prose:
			told = told || slices.ContainsFunc(s.Lines, func(l string) bool { return strings.HasPrefix(l, "Spread as in the baseline with every variant: ") })
		}
	}
	if !told {
		t.Error("what is not drawn is not told")
	}
}

// A path that a variant leaves as it is has no heading of its own.
func TestPathsThatAVariantLeavesAreALine(t *testing.T) {
	t.Parallel()
	var lines []string
	for _, s := range pageOf(t, contender(t, "desks", "units.desk.count=2"), contender(t, "same"), contender(t, "twin")).Sections {
		switch s := s.(type) {
		case *document.Chart:
			if s.Kind == document.PathChangeChart && s.Variant != "desks" {
				t.Errorf("there is a chart of what does not change: %s", s.Title)
			}
		case *document.Prose:
			lines = append(lines, s.Lines...)
		}
	}
	if want := ", as in the baseline with: same; twin."; !slices.ContainsFunc(lines, func(l string) bool { return strings.HasSuffix(l, want) }) {
		t.Errorf("no line ends with %q: %q", want, lines)
	}
}
