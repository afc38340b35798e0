package influence_test

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/influence"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// loading compiles a scenario with changes by hand.
func loading(t *testing.T, text string) func([]string) (*sim.Program, error) {
	t.Helper()
	return func(changes []string) (*sim.Program, error) {
		s, problems := loader.Bytes("sweep.yaml", []byte(text), loader.Options{Set: changes})
		if s == nil {
			t.Fatal(problems)
		}
		return sim.Compile(s)
	}
}

func varying(t *testing.T, texts ...string) []scenario.Vary {
	t.Helper()
	var list []scenario.Vary
	for _, text := range texts {
		v, err := scenario.ParseVary(text)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	return list
}

// twoSteps is work of a known length after work of a random one.
const twoSteps = `
format: 1
clock: {start: 2024-01-01T00:00:00Z, horizon: 10h}
agencies: {a: {kind: police}}
places: {p: {}}
incidents:
  i:
    agency: a
    where: p
    begins: "00:00"
    plan:
      one: {work: one, takes: 1m..3m}
      two: {after: one, work: two, takes: 4m}
measures:
  both: {title: Both, from: begins, to: two, target: p90 <= 10m}
  alone: {title: The first, from: begins, to: one}
objectives:
  soon: mean(both) <= 8m
`

func sweepOf(t *testing.T, refine bool, vary ...string) *influence.Sweep {
	t.Helper()
	s, err := influence.MakeSweep(context.Background(), influence.Sweeping{
		Vary: varying(t, vary...), Refine: refine, Load: loading(t, twoSteps),
	}, experiment.Options{Runs: 400, Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestASweptPointIsTheExperimentThatItStandsFor(t *testing.T) {
	t.Parallel()
	s := sweepOf(t, false, "incidents.i.plan.two.takes=2m..8m/2m")
	p, err := loading(t, twoSteps)(nil)
	if err != nil {
		t.Fatal(err)
	}
	alone, err := experiment.Evaluate(context.Background(), p, experiment.Options{Runs: 400, Seed: 7, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for i, point := range s.Points {
		if point.AsWritten != (i == 1) {
			t.Errorf("point %v: as written %v", point.Values, point.AsWritten)
		}
	}
	if s.Points[1].Fingerprint != alone.Samples.Fingerprint || s.Points[1].Summaries[0] != alone.Measures[0].Summary ||
		!reflect.DeepEqual(s.Points[1].Objectives, alone.Objectives) {
		t.Error("the point of the file's own value differs from the experiment without a sweep")
	}
}

func TestASweepKeepsTheLuck(t *testing.T) {
	t.Parallel()
	s := sweepOf(t, false, "incidents.i.plan.two.takes=2m..8m/2m")
	for i := 1; i < len(s.Points); i++ {
		if d := s.Points[i].Summaries[0].Mean.Value - s.Points[i-1].Summaries[0].Mean.Value; d < 119_999.9 || d > 120_000.1 {
			t.Errorf("two minutes more make a mean %v ms longer", d)
		}
	}
	if s.Moved(1) || !s.Moved(0) {
		t.Error("the first work takes as long whatever the second does, and both together do not")
	}
}

// TestASweepFindsKnownThresholds has a mean of 2m + takes, and a 90th percentile of 2m48s + takes.
func TestASweepFindsKnownThresholds(t *testing.T) {
	t.Parallel()
	s := sweepOf(t, true, "incidents.i.plan.two.takes=1m..13m/3m")
	for _, th := range s.Thresholds {
		want := map[string]float64{"soon": 6 * 60_000, "both": 7.2 * 60_000}[th.Judged.ID]
		if len(th.Crossings) != 1 {
			t.Fatalf("%s crosses %d times", th.Judged.ID, len(th.Crossings))
		}
		c := th.Crossings[0]
		from, _ := s.Vary[0].Number(s.Points[c.From].Values[0])
		to, _ := s.Vary[0].Number(s.Points[c.To].Values[0])
		if c.Enters || from > want+12_000 || to < want-12_000 || to-from > 60_000 {
			t.Errorf("%s: met up to %v ms, not at %v ms; it changes at %v", th.Judged.ID, from, to, want)
		}
	}
}

func TestASweepOfTwoInputsHasEveryPair(t *testing.T) {
	t.Parallel()
	s := sweepOf(t, false, "incidents.i.plan.two.takes=1m,4m", "incidents.i.plan.one.takes=1m,2m,1m..3m")
	var pairs [][]string
	for _, p := range s.Points {
		pairs = append(pairs, p.Values)
	}
	want := [][]string{{"1m", "1m"}, {"1m", "2m"}, {"1m", "1m..3m"}, {"4m", "1m"}, {"4m", "2m"}, {"4m", "1m..3m"}}
	if !reflect.DeepEqual(pairs, want) || !s.Points[5].AsWritten || s.Points[2].AsWritten {
		t.Errorf("points %v", pairs)
	}
	if len(s.Thresholds) != 4 || !slices.Equal(s.Thresholds[2].Fixed, []string{"4m"}) {
		t.Errorf("thresholds %+v", s.Thresholds)
	}
}

func TestASweepThatIsStoppedHasWhatWasDone(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(context.Background())
	s, err := influence.MakeSweep(ctx, influence.Sweeping{
		Vary: varying(t, "incidents.i.plan.two.takes=1m..9m/1m"), Load: loading(t, twoSteps),
	}, experiment.Options{Runs: 64, Workers: 1, Progress: func(done, _ int) {
		if done > 200 {
			stop()
		}
	}})
	if err != nil || !s.Partial() || len(s.Points) != 3 {
		t.Errorf("%d points, %v", len(s.Points), err)
	}
}
