package check_test

import (
	"math"
	"testing"

	"simulate/sim/scenario/check"
	"simulate/sim/scenario/scenariotest"
)

func TestExpectedArrivals(t *testing.T) {
	t.Parallel()
	const day = "start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 24h"
	for _, test := range []struct {
		clock, arrivals string
		want            float64
	}{
		{day, "{rate: 9/h}", 216},
		{day + ", warm-up: 2h, cool-down: 1h", "{rate: 9/h}", 243},
		{day, "{rate: 9/h, from: 14:30, until: 16:00}", 13.5},
		// Thursday 13–16 h at 4, 16–24 h and to 8 h on Friday at 12, 8–13 h at 4
		{day, "{rate: {08: 4/h, 16: 12/h}}", 3*4 + 16*12 + 5*4},
		// Thursday 11 h at 1, Friday 13 h at 2
		{day, "{rate: {sat-thu: 1/h, fri: 2/h}}", 11 + 26},
		// ten weeks and a day
		{"start: 2024-04-01T00:00:00-05:00, zone: America/Chicago, horizon: 71d", "{rate: {mon-fri: 1/h, sat-sun: 3/h}}", 10*(120+144) + 24},
		// Sunday 00–08 h as on Saturday evening
		{"start: 2024-03-03T00:00:00-06:00, zone: America/Chicago, horizon: 12h", "{rate: {08: 1/h, 20: 5/h}}", 8*5 + 4},
		{"start: 2024-03-03T00:00:00-06:00, zone: America/Chicago, horizon: 12h", "{rate: {sun: {08: 1/h}, mon-sat: {06: 2/h, 20: 5/h}}}", 8*5 + 4},
		{day, "{gap: exponential(mean 30m)}", 48},
		{day, "{gap: 30m, from: +23h}", 2},
		{day, "{count: 60}", 60},
		{day, "{at: [13:10, 14:10]}", 2},
	} {
		s := scenariotest.Stream(t, test.clock, test.arrivals)
		if got := check.Expected(s, s.Incidents.Get("night")); math.Abs(got-test.want) > 1e-6 {
			t.Errorf("%s brings %v, want %v", test.arrivals, got, test.want)
		}
	}
}
