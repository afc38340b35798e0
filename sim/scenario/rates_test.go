package scenario

import (
	"math"
	"strings"
	"testing"
)

func TestRatesAreAnHour(t *testing.T) {
	for text, want := range map[string]float64{
		"9/h": 9, "9 /h": 9, "0.5/h": 0.5, "2/min": 120, "2/m": 120, "1/s": 3600, "48/day": 2, "48/d": 2, "168/week": 1, "336/w": 2, "0/h": 0,
	} {
		var r Rate
		if err := r.parse(text); err != nil || math.Abs(float64(r)-want) > 1e-12 {
			t.Errorf("%s is %v an hour, %v", text, r, err)
		}
	}
	for text, want := range map[string]string{
		"9":         `a rate needs a unit of time: write 9/h if 9 arrive in an hour`,
		"-9/h":      `the rate -9/h is negative: write a rate of 0 or more`,
		"9/hour":    `"9/hour" is not a rate: write 9/h`,
		"9 per min": `"9 per min" is not a rate: write 9/min`,
		"9/year":    `"9/year" is not a rate: write a number and a unit of time, such as 9/h, 2/min, 40/day or 300/week`,
		"1e3/h":     `"1e3/h" is not a rate: write a number and a unit of time, such as 9/h, 2/min, 40/day or 300/week`,
		"often":     `"often" is not a rate: write a number and a unit of time, such as 9/h, 2/min, 40/day or 300/week`,
		"1000001/s": `the rate 1000001/s is too high: write at most 1000000/s`,
	} {
		var r Rate
		if err := r.parse(text); err == nil || err.Error() != want {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func FuzzRate(f *testing.F) {
	for _, text := range []string{"9/h", "9 per day", "-1/s", "1.5/week"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var r Rate
		if err := r.parse(text); err == nil && !(r >= 0 && r <= mostRate) {
			t.Errorf("%q is read as %v", text, r)
		}
	})
}

// streamOf loads a scenario with one stream.
func oneStream(t *testing.T, clock, arrivals string) *Scenario {
	t.Helper()
	text := strings.Replace(small, "    where: scene\n", "    where: scene\n    arrivals: "+arrivals+"\n", 1)
	text = strings.Replace(text, "clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 4h}", "clock: {"+clock+"}", 1)
	s, problems := LoadBytes("-", []byte(text), Options{})
	if problems.Any() {
		t.Fatal(problems)
	}
	return s
}

func TestExpectedArrivals(t *testing.T) {
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
		s := oneStream(t, test.clock, test.arrivals)
		if got := expected(s, s.Incidents.Get("night").Arrivals); math.Abs(got-test.want) > 1e-6 {
			t.Errorf("%s brings %v, want %v", test.arrivals, got, test.want)
		}
	}
}

func TestBetween(t *testing.T) {
	const clock = "start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 4h, warm-up: 2h, cool-down: 1h"
	for arrivals, want := range map[string][2]int64{
		"{rate: 9/h}": {-2, 5},
		"{rate: 9/h, from: day 1 12:00, until: day 1 18:00}": {-1, 5},
		"{rate: 9/h, from: +1h, until: 16:00}":               {1, 3},
		"{count: 9}":                                         {0, 5},
		"{count: 9, from: 15:00}":                            {2, 5},
	} {
		s := oneStream(t, clock, arrivals)
		from, until := s.Between(s.Incidents.Get("night").Arrivals)
		if got := [2]int64{from / hourMillis, until / hourMillis}; got != want {
			t.Errorf("%s: from %d h until %d h", arrivals, got[0], got[1])
		}
	}
}
