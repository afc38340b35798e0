package content_test

import (
	"slices"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/reporttest"
	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario/loader"
)

// stateWords is the closed list of what a row of a run can say of its value.
var stateWords = map[string]bool{"happened": true, "unfinished": true, "never": true, "none": true, "not-applicable": true}

func TestNoTwoRowsOfRunsLookTheSame(t *testing.T) {
	t.Parallel()
	for _, e := range scenarios.List() {
		if e.Kind == scenarios.Known {
			continue // their runs are long, and their rows of no other kind
		}
		s, problems := loader.FS(scenarios.Files, e.Name+".yaml", loader.Options{})
		if problems.Any() {
			t.Fatal(problems)
		}
		p, err := sim.Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: 2, Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		rows := content.NewRunRows(r, content.Settings{})
		seen := make(map[string]bool)
		for some := range rows.All {
			for _, row := range some {
				key, state := keyOf(rows.Document().Table("rows"), row)
				if !stateWords[state] {
					t.Errorf("%s: the state of %s is %q", e.Name, key, state)
				}
				if seen[key] {
					t.Errorf("%s: two rows are %s", e.Name, key)
				}
				seen[key] = true
			}
		}
	}
}

// keyOf are the cells before the value, which tell rows apart, and the state.
func keyOf(t *document.Table, row []document.Value) (key, state string) {
	at := func(key string) int {
		return slices.IndexFunc(t.Columns, func(c document.Column) bool { return c.Key == key })
	}
	var cells []string
	for _, v := range row[:at("value")] {
		words, _ := v.Words()
		cells = append(cells, words+v.Literal())
	}
	state, _ = row[at("state")].Words()
	return strings.Join(cells, ","), state
}

func TestARunBeyondThoseOfTheFiguresIsSaidToBe(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 20, "tiny.yaml")
	const said = "none of the 20 runs that the figures are of"
	for luck, beyond := range map[sim.Luck]bool{{Seed: 1, Replication: 19}: false, {Seed: 1, Replication: 20}: true, {Nominal: true}: false} {
		shown := *r.Nominal
		shown.Luck = luck
		if got := content.RanksAmong(r, &shown); strings.Contains(got, said) != beyond {
			t.Errorf("%+v: %q", luck, got)
		}
	}
}
