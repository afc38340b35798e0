package content_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim/experiment"
)

// told is the sections of a document that are told of streams in particular.
func told(d *document.Document) *document.Document {
	titles := []string{"Latencies", "By period", "Coverage", "Over time: mean number of busy units", "How busy"}
	d.Sections = slices.DeleteFunc(d.Sections, func(s document.Section) bool {
		t, ok := s.(*document.Table)
		return !ok || !slices.Contains(titles, t.Title)
	})
	d.Warnings, d.Again, d.Run = nil, "", document.Run{}
	return d
}

func TestWhatIsToldOfStreams(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 50, "load.yaml")
	d := told(content.New(r, r.Nominal, reporttest.Settings, content.Extra{}))
	reporttest.Golden(t, "load.txt", []byte(reporttest.Written(t, format.Terminal{Width: 100, Full: true}.Write, d)))
	reporttest.Golden(t, "load.md", []byte(reporttest.Written(t, format.Markdown, d)))
}

// dataOf is the JSON of a report.
func dataOf(t *testing.T, r *experiment.Result) (d struct {
	Measures  []map[string]any
	Resources []map[string]any
	OverTime  []map[string]any `json:"over_time"`
	WarmUp    []map[string]any `json:"warm_up"`
},
) {
	t.Helper()
	if err := json.Unmarshal([]byte(reporttest.Written(t, format.JSON, content.New(r, r.Nominal, reporttest.Settings, content.Extra{}))), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDataOfStreams(t *testing.T) {
	t.Parallel()
	d := dataOf(t, reporttest.Evaluate(t, 50, "load.yaml"))
	periods := 0
	for _, m := range d.Measures {
		if m["exact"] != true || m["batches"] != 1.0 {
			t.Errorf("got %v", m)
		}
		if m["id"] == "busy" && m["period"] != nil && m["period_to"] != nil {
			periods++
		}
	}
	if periods != 4 { // two kinds of unit, two periods
		t.Errorf("%d rows are of periods", periods)
	}
	ids := make(map[string]map[string]any)
	for _, r := range d.Resources {
		ids[r["id"].(string)] = r
	}
	for _, key := range []string{"waited", "waited_ci", "wait", "wait_p90", "waiting", "most_waiting", "uncovered", "uncovered_meanwhile", "waited_meanwhile"} {
		if ids["patrol"][key] == nil {
			t.Errorf("patrol has no %s", key)
		}
	}
	if ids["police/patrol"]["uncovered"] == nil || ids["police/call-taker"] != nil {
		t.Errorf("got %v: a pool is told of where its kind has several", ids)
	}
	if len(d.OverTime) != 8 || d.OverTime[0]["from"] != "2025-03-10T18:00:00-05:00" || d.OverTime[0]["on_duty"] != 4.0 {
		t.Errorf("got %v", d.OverTime)
	}
	if len(d.WarmUp) != 2 || d.WarmUp[0]["declared"] != 3600.0 {
		t.Errorf("got %v", d.WarmUp)
	}
}

func TestBatchesAreTold(t *testing.T) {
	t.Parallel()
	d := dataOf(t, reporttest.Evaluate(t, 1, "load.yaml", "clock.horizon=40h"))
	for _, m := range d.Measures {
		want := 1.0
		if m["id"] == "settled" || m["id"] == "queue.wait" || m["id"] == "unit.utilisation" {
			want = 20
		}
		if m["batches"] != want && m["id"] != "busy" && (want > 1 || m["batches"] != 20.0) {
			t.Errorf("%v has %v batches", m["id"], m["batches"])
		}
	}
}

func TestRunsOfStreamsHaveAMean(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 2, "load.yaml")
	got := reporttest.Written(t, format.CSV, content.NewRuns(r, reporttest.Settings))
	for _, want := range []string{"\n0,settled,,,calls,settle,,,1,", ",seconds,happened,30,0,", "1,queue.wait,kind,patrol,", "1,busy,kind,patrol,"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
