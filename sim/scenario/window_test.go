package scenario

import "testing"

const anHour = 3_600_000 // milliseconds

func TestWindowsAreRead(t *testing.T) {
	t.Parallel()
	week := [7]bool{false, true, true, true, true, true, false}
	for text, want := range map[string]Window{
		"19:00-07:00":                {everyDay, 19 * anHour, 7 * anHour},
		"8:30 - 17:00":               {everyDay, 8*anHour + 1_800_000, 17 * anHour},
		"mon-fri 08:00-17:00":        {week, 8 * anHour, 17 * anHour},
		"mon,tue-thu, fri 8:00-9:00": {week, 8 * anHour, 9 * anHour},
		"fri-mon 08:00-17:00":        {[7]bool{true, true, 5: true, 6: true}, 8 * anHour, 17 * anHour},
		"00:00-24:00":                {everyDay, 0, 0},
		"wed 07:00-07:00":            {[7]bool{3: true}, 7 * anHour, 7 * anHour},
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
