package scenario

import (
	"math"
	"testing"
)

func TestFixedDurations(t *testing.T) {
	t.Parallel()
	for text, millis := range map[string]float64{
		"90s": 90_000, "8m": 480_000, "1h30m": 5_400_000, "250ms": 250, "1.5h": 5_400_000, "2d": 172_800_000,
		"0s": 0, "0.4ms": 0, "0.6ms": 1, "1m0.5s": 60_500,
	} {
		got, err := parseAmount(text)
		if err != nil || got != millis {
			t.Errorf("%s is %v ms, %v; want %v", text, got, err, millis)
		}
	}
}

func TestTextsThatAreNoDurations(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                  `"" is not a duration: write it like 90s, 8m or 1h30m`,
		"3":                 `a duration needs a unit: write 3m or 3s`,
		"-3":                `the duration -3 is negative: write 3m or 3s`,
		"10s–40s":           `"10s–40s" is not a duration: write 10s..40s`,
		"1m…2m":             `"1m…2m" is not a duration: write 1m..2m`,
		"00:01:30":          `"00:01:30" is not a duration: write 1m30s`,
		"01:00:05":          `"01:00:05" is not a duration: write 1h5s`,
		"00:00:00":          `"00:00:00" is not a duration: write 0s`,
		"−2m":               `"−2m" is not a duration: it holds a minus sign of typesetters (U+2212): type a hyphen (-)`,
		"3 min":             `"3 min" is not a duration: write 3m`,
		"2 hours":           `"2 hours" is not a duration: write 2h`,
		"1e3s":              `"1e3s" is not a duration: write it like 90s, 8m or 1h30m`,
		"m":                 `"m" is not a duration: write it like 90s, 8m or 1h30m`,
		"1.2.3s":            `"1.2.3s" is not a duration: write it like 90s, 8m or 1h30m`,
		"99999d":            `99999d is over ten years: write a shorter duration`,
		"9999999999999999s": `9999999999999999s has too many digits: write fewer digits`,
	} {
		if _, err := parseAmount(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v; want %s", text, err, want)
		}
	}
}

func TestQuantities(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		read func(string) (float64, error)
		want float64
	}{
		{"35%", read[Share], 0.35},
		{"0.35", read[Share], 0.35},
		{"100 %", read[Share], 1},
		{"0", read[Share], 0},
		{"36 km/h", read[Speed], 10},
		{"36km/h", read[Speed], 10},
		{"60 mph", read[Speed], 26.8224}, // 60 × 1609.344 m ÷ 3600 s
		{"3 km", read[Distance], 3000},
		{"800m", read[Distance], 800},
		{"2 mi", read[Distance], 3218.688},
		{"1.3", read[Factor], 1.3},
	}
	for _, test := range tests {
		got, err := test.read(test.text)
		if err != nil || math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%s is %v, %v; want %v", test.text, got, err, test.want)
		}
	}
}

// read parses a text into a quantity.
func read[T ~float64](text string) (float64, error) {
	var v T
	err := any(&v).(textual).parse(text)
	return float64(v), err
}

func TestTextsThatAreNoQuantities(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		read func(string) (float64, error)
	}{
		{"101%", read[Share]},
		{"-1%", read[Share]},
		{"35", read[Share]},
		{"NaN", read[Share]},
		{"0 km/h", read[Speed]},
		{"60", read[Speed]},
		{"60 knots", read[Speed]},
		{"3 miles", read[Distance]},
		{"0", read[Factor]},
		{"Inf", read[Factor]},
		{"0x1p3", read[Factor]},
	} {
		if got, err := test.read(test.text); err == nil {
			t.Errorf("%q was read as %v", test.text, got)
		}
	}
}

func TestWholeNumbersAreInBaseTen(t *testing.T) {
	t.Parallel()
	if n, err := parseWhole("010"); n != 10 || err != nil {
		t.Errorf("010 is %d, %v", n, err)
	}
	for _, text := range []string{"0x1F", "1_000", "-1", "+1", "1.0", "", "1000000001"} {
		if n, err := parseWhole(text); err == nil {
			t.Errorf("%q was read as %d", text, n)
		}
	}
}

func TestReadings(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"p90": "p90", " p99.5 ": "p99.5", "median": "p50", "mean": "mean", "share(<= 8m)": "share(<= 8m)", "share ( > 30% )": "share(> 30%)",
	} {
		var got Reading
		if err := got.parse(text); err != nil || got.String() != want {
			t.Errorf("%q is %s, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "p0", "p100", "max", "min", "share", "share()", "share(m <= 8m)", "mean(<= 8m)", "median(<= 8m)", "p90 <= 8m", "average"} {
		if err := new(Reading).parse(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func TestReports(t *testing.T) {
	t.Parallel()
	clock := func(h, m int64) Instant { return Instant{Millis: (h*60 + m) * 60_000} }
	for _, want := range []Report{
		{Text: "13:30", Clock: true, From: clock(13, 30), To: clock(13, 30)},
		{Text: "13:25..13:35", Clock: true, From: clock(13, 25), To: clock(13, 35)},
		{Text: "20m", Low: Limit{Milliseconds, 1_200_000}, High: Limit{Milliseconds, 1_200_000}},
		{Text: "15m..25m", Low: Limit{Milliseconds, 900_000}, High: Limit{Milliseconds, 1_500_000}},
		{Text: "92%", Low: Limit{ShareOfOne, 0.92}, High: Limit{ShareOfOne, 0.92}},
		{Text: "1.5..2", Low: Limit{PlainNumber, 1.5}, High: Limit{PlainNumber, 2}},
	} {
		var got Report
		if err := got.parse(want.Text); err != nil || got != want {
			t.Errorf("%s is %+v, %v", want.Text, got, err)
		}
	}
	for _, text := range []string{"25m..15m", "13:30..", "soon", "13:30..20m", "", "20m..90%", "9..8"} {
		if err := new(Report).parse(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}
