package cause

import (
	"context"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/simtest"
	"simulate/sim/stats"
)

const bridgeFile = "../../../scenarios/known/bridge.yaml"

func findPaths(t testing.TB, of PathsOf, runs, workers int) *Paths {
	t.Helper()
	p, err := FindPaths(context.Background(), of, experiment.Options{Runs: runs, Seed: 1, Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *Paths) link(t testing.TB, step string, kind Kind) *Link {
	t.Helper()
	i := slices.IndexFunc(p.Links, func(l Link) bool { return l.Step == step && l.Kind == kind })
	if i < 0 {
		t.Fatalf("no link %s, %s", step, kind)
	}
	return &p.Links[i]
}

// TestCriticalityOfTheBridge: only AD has D, only ACE has C, and only BE has B.
func TestCriticalityOfTheBridge(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, bridgeFile)
	paths := findPaths(t, PathsOf{Baseline: p, Measure: "length"}, 20_000, 0)
	for step, share := range map[string]float64{
		"d": 5.0 / 24, "c": 7.0 / 12, "b": 5.0 / 24, "a": 19.0 / 24, "e": 19.0 / 24,
	} {
		link := paths.link(t, step, Work)
		if accepted := 4 * math.Sqrt(share*(1-share)/20_000); math.Abs(link.Baseline.Share.Value-share) > accepted {
			t.Errorf("%s: %v, want %v", step, link.Baseline.Share, share)
		}
		if i := link.Baseline.Share.Interval; i != stats.Wilson(link.Baseline.Runs, 20_000, 0.95) {
			t.Errorf("%s: %v is not Wilson's interval", step, i)
		}
	}
	if len(paths.Links) != 5 {
		t.Errorf("%d links, want 5", len(paths.Links))
	}
}

// TestLinksAddUpToTheMeasure: the time that links contribute is all there is.
func TestLinksAddUpToTheMeasure(t *testing.T) {
	t.Parallel()
	r := nominal(t, simtest.CompileFile(t, barricadeFile))
	p, set := r.Program, r.Set
	for i := range set.Rows {
		row := &set.Rows[i]
		if row.Origin != measure.Declared || !set.Spans(i) {
			continue
		}
		for _, critical := range []bool{false, true} {
			paths := findPaths(t, PathsOf{Baseline: p, Measure: row.Measure, Key: row.Key, Critical: critical}, 200, 0)
			samples, sum, n := replicate200(t, p, set), 0.0, 0
			for run := range samples.Runs {
				if v := samples.Values(i, run)[0]; v.State == measure.Happened {
					sum += math.Abs(float64(v.Amount))
					n++
				}
			}
			if paths.Baseline.Found != n || paths.Baseline.Found+paths.Baseline.Unfinished+paths.Baseline.Never != 200 {
				t.Errorf("%s: %+v, want %d found", row.Measure, paths.Baseline, n)
			}
			total := 0.0
			for _, l := range paths.Links {
				total += l.Baseline.Mean.Value
				if got := l.Baseline.WhenOn.Value * float64(l.Baseline.Runs) / float64(max(n, 1)); math.Abs(got-l.Baseline.Mean.Value) > 1e-6 {
					t.Errorf("%s, %s: %v over all, %v by those on the path", row.Measure, l.Step, l.Baseline.Mean.Value, got)
				}
			}
			if want := sum / float64(max(n, 1)); math.Abs(total-want) > 1e-6 || math.Abs(paths.Baseline.Length.Value-want) > 1e-6 {
				t.Errorf("%s: links add up to %v and the mean is %v, want %v", row.Measure, total, paths.Baseline.Length.Value, want)
			}
		}
	}
}

func replicate200(t testing.TB, p *sim.Program, set *measure.Set) *experiment.Samples {
	t.Helper()
	s, err := experiment.Replicate(context.Background(), p, set, experiment.Options{Runs: 200, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPathsAreTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, barricadeFile)
	of := PathsOf{Baseline: p, Variant: p, Measure: "call-to-end"}
	if one, three := findPaths(t, of, 100, 1), findPaths(t, of, 100, 3); !reflect.DeepEqual(one.Links, three.Links) {
		t.Errorf("one worker %+v\nthree %+v", one.Links, three.Links)
	}
}

func TestAVariantThatIsTheBaselineChangesNothing(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, bridgeFile)
	for _, l := range findPaths(t, PathsOf{Baseline: p, Variant: p, Measure: "length"}, 500, 0).Links {
		if !reflect.DeepEqual(l.Baseline, l.Variant) || l.Mean.Value != 0 || l.Mean.Interval.Low != 0 || l.Mean.Interval.High != 0 || l.Share.Value != 0 {
			t.Errorf("%+v", l)
		}
	}
}

// TestAVariantMovesTheCriticalPath takes D away: the path is what E ends with, and the difference is what D brought.
func TestAVariantMovesTheCriticalPath(t *testing.T) {
	t.Parallel()
	base := simtest.CompileFile(t, bridgeFile)
	quick := simtest.CompileFile(t, bridgeFile, "incidents.bridge.plan.d.takes=0s")
	paths := findPaths(t, PathsOf{Baseline: base, Variant: quick, Measure: "length"}, 2000, 0)
	d, change := paths.link(t, "d", Work), 0.0
	if d.Variant.Runs != 0 || d.Share.Value != -d.Baseline.Share.Value || !(d.Share.Interval.High < 0) {
		t.Errorf("d: %+v", d)
	}
	for _, l := range paths.Links {
		change += l.Mean.Value
	}
	if want := paths.Variant.Length.Value - paths.Baseline.Length.Value; math.Abs(change-want) > 1e-6 {
		t.Errorf("the changes add up to %v, want %v", change, want)
	}
}

func TestPathsOfAStream(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../testdata/desk.yaml")
	paths := findPaths(t, PathsOf{Baseline: p, Measure: "stay"}, 20, 0)
	work := paths.link(t, "answer", Work)
	if work.Baseline.Share.Value != 1 || paths.Baseline.Instances < 20*1000 {
		t.Errorf("%+v of %+v", work.Baseline, paths.Baseline)
	}
	if mean := engine.Time(work.Baseline.Mean.Value); mean < 170_000 || mean > 190_000 {
		t.Errorf("answering takes %d ms on average, want 3 minutes", mean)
	}
	if waits := paths.link(t, "answer", WaitForUnit).Baseline.Share; waits.Interval.Low > 0.6 || waits.Interval.High < 0.6 || waits.Interval.High > 0.7 {
		t.Errorf("%v of the calls wait, want 60%%", waits)
	}
}

func TestPathsKeepTheFirstRunsWhenTheyAreInterrupted(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, bridgeFile)
	for _, workers := range []int{1, 2} {
		ctx, stop := context.WithCancel(context.Background())
		options := experiment.Options{Runs: 10_000, Seed: 1, Workers: workers, Progress: func(done, _ int) {
			if done > 100 {
				stop()
			}
		}}
		paths, err := FindPaths(ctx, PathsOf{Baseline: p, Measure: "length"}, options)
		if err != nil || !paths.Partial() || workers == 1 && paths.Runs < 100 { // of two, the first may be the slower
			t.Fatalf("%d workers: %+v, %v", workers, paths, err)
		}
		if whole := findPaths(t, PathsOf{Baseline: p, Measure: "length"}, paths.Runs, 1); !reflect.DeepEqual(whole.Links, paths.Links) {
			t.Error("an interrupted experiment differs from one of as many runs")
		}
	}
}

func TestPathsOfWhatHasNone(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../testdata/desk.yaml")
	_, err := FindPaths(context.Background(), PathsOf{Baseline: p, Measure: "by-desk"}, experiment.Options{Runs: 1})
	if err == nil || !strings.Contains(err.Error(), "by-desk has no path in the baseline") {
		t.Errorf("got %v", err)
	}
}

func BenchmarkPaths(b *testing.B) {
	p := simtest.CompileFile(b, "../../../scenarios/independence.yaml")
	for b.Loop() {
		findPaths(b, PathsOf{Baseline: p, Measure: "call-to-custody"}, 1000, 0)
	}
}

// Of a stream the share is a mean of the runs' shares, whose interval reaches beyond what a share can be.
func TestASharesIntervalLiesWithinWhatAShareCanBe(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../testdata/streams.yaml", "measures={there: {from: calls/begins, to: calls/go}}",
		"incidents.calls.arrivals={rate: 2/h, gap: null}")
	cut := false
	for _, runs := range []int{2, 3, 5, 8} {
		for _, l := range findPaths(t, PathsOf{Baseline: p, Measure: "there"}, runs, 0).Links {
			if i := l.Baseline.Share.Interval; i.Low < 0 || i.High > 1 {
				t.Errorf("%d runs, %s, %s: %+v", runs, l.Step, l.Kind, i)
			} else {
				cut = cut || i.Low == 0 && l.Baseline.Share.Value > 0
			}
		}
	}
	if !cut {
		t.Error("no interval is cut off: the test tells nothing")
	}
}
