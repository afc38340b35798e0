package words_test

import (
	"testing"

	"simulate/report/reporttest"
	"simulate/report/words"
	"simulate/sim"
)

func TestWhatWasWaitedForIsCalledByWhatCame(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	n := words.Of(r.Program)
	got := make(map[sim.Kind]string)
	for i := range r.Nominal.Records {
		if x := &r.Nominal.Records[i]; got[x.Kind] == "" && x.Step != sim.NoStep {
			got[x.Kind] = n.Reached(x, sim.Instance{}, "it")
		}
	}
	for kind, want := range map[sim.Kind]string{
		sim.StepDone: "it", sim.StepStarted: "it began", sim.AidApproved: "County Sheriff approved it",
		sim.MessageDelivered: "Town Police received it",
	} {
		if got[kind] != want {
			t.Errorf("%s: %q, want %q", kind, got[kind], want)
		}
	}
}
