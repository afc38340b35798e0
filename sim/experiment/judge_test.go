package experiment

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// sampled returns samples of one declared row with a value a run: 1 s to n s, and then so many missing.
func sampled(n, missing int) *Samples {
	set := &measure.Set{
		Program: &sim.Program{Scenario: &scenario.Scenario{}},
		Rows:    []measure.Row{{Measure: "m", Origin: measure.Declared, Unit: scenario.Seconds}},
	}
	s := newSamples(set, 1, n+missing)
	for i := range n + missing {
		v := measure.Value{Amount: int64(i+1) * 1000}
		if i >= n {
			v = measure.Value{State: measure.Never}
		}
		s.add([]measure.Value{v}, 0)
	}
	return s
}

func TestVerdicts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		expression string
		n, missing int
		value      float64
		verdict    stats.Verdict
	}{
		// Ranks of the 90th percentile's interval at n = 1000: 882 to 919 by hand from the binomial.
		{"p90(m) <= 15m20s", 1000, 0, 900_000, stats.Met},
		{"p90(m) <= 15m", 1000, 0, 900_000, stats.CannotTell},
		{"p90(m) <= 14m", 1000, 0, 900_000, stats.Missed},
		{"p90(m) <= 1h", 800, 200, math.Inf(1), stats.Missed}, // missing is longer than any limit
		{"p90(m) <= 1h", 20, 0, 18_000, stats.CannotTell},     // too few runs for an interval
		{"mean(m) < 10m", 1000, 0, 500_500, stats.Met},
		{"mean(m) < 8m20s", 1000, 0, 500_500, stats.CannotTell},
		{"max(m) <= 1000s", 1000, 0, 1_000_000, stats.Met},
		{"max(m) < 1000s", 1000, 0, 1_000_000, stats.Missed},
		{"max(m) <= 1h", 10, 1, math.Inf(1), stats.Missed},
		{"min(m) >= 1s", 36, 0, 1000, stats.Met},
		{"min(m) >= 1s", 35, 0, 1000, stats.CannotTell},    // that none of a few is beyond it says little
		{"min(m) >= 2s", 10, 0, 1000, stats.Missed},        // one is
		{"min(m) <= 2s", 10, 0, 1000, stats.Met},           // one is
		{"min(m) <= 500ms", 10, 0, 1000, stats.CannotTell}, // none of a few is
		{"max(m) <= 1h", 35, 0, 35_000, stats.CannotTell},
		{"max(m) <= 1h", 36, 0, 36_000, stats.Met},
		{"max(m) >= 5s", 10, 0, 10_000, stats.Met},
		{"max(m) >= 1h", 10, 0, 10_000, stats.CannotTell},
		{"mean(m) < 1h", 9, 0, 5000, stats.CannotTell},
		{"mean(m) < 1h", 10, 0, 5500, stats.Met},
		{"share(m <= 1h) >= 90%", 35, 0, 1e9, stats.CannotTell}, // 35 of 35 are no less than 90.0% of all, by Clopper and Pearson
		{"share(m <= 1h) >= 90%", 36, 0, 1e9, stats.Met},
		{"share(m <= 900s) >= 80%", 1000, 0, 900e6, stats.Met},
		{"share(m < 900s) >= 95%", 1000, 0, 899e6, stats.Missed},
		{"share(m >= 900s) <= 20%", 1000, 0, 101e6, stats.Met},
		{"share(m > 900s) <= 20%", 1000, 0, 100e6, stats.Met},
		{"share(m > 900s) <= 5%", 900, 100, 100e6, stats.Missed},
		{"share(m) >= 50%", 900, 100, 900e6, stats.Met},
		{"share(m) >= 90%", 900, 100, 900e6, stats.CannotTell},
	} {
		e, err := scenario.ParseExpression(test.expression)
		if err != nil {
			t.Fatal(err)
		}
		s := sampled(test.n, test.missing)
		j := Judged{Expression: e}
		j.judge(s, judgedRows(s.Set, declaredRows(s.Set), e), stats.Level)
		if !j.Known || j.Verdict != test.verdict || math.Abs(j.Value-test.value) > 1e-6 && j.Value != test.value {
			t.Errorf("%s over %d+%d: got %v %s, want %v %s", test.expression, test.n, test.missing,
				j.Value, j.Verdict, test.value, test.verdict)
		}
	}
}

// cut returns samples of one declared row, of which so many values are 1 s to n s and others had lasted so many seconds at the horizon.
func cut(n int, lasted ...int64) *Samples {
	s := sampled(n, 0)
	for _, seconds := range lasted {
		s.add([]measure.Value{{State: measure.Unfinished, Amount: seconds * 1000}}, 0)
	}
	return s
}

func TestVerdictsThatHangOnTheHorizon(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		expression string
		lasted     int64 // of a hundred values more than a thousand
		verdict    stats.Verdict
		byHorizon  bool
	}{
		{"share(m <= 2000s) >= 95%", 10, stats.CannotTell, true}, // missed if they go on, met if they do not
		{"share(m <= 2000s) >= 95%", 2001, stats.Missed, false},  // they are over it already
		{"share(m <= 2000s) >= 50%", 10, stats.Met, false},       // there are too few of them to matter
		{"share(m <= 950s) >= 95%", 10, stats.CannotTell, true},  // without them it cannot be told, with them it is missed
		{"p90(m) <= 950s", 10, stats.CannotTell, true},
		{"p90(m) <= 950s", 990, stats.Missed, false},
		{"p90(m) >= 800s", 10, stats.Met, false},
		{"max(m) <= 2000s", 10, stats.CannotTell, true},
		{"max(m) <= 2000s", 2001, stats.Missed, false},
		{"mean(m) <= 550s", 1200, stats.CannotTell, true}, // of those that are over 500.5 s, with what the others have lasted more
		{"mean(m) <= 490s", 1200, stats.Missed, false},    // 500.5 s cannot be told from it, what is no less than 564 s can
		{"share(m) >= 95%", 10, stats.Missed, false},      // by the horizon
		{"p50(m) <= 2000s", -5, stats.Met, false},         // what has ended and not begun is under that, too
		{"min(m) >= 0s", -5, stats.CannotTell, true},
		{"mean(m) <= 455s", -5, stats.CannotTell, true}, // missed without what may bring the mean down
	} {
		e, err := scenario.ParseExpression(test.expression)
		if err != nil {
			t.Fatal(err)
		}
		s := cut(1000, slices.Repeat([]int64{test.lasted}, 100)...)
		j := Judged{Expression: e}
		j.judge(s, judgedRows(s.Set, declaredRows(s.Set), e), stats.Level)
		if j.Verdict != test.verdict || j.ByHorizon != test.byHorizon || j.Missing != 100 {
			t.Errorf("%s, cut at %d s: got %s by the horizon %v, %v to %v", e, test.lasted, j.Verdict, j.ByHorizon, j.Value, j.AtOnce)
		}
	}
}

// The 90th percentile has an interval from 36 values on: with fewer, all of them lie below it with a probability of more than 2.5%.
func TestAPercentileCannotBeToldOfTooFewRuns(t *testing.T) {
	t.Parallel()
	for runs, want := range map[int]stats.Verdict{35: stats.CannotTell, 36: stats.Met} {
		s := sampled(runs, 0)
		e, err := scenario.ParseExpression("p90(m) <= 1h")
		if err != nil {
			t.Fatal(err)
		}
		j := Judged{Expression: e}
		j.judge(s, judgedRows(s.Set, declaredRows(s.Set), e), stats.Level)
		if j.Verdict != want || j.Interval.Known != (want == stats.Met) || !j.Known {
			t.Errorf("%d runs: got %s, %v", runs, j.Verdict, j.Interval)
		}
	}
}

func TestWithoutRunsNothingIsJudged(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	for _, j := range JudgeAll(p.Scenario, set, nil) {
		if j.Known || j.Verdict != stats.CannotTell {
			t.Errorf("%s is judged %s", j.ID, j.Verdict)
		}
	}
}

func TestAMeasureWithARowASiteIsJudgedOnAllOfThem(t *testing.T) {
	t.Parallel()
	p, set := barricade(t)
	s := replicate(t, p, set, 100, 1)
	all := JudgeAll(p.Scenario, set, s)
	if len(all) != 4 || !all[0].Target || all[0].ID != "first-on-scene" || all[1].ID != "in-lockdown" || all[1].Source != "log" {
		t.Fatalf("got %+v", all)
	}
	within := 0
	for _, site := range []string{"north", "south"} {
		for run := range s.Runs {
			v := s.Values(rowOf(t, set, "in-lockdown", site), run)[0]
			if v.State == measure.Happened && v.Amount <= 3_600_000 {
				within++
			}
		}
	}
	if want := float64(within) / 200 * 1e9; math.Abs(all[1].Value-want) > 1 {
		t.Errorf("got %v, want %v", all[1].Value, want)
	}
}

// At the limit itself what may be equal is within it and what may not is beyond, whichever side of the comparison is counted.
func TestSharesAtTheirLimit(t *testing.T) {
	t.Parallel()
	for percent := 1; percent < 100; percent++ {
		s := sampled(100, 0)
		for _, inner := range []string{fmt.Sprintf("m <= %ds", percent), fmt.Sprintf("m > %ds", 100-percent)} {
			for operator, within := range map[string]bool{"<=": true, "<": false, ">=": true, ">": false} {
				e, err := scenario.ParseExpression(fmt.Sprintf("share(%s) %s %d%%", inner, operator, percent))
				if err != nil {
					t.Fatal(err)
				}
				j := Judged{Expression: e}
				j.judge(s, judgedRows(s.Set, declaredRows(s.Set), e), stats.Level)
				if j.Within() != within {
					t.Errorf("%s: %v is within: %v", e, j.Value, !within)
				}
			}
		}
	}
}
