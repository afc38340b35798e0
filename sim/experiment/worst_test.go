package experiment

import (
	"testing"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

func typical(s *Samples) int {
	run, _ := Typical(s, Heads(s.Set))
	return run
}

// yielding is samples of runs that yield one value each for a row.
func yielding(target *scenario.Figure[scenario.Target], values ...measure.Value) *Samples {
	program := &sim.Program{Scenario: &scenario.Scenario{}}
	set := &measure.Set{Program: program, Rows: []measure.Row{{Measure: "m", Unit: scenario.Seconds, Target: target}}}
	s := newSamples(set, 1, len(values))
	for _, v := range values {
		s.add([]measure.Value{v}, 0)
	}
	return s
}

func TestWorst(t *testing.T) {
	t.Parallel()
	never, none := measure.Value{State: measure.Never}, measure.Value{State: measure.NotApplicable}
	takes := func(amount int64) measure.Value { return measure.Value{Amount: amount} }
	atLeast := &scenario.Figure[scenario.Target]{Value: scenario.Target{Reading: scenario.Reading{Statistic: scenario.Mean}, Comparison: scenario.Comparison{Operator: scenario.AtLeast}}}
	for name, test := range map[string]struct {
		samples *Samples
		want    *Extreme
	}{
		"the longest, the first of two":         {yielding(nil, takes(3), takes(9), takes(9)), &Extreme{Run: 1}},
		"missing is longest":                    {yielding(nil, takes(3), none, never, takes(9), never), &Extreme{Run: 2, Missing: true}},
		"not applicable is nothing":             {yielding(nil, none, takes(0), none), &Extreme{Run: 1}},
		"of nothing":                            {yielding(nil, none, none), nil},
		"the least where more is better":        {yielding(atLeast, takes(3), takes(1), takes(2)), &Extreme{Run: 1, More: true}},
		"missing is worst where more is better": {yielding(atLeast, takes(3), takes(1), never), &Extreme{Run: 2, More: true, Missing: true}},
	} {
		got := Worst(test.samples, []int{0})
		if (got == nil) != (test.want == nil) || got != nil && *got != *test.want {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
	}
}
