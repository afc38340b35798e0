package snapshot_test

import (
	"fmt"
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

// A road stays closed until a wreck is away, which waits for a crane that nobody has sent; the report waits for the road.
const wreck = `format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 1h}
agencies: {pd: {kind: police}}
places: {road: {}, yard: {}}
travel: {between: {road: {yard: 5m}}}
units: {car: {agency: pd, kind: patrol, home: yard}, crane: {agency: pd, kind: crane, home: yard}}
incidents:
  crash:
    agency: pd
    where: road
    plan:
      go: {send: {patrol: 1}}
      close: {after: go, work: Close the road, needs: {patrol: 1}, hold: lift}
      lift: {after: go, work: Lift the wreck, needs: {crane: 1}}
      later: {after: talk, send: {crane: 1}}
      talk: {after: close, work: Talk to witnesses, needs: {patrol: 1}}
      report: {after: [talk, go], event: The report}
`

func TestWhatDidNotHappenLeadsToWhatKeepsIt(t *testing.T) {
	t.Parallel()
	s, problems := loader.Bytes("wreck.yaml", []byte(wreck), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	fold := snapshot.NewFold(p, engine.Never)
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	if _, err := fold.Undone(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range fold.Forward("report") {
		got = append(got, fmt.Sprintf("%d %s %s: %s", l.Depth, p.Steps[l.Step].ID, l.Status, l.Needs))
	}
	if want := []string{
		"0 report pending: waits for talk",
		"1 talk waiting: needs 1 patrol on scene, 1 is, 1 of them busy",
		"2 close done: keeps its units until lift",
		"3 lift waiting: needs 1 crane on scene, 0 are",
	}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
