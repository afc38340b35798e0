package influence_test

import (
	"testing"

	"simulate/sim/experiment"
	"simulate/sim/experiment/influence"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

// What is known of outcomes is what is known of the least known of them, whichever comes first.
func TestOutcomesAreAsWellKnownAsTheLeastKnownOfThem(t *testing.T) {
	t.Parallel()
	for _, outcomes := range []string{
		"{found: {value: 90%, source: log}, nothing: 10%}", "{found: 90%, nothing: {value: 10%, source: log}}",
	} {
		p := simtest.CompileFile(t, "../testdata/barricade.yaml", "incidents.siege.plan.search.outcomes="+outcomes)
		s, err := influence.Correlate(t.Context(), p, nil, experiment.Options{Runs: 1})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for i := range s.Inputs {
			if in := &s.Inputs[i]; in.Path == "incidents.siege.plan.search.outcomes" {
				found = true
				if in.Confidence != scenario.Assumed {
					t.Errorf("%s: it is %q", outcomes, in.Confidence)
				}
			}
		}
		if !found {
			t.Error("the outcomes are no input")
		}
	}
}
