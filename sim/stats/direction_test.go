package stats_test

import (
	"testing"

	"simulate/sim/stats"
)

func TestDirectionIsTheSideOfNothingOnWhichAnIntervalLies(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		interval stats.Interval
		want     string
	}{
		{stats.Interval{Low: -3, High: -1, Known: true}, "shorter"},
		{stats.Interval{Low: 1, High: missing, Known: true}, "longer"},
		{stats.Interval{Low: -1, High: 1, Known: true}, "no difference told"},
		{stats.Interval{Low: 0, High: 1, Known: true}, "no difference told"},
		{stats.Interval{Low: 1, High: 2}, "no difference told"},
	} {
		if got := c.interval.Direction().String(); got != c.want {
			t.Errorf("%+v: %s, want %s", c.interval, got, c.want)
		}
	}
}
