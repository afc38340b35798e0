package scenario

import (
	"math"
	"testing"
)

func TestRatesAreAnHour(t *testing.T) {
	t.Parallel()
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
