package content_test

import (
	"slices"
	"testing"

	"simulate/report/content"
	"simulate/report/reporttest"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

func TestAPageOfSeededRunsNeedsVariants(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../../scenarios/independence.yaml")
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: 40, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	luck := sim.Luck{Nominal: true}
	n := content.NeedsOf(r, luck)
	if n.Runs != 40 || len(n.Variants) == 0 || !slices.Equal(n.Variants, p.Scenario.Variants.IDs()) {
		t.Errorf("got %d runs, variants %v", n.Runs, n.Variants)
	}
	if len(n.Plays) != 1 || n.Plays[0].Program != p || n.Plays[0].Luck != luck {
		t.Errorf("it plays %+v", n.Plays)
	}
	p.Scenario.Variant = "early-tactical"
	if n := content.NeedsOf(r, luck); len(n.Variants) > 0 {
		t.Errorf("the page of a variant has the variants %v", n.Variants)
	}
	p.Scenario.Variant, r.Given = "", &experiment.Agreement{}
	if n := content.NeedsOf(r, luck); len(n.Variants) > 0 || len(n.Plays) != 1 {
		t.Errorf("where runs are left out, there are variants %v", n.Variants)
	}
}

func TestAPageNeedsFewerRunsWhereTheyAreLong(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 3, "load.yaml")
	r.Samples.Runs = 1000
	if n := content.NeedsOf(r, sim.Luck{Nominal: true}); n.Runs != 200 {
		t.Errorf("it needs %d runs", n.Runs)
	}
}

func TestVariantsAreHeldAgainstAReportByAsManyRunsAsHaveRoom(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 3, "tiny.yaml")
	for runs, want := range map[int]int{3: 3, 1_000_000: 100_000} {
		r.Samples.Runs = runs
		if n := content.NeedsOf(r, sim.Luck{Nominal: true}); n.Runs != want {
			t.Errorf("of %d runs it needs %d, want %d", runs, n.Runs, want)
		}
	}
}

func TestAPageOfAComparisonPlaysFirstWhatMeetsAMissedTarget(t *testing.T) {
	t.Parallel()
	c, err := contrast.Compare(t.Context(), contender(t, "base"),
		[]contrast.Contender{contender(t, "same"), contender(t, "desks", "units.desk.count=2")}, experiment.Options{Runs: 40, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	c.Variants[1].Judged = append(c.Variants[1].Judged, contrast.Judged{Turn: contrast.Meets})
	n := content.NeedsOfContrast(c)
	if len(n.Plays) != 3 || n.Plays[1].ID != "desks" || n.Plays[2].ID != "same" || n.Walks[0].ID != "desks" {
		t.Errorf("it plays %+v", n.Plays)
	}
}

func TestAPageOfAComparisonNeedsThePathsOfTimesWithEachVariant(t *testing.T) {
	t.Parallel()
	c, err := contrast.Compare(t.Context(), contender(t, "base"), []contrast.Contender{contender(t, "desks", "units.desk.count=2")},
		experiment.Options{Runs: 40, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	n := content.NeedsOfContrast(c)
	if len(n.Plays) != 2 || n.Plays[0].ID != "" || n.Plays[1].ID != "desks" || n.Plays[1].Title != "What if desks" || n.Runs != 40 {
		t.Errorf("it plays %+v over %d runs", n.Plays, n.Runs)
	}
	if len(n.Walks) == 0 {
		t.Error("there are no paths")
	}
	rows := c.Trials.Outcomes[0].Set.Rows
	for _, w := range n.Walks {
		i := slices.IndexFunc(rows, func(r measure.Row) bool { return r.Measure == w.Measure })
		if w.ID != "desks" || w.Variant == nil || rows[i].Unit != scenario.Seconds {
			t.Errorf("%s of %s", w.Measure, w.ID)
		}
	}
}
