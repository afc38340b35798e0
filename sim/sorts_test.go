package sim

import (
	"testing"

	"simulate/sim/scenario"
)

func TestAKindIsCalledAsItsUnitsAreWhereThatIsTheWordWrittenOut(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ kind, name, want string }{
		{"process-server", "Process server", "process server"},
		{"als-unit", "ALS unit", "ALS unit"},
		{"call-taker", "City's call-taker", "call-taker"},
	} {
		s := &scenario.Scenario{}
		s.Units.Set("one", scenario.Unit{Kind: test.kind, Name: test.name})
		sort := Sort{Name: test.kind, title: titleOfSort(s, test.kind)}
		if got := sort.Title(); got != test.want {
			t.Errorf("units %q of kind %s: got %q, want %q", test.name, test.kind, got, test.want)
		}
	}
}
