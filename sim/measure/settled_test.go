package measure_test

import (
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

// valuesOf are the values of measures in the nominal run of Small with more of its plan, and whatever else; of streams the least.
func valuesOf(t *testing.T, more string, horizon string) map[string]measure.Value {
	t.Helper()
	sc, problems := loader.Bytes("-", []byte(scenariotest.Small+more), loader.Options{Set: []string{"clock.horizon=" + horizon}})
	if sc == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(sc)
	if err != nil {
		t.Fatal(err)
	}
	set := compile(t, p)
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	values := make(map[string]measure.Value)
	for _, v := range fold.Values() {
		values[set.Rows[v.Row].Measure] = v
	}
	for row := range set.Rows {
		l := fold.Ledger(row)
		switch {
		case l == nil:
		case l.Count(measure.Unfinished) > 0:
			values[set.Rows[row].Measure] = measure.Value{State: measure.Unfinished, Amount: int64(l.Cut.Values.Sample().Quantile(0))}
		case l.Count(measure.Happened) > 0:
			values[set.Rows[row].Measure] = measure.Value{Amount: int64(l.Values.Sample().Quantile(0))}
		}
	}
	return values
}

// What can no longer come is not something that the horizon cut: neither a state of a condition that has ended, or from which no way leads
// there, in an incident that goes on, nor the second instance of a stream of which all have closed.
func TestWhatCanNoLongerComeIsNotCutByTheHorizon(t *testing.T) {
	t.Parallel()
	const more = `
      walk: {after: call, work: Walk, takes: 10m}
      stay: {after: walk, work: Stay, takes: 20h}
    condition: {starts: bad, changes: {bad: {worse: 30m, well: 15m}, worse: {dead: 1h}}, ended-by: [ENDED]}
  boat:
    agency: pd
    where: scene
    arrivals: {at: [+1m, +2m, +3m]}
    plan:
      row: {work: Row, takes: 10m, outcomes: {lost: 40%, home: 60%}}
      sink: {after: row.lost, event: It sinks}
measures:
  worse: {from: night/begins, to: night/condition.worse}
  dead: {from: night/begins, to: night/condition.dead}
  well: {from: night/begins, to: night/condition.well}
  all-sunk: {from: night/begins, to: boat/sink.all}
  third: {from: night/begins, to: boat/sink.3}
  rowed: {from: night/begins, to: boat/row.all}
`
	for _, c := range []struct {
		name, ended, horizon string
		want                 map[string]measure.State
	}{
		{"ended", "walk", "4h", map[string]measure.State{
			"worse": measure.Never, "dead": measure.Never, "well": measure.Never,
			"all-sunk": measure.Never, "third": measure.Never, "rowed": measure.Happened,
		}},
		{"settled", "stay", "4h", map[string]measure.State{"worse": measure.Never, "dead": measure.Never, "well": measure.Happened}},
		{"still open", "stay", "12m", map[string]measure.State{
			"worse": measure.Unfinished, "dead": measure.Unfinished, "well": measure.Unfinished,
			"third": measure.Unfinished, "rowed": measure.Unfinished,
		}},
	} {
		got := valuesOf(t, strings.Replace(more, "[ENDED]", c.ended, 1), c.horizon)
		for id, want := range c.want {
			if got[id].State != want {
				t.Errorf("%s: %s is %v, want %v", c.name, id, got[id].State, want)
			}
		}
	}
}
