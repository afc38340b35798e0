package sim_test

import (
	"fmt"
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
)

// evacuation is so many people, a minute apart, whom so many buses with so many seats bring to a shelter and come back.
const evacuation = `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 20h}
agencies: {county: {}}
places: {stop: {}, shelter: {}}
travel: {between: {stop: {shelter: 10m}}}
units: {bus: {agency: county, kind: bus, count: %[2]d, seats: %[3]d, home: stop}}
incidents:
  fire:
    agency: county
    where: stop
    present: {bus: %[2]d}
    plan: {over: {after: people/ride.ended.all, event: All are out}}
  people:
    agency: county
    where: stop
    part-of: fire
    arrivals: {%[1]s}
    plan:
      ride: {move: {bus: 1}, where: shelter, fill: %[4]s}
      back: {after: ride, move: {bus: 1}, with: ride}
`

// Of people who are all there at once every load but the last is full, and with each return of the buses as many go as they have seats.
func TestBusesCarryAsManyAsTheyHaveSeats(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ people, buses, seats int }{{40, 2, 20}, {41, 2, 20}, {120, 2, 20}, {95, 3, 10}, {7, 1, 1}, {5, 1, 8}} {
		p := compile(t, fmt.Sprintf(evacuation, fmt.Sprintf("count: %d", c.people), c.buses, c.seats, "1h"))
		var got, want []engine.Time
		loads := map[uint16]int{}
		for _, r := range recordsOf(t, p) {
			switch {
			case r.Kind == sim.StepDone && p.Steps[r.Step].ID == "ride":
				got = append(got, r.At/engine.Minute)
			case r.Kind == sim.UnitEnRoute && p.Steps[r.Step].ID == "ride":
				loads[r.Arg]++
			}
		}
		for i := range c.people {
			want = append(want, engine.Time(10+20*(i/(c.buses*c.seats))))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+v: people arrive at %v, want %v", c, got, want)
		}
		if full := c.people / c.seats; loads[uint16(c.seats)] != full {
			t.Errorf("%+v: the loads are %v, want %d full ones", c, loads, full)
		}
	}
}

// Of people who come a minute apart a bus leaves when it is full, or has waited long enough.
func TestBusesWaitUntilTheyAreFullOrHaveWaitedLongEnough(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ fill, seats, aboard, minute int }{
		{60, 20, 20, 20}, // the 20th comes at minute 20
		{10, 20, 11, 11}, // the first at minute 1, and who comes as the time is over still gets a seat
		{0, 20, 1, 1},
	} {
		p := compile(t, fmt.Sprintf(evacuation, "gap: 1m, until: +100m", 2, c.seats, fmt.Sprintf("%dm", c.fill)))
		for _, r := range recordsOf(t, p) {
			if r.Kind == sim.UnitEnRoute {
				if int(r.Arg) != c.aboard || r.At != engine.Time(c.minute)*engine.Minute {
					t.Errorf("%+v: the first bus leaves with %d at minute %d", c, r.Arg, r.At/engine.Minute)
				}
				break
			}
		}
	}
}
