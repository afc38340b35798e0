package calibrate_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/calibrate"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

const minute = 60_000

// linear is the plan of two uniform lengths with something reported of it.
func linear(t testing.TB, reported string) *sim.Program {
	t.Helper()
	return simtest.CompileFile(t, "testdata/linear.yaml", "reported="+reported)
}

func calibrated(t testing.TB, p *sim.Program, kernel calibrate.Kernel, runs int) *calibrate.Calibration {
	t.Helper()
	c, err := calibrate.Calibrate(t.Context(), p, calibrate.Options{
		Options: experiment.Options{Runs: runs, Seed: 1}, Kernel: kernel, Most: 300_000,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// told is what is told of the step's length.
func told(t testing.TB, c *calibrate.Calibration, step string) *calibrate.Told {
	t.Helper()
	i := slices.IndexFunc(c.Told, func(x calibrate.Told) bool { return x.Path == "incidents.i.plan."+step+".takes" })
	if i < 0 {
		t.Fatalf("%s is not calibrated", step)
	}
	return &c.Told[i]
}

// follows fails where the quantiles of an input are not those of a distribution function, but for what chance makes of as many
// independent values: four standard errors of a share.
func follows(t *testing.T, what string, x *calibrate.Told, cdf func(float64) float64) {
	t.Helper()
	for _, q := range []struct{ share, value float64 }{{0.05, x.Low}, {0.5, x.Median}, {0.95, x.High}} {
		off := 4 * math.Sqrt(q.share*(1-q.share)/x.Deviation.Effective)
		if got := cdf(q.value / minute); math.Abs(got-q.share) > off {
			t.Errorf("%s: up to %.2f min there are %.3f, not %.2f ± %.3f", what, q.value/minute, got, q.share, off)
		}
	}
}

// The tolerance is the half width of a uniform error, whose standard deviation the normal kernel has.
func deviationOf(within float64) float64 { return within / math.Sqrt(3) }

func TestOneUniformInputHasATruncatedNormalPosterior(t *testing.T) {
	t.Parallel()
	for _, within := range []float64{6, 3, 0.5} {
		c := calibrated(t, linear(t, fmt.Sprintf(`{end: {measure: one, value: 13m, within: %gs}}`, within*60)), calibrate.Normal, 2000)
		normal := distuv.Normal{Mu: 13, Sigma: deviationOf(within)}
		low, high := normal.CDF(5), normal.CDF(15)
		follows(t, fmt.Sprintf("within %gm", within), told(t, c, "one"), func(x float64) float64 { return (normal.CDF(x) - low) / (high - low) })
		if c.Posterior.Effective < 1000 || c.Posterior.Stretch != 1 {
			t.Errorf("within %gm: %+v", within, c.Posterior.Steps)
		}
	}
}

// The first of two uniforms of which the sum S is known up to a normal error of standard deviation σ has a density that is
// proportional to Φ((S−x−10)/σ) − Φ((S−x−30)/σ) from 5 to 15; and so on with the other.
func TestASumOfTwoUniformInputsHasTheMarginalsOfATruncatedNormal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ sum, within float64 }{{22, 4}, {35, 2}, {42, 1}} {
		result := calibrated(t, linear(t, fmt.Sprintf(`{end: {measure: sum, value: %gm, within: %gm}}`, c.sum, c.within)), calibrate.Normal, 2000)
		off := distuv.Normal{Mu: 0, Sigma: deviationOf(c.within)}
		for _, x := range []struct {
			step                 string
			from, to, least, top float64 // of its own range, and of the other's
		}{{"one", 5, 15, 10, 30}, {"two", 10, 30, 5, 15}} {
			density := func(v float64) float64 { return off.CDF(c.sum-v-x.least) - off.CDF(c.sum-v-x.top) }
			whole := quad.Fixed(density, x.from, x.to, 400, nil, 0)
			follows(t, fmt.Sprintf("%s of %g", x.step, c.sum), told(t, result, x.step), func(v float64) float64 {
				return quad.Fixed(density, x.from, v, 400, nil, 0) / whole
			})
		}
	}
}

// The runs that agree with a window are those of --given, run by run, where enough of the seeded ones do.
func TestABoxIsGiven(t *testing.T) {
	t.Parallel()
	p := linear(t, `{end: {measure: sum, value: 24m..36m}}`)
	c := calibrated(t, p, calibrate.Box, 500)
	g, _ := scenario.ParseGiven("end")
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: c.Prior, Seed: 1, Given: []scenario.Given{g}})
	if err != nil {
		t.Fatal(err)
	}
	var drawn []float64
	for run := range r.Samples.Runs {
		drawn = append(drawn, p.InputsOf(sim.Luck{Seed: 1, Replication: uint64(r.Samples.Number(run))})[0])
	}
	slices.Sort(drawn)
	at := func(share float64) float64 { return drawn[int(math.Ceil(share*float64(len(drawn))))-1] }
	if x := told(t, c, "one"); c.Together != r.Given.Kept || len(c.Posterior.Weights) != r.Given.Kept || x.Low != at(0.05) || x.Median != at(0.5) || x.High != at(0.95) {
		t.Errorf("%d runs, given %d; %v %v %v, not %v %v %v", c.Together, r.Given.Kept, x.Low, x.Median, x.High, at(0.05), at(0.5), at(0.95))
	}
}

// Where few of the seeded runs agree, runs that are moved have the distribution of those that --given keeps of very many.
func TestABoxOfFewIsGivenToo(t *testing.T) {
	t.Parallel()
	p := linear(t, `{end: {measure: sum, value: 24m..24m30s}, begun: {measure: one, value: 9m..11m}}`)
	c := calibrated(t, p, calibrate.Box, 1000)
	if c.Together > 40 || c.Posterior.Stretch != 1 || len(c.Posterior.Steps) == 0 {
		t.Fatalf("%d of %d agree: %+v", c.Together, c.Prior, c.Posterior.Steps)
	}
	var given []scenario.Given
	for _, name := range []string{"end", "begun"} {
		g, _ := scenario.ParseGiven(name)
		given = append(given, g)
	}
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: 200_000, Seed: 7, Given: given})
	if err != nil {
		t.Fatal(err)
	}
	for i, step := range []string{"one", "two", "idle"} {
		var drawn []float64
		for run := range r.Samples.Runs {
			drawn = append(drawn, p.InputsOf(sim.Luck{Seed: 7, Replication: uint64(r.Samples.Number(run))})[i])
		}
		slices.Sort(drawn)
		follows(t, step, told(t, c, step), func(v float64) float64 {
			n, _ := slices.BinarySearch(drawn, v*minute)
			return float64(n) / float64(len(drawn))
		})
	}
}

func TestTheRecordTellsOfWhatItDependsOnAlone(t *testing.T) {
	t.Parallel()
	c := calibrated(t, linear(t, `{end: {measure: sum, value: 42m, within: 1m}, begun: {measure: one, value: 13m, within: 1m}}`), calibrate.Box, 500)
	one, two, idle := told(t, c, "one"), told(t, c, "two"), told(t, c, "idle")
	if !one.Told || !two.Told || idle.Told {
		t.Errorf("told: %v %v %v", one.Told, two.Told, idle.Told)
	}
	if one.Inside || two.Inside || one.Left > 0.25 || two.Left > 0.25 || idle.Left < 0.9 {
		t.Errorf("inside %v %v, left %.2f %.2f %.2f", one.Inside, two.Inside, one.Left, two.Left, idle.Left)
	}
	if !slices.Equal(one.By, []int{1, 0}) || !slices.Equal(two.By, []int{0}) || len(idle.By) > 0 {
		t.Errorf("by %v %v %v", one.By, two.By, idle.By)
	}
	if c.Told[2].Path != idle.Path {
		t.Error("what the record does not tell of comes last")
	}
}

// With one at 00:06 and both at 00:40 at most one of the two is met: two would have to take 34 minutes and takes 30 at the most. The
// nearest is where both are as far off: δ/½ = 4−δ, 8/3 tolerances.
func TestReportsInConflictAreNamed(t *testing.T) {
	t.Parallel()
	p := linear(t, `{idle: {milestone: idle, value: 00:08..00:12}, early: {milestone: one, value: "00:06", within: 30s}, late: {milestone: two, value: "00:40", within: 1m}}`)
	for _, kernel := range calibrate.Kernels {
		c := calibrated(t, p, kernel, 300)
		if len(c.Conflicts) != 1 || !slices.Equal(c.Conflicts[0].Of, []int{1, 2}) || !c.Conflicts[0].Minimal {
			t.Fatalf("%s: %+v", kernel, c.Conflicts)
		}
		if near := c.Conflicts[0].Nearest; near < 8.0/3 || near > 8.0/3*1.05 {
			t.Errorf("%s: the nearest is %v tolerances away, not %v", kernel, near, 8.0/3)
		}
	}
	c := calibrated(t, p, calibrate.Box, 300)
	if s := c.Posterior.Stretch; s < 8.0/3 || s > 3 || c.Posterior.End != calibrate.Stalled {
		t.Errorf("stretched %v times", s)
	}
}

func TestConflictsApartAreNamedApart(t *testing.T) {
	t.Parallel()
	p := linear(t, `{early: {milestone: one, value: "00:06", within: 30s}, late: {milestone: two, value: "00:40", within: 1m}, never: {milestone: idle, value: "01:00", within: 1m}}`)
	c := calibrated(t, p, calibrate.Box, 300)
	var of [][]int
	for _, x := range c.Conflicts {
		of = append(of, x.Of)
	}
	if !reflect.DeepEqual(of, [][]int{{2}, {0, 1}}) || !slices.Equal(c.Used, []int{0, 1}) {
		t.Errorf("%v, used %v", of, c.Used)
	}
}

func TestWhatNeverHappensIsInConflict(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "testdata/linear.yaml", "incidents.i.plan.two.chance=0%", `reported={end: {milestone: two, value: "00:30"}}`)
	c := calibrated(t, p, calibrate.Box, 100)
	if c.Posterior.End != calibrate.Nowhere || !math.IsInf(c.Posterior.Nearest, 1) || len(c.Conflicts) != 1 || !slices.Equal(c.Conflicts[0].Of, []int{0}) {
		t.Errorf("%+v, %+v", c.Posterior, c.Conflicts)
	}
}

// The variant draws each figure by itself: of two whose sum is known it spreads wider. One figure has nothing to lose.
func TestTheVariantLosesWhatTheRecordSaysOfSeveralTogether(t *testing.T) {
	t.Parallel()
	c := calibrated(t, linear(t, `{end: {measure: sum, value: 24m, within: 1m}}`), calibrate.Box, 500)
	outcome := c.Outcomes[slices.IndexFunc(c.Outcomes, func(o calibrate.Outcome) bool { return o.Measure == "sum" && o.Report < 0 })]
	if outcome.Posterior.P90-outcome.Posterior.P10 > 2*minute || outcome.Wider() < 3 {
		t.Errorf("%+v: %v times as wide", outcome, outcome.Wider())
	}
	if met := c.Reports[0]; met.Posterior < 0.99 || met.Prior > 0.2 {
		t.Errorf("%+v", met)
	}
}

func TestWhatCannotBeCalibrated(t *testing.T) {
	t.Parallel()
	for want, changes := range map[error][]string{
		calibrate.ErrNoReport: {"reported={}"},
		calibrate.ErrNoInput: {
			"reported={end: {measure: sum, value: 24m}}", "incidents.i.plan.one.takes=3m", "incidents.i.plan.two.takes=3m", "incidents.i.plan.idle.takes=3m",
		},
	} {
		_, err := calibrate.Calibrate(t.Context(), simtest.CompileFile(t, "testdata/linear.yaml", changes...), calibrate.Options{
			Options: experiment.Options{Runs: 100}, Kernel: calibrate.Box, Most: 10_000,
		})
		if !errors.Is(err, want) {
			t.Errorf("%v, not %v", err, want)
		}
	}
}

// A posterior is a distribution within what is assumed, the same at any number of workers.
func TestAnyPosteriorLiesWithinWhatIsAssumed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		reported := fmt.Sprintf(`{end: {measure: sum, value: %ds, within: %ds}, begun: {measure: one, value: %ds, within: %ds}}`,
			rapid.IntRange(600, 3000).Draw(rt, "sum"), rapid.IntRange(10, 600).Draw(rt, "within"),
			rapid.IntRange(200, 1000).Draw(rt, "one"), rapid.IntRange(10, 600).Draw(rt, "its within"))
		o := calibrate.Options{Options: experiment.Options{Runs: 60, Seed: rapid.Uint64().Draw(rt, "seed")}, Most: 20_000}
		o.Kernel = rapid.SampledFrom(calibrate.Kernels).Draw(rt, "kernel")
		p := linear(t, reported)
		var first *calibrate.Calibration
		for _, workers := range []int{1, 2, 8} {
			o.Workers = workers
			c, err := calibrate.Calibrate(t.Context(), p, o)
			if err != nil {
				rt.Fatal(err)
			}
			if first == nil {
				first = c
			}
			if !reflect.DeepEqual(c.Posterior, first.Posterior) || c.Fingerprint != first.Fingerprint || !reflect.DeepEqual(c.Conflicts, first.Conflicts) {
				rt.Fatalf("%d workers: %+v, not %+v", workers, c.Posterior, first.Posterior)
			}
		}
		sum := 0.0
		for _, w := range first.Posterior.Weights {
			sum += w
		}
		if math.Abs(sum-1) > 1e-9 {
			rt.Errorf("the weights are %v together", sum)
		}
		for _, x := range first.Told {
			if x.From < 0 || x.To > 1 || x.Low > x.Median || x.Median > x.High {
				rt.Errorf("%+v", x)
			}
		}
	})
}

func TestAnInterruptedCalibrationIsPartial(t *testing.T) {
	t.Parallel()
	p := linear(t, `{end: {measure: sum, value: 42m, within: 30s}}`)
	for _, after := range []int{16, 400, 900, 2000} {
		ctx, stop := context.WithCancel(t.Context())
		c, err := calibrate.Calibrate(ctx, p, calibrate.Options{
			Options: experiment.Options{Runs: 200, Seed: 1, Workers: 1, Progress: func(done, _ int) {
				if done >= after {
					stop()
				}
			}},
			Kernel: calibrate.Box, Most: 100_000,
		})
		if err != nil || !c.Partial || c.Posterior == nil {
			t.Errorf("after %d: %+v, %v", after, c, err)
		}
		stop()
	}
}
