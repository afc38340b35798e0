package snapshot_test

import (
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

const manyPlaces = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 4h}
agencies: {pd: {kind: police}}
places: {a: {position: [39.1, -94.4]}, b: {position: [39.1, -94.4]}, c: {position: [39.1, -94.4]}, d: {position: [39.1, -94.4]}, e: {position: [39.1, -94.4]}}
units: {car: {agency: pd, kind: patrol, count: 7, home: a}}
travel: {speed: {default: 50 km/h}}
incidents:
  calls:
    title: Calls
    agency: pd
    where: a
    arrivals: {at: [+0m, +1m, +2m, +3m, +4m, +5m, +6m, +7m]}
    plan:
      go: {send: {patrol: 1}}
      treat: {after: go, work: Treat, needs: {patrol: 1}, takes: 3h}
      carry: {after: treat, move: {patrol: 1}, where: {nearest: [a, b, c, d, e]}}
`

// Who waits for one of many units reads what a few of them are at, and how many more are not free; a step at one of many places has the
// name of a few.
func TestOfManyAFewAreNamed(t *testing.T) {
	t.Parallel()
	sc, problems := loader.Bytes("-", []byte(manyPlaces), loader.Options{})
	if sc == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(sc)
	if err != nil {
		t.Fatal(err)
	}
	carry := &p.Steps[len(p.Steps)-1]
	if got, want := (snapshot.Titles{Program: p}).OneOf(carry), "a, b, c or one of 2 more"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var trace sim.Trace
	if err := sim.NewWorld(p.Until(10*engine.Minute)).Run(sim.Luck{Nominal: true}, &trace); err != nil {
		t.Fatal(err)
	}
	fold := snapshot.NewFold(p, engine.Never)
	fold.Consume(0, trace.Records)
	if _, err := fold.Undone(); err != nil {
		t.Fatal(err)
	}
	const want = "needs 1× patrol, 0 are assigned; 1 with “Treat” of Calls #1; 1 with “Treat” of Calls #2; 1 with “Treat” of Calls #3; 1 with “Treat” of Calls #4; 3 more are not free"
	if got := fold.Why(sim.Instance{Incident: 0, Ordinal: 8}, uint16(len(p.Steps)-3)); got != want {
		t.Errorf("got %q", got)
	}
}
