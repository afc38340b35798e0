package cause

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"simulate/sim"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

func TestWhatIsMissingIsFollowedToWhatKeepsIt(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../testdata/tow.yaml")
	var got []string
	for _, m := range breakDown(t, p, 100, 2, Question{Measure: "response", Key: "calls"})[0].Missing {
		got = append(got, told(p, &m))
	}
	want := []string{"ask waiting: 132 values of 66 runs; needs 1× boat, 0 are assigned; 1 idle on the scene of yacht; calls#1 in run 2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func told(p *sim.Program, m *Missing) string {
	step := "nothing"
	if m.Step != sim.NoStep {
		step = p.Steps[m.Step].ID
	}
	return fmt.Sprintf("%s %s: %d values of %d runs; %s; %s in run %d", step, m.Status, m.Values, m.Runs, m.Needs, p.InstanceID(m.Of), m.Run)
}

// TestAVerdictIsDecidedByWhatIsMissing only where it is missed, and would not be if what is missing were within the limit.
func TestAVerdictIsDecidedByWhatIsMissing(t *testing.T) {
	t.Parallel()
	p90 := scenario.Target{Reading: scenario.Reading{Statistic: scenario.Percentile, P: 90}, Comparison: scenario.Comparison{Operator: scenario.AtMost}}
	margin := scenario.Target{Reading: scenario.Reading{Statistic: scenario.Percentile, P: 10}, Comparison: scenario.Comparison{Operator: scenario.AtLeast}}
	occurs := scenario.Target{Reading: scenario.Reading{Statistic: scenario.ShareOf}, Comparison: scenario.Comparison{Operator: scenario.AtLeast, Limit: scenario.Limit{Value: 0.95}}}
	mean := scenario.Target{Reading: scenario.Reading{Statistic: scenario.Mean}, Comparison: scenario.Comparison{Operator: scenario.AtMost}}
	for _, c := range []struct {
		what            string
		target          *scenario.Target
		missed          bool
		all, over, lack int
		want            bool
	}{
		{"over without them", &p90, true, 100, 20, 10, false},
		{"over with them alone", &p90, true, 90, 8, 10, true},
		{"over by neither", &p90, true, 98, 1, 2, false},
		{"not missed", &p90, false, 90, 8, 10, false},
		{"longer is better", &margin, true, 90, 8, 10, false},
		{"too rare", &occurs, true, 90, 0, 10, true},
		{"a mean has none of them", &mean, true, 90, 8, 10, false},
		{"nothing is asked", nil, true, 90, 8, 10, false},
	} {
		b := Breakdown{Question: Question{Target: c.target, Missed: c.missed}, All: Side{Paths: c.all}, Over: Side{Paths: c.over}, Never: c.lack}
		if got := b.Decided(); got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}

// Of five at one counter two are served in the half hour, after 0 and 20 minutes; who has patience for 12 minutes leaves, the others wait on.
func TestWaitsThatWereNotServedCountWithWhatTheyHadWaited(t *testing.T) {
	t.Parallel()
	for patience, want := range map[string]string{
		"":                                       "ask, not served: 3 of 5 for 1h30m0s; ask, waiting for a unit: 1 of 5 for 20m0s; 4 of 5 over 15m",
		"incidents.visitor.plan.ask.give-up=12m": "ask, waiting in vain: 4 of 5 for 48m0s; 4 of 5 over 15m",
	} {
		var set []string
		if patience != "" {
			set = append(set, patience)
		}
		p := simtest.CompileFile(t, "testdata/counter.yaml", set...)
		limit := scenario.Comparison{Operator: scenario.AtMost, Limit: scenario.Limit{Unit: scenario.Milliseconds, Value: 15 * 60_000}}
		b := breakDown(t, p, 1, 1, Question{Measure: "queue.wait", Limit: &limit})[0]
		var said []string
		for _, part := range b.Parts {
			said = append(said, fmt.Sprintf("%s, %s: %d of %d for %s", p.Steps[part.Step].ID, part.Kind, part.All.Paths, b.All.Paths, time.Duration(part.All.Time)*time.Millisecond))
		}
		slices.Sort(said)
		got := fmt.Sprintf("%s; %d of %d over 15m", strings.Join(said, "; "), b.Over.Paths, b.All.Paths)
		if got != want || b.Without() != 0 || b.Lacking() != b.Unserved {
			t.Errorf("%s\nnot %s", got, want)
		}
	}
}
