package content_test

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
)

func TestStoryTellsEverythingThatHappens(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 40, "busy.yaml")
	d := content.New(r, r.Nominal, reporttest.Settings, content.Extra{})
	reporttest.Golden(t, "busy-short.txt", []byte(reporttest.Written(t, format.Terminal{Width: 80}.Write, d)))
	reporttest.Golden(t, "busy.txt", []byte(reporttest.Written(t, format.Terminal{Width: 100, Full: true}.Write, d)))
	reporttest.Golden(t, "busy.md", []byte(reporttest.Written(t, format.Markdown, d)))
}

func TestStoryNamesTheSitesThatRefuseAnOrder(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml", "incidents.chase.plan.refusal.sites=[north, south]")
	got := reporttest.Written(t, format.Markdown, content.New(r, r.Nominal, reporttest.Settings, content.Extra{}))
	if want := "2 sites ordered into secure, refused by North School, South School"; !strings.Contains(got, want) {
		t.Errorf("%q is not in %s", want, got)
	}
}

func TestInstantJustBeforeMidnightIsShownOnTheDayThatItIsRoundedTo(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	r.Program.Horizon = 30*engine.Minute - 400 // the scenario starts at 23:30
	facts := content.New(r, r.Nominal, reporttest.Settings, content.Extra{}).Sections[0].(*document.Facts).Facts
	if got, want := facts[0].Value.String(), "23:30:00 to Tue 00:00:00"; !strings.Contains(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTimesAreNamedByTheirZoneOrByItsOffset(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	time := func() string {
		return content.New(r, r.Nominal, reporttest.Settings, content.Extra{}).Sections[0].(*document.Facts).Facts[0].Value.String()
	}
	if got, want := time(), "Monday 10 March 2025, 23:30:00 to Tue 02:30:00 (America/Chicago)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	r.Program.Scenario.Clock.Zone = ""
	if got, want := time(), "Monday 10 March 2025, 23:30:00 to Tue 02:30:00 (UTC-05:00)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRespondersAreCountedInWords(t *testing.T) {
	t.Parallel()
	for want, r := range map[string]*experiment.Result{
		"4 agencies, 8 units, 2 channels, 2 protected sites": reporttest.Evaluate(t, 0, "busy.yaml"),
		"1 agency, 1 unit, 1 channel, 1 protected site":      reporttest.Evaluate(t, 0, "alone.yaml"),
	} {
		facts := content.New(r, r.Nominal, reporttest.Settings, content.Extra{}).Sections[0].(*document.Facts)
		if got := facts.Facts[1].Value.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWarningsThatManyMeasuresShareAreOne(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 3, "busy.yaml")
	r.Warnings = []experiment.Warning{experiment.NeverHappened{Row: &measure.Row{Title: "Call to found"}}}
	for _, owner := range []string{"a", "b", "b", "c", "d", "e", "f", "g", "h"} {
		r.Warnings = append(r.Warnings, experiment.TooFewRuns{ID: owner})
	}
	got := content.New(r, r.Nominal, reporttest.Settings, content.Extra{}).Warnings
	want := []string{
		"Call to found happened in none of the runs",
		"3 runs are too few for an interval, and without one there is no verdict: a, b, c, d, e, f and 2 more",
		"On assumed figures alone rest: Call to first car; Call to found",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	r.Warnings = r.Warnings[:len(r.Warnings)-1]
	if got := content.New(r, r.Nominal, reporttest.Settings, content.Extra{}).Warnings[1]; !strings.HasSuffix(got, ": a, b, c, d, e, f, g") {
		t.Errorf("got %q", got)
	}
}

// read is the JSON of a report as far as a test needs it.
type read struct {
	Measures   []map[string]any
	Objectives []map[string]any
	Reported   []map[string]any
}

func readJSON(t *testing.T, d *document.Document) (all read) {
	t.Helper()
	if err := json.Unmarshal([]byte(reporttest.Written(t, format.JSON, d)), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestJSONHasIntervalsAndVerdictsWithoutSeededRunsToo(t *testing.T) {
	t.Parallel()
	for _, runs := range []int{0, 1, 40} {
		r := reporttest.Evaluate(t, runs, "busy.yaml")
		all := readJSON(t, content.New(r, r.Nominal, reporttest.Settings, content.Extra{}))
		for _, m := range all.Measures {
			for _, key := range []string{"mean_ci", "p50_ci", "p90_ci"} {
				if v, there := m[key]; !there || runs < 2 && v != nil {
					t.Errorf("%d runs: %s of %s is %v, there: %v", runs, key, m["id"], v, there)
				}
			}
			if verdict := m["verdict"]; runs == 0 && m["target"] != "" && verdict != "cannot tell" {
				t.Errorf("the verdict on %s without runs is %q", m["id"], verdict)
			}
		}
		for _, o := range all.Objectives {
			if runs == 0 && o["verdict"] != "cannot tell" {
				t.Errorf("the verdict on %s without runs is %q", o["id"], o["verdict"])
			}
		}
	}
}

func TestSourcesAreTitlesForReadersAndIDsInData(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	d := content.New(r, r.Nominal, reporttest.Settings, content.Extra{})
	if text := reporttest.Written(t, format.Markdown, d); !strings.Contains(text, "| Dispatch log |") {
		t.Errorf("no title of a source in\n%s", text)
	}
	if all := readJSON(t, d); all.Reported[0]["source"] != "log" {
		t.Errorf("got %v", all.Reported[0])
	}
}

func TestInspectionShowsTheStateAndAllTables(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	state, err := snapshot.At(r.Program, r.Nominal.Records, 20*engine.Minute)
	if err != nil {
		t.Fatal(err)
	}
	d, err := content.NewInspection(state, r.Nominal.Fingerprint, reporttest.Settings)
	if err != nil {
		t.Fatal(err)
	}
	reporttest.Golden(t, "inspection.txt", []byte(reporttest.Written(t, format.Terminal{Width: 100}.Write, d)))
	data := reporttest.Written(t, format.JSON, d)
	for _, table := range snapshot.Tables() {
		if !strings.Contains(data, `"`+table+`": [`) {
			t.Errorf("the table %s is not in JSON", table)
		}
	}
}

func TestExplanationShowsLengthsThatAddUp(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	for i, chain := range cause.Chains(r, r.Nominal) {
		if chain == nil {
			continue
		}
		d := content.NewExplanation(&content.Explanation{
			Program: r.Program, Row: &r.Set.Rows[i], Chain: chain, Fingerprint: r.Nominal.Fingerprint,
		}, reporttest.Settings)
		for _, s := range d.Sections {
			if chains, ok := s.(*document.Chains); ok {
				addUp(t, &chains.Chains[0])
			}
		}
	}
}

// addUp checks that each length as shown leads from one instant as shown to the next, and all of them to the total but for
// what rounding it by itself may change.
func addUp(t *testing.T, c *document.Chain) {
	t.Helper()
	const day = 24 * 60 * 60
	seconds := 0
	for i, s := range c.Segments {
		length := asSeconds(t, s.Shown)
		seconds += length
		if i+1 == len(c.Segments) {
			break
		}
		if at, next := asSeconds(t, s.At), asSeconds(t, c.Segments[i+1].At); (at+length)%day != next {
			t.Errorf("%s: %s and %s do not lead to %s", c.Title, s.At, s.Shown, c.Segments[i+1].At)
		}
	}
	if off := seconds - asSeconds(t, c.Total); off < -1 || off > 1 {
		t.Errorf("%s: %d seconds are shown for %s", c.Title, seconds, c.Total)
	}
}

// asSeconds reads a length of time, or a clock time without its day, as it is shown.
func asSeconds(t *testing.T, v document.Value) int {
	t.Helper()
	shown := v.String()
	seconds := 0
	for part := range strings.SplitSeq(shown[strings.LastIndex(shown, " ")+1:], ":") {
		n, err := strconv.Atoi(part)
		if err != nil {
			t.Fatal(err)
		}
		seconds = 60*seconds + n
	}
	return seconds
}

func TestDrawsAndRunsAreRowsOfData(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 3, "busy.yaml")
	runs := reporttest.Written(t, format.CSV, content.NewRuns(r, reporttest.Settings))
	if !strings.HasPrefix(runs, "run,measure,per,key,incident,step,agency,period,nth,value,unit,state,values,missing,variant\n0,first-car,,,chase,cars,,,1,") || !strings.Contains(runs, "\n2,") {
		t.Errorf("runs: %.200s", runs)
	}
	draw := sim.Draw{Purpose: sim.DrawTurnout, Incident: sim.None, Step: sim.NoStep, Name: "car-1", Uniform: 0.1, Value: 20000}
	draws := reporttest.Written(t, format.CSV, content.NewDraws(r.Program, []sim.Draw{draw}, r.Nominal, reporttest.Settings))
	if !strings.Contains(draws, ",turnout,,,car-1,0,0.1,20000,ms\n") {
		t.Errorf("draws: %s", draws)
	}
}

func BenchmarkNew(b *testing.B) {
	r := reporttest.Evaluate(b, 100, "busy.yaml")
	b.ReportAllocs()
	for b.Loop() {
		content.New(r, r.Nominal, reporttest.Settings, content.Extra{})
	}
}

func BenchmarkTerminal(b *testing.B) {
	r := reporttest.Evaluate(b, 100, "busy.yaml")
	d := content.New(r, r.Nominal, reporttest.Settings, content.Extra{})
	b.ReportAllocs()
	for b.Loop() {
		_ = format.Terminal{Width: 80, Full: true}.Write(io.Discard, d)
	}
}
