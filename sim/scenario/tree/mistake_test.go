package tree_test

import (
	"testing"

	"simulate/sim/scenario/tree"
)

// Most who ask whether a name is known throw the mistake away: what was meant is looked for when it is told.
func TestWhatWasMeantIsLookedForWhenItIsTold(t *testing.T) {
	t.Parallel()
	listed := 0
	m := tree.UnknownAmong("step", "alrm", func() []string {
		listed++
		return []string{"alarm", "release"}
	})
	if listed != 0 {
		t.Errorf("the names were listed %d times before anybody asked", listed)
	}
	if got, want := m.Error(), `there is no step "alrm": did you mean "alarm"?`; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	if got, want := m.Remedied(func() string { return "write alarm" }).Error(), `there is no step "alrm": write alarm`; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}
