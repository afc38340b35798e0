package stats_test

import (
	"testing"

	"simulate/sim/stats"
)

func TestJudgeHoldsTheWholeIntervalAgainstTheLimit(t *testing.T) {
	t.Parallel()
	between := func(low, high float64) stats.Interval {
		return stats.Interval{Low: low, High: high, Known: true}
	}
	for _, c := range []struct {
		name     string
		operator stats.Operator
		interval stats.Interval
		want     stats.Verdict
	}{
		{"below the limit", stats.AtMost, between(1, 9), stats.Met},
		{"up to the limit", stats.AtMost, between(1, 10), stats.Met},
		{"up to a strict limit", stats.Below, between(1, 10), stats.CannotTell},
		{"below a strict limit", stats.Below, between(1, 9), stats.Met},
		{"across the limit", stats.AtMost, between(9, 11), stats.CannotTell},
		{"from the limit", stats.AtMost, between(10, 11), stats.CannotTell},
		{"from a strict limit", stats.Below, between(10, 11), stats.Missed},
		{"above the limit", stats.AtMost, between(11, 12), stats.Missed},
		{"open upwards from below", stats.AtMost, between(9, missing), stats.CannotTell},
		{"open upwards from above", stats.AtMost, between(11, missing), stats.Missed},
		{"wholly missing", stats.AtMost, between(missing, missing), stats.Missed},
		{"at least, from the limit", stats.AtLeast, between(10, 11), stats.Met},
		{"more than, from the limit", stats.Above, between(10, 11), stats.CannotTell},
		{"at least, across", stats.AtLeast, between(9, 11), stats.CannotTell},
		{"more than, up to the limit", stats.Above, between(9, 10), stats.Missed},
		{"at least, wholly missing", stats.AtLeast, between(missing, missing), stats.Met},
		{"not known", stats.AtMost, stats.Interval{Low: 1, High: 2}, stats.CannotTell},
	} {
		t.Run(c.name, func(t *testing.T) {
			limit := stats.Limit{Operator: c.operator, Value: 10}
			if got := limit.Judge(c.interval); got != c.want {
				t.Errorf("%s 10 against %+v: %s, want %s", c.operator, c.interval, got, c.want)
			}
		})
	}
}

func TestVerdictsReadAsReportsPrintThem(t *testing.T) {
	t.Parallel()
	for verdict, want := range map[stats.Verdict]string{
		stats.CannotTell: "cannot tell", stats.Met: "met", stats.Missed: "missed",
	} {
		if verdict.String() != want {
			t.Errorf("%q, want %q", verdict, want)
		}
	}
}

func TestJudgeRefusesAnUnknownOperator(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("an unknown operator was accepted")
		}
	}()
	stats.Limit{Operator: "=", Value: 1}.Judge(stats.Interval{Known: true})
}
