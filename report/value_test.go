package report_test

import (
	"math"
	"testing"
	"time"

	"simulate/report"
	"simulate/sim/engine"
	"simulate/sim/stats"
)

func TestValuesReadAsTrainersWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		value report.Value
		want  string
	}{
		{report.Number(report.Seconds, 221), "3:41"},
		{report.Number(report.Seconds, 59.6), "1:00"},
		{report.Number(report.Seconds, 3599.4), "59:59"},
		{report.Number(report.Seconds, 3900), "1:05:00"},
		{report.Number(report.Seconds, 90000), "25:00:00"},
		{report.Number(report.Seconds, -0.2), "0:00"},
		{report.Number(report.Seconds, -61), "-1:01"},
		{report.Number(report.Seconds, math.Inf(1)), "not reached"},
		{report.Milliseconds(engine.Minute), "1:00"},
		{report.Number(report.Difference, 95), "+1:35"},
		{report.Number(report.Difference, -95), "-1:35"},
		{report.Number(report.Difference, 0.3), "0:00"},
		{report.Number(report.Share, 0.482), "48%"},
		{report.Number(report.Count, 12), "12"},
		{report.Number(report.Count, 2.25), "2.2"},
		{report.Number(report.Exact, 0.1), "0.1"},
		{report.Estimate(report.Seconds, 290, stats.Interval{Low: 284, High: 297, Known: true}), "4:50 (4:44–4:57)"},
		{report.Estimate(report.Seconds, 290, stats.Interval{}), "4:50"},
		{report.Estimate(report.Seconds, math.Inf(1), stats.Interval{Low: 290, High: math.Inf(1), Known: true}), "not reached (4:50 or longer)"},
		{report.Estimate(report.Seconds, math.Inf(1), stats.Interval{Low: math.Inf(1), High: math.Inf(1), Known: true}), "not reached"},
		{report.Instant(time.Date(2024, 2, 29, 13, 9, 59, 499e6, time.UTC), 1), "13:09:59"},
		{report.Instant(time.Date(2024, 2, 29, 13, 9, 59, 500e6, time.UTC), 1), "13:10:00"},
		{report.Instant(time.Date(2024, 3, 1, 1, 30, 0, 0, time.UTC), 2), "day 2 01:30:00"},
		{report.Verdict(stats.CannotTell), "cannot tell"},
		{report.Text(""), ""},
		{report.Value{}, "–"},
	} {
		if got := c.value.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
