package experiment_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

// reportedSum is dominated with something reported of it.
func reportedSum(t *testing.T) *sim.Program {
	t.Helper()
	return simtest.CompileFile(t, "testdata/dominated.yaml", "reported={seen: {milestone: fixed, value: 00:12..00:15}, "+
		`long: {measure: sum, value: 12m..15m}, exactly: {milestone: fixed, value: "00:14"}, usual: {measure: sum, statistic: p90, value: 12m..15m}}`)
}

func givenOf(t *testing.T, runs int, texts ...string) (*experiment.Result, error) {
	t.Helper()
	o := experiment.Options{Runs: runs, Seed: 3}
	for _, text := range texts {
		g, err := scenario.ParseGiven(text)
		if err != nil {
			return nil, err
		}
		o.Given = append(o.Given, g)
	}
	return experiment.Evaluate(context.Background(), reportedSum(t), o)
}

// TestGivenRunsAreThoseThatAgree says the same in five ways.
func TestGivenRunsAreThoseThatAgree(t *testing.T) {
	t.Parallel()
	all, err := givenOf(t, 500)
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for run := range all.Samples.Runs {
		if v := all.Samples.Values(0, run)[0].Amount; v >= 12*60_000 && v <= 15*60_000 {
			want++
		}
	}
	for _, text := range []string{"seen", "long", "sum=12m..15m", "fixed=00:12..00:15", "exactly=00:12..00:15"} {
		r, err := givenOf(t, 500, text)
		if err != nil {
			t.Error(err)
			continue
		}
		if g := r.Given; g.Made != 500 || g.Kept != want || r.Samples.Runs != want || g.Effective != float64(want) {
			t.Errorf("%s: %+v, want %d runs", text, g, want)
		}
		if s := r.Measures[0].Summary; s.N != want || s.Min < 12*60_000 || s.Max > 15*60_000 {
			t.Errorf("%s: %+v", text, s)
		}
		for run := range r.Samples.Runs {
			if r.Samples.Values(0, run)[0] != all.Samples.Values(0, r.Samples.Number(run))[0] {
				t.Fatalf("%s: run %d is not replication %d", text, run, r.Samples.Number(run))
			}
		}
	}
}

func TestGivenWarnsOfFewRuns(t *testing.T) {
	t.Parallel()
	r, err := givenOf(t, 500, "sum=14m..14m10s")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, w := range r.Warnings {
		few, ok := w.(experiment.FewAgree)
		found = found || ok && few.Kept == r.Given.Kept && few.Enough == 100 && few.Needed > 500
	}
	if r.Given.Kept >= 100 || !found {
		t.Errorf("%d runs agree; warnings %v", r.Given.Kept, r.Warnings)
	}
}

func TestWhereNoRunAgreesItSaysWhatTheyYield(t *testing.T) {
	t.Parallel()
	_, err := givenOf(t, 100, "fixed=01:00..02:00")
	var none *experiment.NoneAgreeError
	if !errors.As(err, &none) || !none.Instant || !none.Happened || none.Alone || none.Low < 12*engine.Minute || none.High > 21*engine.Minute {
		t.Errorf("got %+v", err)
	}
	if _, err = givenOf(t, 100, "fixed=00:10..00:20", "sum=1m..2m"); !errors.As(err, &none) || none.Name != "sum" || none.Instant {
		t.Errorf("got %+v", err)
	}
}

func TestGivenSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"sum=1m..2m":         "none of 100 runs agrees with sum=1m..2m",
		"sum=00:12..00:15":   "it is a length of time",
		"fixed=12m..15m":     "it is an instant",
		"sum=15m..12m":       "exchange them",
		"fixed=00:15..00:12": "ends before it begins",
		"exactly":            "is a point",
		"sum=12m":            "is a point",
		"sum":                "nothing of that name was reported",
		"fixd=00:12..00:15":  "did you mean",
		"usual":              "usual is a statistic of many cases, with which no single run agrees or disagrees",
		"usual=12m..15m":     "usual is a statistic of many cases",
		"sum=10%..20%":       "it is a length of time",
	} {
		if _, err := givenOf(t, 100, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// TestVarianceIsPartedIntoAssumptionAndChance has a chance of 6 minutes wide and a range 4 minutes wide: 36 and 16 parts of 52.
func TestVarianceIsPartedIntoAssumptionAndChance(t *testing.T) {
	t.Parallel()
	r, err := experiment.Evaluate(context.Background(), simtest.CompileFile(t, "testdata/ranged.yaml"), experiment.Options{Runs: 1000, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Variances) != 1 {
		t.Fatalf("%+v", r.Variances)
	}
	v := r.Variances[0]
	if want := 16.0 / 52; math.Abs(v.Inputs.Value-want) > 0.08 || v.Inputs.Interval.Low > want || v.Inputs.Interval.High < want {
		t.Errorf("assumption %+v, want %v", v.Inputs, want)
	}
	if v.N != 1000 || math.Abs(v.Inputs.Value+v.Decomposition.Chance.Value-1) > 1e-12 {
		t.Errorf("%+v", v)
	}
	without, err := experiment.Evaluate(context.Background(), simtest.CompileFile(t, "testdata/dominated.yaml"), experiment.Options{Runs: 100, Seed: 3})
	if err != nil || without.Variances != nil {
		t.Errorf("a scenario without ranges: %v %v", without.Variances, err)
	}
}
