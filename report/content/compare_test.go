package content_test

import (
	"encoding/json"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/stats"
)

// contender is the scenario load.yaml with changes.
func contender(t testing.TB, id string, changes ...string) contrast.Contender {
	t.Helper()
	return contenderOf(t, "load.yaml", id, changes...)
}

func contenderOf(t testing.TB, file, id string, changes ...string) contrast.Contender {
	t.Helper()
	s, problems := loader.File(reporttest.Scenario(file), loader.Options{Set: changes})
	if problems.Any() {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return contrast.Contender{ID: id, Title: "What if " + id, Program: p}
}

func comparison(t testing.TB, runs int, base contrast.Contender, variants ...contrast.Contender) *document.Document {
	t.Helper()
	c, err := contrast.Compare(t.Context(), base, variants, experiment.Options{Runs: runs, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return content.NewComparison(c, reporttest.Settings)
}

// loads compares a load of calls with more desks, with more deputies and with itself.
func loads(t testing.TB) *document.Document {
	t.Helper()
	return comparison(t, 40, contender(t, "base"), contender(t, "desks", "units.desk.count=2"),
		contender(t, "deputies", "units.deputy.count=3"), contender(t, "same"))
}

func TestHowOftenAMeasureIsApplicableHasARowOfItsOwn(t *testing.T) {
	t.Parallel()
	d := comparison(t, 400, contenderOf(t, "branch.yaml", "base"),
		contenderOf(t, "branch.yaml", "more", "incidents.fall.plan.carry.chance=60%", "incidents.fall.plan.carry.takes=exponential(mean 30m)"),
		contenderOf(t, "branch.yaml", "same"))
	text := strings.Join(strings.Fields(reporttest.Written(t, format.Terminal{Width: 120, Full: true, Verbose: true}.Write, d)), " ")
	for _, want := range []string{
		"… is applicable ", " <0.001 ", "“Carried” is applicable in 57.5% of the runs instead of 10.8%",
		"on average (95% sure: 6:41–12:45) where it happened with both, in 11% of the runs.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	short := strings.Join(strings.Fields(reporttest.Written(t, format.Terminal{Width: 120}.Write, d)), " ")
	if want := "longer; “Carried” is applicable in 57.5% of the runs instead of 10.8%."; !strings.Contains(short, want) {
		t.Errorf("%q is not in\n%s", want, short)
	}
	if strings.Count(text, "is applicable") != 2 {
		t.Errorf("a variant that changes nothing has the row, too:\n%s", text)
	}
}

func TestComparisonIsWrittenAsBefore(t *testing.T) {
	t.Parallel()
	d := loads(t)
	reporttest.Golden(t, "compare-80.txt", []byte(reporttest.Written(t, format.Terminal{Width: 80}.Write, d)))
	reporttest.Golden(t, "compare.md", []byte(reporttest.Written(t, format.Markdown, d)))
}

func TestComparisonAsJSONHasAnObjectForEachVariant(t *testing.T) {
	t.Parallel()
	var got struct {
		Baseline string
		Runs     int
		Seed     uint64
		Variants []struct {
			ID, Title string
			Measures  []map[string]any
		}
	}
	if err := json.Unmarshal([]byte(reporttest.Written(t, format.JSON, loads(t))), &got); err != nil {
		t.Fatal(err)
	}
	if got.Baseline != "base" || got.Runs != 40 || got.Seed != 1 || len(got.Variants) != 3 || got.Variants[1].ID != "deputies" {
		t.Fatalf("got %+v", got)
	}
	for _, m := range got.Variants[1].Measures {
		for _, key := range []string{
			"id", "n", "baseline_mean", "variant_mean", "difference_mean", "difference_ci", "median_difference", "median_difference_ci",
			"p90_difference", "p90_difference_ci", "shorter_share", "p_value", "verdict",
		} {
			if _, there := m[key]; !there {
				t.Errorf("%v has no %s", m["id"], key)
			}
		}
	}
	if m := got.Variants[0].Measures[0]; m["id"] != "settled" || m["verdict"] != "shorter" || m["unit"] != "seconds" {
		t.Errorf("got %v", m)
	}
	if m := got.Variants[2].Measures[0]; m["difference_mean"] != 0.0 || m["verdict"] != "no difference told" || m["p_value"] != 1.0 {
		t.Errorf("a variant that is the baseline: %v", m)
	}
}

func TestRowsOfComparisonsAndRankingsAreAsLongAsTheirColumns(t *testing.T) {
	t.Parallel()
	for _, d := range []*document.Document{loads(t), ranking(t)} {
		for _, s := range d.Sections {
			table, ok := s.(*document.Table)
			if !ok {
				continue
			}
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Errorf("a row of %q has %d values for %d columns", table.Title+table.Key, len(row), len(table.Columns))
				}
			}
		}
	}
}

// ranking ranks whether there are more deputies, as if that were decided.
func ranking(t testing.TB) *document.Document { return rankingOf(t, "units.deputy.count=3") }

// rankingOf ranks a strategy of changes beside that of the file.
func rankingOf(t testing.TB, changes ...string) *document.Document {
	t.Helper()
	d := scenario.Decision{Path: "deputies", Step: "deputies", Options: []string{"few", "many"}, Default: "few"}
	plan := contrast.StrategiesOf([]scenario.Decision{d}, 64)
	contenders := []contrast.Contender{contender(t, "few"), contender(t, "many", changes...)}
	r, err := contrast.Rank(t.Context(), contenders, plan.List, 0, experiment.Options{Runs: 40, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return content.NewRanking(r, &plan, reporttest.Settings)
}

func TestRankingNamesTheBest(t *testing.T) {
	t.Parallel()
	text := reporttest.Written(t, format.Terminal{Width: 100}.Write, ranking(t))
	if want := "“deputies: many” is the best with 95% confidence."; !strings.Contains(text, want) {
		t.Errorf("%q is not in %s", want, text)
	}
}

func TestAStrategyThatIsNeverTakenIsNotTheBest(t *testing.T) {
	t.Parallel()
	text := reporttest.Written(t, format.Terminal{Width: 100}.Write, rankingOf(t))
	for _, want := range []string{"“as written” alone can be ranked: there is no best.", "Not taken in any run: “deputies: many”.", "No run comes to deputies: nothing is told of what is chosen there.", " not taken\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %s", want, text)
		}
	}
}

func TestAWideTableGoesOnBelow(t *testing.T) {
	t.Parallel()
	table := &document.Table{Title: "Wide", Repeat: 1, Columns: []document.Column{{Title: "Name"}}}
	row := []document.Value{document.Text("first")}
	for _, title := range []string{"one-long-title", "two-long-title", "three-long-title", "four-long-title"} {
		table.Columns = append(table.Columns, document.Column{Title: title})
		row = append(row, document.Number(document.Count, 1))
	}
	table.Rows = [][]document.Value{row}
	text := reporttest.Written(t, format.Terminal{Width: 50}.Write, &document.Document{Title: "T", Sections: []document.Section{table}})
	want := `
Wide
Name   one-long-title  two-long-title
first               1               1

Name   three-long-title  four-long-title
first                 1                1
`
	if !strings.Contains(text, want) {
		t.Errorf("got %s", text)
	}
}

func TestACommandIsNotBrokenWithinQuotes(t *testing.T) {
	t.Parallel()
	d := &document.Document{Title: "T", Again: `simulate compare town.yaml --set 'a=1 & b=2 & c=3' 'it'\''s x' end`}
	text := reporttest.Written(t, format.Terminal{Width: 40}.Write, d)
	want := "simulate compare town.yaml --set \\\n'a=1 & b=2 & c=3' 'it'\\''s x' end\n"
	if !strings.Contains(text, want) {
		t.Errorf("got %s", text)
	}
}

func TestChangesHaveASignAndAreToldToTheSecond(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		value document.Value
		want  string
	}{
		{document.Number(document.SecondsChange, -371), "-6:11"},
		{document.Number(document.SecondsChange, 371), "+6:11"},
		{document.Number(document.SecondsChange, 3.25), "+0:03"},
		{document.Number(document.SecondsChange, -9.96), "-0:10"},
		{document.Number(document.SecondsChange, 0), "0"},
		{document.Number(document.SecondsChange, 0.04), "+0:00.04"},
		{document.Number(document.ShareChange, -0.031), "-3.1 pts"},
		{document.Number(document.CountChange, 0.25), "+0.25"},
		{document.Estimate(document.SecondsChange, -371, stats.Interval{Low: -384, High: -358, Known: true}), "-6:11 (-6:24 to -5:58)"},
	} {
		if got := c.value.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
