package experiment

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/measure"
)

// calls is the row of a measure of the calls of testdata/streams.yaml.
func calls(from, to string) *measure.Row {
	return &measure.Row{Measure: "m", Origin: measure.Declared, From: "calls/" + from, To: "calls/" + to}
}

// explained is the chain behind the time of one call in the nominal run.
func explained(t *testing.T, ordinal int32, from, to string) string {
	t.Helper()
	p, _ := load(t, "testdata/streams.yaml")
	var trace sim.Trace
	lapses := NewLapses(p, calls(from, to))
	if err := Run(t.Context(), p, sim.Luck{Nominal: true}, &trace, lapses); err != nil {
		t.Fatal(err)
	}
	for _, l := range lapses.All {
		if l.Of.Ordinal == ordinal {
			c := NewCauses(p, trace.Records).Explain(l.From.Seq, l.To.Seq, false)
			return chainText(&c)
		}
	}
	t.Fatalf("call %d has no value", ordinal)
	return ""
}

// Two calls run at the same time and others have had their slots before: the words say whose step held the car.
func TestAChainNamesTheInstancesThatItWaitedFor(t *testing.T) {
	t.Parallel()
	want := `  733s waiting for a unit: go waits for 1 patrol; Car 1 was with fire
  900s travel: Car 1 travels for go
 1800s work: Take a report (report)
`
	if got := explained(t, 6, "begins", "report"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// The fifth call's car is taken for the fire while it is on the road.
func TestAChainTellsThatAUnitWasTakenAway(t *testing.T) {
	t.Parallel()
	want := `  300s taken away: go loses Car 1 to go of fire
  360s waiting for a unit: go waits for a free unit of kind patrol; Car 2 was with calls#4
`
	if got := explained(t, 5, "begins", "go"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestLapsesAreThoseOfEachInstance(t *testing.T) {
	t.Parallel()
	p, _ := load(t, "testdata/streams.yaml")
	lapses := NewLapses(p, calls("begins", "go"))
	if err := Run(t.Context(), p, sim.Luck{Nominal: true}, lapses); err != nil {
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

func TestALongRunIsNotKept(t *testing.T) {
	t.Parallel()
	var tape Tape
	part := make([]sim.Record, 1000)
	for first := 0; first <= TraceLimit; first += len(part) {
		if n := len(tape.parts); tape.full || n == 0 && first > 0 {
			t.Fatalf("not kept at %d", first)
		}
		tape.Consume(sim.Seq(first), part)
	}
	if tape.Records() != nil || !tape.full {
		t.Error("a run of more than the limit is kept")
	}
}

func TestATapeKeepsRecordsInOrder(t *testing.T) {
	t.Parallel()
	var tape Tape
	for i := range 30_000 {
		tape.Consume(sim.Seq(i), []sim.Record{{Unit: int32(i)}})
	}
	for i, r := range tape.Records() {
		if r.Unit != int32(i) {
			t.Fatalf("record %d is %+v", i, r)
		}
	}
}

func TestFewerRunsAreMadeOfALongScenario(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		usual   bool
		records int64
		want    int
	}{
		{true, 400, 1000}, {true, 20_000, 1000}, {true, 100_000, 200}, {true, 1_000_000, 20}, {true, 30_000_000, 10}, {false, 30_000_000, 1000},
	} {
		o := Options{Runs: 1000, Usual: test.usual}
		if got := o.affordable(test.records); got != test.want {
			t.Errorf("%+v: %d", test, got)
		}
	}
}

func TestAReplayThatIsStoppedSaysSo(t *testing.T) {
	t.Parallel()
	p, set := load(t, "testdata/streams.yaml", "clock.horizon=300h")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Nominal(ctx, p, set); !errors.Is(err, sim.ErrStopped) {
		t.Errorf("got %v", err)
	}
	if _, err := History(ctx, p, sim.Luck{Nominal: true}); !errors.Is(err, sim.ErrStopped) {
		t.Errorf("of the history: got %v", err)
	}
}
