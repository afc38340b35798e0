package scenario

import "testing"

func TestWindowsAreRead(t *testing.T) {
	week := [7]bool{false, true, true, true, true, true, false}
	for text, want := range map[string]Window{
		"19:00-07:00":                {everyDay, 19 * hourMillis, 7 * hourMillis},
		"8:30 - 17:00":               {everyDay, 8*hourMillis + 1_800_000, 17 * hourMillis},
		"mon-fri 08:00-17:00":        {week, 8 * hourMillis, 17 * hourMillis},
		"mon,tue-thu, fri 8:00-9:00": {week, 8 * hourMillis, 9 * hourMillis},
		"fri-mon 08:00-17:00":        {[7]bool{true, true, 5: true, 6: true}, 8 * hourMillis, 17 * hourMillis},
		"00:00-24:00":                {everyDay, 0, 0},
		"wed 07:00-07:00":            {[7]bool{3: true}, 7 * hourMillis, 7 * hourMillis},
	} {
		var w Window
		if err := w.parse(text); err != nil || w != want {
			t.Errorf("%s is %+v, %v", text, w, err)
		}
	}
	for _, text := range []string{
		"", "08:00", "8-17", "24:00-07:00", "08:00-24:01", "08:60-09:00", "mon 08:00", "mon- 08:00-09:00", "mon-mon,mon 08:00-09:00", "07:00-07:00", "day 2 07:00-08:00",
	} {
		if w := new(Window); w.parse(text) == nil {
			t.Errorf("%q is read as %+v", text, w)
		}
	}
}

func FuzzWindow(f *testing.F) {
	for _, text := range []string{"19:00-07:00", "mon-fri 08:00-17:00", "Monday 8:00-24:00", "sat,sun 00:00-00:00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var w Window
		if err := w.parse(text); err != nil {
			return
		}
		if w.Days == [7]bool{} || w.From < 0 || w.From >= dayMillis || w.Till < 0 || w.Till >= dayMillis || w.Length() <= 0 || w.Length() > dayMillis {
			t.Errorf("%q is read as %+v", text, w)
		}
	})
}

// duty is a change of the county's cars.
func duty(windows string) string { return "units: {car: {on-duty: {windows: [" + windows + "]}}}" }

func TestWindowsThatOverlap(t *testing.T) {
	testChecks(t, []checkCase{
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
	never := []string{`units.car.on-duty.windows: no window opens during the run, which is from Thu 13:00 to Thu 17:00 (change the windows, or write count: 0)`}
	testChecks(t, []checkCase{
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
			`plan.cars.send.patrol: 2 patrol are asked for, ipd has only 1 (ask for fewer, or name more)`,
		}},
	})
}
