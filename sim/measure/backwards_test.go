package measure_test

import (
	"testing"

	"simulate/sim/engine"
	"simulate/sim/measure"
)

// The end of one work is measured to that of another, which comes first: cut off, it is as if the one ended at the horizon.
func TestAnEndBeforeItsBeginningIsLessThanNothing(t *testing.T) {
	t.Parallel()
	const more = `
  boat:
    agency: pd
    where: scene
    arrivals: {at: [+0m]}
    plan:
      quick: {work: Quick, takes: 10m}
      late: {work: Late, takes: 90m}
measures:
  other-way: {from: boat/late, to: boat/quick}
`
	for horizon, want := range map[string]measure.Value{
		"1h": {State: measure.Unfinished, Amount: int64(-50 * engine.Minute)},
		"5m": {State: measure.Unfinished},
		"2h": {State: measure.Happened, Amount: int64(-80 * engine.Minute)},
	} {
		if got := valuesOf(t, more, horizon)["other-way"]; got.State != want.State || got.Amount != want.Amount {
			t.Errorf("within %s: got %v of %d, want %v of %d", horizon, got.State, got.Amount, want.State, want.Amount)
		}
	}
}
