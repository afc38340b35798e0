package content_test

import (
	"math"
	"slices"
	"testing"

	"simulate/report/content"
	"simulate/report/reporttest"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/measure"
	"simulate/sim/simtest"
	"simulate/sim/snapshot"
)

// warned is what a report of a result with a warning says of it.
func warned(r *experiment.Result, w experiment.Warning) string {
	r.Warnings = []experiment.Warning{w}
	return content.New(r, r.Nominal, reporttest.Settings, content.Extra{}).Warnings[0]
}

func TestWarningsOfAResultInWords(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	row, north := &measure.Row{Title: "Call to found"}, &measure.Row{Title: "Safe", Key: "north", Name: "North School"}
	desk := measure.Fleet{Name: "desk"}
	at := r.Program.WarmUp
	for _, test := range []struct {
		w    experiment.Warning
		want string
	}{
		{
			experiment.NominalNotAverage{},
			"the nominal run takes every duration at its median: it is not an average, and has almost no queues",
		},
		{
			experiment.TraceTooLong{Records: 600_000},
			"the nominal run has 600,000 records, more than the 524,288 that are kept: no timeline and no chains of causes; " +
				"choose a shorter horizon, or have them written as they come, with --format jsonl",
		},
		{experiment.Partial{Runs: 3, Asked: 5}, "stopped early: 3 of 5 runs were done"},
		{
			experiment.NotPrecise{Imprecise: experiment.Imprecise{Name: "m", Needed: 1_234_567}, Runs: 1000},
			"not as precise as asked for after 1000 runs: m would take about 1200000 runs, and 1000000 are the most that are made",
		},
		{
			experiment.NotPrecise{Imprecise: experiment.Imprecise{Name: "m", Needed: 5000, Room: 2100}, Runs: 1000},
			"not as precise as asked for after 1000 runs: m would take about 5000 runs, and there is memory for 2100",
		},
		{
			experiment.NotPrecise{Imprecise: experiment.Imprecise{Name: "m", Needed: math.Inf(1)}, Runs: 1000},
			"not as precise as asked for after 1000 runs: m would take far more runs, and 1000000 are the most that are made",
		},
		{
			experiment.FewAgree{Kept: 9, Made: 500, Needed: 5600, Enough: 100},
			"only 9 of 500 runs agree with what is given, and figures of so few are rough: --runs 5600 would give about 100",
		},
		{
			experiment.Saturated{Fleet: desk, From: at},
			"desk saturates from " + r.Program.Clock(at).Format("15:04") + ": the queue grows to the horizon",
		},
		{
			experiment.Saturated{Fleet: desk, From: at + 24*engine.Hour},
			"desk saturates from Tue " + r.Program.Clock(at).Format("15:04") + ": the queue grows to the horizon",
		},
		{
			experiment.WarmUpShort{WarmUp: experiment.WarmUp{Fleet: desk, Advised: 200 * engine.Minute}},
			"a run without warm-up begins unlike it goes on for desk: 3h 20m would do",
		},
		{
			experiment.WarmUpShort{WarmUp: experiment.WarmUp{Fleet: desk, Advised: 90 * engine.Second, Unsettled: true}},
			"a run without warm-up begins unlike it goes on for desk: it needs more than 1m 30s, and a longer run",
		},
		{
			experiment.Correlated{Measures: []string{"a", "b"}},
			"batches of a run resemble those before them, so that intervals are too narrow: a, b (make a longer run, or at least ten)",
		},
		{
			experiment.Rounded{Rows: 4},
			"the percentiles of 4 rows are to three significant digits: they have more values than are kept",
		},
		{
			experiment.Rounded{Rows: 4, Hurried: true},
			"the percentiles of 4 rows are to three significant digits: an interruption leaves no time to put so many values in order",
		},
		{experiment.NeverHappened{Row: north}, "Safe, North School happened in none of the runs"},
		{
			experiment.OftenMissing{Row: row, Unfinished: 2, Never: 7},
			"Call to found is often missing (2 times not over by the horizon, 7 times never happened); a missing value counts as longer than any other",
		},
		{experiment.NominalOutlying{Row: row, Percentile: 0.876}, "Call to found of the nominal run lies at percentile 88 of the seeded runs"},
		{experiment.NominalOutlying{Row: row, Percentile: 0.876, First: 50_000}, "Call to found of the nominal run lies at percentile 88 of the first 50,000 seeded runs"},
	} {
		if got := warned(r, test.w); got != test.want {
			t.Errorf("got  %q\nwant %q", got, test.want)
		}
	}
}

func TestADeadlockIsToldWithItsRemedy(t *testing.T) {
	t.Parallel()
	s := snapshot.Standoff{
		Sends: []snapshot.Partial{
			{Incident: "one", Step: "more", Holds: "2× patrol", Lacks: "1× patrol", Others: "pair", Whole: "{patrol: 3}"},
			{Incident: "two", Step: "cars", Holds: "1× patrol", Lacks: "1× patrol"},
		},
	}
	const want = "deadlock in the nominal run: one/more and two/cars wait for each other; one/more holds 2× patrol idle and lacks " +
		"1× patrol, two/cars holds 1× patrol idle and lacks 1× patrol; let each ask in one send for all that it needs, and go whole, so that " +
		"none takes what it cannot use: one/more: {send: {patrol: 3}, whole: true} in the place of pair and more; two/cars: whole: true"
	if got := warned(reporttest.Evaluate(t, 0, "busy.yaml"), experiment.Deadlock{Standoff: s, Luck: sim.Luck{Nominal: true}}); got != want {
		t.Errorf("got %q", got)
	}
	s.Sends = append(s.Sends, snapshot.Partial{Incident: "two", Step: "dogs", Holds: "1× dog", Lacks: "1× patrol"})
	if got := warned(reporttest.Evaluate(t, 0, "busy.yaml"), experiment.Deadlock{Standoff: s, Luck: sim.Luck{Nominal: true}}); got[:70] != "deadlock in the nominal run: one/more, two/cars and two/dogs wait for "[:70] {
		t.Errorf("of three: got %q", got)
	}
}

func TestTheDeclaredWarmUpIsNamed(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../../sim/experiment/testdata/desk.yaml", "clock.warm-up=10m", "clock.horizon=20h")
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := experiment.WarmUp{Fleet: measure.Fleet{Name: "call-taker"}, Advised: engine.Hour}
	if got := warned(r, experiment.WarmUpShort{WarmUp: w}); got != "the declared warm-up of 10m looks short for call-taker: 1h would do" {
		t.Errorf("got %q", got)
	}
}

func TestWarningsOfAContrastInWords(t *testing.T) {
	t.Parallel()
	c, err := contrast.Compare(t.Context(), contender(t, "base"), []contrast.Contender{contender(t, "same")}, experiment.Options{Runs: 1})
	if err != nil {
		t.Fatal(err)
	}
	many := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	c.Warnings = []contrast.Warning{
		contrast.Partial{Runs: 3, Asked: 5},
		contrast.NotPrecise{Imprecise: experiment.Imprecise{Name: "v: m", Needed: 99}, Runs: 7},
		contrast.NothingChanged{Variant: "same", Baseline: "base"},
		contrast.NotMeasured{Variant: "v", Rows: []string{"a", "b:c"}},
		contrast.OnlyMeasured{Variant: "v", Rows: many},
		contrast.Meanwhile{Rows: many},
		contrast.TooFewBoth{Rows: many[:7]},
		contrast.NeverHappened{Rows: many[:1]},
	}
	want := []string{
		"stopped early: 3 of 5 runs were done with all variants",
		"not as precise as asked for after 7 runs: v: m would take about 99 runs, and 1000000 are the most that are made",
		"same changes nothing: its runs are those of base, record by record",
		"“v” does not measure: a; b:c",
		"only “v” measures: a; b; c; d; e; f; 2 more",
		"counted while an incident is open, or while it is not, which are other times with a variant that makes it shorter or longer: a; b; c; d; e; f; 2 more",
		"too few runs in which both happen for an interval of the difference of 90th percentiles (it takes 36): a; b; c; d; e; f; g",
		"came about in no run, neither of the baseline nor of a variant: a",
	}
	if got := content.NewComparison(c, reporttest.Settings).Warnings; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWarningsOfARankingInWords(t *testing.T) {
	t.Parallel()
	base := contender(t, "base")
	r, err := contrast.Rank(t.Context(), []contrast.Contender{base}, []contrast.Strategy{{}}, 0, experiment.Options{Runs: 1})
	if err != nil {
		t.Fatal(err)
	}
	r.Warnings = []contrast.Warning{
		contrast.Partial{Runs: 3, Asked: 5},
		contrast.OftenMissing{Strategies: 2, Of: 4, Row: "m:k"},
		contrast.OftenMissing{Strategies: 2, Of: 4, Row: "m", More: true},
		contrast.CannotRun{Strategy: "s", Reason: "there is no unit"},
	}
	want := []string{
		"stopped early: 3 of 5 runs were done with all strategies",
		"with 2 of 4 strategies m:k is not over, or does not happen, in some runs: they count as lasting as long as is simulated",
		"with 2 of 4 strategies m is not over, or does not happen, in some runs: they count as nothing",
		"s cannot be run: there is no unit",
	}
	if got := content.NewRanking(r, &contrast.Strategies{}, reporttest.Settings).Warnings; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestErrorsOfExperimentsSayWhatRunsYield(t *testing.T) {
	t.Parallel()
	p := reporttest.Evaluate(t, 0, "busy.yaml").Program
	at := p.WarmUp + 5*engine.Minute
	none := func(e experiment.NoneAgreeError) error {
		e.Program, e.Runs, e.Name, e.Text = p, 100, "sum", "1m..2m"
		return &e
	}
	luck := sim.Luck{Seed: 2, Replication: 3}
	for _, test := range []struct {
		err  error
		want string
	}{
		{none(experiment.NoneAgreeError{Alone: true}), "none of 100 runs agrees with sum=1m..2m and with the rest at once"},
		{none(experiment.NoneAgreeError{}), "none of 100 runs agrees with sum=1m..2m: it happened in none"},
		{
			none(experiment.NoneAgreeError{Happened: true, Low: 61_900, High: engine.Hour}),
			"none of 100 runs agrees with sum=1m..2m: it lies between 1m 1s and 1h",
		},
		{
			none(experiment.NoneAgreeError{Happened: true, Instant: true, Low: at, High: at}),
			"none of 100 runs agrees with sum=1m..2m: it lies between " + p.Clock(at).Format("15:04") + " and " + p.Clock(at).Format("15:04"),
		},
		{
			&experiment.TooLongError{Luck: luck, Limit: experiment.DrawsLimit, Of: experiment.DrawsShown},
			"run 3 of seed 2: more than the 262,144 draws that can be shown: choose a shorter horizon",
		},
		{
			&experiment.TooLongError{Luck: luck, Limit: experiment.TraceLimit, Of: experiment.RecordsWalked},
			"run 3 of seed 2: more than the 524,288 records that paths can be found in: choose a shorter horizon",
		},
		{
			experiment.ErrManyValues,
			"--given is for scenarios without streams: what a run of many calls is to agree with is not one value",
		},
		{sim.ErrStopped, sim.ErrStopped.Error()},
	} {
		if got := content.Said(test.err).Error(); got != test.want {
			t.Errorf("got  %q\nwant %q", got, test.want)
		}
	}
}
