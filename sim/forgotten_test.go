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
		if strings.Contains(text, "keep:") { // what waits for another kind first is told that units are kept, as others go off duty, when it is looked at
			text = strings.ReplaceAll(text, ", whole: true", "")
		}
		p, luck := simtest.Load(t, text), someLuck(t)
		var again sim.Trace
		w := sim.NewWorld(p)
		w.Begin(luck, &again)
		if err := w.FinishLookingAgain(); err != nil {
			t.Fatal(err)
		}
		records := run(t, sim.NewWorld(p), luck)
		for i := range min(len(records), len(again.Records)) {
			if records[i] != again.Records[i] {
				t.Fatalf("record %d is\n%s, and looking again\n%s", i, recordLine(p, i, &records[i]), recordLine(p, i, &again.Records[i]))
			}
		}
		if len(records) != len(again.Records) {
			t.Fatalf("%d records, and looking again %d", len(records), len(again.Records))
		}
	})
}
