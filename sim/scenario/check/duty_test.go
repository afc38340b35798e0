package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

// duty is a change of the county's cars.
func duty(windows string) string { return "units: {car: {on-duty: {windows: [" + windows + "]}}}" }

func TestWindowsThatOverlap(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"side by side", duty(`"07:00-15:00", "15:00-23:00", "23:00-07:00"`), nil},
		{"on other days", duty(`mon-wed 08:00-17:00, thu-sun 08:00-17:00`), nil},
		{"whole days one after the other", duty(`mon-fri 07:00-07:00`), nil},
		{"over midnight into the next", duty(`"13:00-07:00", "06:59-08:00"`), []string{
			`units.car.on-duty.windows[1]: this overlaps 13:00-07:00 (make one of them shorter)`,
		}},
		{"over the end of the week", duty(`mon-fri 12:00-13:30, sat 19:00-07:00, sun 06:00-12:00`), []string{
			`units.car.on-duty.windows[2]: this overlaps sat 19:00-07:00 (make one of them shorter)`,
		}},
		{"a long one over two", duty(`"08:00-20:00", "09:00-10:00", "11:00-12:00"`), []string{
			`units.car.on-duty.windows[1]: this overlaps 08:00-20:00 (make one of them shorter)`,
			`units.car.on-duty.windows[2]: this overlaps 08:00-20:00 (make one of them shorter)`,
		}},
	})
}

// The county begins on a Thursday at 13:00 and is simulated for four hours.
func TestWindowsThatNeverOpen(t *testing.T) {
	t.Parallel()
	never := []string{`units.car.on-duty.windows: no window opens during the run, which is from Thu 13:00 to Thu 17:00 (change the windows, or write count: 0)`}
	scenariotest.Check(t, []scenariotest.Case{
		{"at the beginning", duty(`"08:00-13:01"`), nil},
		{"just before", duty(`"08:00-13:00"`), never},
		{"at the end", duty(`"16:59-23:00"`), nil},
		{"just after", duty(`"17:00-23:00"`), never},
		{"since yesterday", duty(`wed 14:00-13:30`), nil},
		{"since today", duty(`thu 14:00-13:30`), nil},
		{"not since the day before", duty(`tue 14:00-13:30`), never},
		{"another day beside today", duty(`sat 08:00-17:00, thu 08:00-17:00`), nil},
		{"in the cool-down", "clock: {cool-down: 1h}\n" + duty(`"17:00-23:00"`), nil},
		{"in the warm-up", "clock: {warm-up: 1h}\n" + duty(`"08:00-13:00"`), nil},
		{"a week later", "clock: {horizon: 7d}\n" + duty(`wed 12:00-12:30`), nil},
		{"of units that all have their own", "units: {car: {on-duty: {windows: [sat 08:00-09:00]}, count: 1, each: {1: {on-duty: {windows: [thu 08:00-17:00]}}}}}", []string{
			`plan.cars.send.patrol: 2× patrol are asked for, ipd has only 1 (ask for fewer, or name more)`,
		}},
	})
}
