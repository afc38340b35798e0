package cause

import (
	"fmt"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// calls is the row of a measure of the calls of testdata/streams.yaml.
func calls(from, to string) *measure.Row {
	return &measure.Row{Measure: "m", Origin: measure.Declared, From: "calls/" + from, To: "calls/" + to}
}

// explained is the chain behind the time of one call in the nominal run.
func explained(t *testing.T, ordinal int32, from, to string) string {
	t.Helper()
	p := simtest.CompileFile(t, "../testdata/streams.yaml")
	var trace sim.Trace
	lapses := NewLapses(p, calls(from, to))
	if err := experiment.Run(t.Context(), p, sim.Luck{Nominal: true}, &trace, lapses); err != nil {
		t.Fatal(err)
	}
	for _, l := range lapses.All {
		if l.Of.Ordinal == ordinal {
			c := New(p, trace.Records).Explain(l.From.Seq, l.To.Seq, false)
			return chainText(p, &c)
		}
	}
	t.Fatalf("call %d has no value", ordinal)
	return ""
}

// Two calls run at the same time and others have had their slots before: the chain says whose step held the car.
func TestAChainNamesTheInstancesThatItWaitedFor(t *testing.T) {
	t.Parallel()
	want := `733 waiting for a unit: go, with begins fire (car-1)
900 travel: go
1800 work: report
`
	if got := explained(t, 6, "begins", "report"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// The fifth call's car is taken for the fire while it is on the road.
func TestAChainTellsThatAUnitWasTakenAway(t *testing.T) {
	t.Parallel()
	want := `300 taken away: go, lost to go fire (car-1)
360 waiting for a unit: go, with begins calls#4 (car-2)
`
	if got := explained(t, 5, "begins", "go"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestLapsesAreThoseOfEachInstance(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../testdata/streams.yaml")
	lapses := NewLapses(p, calls("begins", "go"))
	if err := experiment.Run(t.Context(), p, sim.Luck{Nominal: true}, lapses); err != nil {
		t.Fatal(err)
	}
	var all, ranked []string
	for _, l := range lapses.All {
		all = append(all, fmt.Sprintf("%s %d", p.InstanceID(l.Of), l.Length()/1000))
	}
	for _, l := range lapses.Ranked() {
		ranked = append(ranked, p.InstanceID(l.Of))
	}
	if got, want := strings.Join(all, ", "), "calls#1 660, calls#2 660, calls#3 60, calls#4 60, calls#5 660, calls#7 60, calls#6 1633, "+
		"calls#8 660, calls#9 0, calls#10 60, calls#11 660"; got != want {
		t.Errorf("all: %s", got)
	}
	if got, want := strings.Join(ranked, " "), "calls#9 calls#3 calls#4 calls#7 calls#10 calls#5 calls#8 calls#11 calls#6"; got != want {
		t.Errorf("measured, by length: %s", got)
	}
	for _, row := range []*measure.Row{
		{Measure: "fire", Origin: measure.Declared, From: "fire/begins", To: "fire/go"},
		{Measure: "unit.utilisation", Origin: measure.Builtin},
		{Measure: "third", Origin: measure.Declared, From: "fire/begins", To: "calls/go.3"},
	} {
		if NewLapses(p, row) != nil {
			t.Errorf("%s is not about the instances of a stream", row.Measure)
		}
	}
}
