package report_test

import (
	"path/filepath"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/format"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

// streams is the result of the scenario of testdata with streams.
func streams(t testing.TB, runs int, changes ...string) *experiment.Result {
	t.Helper()
	s, problems := scenario.LoadFile(filepath.Join("testdata", "streams.yaml"), scenario.Options{Set: changes})
	if problems.Any() {
		t.Fatal(problems)
	}
	return evaluatedScenario(t, s, runs)
}

// The incidents of testdata/streams.yaml.
const (
	_ = iota
	calls
	thefts
)

// timeline is the timeline of a nominal run alone, in a document.
func timeline(t testing.TB, r *experiment.Result, tell ...sim.Instance) *document.Document {
	t.Helper()
	asked := settings
	asked.Tell = tell
	for _, s := range content.New(r, r.Nominal, asked).Sections {
		if timeline, ok := s.(*document.Timeline); ok {
			return &document.Document{Title: "Timeline", Sections: []document.Section{timeline}}
		}
	}
	t.Fatal("there is no timeline")
	return nil
}

func TestATimelineTellsWhatBeginsOnceAndWhatIsAskedFor(t *testing.T) {
	r := streams(t, 0)
	terminal := format.Terminal{Width: 80}
	golden(t, "streams.txt", []byte(written(t, terminal.Write, timeline(t, r))))
	told := timeline(t, r, sim.Instance{Incident: calls, Ordinal: 3}, sim.Instance{Incident: thefts, Ordinal: 1}, sim.Instance{Incident: calls, Ordinal: 90})
	golden(t, "streams-told.txt", []byte(written(t, terminal.Write, told)))
	golden(t, "streams.md", []byte(written(t, format.Markdown, timeline(t, r))))
}

func TestATimelineOfNothingButStreamsHasAnExample(t *testing.T) {
	r := streams(t, 0, "incidents.fire.arrivals={at: [+20m, +80m]}", "incidents.fire.plan.fifth={event: x}", "incidents.fire.begins=null")
	got := written(t, format.Terminal{Width: 200}.Write, timeline(t, r))
	for _, want := range []string{
		"Every incident arrives in a stream. Told as an example: fire#1, the first that is measured.",
		"Left out: 1 of fire (The fire), ", "--tell fire#2 tells one of them", "The fire #1 begins at The old mill", "fire#1: Look at the fire",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Contains(got, "fire#2:") || strings.Contains(got, "calls#") {
		t.Errorf("more is told:\n%s", got)
	}
}

func TestManyStreamsAreLeftOutByTheirNumber(t *testing.T) {
	r := streams(t, 0,
		"incidents.a={agency: police, where: base, arrivals: {count: 2}, plan: {x: {event: x}}}",
		"incidents.b={agency: police, where: base, arrivals: {count: 3}, plan: {x: {event: x}}}")
	if got := timeline(t, r).Sections[0].(*document.Timeline); !strings.Contains(got.Notes[0], "Left out: 17 incidents of 4 streams. ") || len(got.LeftOut) != 4 {
		t.Errorf("got %q, %+v", got.Notes, got.LeftOut)
	}
}

func TestJSONCountsWhatItLeavesOut(t *testing.T) {
	r := streams(t, 0)
	data := written(t, format.JSON, content.New(r, r.Nominal, settings))
	for _, want := range []string{`{"incident": "calls", "instances": 10}`, `{"incident": "thefts", "instances": 2}`, `"t": -3600.0, "kind": "RunBegan"`} {
		if !strings.Contains(data, want) {
			t.Errorf("%s is not in\n%s", want, data)
		}
	}
	for _, line := range strings.Split(data, "\n") {
		if strings.Contains(line, `"seq": `) && (strings.Contains(line, "calls#") || strings.Contains(line, "UnitOnDuty")) {
			t.Errorf("not left out: %s", line)
		}
	}
}

func TestEveryInstanceHasItsNameInRecords(t *testing.T) {
	r := streams(t, 0)
	all := strings.Join(lines(t, r.Program, r.Nominal.Records), "\n")
	for _, want := range []string{
		`"incident": "calls#9"`, `"incident": "thefts#2"`, `"text": "Routine call #1 begins"`, `"text": "Early desk is off duty"`,
		`"text": "Early desk hands over and goes off duty"`, `"text": "Late desk comes on duty"`,
		`"Car 1 is taken from go for something more urgent"`, `"kind": "IncidentClosed", "incident": "calls#1"`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not in\n%s", want, all)
		}
	}
}

func TestFactsTellTheWarmUpAndWhyThereAreFewerRuns(t *testing.T) {
	r := streams(t, 5)
	r.Usual = 1000
	r.Nominal.Count = 4_000_000
	got := written(t, format.Terminal{Width: 200}.Write, &document.Document{Title: "Facts", Sections: content.New(r, r.Nominal, settings).Sections[:1]})
	for _, want := range []string{
		"00:30:00 to 03:30:00 (America/Chicago), after a warm-up of 1:00:00, with a cool-down of at most 1:00:00",
		"5 seeded runs (of the usual 1000: a run has 4,000,000 records; --runs N for more), seed 1",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestARunThatIsNotKeptHasNoTimelineAndSaysSo(t *testing.T) {
	r := streams(t, 0)
	r.Nominal.Records, r.Nominal.Count = nil, 600_000
	got := written(t, format.Terminal{Width: 200}.Write, timeline(t, r))
	if !strings.Contains(got, "The run has 600,000 records, more than the 524,288 that are kept: ") || strings.Contains(got, "Clock") {
		t.Errorf("got\n%s", got)
	}
}

func TestChainsOfStreamsNameTheInstance(t *testing.T) {
	r := streams(t, 0)
	d := content.New(r, r.Nominal, settings)
	got := written(t, format.Terminal{Width: 100}.Write, d)
	if want := "Call to car, calls#"; !strings.Contains(got, want) || !strings.Contains(got, " (the median): ") {
		t.Errorf("no chain of a call in\n%s", got)
	}
}

func TestClockTimesOfTheDayInspectedNeedNoDay(t *testing.T) {
	r := streams(t, 0, "clock.start=2025-03-10T00:10:00-05:00", "incidents.calls.arrivals.gap=40m")
	for at, want := range map[engine.Time]string{
		45 * engine.Minute: "calls#1   report  running  23:54:21  Take a report", // of day 0
		60 * engine.Minute: "calls#1   report  running  day 0 23:54:21  Take a report",
	} {
		state, err := snapshot.At(r.Program, r.Nominal.Records, at)
		if err != nil {
			t.Fatal(err)
		}
		d, err := content.NewInspection(state, r.Nominal.Fingerprint, settings)
		if err != nil {
			t.Fatal(err)
		}
		if got := written(t, format.Terminal{Width: 100}.Write, d); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
