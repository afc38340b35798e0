package content

import (
	"testing"

	"simulate/report/document"
	"simulate/sim/stats"
)

func TestWhatChanceMayDoIsToldOnceOnlyWhereItIsTheSameOnEitherSide(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		unit         document.Unit
		v, low, high float64
		want         string
	}{
		{document.SecondsChange, -371, -384, -358, "-6:11 ±0:13"},
		{document.SecondsChange, -371, -385, -359, "-6:11 ±0:14"},
		{document.SecondsChange, 3, 1, 10, "+0:03 (+0:01 to +0:10)"},
		{document.SecondsChange, 5, 0.3, 10.2, "+0:05 (+0:00.3 to +0:10)"}, // ±0:05 would leave open what is told
		{document.SecondsChange, 20, 19.8, 20.2, "+0:20 ±0:01"},
		{document.SecondsChange, 20, 20, 20, "+0:20 ±0"},
		{document.ShareChange, 0.3, 0.28, 0.32, "+30 pts ±2 pts"},
	} {
		interval := stats.Interval{Low: c.low, High: c.high, Known: true}
		if got := plusMinus(c.unit, document.Estimate(c.unit, c.v, interval)); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
