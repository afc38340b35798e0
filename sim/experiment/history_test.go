package experiment

import (
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario/loader"
)

// oneCar is a scenario in which a second alarm waits for the only car: from the fifth minute until the first is over.
const oneCar = `
format: 1
clock: {start: 2025-03-10T13:00:00Z, horizon: 2h}
agencies: {pd: {name: Town Police, kind: police}}
places: {station: {name: Station}, house: {name: House}}
travel: {between: {station: {house: 10m}}}
units: {car: {name: Car, agency: pd, kind: patrol, home: station, turnout: 0s}}
incidents:
  alarm:
    agency: pd
    where: house
    plan:
      go: {send: {patrol: 1}}
      look: {after: go, work: Look around, needs: {patrol: 1}, takes: 20m}
      again: {after: begins, delay: 5m, send: {patrol: 1}}
      leave: {after: look, release: {patrol: all}}
`

// TestTheFirstUnitOfASendIsWaitedForToo is of a bug: what a step waited for before it began stands in the record with which it
// began, and not in that of its first unit.
func TestTheFirstUnitOfASendIsWaitedForToo(t *testing.T) {
	t.Parallel()
	s, problems := loader.Bytes("one-car.yaml", []byte(oneCar), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	h, err := History(t.Context(), p, sim.Luck{Nominal: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(h.Waits) != 1 || h.Waits[0].From != 5*engine.Minute || h.Waits[0].To != 30*engine.Minute || h.Waits[0].Agency != 0 {
		t.Errorf("the history has the waits %+v", h.Waits)
	}
	set, err := measure.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	nominal, err := Show(t.Context(), p, set, sim.Luck{Nominal: true})
	if err != nil {
		t.Fatal(err)
	}
	if units, _ := waits(p, nominal.Records); longest(units)[0] != 1 {
		t.Errorf("the waits for units are %+v", units)
	}
}

// tenCalls is a desk with one call-taker at which ten calls come in at once, for each of which it needs a length of time.
const tenCalls = `
format: 1
clock: {start: 2025-03-10T13:00:00Z, horizon: 1h}
agencies: {desk: {name: Desk, kind: dispatch}}
places: {room: {name: Room}}
units: {taker: {agency: desk, kind: taker, home: room}}
incidents:
  calls:
    agency: desk
    where: room
    arrivals: {at: [+1m, +1m, +1m, +1m, +1m, +1m, +1m, +1m, +1m, +1m]}
    plan: {talk: {work: Talk, by: desk, needs: {taker: 1}, takes: LENGTH}}
`

// TestALongestQueueIsThatOfAllWhoWaitInTheWindow is of two bugs: work by units where they are was no request as long as it had not
// begun, and the queue of the warm-up stood beside the utilisation of the window.
func TestALongestQueueIsThatOfAllWhoWaitInTheWindow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, length string
		warmUp       engine.Time
		want         int
	}{
		{"none but the first is served", "2h", 0, 9},
		{"the last is served before the window", "4m", 50 * engine.Minute, 0},
		{"the fifth is served as the window begins", "4m", 20 * engine.Minute, 5},
	} {
		s, problems := loader.Bytes("calls.yaml", []byte(strings.ReplaceAll(tenCalls, "LENGTH", c.length)), loader.Options{})
		if s == nil {
			t.Fatal(problems)
		}
		p, err := sim.Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		p.WarmUp = c.warmUp
		r, err := Evaluate(t.Context(), p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Resources[0].LongestQueue; got != c.want {
			t.Errorf("%s: the longest queue is %d, want %d", c.name, got, c.want)
		}
	}
}
