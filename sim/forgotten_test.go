package sim_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/simtest"
)

var chosen = regexp.MustCompile(`, choose: (\w[-\w]*|\[.*?\]|{.*?})`)

// TestNobodyIsForgotten: whoever can be served, and every incident that can close, is looked at as soon as that is so. To look at all
// of them again at every instant changes nothing.
func TestNobodyIsForgotten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		if strings.Contains(text, "approval:") { // who is the best of those who may not go yet changes as they drive home
			text = chosen.ReplaceAllString(text, "")
		}
		p, luck := simtest.Load(t, text), someLuck(t)
		var again sim.Trace
		w := sim.NewWorld(p)
		w.Begin(luck, &again)
		if err := w.FinishLookingAgain(); err != nil {
			t.Fatal(err)
		}
		records, looked := withoutKept(run(t, sim.NewWorld(p), luck)), withoutKept(again.Records)
		for i := range min(len(records), len(looked)) {
			if records[i] != looked[i] {
				t.Fatalf("record %d is\n%s, and looking again\n%s", i, recordLine(p, i, &records[i]), recordLine(p, i, &looked[i]))
			}
		}
		if len(records) != len(looked) {
			t.Fatalf("%d records, and looking again %d", len(records), len(looked))
		}
	})
}

// withoutKept is what came about in a run, numbered without what was told of units that were kept: a request that waits for others first is
// told of those when it is looked at, and as units go it need not be.
func withoutKept(records []sim.Record) []sim.Record {
	number, left := make([]sim.Seq, len(records)), make([]sim.Record, 0, len(records))
	for i, r := range records {
		number[i] = sim.Seq(len(left))
		if r.Kind != sim.UnitsKept {
			r.Cause, r.Since = number[r.Cause], number[r.Since]
			left = append(left, r)
		}
	}
	return left
}
