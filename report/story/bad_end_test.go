package story_test

import (
	"strings"
	"testing"
)

// TestWhatWasStoppedInVainHadNotBegun: work that still waits as it is stopped is not told like work that is broken off.
func TestWhatWasStoppedInVainHadNotBegun(t *testing.T) {
	t.Parallel()
	const plan = "incidents.elsea-smith.plan."
	held := plan + "held={after: barricade, work: Stand by, needs: {patrol: 1}, takes: 1m, hold: custody}"
	for _, x := range []struct{ step, want string }{
		{"{after: held, work: Talk, with: held, takes: 1m, until: custody}", "not begun: waited "},
		{"{after: barricade, work: Talk, needs: {patrol: 1}, takes: 9h, until: custody}", "after “Take the subject into custody”"},
	} {
		told := ""
		for _, b := range telling(t, held, plan+"extra="+x.step).Beats() {
			if b.Step == "extra" && strings.Contains(b.What, "stopped") {
				told = b.Why
			}
		}
		if !strings.HasPrefix(told, x.want) {
			t.Errorf("%s: told is %q", x.step, told)
		}
	}
}
