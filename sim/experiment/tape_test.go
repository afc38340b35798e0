package experiment

import (
	"context"
	"errors"
	"testing"

	"simulate/sim"
)

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
	if _, err := Show(ctx, p, set, sim.Luck{Nominal: true}); !errors.Is(err, sim.ErrStopped) {
		t.Errorf("got %v", err)
	}
	if _, err := History(ctx, p, sim.Luck{Nominal: true}); !errors.Is(err, sim.ErrStopped) {
		t.Errorf("of the history: got %v", err)
	}
}
