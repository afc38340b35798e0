package stats_test

import (
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/stats"
)

const (
	hour = int64(3_600_000)
	day  = 24 * hour
	week = 7 * day
)

func TestNewBatchesTakesWholePeriods(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		window   int64
		period   int64
		n        int
		length   int64
		leftOver int64
	}{
		{"a year of days leaves one day", 365 * day, day, 26, 14 * day, day},
		{"a year of weeks", 364 * day, week, 26, 2 * week, 0},
		{"a year of weeks leaves one day", 365 * day, week, 26, 2 * week, day},
		{"thirty days", 30 * day, day, 30, day, 0},
		{"four weeks of days", 4 * week, day, 28, day, 0},
		{"just enough", 20 * day, day, 20, day, 0},
		{"a prime number of days", 31 * day, day, 30, day, day},
		{"part of a day", 20*day + hour, day, 20, day, hour},
		{"no period", day, 0, 20, day / 20, 0},
		{"no period, not a multiple", 1009, 0, 21, 48, 1},
		{"nineteen days", 19 * day, day, 0, 0, 19 * day},
		{"a week of weeks", week, week, 0, 0, week},
		{"nothing", 0, 0, 0, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			const from = 2*hour + 1
			b, ok := stats.NewBatches(from, from+c.window, c.period)
			want := stats.Batches{From: from, To: from + c.window, N: c.n, Length: c.length}
			if b != want || ok != (c.n > 0) {
				t.Errorf("got %+v, %v, want %+v", b, ok, want)
			}
			if left := b.Start(0) - b.From; left != c.leftOver {
				t.Errorf("%d ms are left over, want %d", left, c.leftOver)
			}
		})
	}
}

func TestNoOtherNumberOfBatchesLeavesLess(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		period := rapid.Int64Range(1, week).Draw(t, "period")
		window := rapid.Int64Range(0, 3000*period).Draw(t, "window")
		b, ok := stats.NewBatches(-5, window-5, period)
		if ok != (window/period >= 20) {
			t.Fatalf("%d periods have batches: %v", window/period, ok)
		}
		if !ok {
			return
		}
		if b.N < 20 || b.N > 30 || b.Length%period != 0 || b.Start(b.N) != b.To || b.Start(0) < b.From {
			t.Fatalf("%+v", b)
		}
		for n := int64(20); n <= 30; n++ {
			used := window / period / n * n * period
			if got := int64(b.N) * b.Length; used > got || used == got && n < int64(b.N) {
				t.Fatalf("%+v, but %d batches use %d", b, n, used)
			}
		}
	})
}
