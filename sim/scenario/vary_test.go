package scenario

import (
	"slices"
	"strings"
	"testing"
)

func TestVaryListsItsValues(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a.b=2m..10m/2m":             "2m 4m 6m 8m 10m",
		"a.b=30s..2m/45s":            "30s 1m15s 2m",
		"a=1..4/1":                   "1 2 3 4",
		"a=10%..40%/10%":             "10% 20% 30% 40%",
		"a=6/h..12/h/3/h":            "6/h 9/h 12/h",
		"a=40 km/h..60 km/h/10 km/h": "40 km/h|50 km/h|60 km/h",
		"a=0.1..0.3/0.1":             "0.1 0.2 0.3",
		"a=1..2/0.5":                 "1 1.5 2",
		"a=13:00..13:30/15m":         "13:00 13:15 13:30",
		"a=+0s..+10m/5m":             "+0s +5m +10m",
		"a=1,2, 3":                   "1 2 3",
		"a=wait,go":                  "wait go",
		"a=2m..4m,3m..5m":            "2m..4m 3m..5m",
		"a=pert(1m, 2m, 3m),5m":      "pert(1m, 2m, 3m)|5m",
		"a=2m..9m/3m":                "2m 5m 8m",
	} {
		v, err := ParseVary(text)
		separator := " "
		if strings.Contains(want, "|") {
			separator = "|"
		}
		if err != nil || !slices.Equal(v.Values, strings.Split(want, separator)) {
			t.Errorf("%s: %q %v", text, v.Values, err)
		}
	}
}

func TestVarySaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a":             "varies nothing",
		"=1,2":          "varies nothing",
		"a=":            "varies nothing",
		"a=2m..20m":     "has no step",
		"a=go..wait/2m": "not a number that can be counted up",
		"a=2m..20m/0s":  "the step 0s is zero",
		"a=2m..20m/2":   `the step "2" is not a number like 2m`,
		"a=20m..2m/2m":  "exchange them",
		"a=2m..20/2m":   "not numbers of one kind",
		"a=1s..1h/1s":   "3600 values are more than the 200",
		"a=1,,2":        "a value is missing",
		"a=1,1":         "stands twice",
	} {
		if _, err := ParseVary(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestVaryFindsTheMiddle(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ vary, a, b, want string }{
		{"a=2m..20m/2m", "2m", "4m", "3m"},
		{"a=2m..20m/2m", "2m", "3m", "2m30s"},
		{"a=10%..20%/10%", "10%", "20%", "15%"},
		{"a=1,2,3", "1", "2", ""},
		{"a=10s,11s", "10s", "11s", ""},
		{"a=10s,13s", "10s", "13s", "12s"},
		{"a=5ms,9ms", "5ms", "9ms", "7ms"},
		{"a=1,2,4", "2", "4", "3"},
		{"a=x,y", "x", "y", ""},
	} {
		v, err := ParseVary(c.vary)
		if got, ok := v.Between(c.a, c.b); err != nil || ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s between %s and %s: %q %v %v", c.vary, c.a, c.b, got, ok, err)
		}
	}
}

func TestNumbersOfAnInputAreInItsUnit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		vary, unit string
		want       []float64
	}{
		{"a.takes=2m..4m/1m", "seconds", []float64{120, 180, 240}},
		{"a.at=+30s,+1m", "seconds", []float64{30, 60}},
		{"a.at=13:00,13:10", "seconds", []float64{46_800, 47_400}},
		{"a.chance=0%..20%/10%", "%", []float64{0, 10, 20}},
		{"a.speed=30 km/h,40 km/h", "km/h", []float64{30, 40}},
		{"a.count=1,2,3", "", []float64{1, 2, 3}},
	} {
		v, err := ParseVary(c.vary)
		if err != nil {
			t.Fatal(err)
		}
		if v.Unit() != c.unit {
			t.Errorf("%s: the unit is %q, want %q", c.vary, v.Unit(), c.unit)
		}
		for i, value := range v.Values {
			if got, ok := v.InUnit(value); !ok || got != c.want[i] {
				t.Errorf("%s: %s is %v", c.vary, value, got)
			}
		}
	}
	v, err := ParseVary("a.from=[north],[south]")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := v.InUnit("[north]"); ok || v.Unit() != "" {
		t.Error("a list is a number")
	}
}
