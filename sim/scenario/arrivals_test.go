package scenario_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestBetween(t *testing.T) {
	t.Parallel()
	const hour = 3_600_000
	const clock = "start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 4h, warm-up: 2h, cool-down: 1h"
	for arrivals, want := range map[string][2]int64{
		"{rate: 9/h}": {-2, 5},
		"{rate: 9/h, from: day 1 12:00, until: day 1 18:00}": {-1, 5},
		"{rate: 9/h, from: +1h, until: 16:00}":               {1, 3},
		"{count: 9}":                                         {0, 5},
		"{count: 9, from: 15:00}":                            {2, 5},
	} {
		s := scenariotest.Stream(t, clock, arrivals)
		from, until := s.Between(s.Incidents.Get("night"))
		if got := [2]int64{from / hour, until / hour}; got != want {
			t.Errorf("%s: from %d h until %d h", arrivals, got[0], got[1])
		}
	}
}
