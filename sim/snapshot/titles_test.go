package snapshot_test

import (
	"testing"

	"simulate/sim/snapshot"
)

const blaze = `format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 1h}
agencies: {fd: {kind: fire, name: Fire service}, pd: {kind: police, name: Police}}
places: {mill: {name: The mill, position: [47, 8]}, depot: {position: [47.2, 8]}}
travel: {speed: {default: 60 km/h}}
units: {engine: {agency: fd, kind: engine, count: 2, home: depot}}
incidents:
  fire:
    title: Fire at the mill
    agency: fd
    where: mill
    condition: {starts: {small: 100%}, changes: {small: {large: 5m}}, ended-by: look}
    plan:
      go: {send: {engine: 2}}
      look: {after: go, work: Look round, takes: 1m, outcomes: {much: 50%, little: 50%}}
  road:
    title: Road closed
    agency: pd
    where: mill
    plan:
      close: {event: The road is closed}
`

// What a step waits for is told as a reader has it: in quotes, and with the incident where that is another.
func TestMilestonesAreCalledByTheirTitles(t *testing.T) {
	t.Parallel()
	titles := snapshot.Titles{Program: compiled(t, blaze)}
	for _, tt := range []struct{ from, reference, alone, within string }{
		{"fire", "look", "Look round: done", "“Look round”"},
		{"fire", "look.much", "Look round: much", "“Look round: much”"},
		{"fire", "go", "2× engine: all are there", "“Send 2× engine”"},
		{"fire", "go.2", "2× engine: the second is there", "“2× engine: the second is there”"},
		{"fire", "go.first-engine", "2× engine: the first engine is there", "“2× engine: the first engine is there”"},
		{"fire", "go.engine-2", "2× engine: engine-2 is there", "“2× engine: engine-2 is there”"},
		{"fire", "begins", "Fire at the mill begins", "“Fire at the mill begins”"},
		{"fire", "condition.large", "Fire at the mill is large", "“Fire at the mill is large”"},
		{"fire", "road/close", "The road is closed", "“The road is closed” of Road closed"},
		{"road", "fire/look", "Look round: done", "“Look round” of Fire at the mill"},
		{"fire", "nothing", "nothing", "nothing"},
	} {
		if got := titles.MilestoneTitle(tt.from, tt.reference); got != tt.alone {
			t.Errorf("%s: %q, want %q", tt.reference, got, tt.alone)
		}
		if got := titles.MilestoneCalled(tt.from, tt.reference); got != tt.within {
			t.Errorf("%s in a sentence: %q, want %q", tt.reference, got, tt.within)
		}
	}
}
