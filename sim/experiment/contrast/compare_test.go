package contrast

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/simtest"
	"simulate/sim/stats"
)

func siege(t testing.TB, changes ...string) *sim.Program {
	t.Helper()
	return simtest.CompileFile(t, "../testdata/barricade.yaml", changes...)
}

// contender is the barricade with changes.
func contender(t testing.TB, id string, changes ...string) Contender {
	t.Helper()
	c := Contender{ID: id, Program: siege(t, changes...)}
	for _, change := range changes {
		c.Changes = append(c.Changes, change[:slices.Index([]byte(change), '=')])
	}
	return c
}

func compared(t testing.TB, o experiment.Options, variants ...Contender) *Contrast {
	t.Helper()
	c, err := Compare(context.Background(), contender(t, "base"), variants, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func difference(t testing.TB, v *Variant, id, key string) *Difference {
	t.Helper()
	for i := range v.Measures {
		if r := v.Measures[i].Row; r.Measure == id && r.Key == key {
			return &v.Measures[i]
		}
	}
	t.Fatalf("there is no difference of %s/%s", id, key)
	return nil
}

func TestAVariantThatIsTheBaselineDiffersExactlyNowhere(t *testing.T) {
	t.Parallel()
	c := compared(t, experiment.Options{Runs: 300, Seed: 3}, contender(t, "same"), contender(t, "slower", "units.team.turnout=10m"))
	v := &c.Variants[0]
	if !v.Same || v.Gain != nil || v.Loss != nil || v.Often != nil {
		t.Errorf("it is told to differ: %+v", v)
	}
	if c.Variants[1].Same {
		t.Error("a slower team is told to change nothing")
	}
	for i := range v.Measures {
		d := &v.Measures[i]
		if !d.Same() || d.Mean.Value != 0 || d.Median.Value != 0 || d.P90.Value != 0 || d.Simultaneous.Value != 0 ||
			d.Verdict != stats.NoDifferenceTold || d.Simultaneous.P != 1 || d.BaselineP90 != d.VariantP90 || d.HappenedP != 1 {
			t.Errorf("%s differs: %+v", rowName(d.Row), d)
		}
	}
	if !slices.Contains(c.Warnings, Warning(NothingChanged{"same", "base"})) {
		t.Error("that it changes nothing is not told")
	}
}

func TestPermutingVariantsPermutesRows(t *testing.T) {
	t.Parallel()
	a, b := contender(t, "a", "units.team.turnout=10m"), contender(t, "b", "agencies.county.approval=0s")
	one, other := compared(t, experiment.Options{Runs: 200, Seed: 3}, a, b), compared(t, experiment.Options{Runs: 200, Seed: 3}, b, a)
	if one.Critical != other.Critical {
		t.Errorf("critical values %v and %v", one.Critical, other.Critical)
	}
	for i := range one.Variants {
		got, want := one.Variants[i].Measures, other.Variants[1-i].Measures
		for k := range got {
			x, y := got[k], want[k]
			x.Row, y.Row = nil, nil // of two sets
			if !reflect.DeepEqual(x, y) {
				t.Errorf("%s of %s: %+v and %+v", rowName(got[k].Row), one.Variants[i].ID, x, y)
			}
		}
	}
}

func TestComparisonsAreTheSameAtAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	a := contender(t, "a", "units.team.turnout=10m")
	want := compared(t, experiment.Options{Runs: 100, Seed: 3, Workers: 1}, a)
	for _, workers := range []int{2, 5} {
		got := compared(t, experiment.Options{Runs: 100, Seed: 3, Workers: workers}, a)
		for k := range want.Variants[0].Measures {
			x, y := got.Variants[0].Measures[k], want.Variants[0].Measures[k]
			x.Row, y.Row = nil, nil
			if !reflect.DeepEqual(x, y) {
				t.Errorf("with %d workers %+v, with one %+v", workers, x, y)
			}
		}
	}
}

func TestADelayOfAMinuteIsAMinuteInEveryRun(t *testing.T) {
	t.Parallel()
	c := compared(t, experiment.Options{Runs: 100, Seed: 1}, contender(t, "later", "incidents.siege.plan.answer.delay=60s"))
	d := difference(t, &c.Variants[0], "first-on-scene", "")
	if d.Mean.Value != 60_000 || d.Median.Value != 60_000 || d.P90.Value != 60_000 || d.Verdict != stats.Longer ||
		d.Longer.Value != 1 || d.Simultaneous.Interval != (stats.Interval{Low: 60_000, High: 60_000, Known: true}) {
		t.Errorf("got %+v", d)
	}
}

func TestHowOftenAMeasureHappensIsTold(t *testing.T) {
	t.Parallel()
	c := compared(t, experiment.Options{Runs: 300, Seed: 1}, contender(t, "more", `incidents.siege.plan.search.outcomes={found: 90%, nothing: 10%}`))
	v := &c.Variants[0]
	d := difference(t, v, "found", "")
	if !d.OccursOtherwise() || d.Happened.OnlyVariant < 100 || v.Often != d {
		t.Errorf("%+v, told of %v", d.Happened, v.Often)
	}
}

// The team's approval is on the critical path only where the search is done before the team is there.
const slowSearch = "incidents.siege.plan.search.takes=2m..40m"

func TestWhyThereIsNoDifferenceIsTold(t *testing.T) {
	t.Parallel()
	base := contender(t, "base", slowSearch)
	faster := contender(t, "faster", slowSearch, "incidents.siege.plan.call-team.delay=0s")
	faster.Changes = faster.Changes[1:]
	c, err := Compare(context.Background(), base, []Contender{faster}, experiment.Options{Runs: 300, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	g := c.Variants[0].Gain
	if g == nil || g.Idle == nil || g.Idle.Runs == 0 || g.Idle.Looked != min(g.Idle.Runs, mostLooked) || len(g.Idle.Steps) != 1 {
		t.Fatalf("got %+v", g)
	}
	if step := faster.Program.Steps[g.Idle.Steps[0]].ID; step != "call-team" {
		t.Errorf("the step is %s", step)
	}
}

func TestNoReasonIsToldWithoutKnowingWhatChanged(t *testing.T) {
	t.Parallel()
	base := contender(t, "base", slowSearch)
	faster := contender(t, "faster", slowSearch, "incidents.siege.plan.call-team.delay=0s")
	for _, changes := range [][]string{nil, {"travel.detour"}, {"clock.horizon", "incidents.siege.plan.call-team.delay"}} {
		faster.Changes = changes
		c, err := Compare(context.Background(), base, []Contender{faster}, experiment.Options{Runs: 100, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		if g := c.Variants[0].Gain; g == nil || g.Idle != nil {
			t.Errorf("with changes %v: %+v", changes, g)
		}
	}
}

// What is counted while an incident is open is of other times where the incident is shorter, of which the difference does not tell.
func TestWhatIsCountedMeanwhileIsNamedWhereItDiffers(t *testing.T) {
	t.Parallel()
	const busy = "measures.busy={title: Busy meanwhile, of: unit.utilisation, per: kind, while: siege}"
	faster := contender(t, "faster", busy, "incidents.siege.plan.call-team.delay=0s")
	for _, x := range []struct {
		name     string
		base     Contender
		variants []Contender
		want     []string
	}{
		{"it differs", contender(t, "base", slowSearch, busy), []Contender{faster}, []string{"Busy meanwhile, during siege"}},
		{"it is the same", contender(t, "base", busy), []Contender{contender(t, "same", busy)}, nil},
		{"nothing is counted so", contender(t, "base", slowSearch), []Contender{contender(t, "faster", "incidents.siege.plan.call-team.delay=0s")}, nil},
	} {
		c, err := Compare(context.Background(), x.base, x.variants, experiment.Options{Runs: 20, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		var named []string
		for _, w := range c.Warnings {
			if m, is := w.(Meanwhile); is {
				named = m.Rows
			}
		}
		if !slices.Equal(named, x.want) {
			t.Errorf("%s: named are %q", x.name, named)
		}
	}
}

func TestMeasuresOfOneSideAreNamed(t *testing.T) {
	t.Parallel()
	c := compared(t, experiment.Options{Runs: 20, Seed: 1}, contender(t, "other", "measures.found=null", "measures.new={from: call, to: cars}"))
	want := []Warning{NotMeasured{"other", []string{"found"}}, OnlyMeasured{"other", []string{"new"}}}
	if got := c.Warnings[1:]; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", c.Warnings)
	}
}

func TestScenariosWithoutACommonMeasureCannotBeCompared(t *testing.T) {
	t.Parallel()
	desk := simtest.CompileFile(t, "../testdata/desk.yaml")
	if _, err := Compare(context.Background(), contender(t, "base"), []Contender{{ID: "desk", Program: desk}}, experiment.Options{Runs: 5}); err == nil {
		t.Error("they are compared")
	}
}

// A step of another name has other luck and the same distribution. Of 60 comparisons a true family-wise error of 5% finds
// more than 8 with a probability of 1%.
func TestFalseFindingsAreRare(t *testing.T) {
	t.Parallel()
	base := contender(t, "base")
	other := contender(t, "other",
		"incidents.siege.plan.answer=null", "incidents.siege.plan.reply={after: call, work: Answer, by: desk, needs: {call-taker: 1}, takes: lognormal(p50 40s p90 70s)}",
		"incidents.siege.plan.dispatch.after=reply", "incidents.siege.instants.answered=reply.start")
	found := 0
	for seed := range uint64(60) {
		c, err := Compare(context.Background(), base, []Contender{other}, experiment.Options{Runs: 60, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(c.Variants[0].Measures, func(d Difference) bool { return d.Verdict != stats.NoDifferenceTold }) {
			found++
		}
	}
	if found > 8 {
		t.Errorf("%d of 60 comparisons find a difference where there is none", found)
	}
}

func TestRunsGoOnUntilTargetsArePrecise(t *testing.T) {
	t.Parallel()
	variant := contender(t, "a", "units.car.turnout=90s")
	c := compared(t, experiment.Options{Seed: 1, Precision: experiment.Precision{Time: 1000}}, variant)
	d := difference(t, &c.Variants[0], "first-on-scene", "")
	if half := (d.P90.Interval.High - d.P90.Interval.Low) / 2; half > 1000 || c.Trials.Runs < stats.FirstRound {
		t.Errorf("half a width of %.0f ms after %d runs", half, c.Trials.Runs)
	}
	if n := c.Trials.Runs / stats.FirstRound; n&(n-1) != 0 {
		t.Errorf("%d runs are no round", c.Trials.Runs)
	}
	once := compared(t, experiment.Options{Seed: 1, Runs: c.Trials.Runs}, variant)
	if once.Trials.Outcomes[1].Fingerprint != c.Trials.Outcomes[1].Fingerprint {
		t.Error("rounds make other runs than one go")
	}
}

func isNotPrecise(w Warning) bool {
	_, is := w.(NotPrecise)
	return is
}

func TestRunsStopWherePrecisionIsOutOfReach(t *testing.T) {
	t.Parallel()
	c := compared(t, experiment.Options{Seed: 1, Precision: experiment.Precision{Share: 1e-6}}, contender(t, "a", "units.team.turnout=10m"))
	if c.Trials.Runs != stats.FirstRound || !slices.ContainsFunc(c.Warnings, isNotPrecise) {
		t.Errorf("%d runs, warnings %v", c.Trials.Runs, c.Warnings)
	}
}
