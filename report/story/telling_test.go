package story_test

import (
	"strings"
	"testing"

	"simulate/report/reporttest"
	"simulate/report/story"
	"simulate/report/words"
)

// telling is the nominal run of Independence with changes.
func telling(t *testing.T, changes ...string) *story.Telling {
	t.Helper()
	r := reporttest.Evaluate(t, 0, "../../scenarios/independence.yaml", changes...)
	return story.NewTelling(words.Of(r.Program), r.Nominal.Records)
}

func TestRunsPartWhereTheyFirstTellOtherwise(t *testing.T) {
	t.Parallel()
	base := telling(t)
	if p := telling(t).PartsFrom(base); p != nil {
		t.Errorf("the same run parts from itself: %+v", p)
	}
	for _, x := range []struct{ change, what, why, written string }{
		{
			"incidents.elsea-smith.plan.ask-tactical.after=dispatch", "Operation 100: tactical units to staging: asked for",
			"Process server shot; officers needed: done", "the same at 13:",
		},
		{"incidents.elsea-smith.plan.decide-tactical.delay=5m", "only at 13:", "barricades", "Ask for tactical units"},
		{"units.jcso-tactical.count=9", "", "", ""},
		{"units.jcso-deputy.busy-at-start.chance=100%", "", "", ""},
	} {
		p := telling(t, x.change).PartsFrom(base)
		if x.what == "" {
			if p != nil && strings.Contains(p.What, "other job") {
				t.Errorf("%s: it parts by what units do as the runs begin: %+v", x.change, p)
			}
			continue
		}
		if p == nil || !strings.HasPrefix(p.What, x.what) || !strings.Contains(p.Why, x.why) || !strings.Contains(p.Written, x.written) {
			t.Errorf("%s: it parts with %+v", x.change, p)
		}
	}
}

func TestBeatsNameTheirSteps(t *testing.T) {
	t.Parallel()
	for _, b := range telling(t).Beats() {
		if b.What == "" || b.Step == "" && !strings.Contains(b.What, "at the start") {
			t.Errorf("%q is about no step", b.What)
		}
	}
}
