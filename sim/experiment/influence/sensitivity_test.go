package influence_test

import (
	"context"
	"math"
	"reflect"
	"testing"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/influence"
	"simulate/sim/simtest"
)

// Files of scenarios whose answers are known: see what they say of themselves.
const (
	dominated = "../testdata/dominated.yaml"
	ranged    = "../testdata/ranged.yaml"
)

func programOf(t *testing.T, text string) *sim.Program {
	t.Helper()
	p, err := loading(t, text)(nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// of finds the influence of an input on a measure.
func of(t *testing.T, s *influence.Sensitivity, measure, path string) *influence.Influence {
	t.Helper()
	for i := range s.Measures {
		for k := range s.Measures[i].Influences {
			f := &s.Measures[i].Influences[k]
			if s.Measures[i].ID == measure && s.Inputs[f.Input].Path == path {
				return f
			}
		}
	}
	t.Fatalf("no influence of %s on %s", path, measure)
	return nil
}

const (
	muchPath   = "incidents.i.plan.much.takes"
	littlePath = "incidents.i.plan.little.takes"
	chancePath = "incidents.i.plan.idle.chance"
)

// TestRankCorrelationsFindWhatDominates expects about the plain correlations, √0.8 and √0.2.
func TestRankCorrelationsFindWhatDominates(t *testing.T) {
	t.Parallel()
	s, err := influence.Correlate(context.Background(), simtest.CompileFile(t, dominated), nil, experiment.Options{Runs: 4000, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]float64{muchPath: math.Sqrt(0.8), littlePath: math.Sqrt(0.2), chancePath: 0} {
		f := of(t, s, "sum", path)
		if math.Abs(f.Rank.Value-want) > 0.06 || f.Told != (want > 0) {
			t.Errorf("%s: correlation %+v, told %v, want %v", path, f.Rank, f.Told, want)
		}
	}
	much := of(t, s, "sum", muchPath)
	if s.Inputs[s.Measures[0].Influences[0].Input].Path != muchPath {
		t.Error("what dominates does not come first")
	}
	// The means of the lowest and the highest fifth of 6m..12m, on top of 3m30s and 4m.
	if math.Abs(much.Low.Mean-(6.6+7.5)*60_000) > 6000 || math.Abs(much.High.Mean-(11.4+7.5)*60_000) > 6000 {
		t.Errorf("means %v and %v", much.Low, much.High)
	}
	if f := of(t, s, "sum", littlePath); f.Partial.Value < 0.9 {
		t.Errorf("what is left of the second input when the first is taken away: %v", f.Partial.Value)
	}
	if s.Fixed != 2 { // the fixed figure, and when the incident begins
		t.Errorf("%d fixed assumptions", s.Fixed)
	}
}

func TestAMeasureCountsInTheRunsInWhichItIsApplicable(t *testing.T) {
	t.Parallel()
	s, err := influence.Correlate(context.Background(), simtest.CompileFile(t, dominated), nil, experiment.Options{Runs: 1000, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	if n := s.Measures[1].Runs; n < 350 || n > 450 {
		t.Errorf("a measure with a chance of 40%% is applicable in %d of 1000 runs", n)
	}
	if f := of(t, s, "idle", "incidents.i.plan.idle.takes"); f.Rank.Value < 0.999 || !f.Told {
		t.Errorf("what a measure is: %+v", f)
	}
}

func TestOnlyAssumptionsAreNamedAsSuch(t *testing.T) {
	t.Parallel()
	s, err := influence.Correlate(context.Background(), simtest.CompileFile(t, dominated), []string{"sum"}, experiment.Options{Runs: 1000, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	resting := s.RestsOn()
	if len(resting) != 1 || s.Inputs[resting[0].Input].Path != muchPath || !reflect.DeepEqual(resting[0].Measures, []int{0}) {
		t.Errorf("rests on %+v", resting)
	}
}

func TestVariancePartsAreThoseOfASum(t *testing.T) {
	t.Parallel()
	s, err := influence.Drive(context.Background(), simtest.CompileFile(t, dominated), []string{"sum"},
		influence.Design{Method: influence.ByParts, Most: 14_000}, experiment.Options{Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]float64{muchPath: 0.8, littlePath: 0.2, chancePath: 0} {
		x := of(t, s, "sum", path).Index
		if math.Abs(x.Total.Value-want) > 0.05 || math.Abs(x.First.Value-want) > 0.08 {
			t.Errorf("%s: %+v, want %v", path, x, want)
		}
	}
	if c := s.Measures[0].Chance; c.Total.Value != 0 {
		t.Errorf("chance has a part of %v where everything is an input", c.Total.Value)
	}
}

// TestMovesAreThoseOfASum expects the width of each uniform distribution, whatever the others are.
func TestMovesAreThoseOfASum(t *testing.T) {
	t.Parallel()
	s, err := influence.Drive(context.Background(), simtest.CompileFile(t, dominated), []string{"sum"},
		influence.Design{Method: influence.ByMoves}, experiment.Options{Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]float64{muchPath: 6, littlePath: 3, chancePath: 0} {
		e := of(t, s, "sum", path).Effect
		if math.Abs(e.Size.Value-want*60_000) > 2 || math.Abs(e.Mean.Value-want*60_000) > 2 || e.Spread.Value > 2 {
			t.Errorf("%s: %+v, want %v minutes", path, e, want)
		}
	}
}

// lossy loses a message again and again: 50% at every transmission, 10 s apart.
const lossy = `
format: 1
clock: {start: 2024-01-01T00:00:00Z, horizon: 10h}
agencies: {a: {kind: police}, b: {kind: fire}}
places: {p: {}}
channels: {radio: {kind: radio, members: [a, b]}}
incidents:
  i:
    agency: a
    where: p
    begins: "00:00"
    plan:
      tell: {message: tell, from: a, to: b, over: radio, takes: 1s, lost: 50%, retry: 9s}
measures:
  told: {title: Told, from: begins, to: tell}
`

// TestADesignDrawsAsLuckDoes has a message be lost as often under a design as without: were every transmission lost with the
// first, it would never arrive.
func TestADesignDrawsAsLuckDoes(t *testing.T) {
	t.Parallel()
	for _, method := range []influence.Method{influence.ByParts, influence.ByMoves} {
		s, err := influence.Drive(context.Background(), programOf(t, lossy), nil,
			influence.Design{Method: method, Most: 4000}, experiment.Options{Seed: 5})
		if err != nil {
			t.Fatal(err)
		}
		if m := &s.Measures[0]; m.Missing > 0 || m.Runs == 0 {
			t.Errorf("%s: the message was not delivered %d times", method, m.Missing)
		}
	}
}

func TestSensitivityIsTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, dominated)
	var found []*influence.Sensitivity
	for _, workers := range []int{1, 3} {
		o := experiment.Options{Runs: 200, Seed: 9, Workers: workers}
		ranked, err := influence.Correlate(context.Background(), p, nil, o)
		if err != nil {
			t.Fatal(err)
		}
		driven, err := influence.Drive(context.Background(), p, nil, influence.Design{Method: influence.ByParts, Most: 2000}, o)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, ranked, driven)
	}
	if !reflect.DeepEqual(found[0], found[2]) || !reflect.DeepEqual(found[1], found[3]) {
		t.Error("one worker and three differ")
	}
}

func TestADesignNeedsEnoughRuns(t *testing.T) {
	t.Parallel()
	_, err := influence.Drive(context.Background(), simtest.CompileFile(t, dominated), nil,
		influence.Design{Method: influence.ByParts, Most: 20}, experiment.Options{})
	if err == nil {
		t.Error("20 runs were enough")
	}
}

func TestRangesAreInputsOfTheirOwn(t *testing.T) {
	t.Parallel()
	s, err := influence.Correlate(context.Background(), simtest.CompileFile(t, ranged), nil, experiment.Options{Runs: 1000, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	ranged := 0
	for i := range s.Inputs {
		if s.Inputs[i].Ranged {
			ranged++
			if !s.Inputs[i].Assumed() || s.Inputs[i].Text != "2m..6m" {
				t.Errorf("%+v", s.Inputs[i])
			}
		}
	}
	if f := of(t, s, "sum", "incidents.i.plan.fixed.takes"); ranged != 1 || !f.Told {
		t.Errorf("%d ranges; %+v", ranged, f)
	}
}
