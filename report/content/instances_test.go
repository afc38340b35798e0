package content_test

import (
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim/engine"
	"simulate/sim/snapshot"
)

func TestJSONCountsWhatItLeavesOut(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml")
	data := reporttest.Written(t, format.JSON, content.New(r, r.Nominal, reporttest.Settings, content.Extra{}))
	for _, want := range []string{`{"incident": "calls", "instances": 10}`, `{"incident": "thefts", "instances": 0}`, `"t": -3600.0, "kind": "RunBegan"`} {
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

func TestFactsTellTheWarmUpAndWhyThereAreFewerRuns(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 5, "streams.yaml")
	r.Usual = 1000
	r.Nominal.Count = 4_000_000
	got := reporttest.Written(t, format.Terminal{Width: 200}.Write, &document.Document{Title: "Facts", Sections: content.New(r, r.Nominal, reporttest.Settings, content.Extra{}).Sections[:1]})
	for _, want := range []string{
		"00:30:00 to 03:30:00 (America/Chicago), after a warm-up of 1:00:00, with a cool-down of at most 1:00:00",
		"5 seeded runs (of the usual 1000: a run has 4,000,000 records; --runs N for more), seed 1",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestChainsOfStreamsNameTheInstance(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml")
	d := content.New(r, r.Nominal, reporttest.Settings, content.Extra{})
	got := reporttest.Written(t, format.Terminal{Width: 100, Full: true}.Write, d)
	if want := "Call to car, Routine call #"; !strings.Contains(got, want) || !strings.Contains(got, " (the median): ") {
		t.Errorf("no chain of a call in\n%s", got)
	}
}

func TestClockTimesOfTheDayInspectedNeedNoDay(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml", "clock.start=2025-03-10T00:10:00-05:00", "incidents.calls.arrivals.gap=40m")
	for at, want := range map[engine.Time]string{
		45 * engine.Minute: "Routine call #1  Take a report  running  23:54:21", // of day 0
		60 * engine.Minute: "Routine call #1  Take a report  running  Sun 9 Mar 23:54:21",
	} {
		state, err := snapshot.At(r.Program, r.Nominal.Records, at)
		if err != nil {
			t.Fatal(err)
		}
		d, err := content.NewInspection(state, r.Nominal.Fingerprint, reporttest.Settings)
		if err != nil {
			t.Fatal(err)
		}
		if got := reporttest.Written(t, format.Terminal{Width: 100, Full: true}.Write, d); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
