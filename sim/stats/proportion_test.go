package stats_test

import (
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim/stats"
)

func TestShareIntervalsAgreeWithTextbooks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		of        func(k, n int, level float64) stats.Interval
		k, n      int
		low, high float64
	}{
		// Newcombe, Statistics in Medicine 17 (1998), table I: methods 3 and 5.
		{"Wilson", stats.Wilson, 81, 263, 0.2553, 0.3662},
		{"Wilson", stats.Wilson, 15, 148, 0.0624, 0.1605},
		{"Wilson", stats.Wilson, 0, 20, 0, 0.1611},
		{"Wilson", stats.Wilson, 1, 29, 0.0061, 0.1718},
		{"Clopper-Pearson", stats.ClopperPearson, 81, 263, 0.2527, 0.3676},
		{"Clopper-Pearson", stats.ClopperPearson, 15, 148, 0.0578, 0.1617},
		{"Clopper-Pearson", stats.ClopperPearson, 0, 20, 0, 0.1684}, // 1 − 0.025^(1/20)
		{"Clopper-Pearson", stats.ClopperPearson, 1, 29, 0.0009, 0.1776},
	} {
		got := c.of(c.k, c.n, 0.95)
		near(t, c.name+" low", got.Low, c.low, 0.00005)
		near(t, c.name+" high", got.High, c.high, 0.00005)
	}
}

func TestShareIntervalsContainTheShareAndStayInRange(t *testing.T) {
	t.Parallel()
	for name, of := range map[string]func(k, n int, level float64) stats.Interval{
		"Wilson": stats.Wilson, "Clopper-Pearson": stats.ClopperPearson,
	} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			n := rapid.IntRange(1, 2000).Draw(t, "n")
			k := rapid.IntRange(0, n).Draw(t, "k")
			share := float64(k) / float64(n)
			got := of(k, n, 0.95)
			if !(got.Known && 0 <= got.Low && got.Low <= share && share <= got.High && got.High <= 1) {
				t.Fatalf("share %v, interval %+v", share, got)
			}
			if (k == 0) != (got.Low == 0) || (k == n) != (got.High == 1) {
				t.Fatalf("%d of %d reaches the edge: %+v", k, n, got)
			}
		}))
	}
}

func TestClopperPearsonEndsLeaveOutTheTailsExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 500).Draw(t, "n")
		k := rapid.IntRange(1, n-1).Draw(t, "k")
		got := stats.ClopperPearson(k, n, 0.9)
		reach := 1 - distuv.Binomial{N: float64(n), P: got.Low}.CDF(float64(k-1))
		stay := distuv.Binomial{N: float64(n), P: got.High}.CDF(float64(k))
		if reach < 0.05-1e-9 || reach > 0.05+1e-9 || stay < 0.05-1e-9 || stay > 0.05+1e-9 {
			t.Fatalf("tails of %v and %v, want 0.05", reach, stay)
		}
	})
}

func TestNoTrialsHaveNoInterval(t *testing.T) {
	t.Parallel()
	if stats.Wilson(0, 0, 0.95).Known || stats.ClopperPearson(0, 0, 0.95).Known {
		t.Error("an interval is known without trials")
	}
}
