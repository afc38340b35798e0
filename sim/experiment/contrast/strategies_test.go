package contrast

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim/experiment"
	"simulate/sim/scenario"
)

// binary are decisions between two options.
func binary(n int) []scenario.Decision {
	list := make([]scenario.Decision, n)
	for i := range list {
		list[i] = scenario.Decision{Path: fmt.Sprintf("d%d", i), Options: []string{"a", "b"}, Default: "a"}
	}
	return list
}

func TestStrategiesComeInTheOrderOfHowMuchTheyChange(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ decisions, most, planned, depth, all int }{
		{3, 64, 8, 3, 8},
		{6, 64, 64, 6, 64},
		{8, 64, 37, 2, 256},
		{8, 100, 93, 3, 256},
		{8, 5, 1, 0, 256},
		{40, 64, 41, 1, 1 << 30},
	} {
		p := StrategiesOf(binary(c.decisions), c.most)
		if len(p.List) != c.planned || p.Depth != c.depth || p.All != c.all {
			t.Errorf("%d decisions, at most %d: %d strategies to depth %d of %d", c.decisions, c.most, len(p.List), p.Depth, p.All)
		}
		if !slices.IsSortedFunc(p.List, func(a, b Strategy) int { return len(a.Choices) - len(b.Choices) }) {
			t.Error("a strategy stands before one that changes less")
		}
	}
}

func TestNoStrategyComesTwice(t *testing.T) {
	t.Parallel()
	seen := make(map[string]bool)
	for _, s := range StrategiesOf(binary(5), 64).List {
		key := fmt.Sprint(s.Set())
		if seen[key] {
			t.Errorf("%s comes twice", key)
		}
		seen[key] = true
	}
}

// deciding is the barricade with a decision that costs a known time, and one that costs nothing.
func deciding(t testing.TB) Contender {
	t.Helper()
	return contender(t, "as written",
		"incidents.siege.plan.how={after: cars.first, decide: How?, by: town, needs: {patrol: 1}, options: {wait: Wait, go: Go}, default: wait, takes: 30s}",
		"incidents.siege.plan.colour={after: call, decide: Which colour?, by: desk, needs: {call-taker: 1}, options: {red: Red, blue: Blue}, default: red, takes: 1s}",
		"incidents.siege.plan.waited={after: how.wait, work: Wait, takes: 10m..11m}",
		"incidents.siege.plan.done={after: {any: [waited, how.go]}, event: Done}",
		"measures.to-done={from: call, to: done}")
}

func TestTheBestStrategyIsFound(t *testing.T) {
	t.Parallel()
	base := deciding(t)
	plan := StrategiesOf(base.Program.Scenario.Decisions(), 64)
	var contenders []Contender
	for _, s := range plan.List {
		changes := slices.Clone(s.Set())
		c := contender(t, fmt.Sprint(changes), append([]string{
			"incidents.siege.plan.how={after: cars.first, decide: How?, by: town, needs: {patrol: 1}, options: {wait: Wait, go: Go}, default: wait, takes: 30s}",
			"incidents.siege.plan.colour={after: call, decide: Which colour?, by: desk, needs: {call-taker: 1}, options: {red: Red, blue: Blue}, default: red, takes: 1s}",
			"incidents.siege.plan.waited={after: how.wait, work: Wait, takes: 10m..11m}",
			"incidents.siege.plan.done={after: {any: [waited, how.go]}, event: Done}",
			"measures.to-done={from: call, to: done}",
		}, changes...)...)
		contenders = append(contenders, c)
	}
	row, _, err := RankedRow(base.Program, "to-done")
	if err != nil || row < 0 {
		t.Fatal(row, err)
	}
	r, err := Rank(context.Background(), contenders, plan.List, row, experiment.Options{Runs: 200, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range r.Standings {
		goes := slices.ContainsFunc(s.Strategy.Choices, func(c Choice) bool { return c.Option == "go" })
		if goes != (i < 2) || s.MayBeBest != (i < 2) {
			t.Errorf("place %d: %s, may be best %t", i+1, s.ID, s.MayBeBest)
		}
	}
	if worst := r.Standings[3].FromBest; worst.Value < 600_000 || worst.Value > 660_000 {
		t.Errorf("the worst is %.0f ms behind", worst.Value)
	}
}

func TestStrategiesAreRankedByTheFirstTarget(t *testing.T) {
	t.Parallel()
	p := siege(t)
	row, names, err := RankedRow(p, "")
	if err != nil || names[row] != "first-on-scene" {
		t.Errorf("%d of %v, %v", row, names, err)
	}
	if row, _, _ := RankedRow(p, "in-lockdown"); row >= 0 {
		t.Error("a measure with a row for each site is taken for one row")
	}
	if row, _, _ := RankedRow(p, "in-lockdown:south"); row < 0 {
		t.Error("a row is not found")
	}
}

// Of three ways from a fork one is often shut and one leads nowhere; a decision behind what takes too long is never taken.
func TestOnlyWhatIsTakenAndApplicableIsRanked(t *testing.T) {
	t.Parallel()
	changes := []string{
		"incidents.siege.plan.fork={after: cars.first, decide: Which way?, by: town, needs: {patrol: 1}, options: {a: A, b: B, c: C}, default: a, takes: 30s}",
		"incidents.siege.plan.by-a={after: fork.a, work: Go by a, takes: 10m..11m}",
		"incidents.siege.plan.try-b={after: fork.b, work: Try b, takes: 1m, outcomes: {open: 50%, shut: 50%}}",
		"incidents.siege.plan.by-b={after: try-b.open, work: Go by b, takes: 5m..6m}",
		"incidents.siege.plan.leave={after: {any: [fork.a, try-b.open]}, event: Leave}",
		"incidents.siege.plan.home={after: {any: [by-a, by-b]}, event: Home}",
		"incidents.siege.plan.age={after: call, work: Wait, takes: 5h}",
		"incidents.siege.plan.late={after: age, decide: And now?, by: town, needs: {patrol: 1}, options: {x: X, y: Y}, default: x, takes: 1s}",
		"measures.way-home={from: leave, to: home}",
	}
	plan := StrategiesOf(contender(t, "as written", changes...).Program.Scenario.Decisions(), 64)
	var contenders []Contender
	for _, s := range plan.List {
		contenders = append(contenders, contender(t, fmt.Sprint(s.Set()), append(slices.Clone(changes), s.Set()...)...))
	}
	row, _, err := RankedRow(contenders[0].Program, "way-home")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Rank(context.Background(), contenders, plan.List, row, experiment.Options{Runs: 100, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Standings {
		set := fmt.Sprint(s.Strategy.Set())
		if s.Taken == strings.Contains(set, "late") {
			t.Errorf("%s is told to be taken: %t", set, s.Taken)
		}
		if s.MayBeBest != (set == "[incidents.siege.plan.fork.default=b]") {
			t.Errorf("%s may be best: %t", set, s.MayBeBest)
		}
		if (s.Applicable == 0) != strings.Contains(set, "fork.default=c") {
			t.Errorf("%s is applicable in %d runs", set, s.Applicable)
		}
	}
	if b := r.Standings[0]; r.Compared != b.Applicable || b.Applicable < 30 || b.Applicable > 70 || b.Happened.Value != 1 {
		t.Errorf("%d runs are compared; the best is applicable in %d and happens in %v of them", r.Compared, b.Applicable, b.Happened.Value)
	}
}
