package sim

import (
	"math"
	"testing"

	"simulate/sim/engine"
)

func TestTimesAreRoundedAndBounded(t *testing.T) {
	t.Parallel()
	for ms, want := range map[float64]engine.Time{
		-3: 0, 0: 0, 0.4: 0, 0.5: 1, 1499.5: 1500, 1e15: 1e15, 1e16: longest, 1e30: longest, math.Inf(1): longest, math.Inf(-1): 0,
	} {
		if got := roundTime(ms); got != want {
			t.Errorf("%v: got %d, want %d", ms, got, want)
		}
	}
	if got := roundTime(math.NaN()); got != 0 {
		t.Errorf("not a number: got %d", got)
	}
}
