package scenario

import (
	"strings"
	"testing"
)

func TestObjectivesAreReadAndWrittenCanonically(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"p90(first-on-scene) <= 8m":           "p90(first-on-scene) <= 8m",
		" p99.9 ( m )<90s ":                   "p99.9(m) < 1m30s",
		"mean(m) > 1h30m":                     "mean(m) > 1h30m",
		"max(m) <= 3":                         "max(m) <= 3",
		"min(m)>=500ms":                       "min(m) >= 500ms",
		"mean(load) <= 80%":                   "mean(load) <= 80%",
		"share(custody) >= 0.95":              "share(custody) >= 95%",
		"share(night/rescue.shot) < 7%":       "share(night/rescue.shot) < 7%",
		"share(first-on-scene <= 2h) >= 100%": "share(first-on-scene <= 2h) >= 100%",
	} {
		e, err := ParseExpression(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if e.String() != want {
			t.Errorf("%q is written %q, want %q", text, e, want)
		}
	}
}

func TestTargetsAreObjectivesWithoutTheMeasure(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"p90 <= 7m":            "p90 <= 7m",
		"mean<=5m":             "mean <= 5m",
		"share(<= 15s) >= 90%": "share(<= 15s) >= 90%",
	} {
		target, err := ParseTarget(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if target.String() != want {
			t.Errorf("%q is written %q, want %q", text, target, want)
		}
	}
}

func TestPartsOfAnObjective(t *testing.T) {
	t.Parallel()
	e, err := ParseExpression("share(m <= 8m) >= 90%")
	if err != nil {
		t.Fatal(err)
	}
	inner := Comparison{AtMost, Limit{Milliseconds, 480_000}}
	if e.Measure != "m" || e.Statistic != ShareOf || *e.Inner != inner || e.Comparison != (Comparison{AtLeast, Limit{ShareOfOne, 0.9}}) {
		t.Errorf("got %+v inner %+v", e, *e.Inner)
	}
	if e, _ := ParseExpression("p99.9(m) < 1s"); e.Statistic != Percentile || e.P != 99.9 || e.Inner != nil {
		t.Errorf("got %+v", e)
	}
}

func TestWrongObjectivesSayWhatToWrite(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                   `"" is not an objective: write p90(MEASURE) <= 8m, mean(MEASURE) < 10m, share(MILESTONE) >= 95% or share(MEASURE <= 8m) >= 90%`,
		"p90 <= 8m":          `"p90 <= 8m" is not an objective: write p90(MEASURE) <= 8m, mean(MEASURE) < 10m, share(MILESTONE) >= 95% or share(MEASURE <= 8m) >= 90%`,
		"p100(m) <= 8m":      `"p100" is not a percentile: use p1 to p99.999; the extremes are min and max`,
		"p0(m) <= 8m":        `"p0" is not a percentile: use p1 to p99.999; the extremes are min and max`,
		"median(m) <= 8m":    `there is no statistic "median": use p50, p90 or another percentile, mean, max, min or share`,
		"p90(m) = 8m":        `"= 8m" is not a comparison: write <=, <, >= or > and a limit, such as <= 8m`,
		"p90(m) 1 <= 8m":     `" 1 <= 8m" is not a comparison: write <=, <, >= or > and a limit`,
		"p90(m) <= soon":     `"soon" is not a limit: write a duration (8m, 1h30m), a share (95%) or a number`,
		"p90(m) <= -8m":      `"-8m" is not a limit: write a duration (8m, 1h30m), a share (95%) or a number`,
		"p90(M) <= 8m":       `"M" is not a measure or milestone: write an id between the parentheses`,
		"share(m < x) >= 9%": `"x" is not a limit: write a duration (8m, 1h30m), a share (95%) or a number`,
		"p90(m < 3m) <= 8m":  `p90 takes no comparison in its parentheses: only share does`,
		"share(m) >= 95":     `"95" is not a share: a share is compared with 0% to 100%, such as >= 95%`,
		"m <= 8m":            `"m <= 8m" does not say what of all values is held to the limit: write p90(m) <= 8m for 90 in 100 of them, or mean(m) <= 8m`,
		"share(m) >= 8m":     `"8m" is not a share: a share is compared with 0% to 100%, such as >= 95%`,
	} {
		if _, err := ParseExpression(text); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
	const remedy = " is not a target: write p90 <= 7m, mean <= 5m or share(<= 15s) >= 90%, without the measure's name"
	for _, text := range []string{"", "p90(m) <= 7m", "share >= 90%", "p90", "share(m <= 15s) >= 90%"} {
		if _, err := ParseTarget(text); err == nil {
			t.Errorf("%q is taken for a target", text)
		} else if text != "p90" && err.Error() != `"`+text+`"`+remedy {
			t.Errorf("%q: got %v", text, err)
		}
	}
}

func TestALimitAloneIsOfferedWithAStatistic(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"10m":         "p90 <= 10m for 90 in 100 of them, or mean <= 10m",
		" < 10m ":     "p90 < 10m for 90 in 100 of them, or mean < 10m",
		"95% <= 90s":  "p95 <= 90s for 95 in 100 of them, or mean <= 90s",
		">= 80%":      "p90 >= 80% for 90 in 100 of them, or mean >= 80%",
		"p90 <= 10mm": "",
		"soon":        "",
	} {
		_, err := ParseTarget(text)
		offered := err != nil && strings.Contains(err.Error(), "does not say what of all values is held to the limit: write ")
		if err == nil || offered != (want != "") || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func FuzzParseExpression(f *testing.F) {
	for _, text := range []string{"p90(m) <= 8m", "share(a/b.c <= 1h30m0.5s) >= 33.333333%", "mean(x) < 1e3", "max(m) > 0.000001"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := ParseExpression(text)
		if err != nil {
			return
		}
		again, err := ParseExpression(e.String())
		if err != nil || again.String() != e.String() || again.Limit != e.Limit {
			t.Errorf("%q → %q → %q, %v", text, e, again, err)
		}
	})
}

func FuzzParseTarget(f *testing.F) {
	for _, text := range []string{"p90 <= 8m", "share(<= 15s) >= 90%", "p99.999<0.1%"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		target, err := ParseTarget(text)
		if err != nil {
			return
		}
		again, err := ParseTarget(target.String())
		if err != nil || again.String() != target.String() || again.Limit != target.Limit {
			t.Errorf("%q → %q → %q, %v", text, target, again, err)
		}
	})
}
