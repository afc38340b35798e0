package cause

import (
	"testing"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// explained is the chain behind the time that one call of testdata/streams.yaml takes to a milestone in the nominal run.
func explained(t *testing.T, ordinal int32, to string) string {
	t.Helper()
	p := simtest.CompileFile(t, "../testdata/streams.yaml")
	set, err := measure.CompileWith(p, []string{"calls/" + to})
	if err != nil {
		t.Fatal(err)
	}
	var trace sim.Trace
	chain, fold := "", set.NewFold()
	fold.OnLapse = func(x measure.Lapse) {
		if set.Rows[x.Row].Measure == "calls/"+to && x.Of.Ordinal == ordinal {
			c := New(p, trace.Records).Explain(x.From.Seq, x.To.Seq, false)
			chain = chainText(p, &c)
		}
	}
	if err := experiment.Run(t.Context(), p, sim.Luck{Nominal: true}, &trace, fold); err != nil {
		t.Fatal(err)
	}
	fold.Values()
	return chain
}

// Two calls run at the same time and others have had their slots before: the chain says whose step held the car.
func TestAChainNamesTheInstancesThatItWaitedFor(t *testing.T) {
	t.Parallel()
	want := `733 waiting for a unit: go, with begins fire (car-1)
900 travel: go
1800 work: report
`
	if got := explained(t, 6, "report"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// The fifth call's car is taken for the fire while it is on the road.
func TestAChainTellsThatAUnitWasTakenAway(t *testing.T) {
	t.Parallel()
	want := `300 taken away: go, lost to go fire (car-1)
360 waiting for a unit: go, with begins calls#4 (car-2)
`
	if got := explained(t, 5, "go"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
