package document_test

import (
	"math"
	"testing"
	"time"

	"simulate/report/document"
	"simulate/sim/engine"
	"simulate/sim/stats"
)

func TestValuesReadAsTrainersWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		value document.Value
		want  string
	}{
		{document.Number(document.Seconds, 221), "3:41"},
		{document.Number(document.Seconds, 59.6), "1:00"},
		{document.Number(document.Seconds, 3599.4), "59:59"},
		{document.Number(document.Seconds, 3900), "1:05:00"},
		{document.Number(document.Seconds, 90000), "25:00:00"},
		{document.Number(document.Seconds, -0.2), "0:00"},
		{document.Number(document.Seconds, -61), "-1:01"},
		{document.Number(document.Seconds, math.Inf(1)), "not reached"},
		{document.Milliseconds(engine.Minute), "1:00"},
		{document.Number(document.Difference, 95), "+1:35"},
		{document.Number(document.Difference, -95), "-1:35"},
		{document.Number(document.Difference, 0.3), "0:00"},
		{document.Number(document.Share, 0.482), "48%"},
		{document.Number(document.Share, 0), "0%"},
		{document.Number(document.Share, 0.00055), "0.055%"},
		{document.Number(document.Share, 0.0049), "0.49%"},
		{document.Number(document.Share, 0.0051), "1%"},
		{document.Number(document.Share, 0.9949), "99%"},
		{document.Number(document.Share, 0.99945), "99.945%"},
		{document.Number(document.Share, 1), "100%"},
		{document.Number(document.Share, 1-1e-12), "100%"},
		{document.Number(document.ShareChange, 0.000278), "+0.028 pts"},
		{document.Number(document.Count, 12), "12"},
		{document.Number(document.Count, 2.25), "2.2"},
		{document.Number(document.Count, 0.0184), "0.018"},
		{document.Number(document.CountChange, 0.0042), "+0.0042"},
		{document.Estimate(document.Share, 0.00055, stats.Interval{Low: 0.000546, High: 0.000552, Known: true}), "0.055% (0.0546%–0.0552%)"},
		{document.Number(document.Exact, 0.1), "0.1"},
		{document.Estimate(document.Seconds, 290, stats.Interval{Low: 284, High: 297, Known: true}), "4:50 (4:44–4:57)"},
		{document.Estimate(document.Seconds, 290, stats.Interval{}), "4:50"},
		{document.Estimate(document.Seconds, math.Inf(1), stats.Interval{Low: 290, High: math.Inf(1), Known: true}), "not reached (4:50 or longer)"},
		{document.Estimate(document.Seconds, math.Inf(1), stats.Interval{Low: math.Inf(1), High: math.Inf(1), Known: true}), "not reached"},
		{document.Estimate(document.Share, 0.8312, stats.Interval{Low: 0.8291, High: 0.8333, Known: true}), "83% (82.9%–83.3%)"},
		{document.Estimate(document.Count, 0.12, stats.Interval{Low: 0.11, High: 0.13, Known: true}), "0.12 (0.11–0.13)"},
		{document.Estimate(document.Count, 0.12, stats.Interval{Low: 0.11, High: 0.13, Known: true}).WithoutInterval(), "0.12"},
		{document.Estimate(document.Count, 0.12, stats.Interval{Low: 0.11, High: 7, Known: true}).WithoutInterval(), "0.1"},
		{document.Estimate(document.Share, 0.1234, stats.Interval{Low: 0.1231, High: 0.1239, Known: true}), "12.3% (12.3%–12.4%)"},
		{document.Estimate(document.CountChange, 0.1234, stats.Interval{Low: 0.1231, High: 0.1239, Known: true}), "+0.123 (0.123 to 0.124)"},
		{document.Estimate(document.Share, 0.83, stats.Interval{Low: 0.82996, High: 0.83004, Known: true}), "83% (82.996%–83.004%)"},
		{document.Estimate(document.Share, 0, stats.Interval{Low: 0, High: 0.00368, Known: true}), "0% (0%–0.37%)"},
		{document.Estimate(document.Share, 0.5, stats.Interval{Low: 0.5, High: 0.5, Known: true}), "50%"},
		{document.Estimate(document.Share, 0.5, stats.Interval{Low: 0.5, High: 0.5, Known: true}).IntervalAlone(), "50%"},
		{document.Estimate(document.Seconds, 7.2, stats.Interval{Low: 7.1, High: 7.3, Known: true}), "0:07 (to the second)"},
		{document.Estimate(document.Count, 12.31, stats.Interval{Low: 12.28, High: 12.34, Known: true}), "12.3 (12.28–12.34)"},
		{document.Estimate(document.SecondsChange, -7.2, stats.Interval{Low: -7.4, High: -7.1, Known: true}), "-0:07 (to the second)"},
		{document.Estimate(document.SecondsChange, -7.2, stats.Interval{Low: -8.4, High: -6.1, Known: true}), "-0:07 (-0:08 to -0:06)"},
		{document.Estimate(document.ShareChange, 0.031, stats.Interval{Low: 0.03101, High: 0.03104, Known: true}), "+3.1 pts (3.101 to 3.104 pts)"},
		{document.Number(document.SecondsChange, 0.31), "+0:00.31"},
		{document.Number(document.SecondsChange, -0.042), "-0:00.042"},
		{document.Number(document.SecondsChange, 0), "0"},
		{document.Instant(time.Date(2024, 2, 29, 13, 9, 59, 499e6, time.UTC), 1), "13:09:59"},
		{document.Instant(time.Date(2024, 2, 29, 13, 9, 59, 500e6, time.UTC), 1), "13:10:00"},
		{document.Instant(time.Date(2024, 3, 1, 1, 30, 0, 0, time.UTC), 2), "Fri 01:30:00"},
		{document.Instant(time.Date(2024, 3, 1, 23, 59, 59, 500e6, time.UTC), 3), "Sat 00:00:00"},
		{document.Instant(time.Date(2024, 3, 7, 1, 30, 0, 0, time.UTC), 8), "Thu 7 Mar 01:30:00"},
		{document.Instant(time.Date(2024, 2, 28, 1, 30, 0, 0, time.UTC), 0), "Wed 28 Feb 01:30:00"},
		{document.Instant(time.Date(2024, 10, 7, 1, 30, 0, 0, time.UTC), 222), "Mon 7 Oct 2024 01:30:00"},
		{document.Instant(time.Date(2024, 2, 29, 1, 30, 0, 0, time.UTC), 1).On(2), "Thu 01:30:00"},
		{document.Verdict(stats.CannotTell), "cannot tell"},
		{document.Text(""), ""},
		{document.Value{}, "–"},
	} {
		if got := c.value.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
