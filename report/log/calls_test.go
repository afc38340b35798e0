package log_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"simulate/report/log"
	"simulate/report/reporttest"
	"simulate/sim"
	"simulate/sim/experiment"
)

// begun is a sink that lists what begins, and what does not.
type begun struct {
	roll *sim.Roll
	list map[string]bool
	p    *sim.Program
}

func (b *begun) Consume(first sim.Seq, records []sim.Record) {
	for i := range records {
		b.roll.Consume(first+sim.Seq(i), records[i:i+1])
		if k := records[i].Kind; k == sim.IncidentBegan || k == sim.IncidentSkipped {
			b.list[b.p.InstanceID(b.roll.Of(records[i].Incident))] = true
		}
	}
}

// both tells two sinks.
type both struct{ a, b sim.Sink }

func (x both) Consume(first sim.Seq, records []sim.Record) {
	x.a.Consume(first, records)
	x.b.Consume(first, records)
}

func TestEveryIncidentOfARunHasOneRow(t *testing.T) {
	t.Parallel()
	p := reporttest.Evaluate(t, 0, "load.yaml").Program
	want := &begun{sim.NewRoll(p), map[string]bool{}, p}
	var out bytes.Buffer
	calls := log.NewCalls(&out, p, true)
	lucks := []sim.Luck{{Seed: 4, Replication: 2}}
	if _, err := experiment.InTurn(t.Context(), p, lucks, nil, func(w *sim.World, l sim.Luck) sim.Sink { return both{calls.Listen(w, l), want} }); err != nil {
		t.Fatal(err)
	}
	if err := calls.Flush(); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		id := strings.TrimSuffix(row[2]+"#"+row[3], "#")
		if seen[id] || !want.list[id] {
			t.Errorf("%s has two rows, or has not begun", id)
		}
		seen[id] = true
	}
	if len(seen) != len(want.list) || len(seen) < 20 {
		t.Errorf("%d rows of %d incidents", len(seen), len(want.list))
	}
}
