package content

import (
	"testing"

	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// TestWhatIsToldFirstOfAVariant ranks a measure by what is asked of it: a verdict that turns, what is missed as written, what is met, nothing.
func TestWhatIsToldFirstOfAVariant(t *testing.T) {
	t.Parallel()
	judged := func(of string, base, variant stats.Verdict) contrast.Judged {
		j := func(v stats.Verdict) experiment.Judged {
			return experiment.Judged{Known: true, Verdict: v, Expression: scenario.Expression{Measure: of}}
		}
		return contrast.Judged{Beside: experiment.Beside{Baseline: j(base), Variant: j(variant)}}
	}
	for want, all := range [][]contrast.Judged{
		{judged("m", stats.Met, stats.Met), judged("m", stats.Missed, stats.Met)},
		{judged("m", stats.Met, stats.Met), judged("m", stats.Missed, stats.Missed)},
		{judged("m", stats.Met, stats.Met), judged("other", stats.Missed, stats.Met)},
		{judged("other", stats.Missed, stats.Met)},
	} {
		if got := rank(&contrast.Variant{Judged: all}, group{{Measure: "m"}}); got != want {
			t.Errorf("%+v: rank %d, want %d", all, got, want)
		}
	}
}

// TestSharesOfNothingAndOfAllAreWords and all others are numbers.
func TestSharesOfNothingAndOfAllAreWords(t *testing.T) {
	t.Parallel()
	for share, want := range map[float64]string{0: "none", 1: "all", 0.575: "57.5%"} {
		if got := inShare(share); got != want {
			t.Errorf("%g is %q, want %q", share, got, want)
		}
	}
}

// TestOneDifferenceStandsForAllThatMatter where they are about the same, or one alone matters of several rows.
func TestOneDifferenceStandsForAllThatMatter(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		of   together
		want string
	}{
		{together{rows: 3, counted: 1, n: 2, sum: -40_000, low: -20_000, high: -20_000, least: 0}, "20 s shorter"},
		{together{rows: 2, counted: 2, n: 2, sum: 41_000, low: 20_000, high: 21_000, least: 5000}, "20 s longer"},
		{together{rows: 2, counted: 2, n: 2, sum: 80_000, low: 20_000, high: 60_000, least: 5000}, "20 s to 1:00 longer"},
	} {
		if got := c.of.inWords(scenario.Seconds); got != c.want {
			t.Errorf("%+v: %q, want %q", c.of, got, c.want)
		}
	}
}
