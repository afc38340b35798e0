package content_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/reporttest"
	"simulate/sim/engine"
	"simulate/sim/fit"
	"simulate/sim/log"
	"simulate/sim/log/logtest"
)

// fittedLog is a model of four weeks in which a call comes every hour by day, and none by night.
func fittedLog(t testing.TB) *content.LogFit {
	t.Helper()
	const layout = "2006-01-02T15:04:05Z"
	var b strings.Builder
	b.WriteString("Call No,Unit,Received,Dispatched,On Scene,Available\n")
	for i := range 28 * 24 {
		if i%24 >= 8 && i%24 < 20 {
			at := time.Date(2024, 1, 1, i, 0, 0, 0, time.UTC)
			fmt.Fprintf(&b, "%d,M%d,%s,%s", i, i%3, at.Format(layout), at.Add(time.Minute).Format(layout))
			for _, after := range []time.Duration{5*time.Minute + time.Duration(i%97)*time.Second, 40*time.Minute + time.Duration(i%13)*time.Minute} {
				fmt.Fprintf(&b, ",%s", at.Add(after).Format(layout))
			}
			b.WriteByte('\n')
		}
	}
	source, _, mapping := logtest.Read(t, logtest.Write(t, t.TempDir(), "calls.csv", b.String()), log.Wish{})
	g := fit.NewGathering(time.UTC, engine.Seed(1))
	count, err := log.Each(source, mapping, func(r *log.Row) error { g.Add(0, r.Call(), r); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return &content.LogFit{Model: g.Model(), Names: []string{"calls.csv"}, Counts: []*log.Count{count}}
}

// TestWhatWasFittedIsDrawnBesideTheLog: each hour of the week, and each distribution up to its 99th percentile.
func TestWhatWasFittedIsDrawnBesideTheLog(t *testing.T) {
	t.Parallel()
	f := fittedLog(t)
	charts := make(map[document.ChartKind]int)
	var spread *document.Distributions
	var hours *document.Table
	for _, s := range content.NewLogFit(f, reporttest.Settings).Sections {
		switch s := s.(type) {
		case *document.Chart:
			charts[s.Kind]++
		case *document.Distributions:
			spread = s
		case *document.Table:
			if s.Key == "hours" {
				hours = s
			}
		}
	}
	if durations := len(f.Model.Durations()); charts[document.WeekChart] != 1 || charts[document.OverlayChart] != durations || len(spread.Rows) != 2*durations {
		t.Fatalf("%v, %d distributions, of %d", charts, len(spread.Rows), durations)
	}
	for hour, want := range map[int]float64{9: 1, 24 + 12: 1, 48 + 3: 0} {
		for _, column := range []int{4, 5} { // in the log, and fitted
			if got, err := strconv.ParseFloat(hours.Rows[hour][column].String(), 64); err != nil || math.Abs(got-want) > 0.01 {
				t.Errorf("%v calls come in hour %d of the week, want %v", got, hour, want)
			}
		}
	}
	for i := 0; i < len(spread.Rows); i += 2 {
		log, fitted := &spread.Rows[i], &spread.Rows[i+1]
		d := f.Model.Durations()[i/2]
		if log.Measure != fitted.Measure || log.Variant != "log" || math.Abs(log.X[50]-d.Log.P50/1000) > 0.01 || math.Abs(fitted.X[50]-d.Figures.P50/1000) > 0.01 {
			t.Errorf("%s: %v and %v, want %v and %v", log.Title, log.X[50], fitted.X[50], d.Log.P50/1000, d.Figures.P50/1000)
		}
	}
}
