package sim_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/simtest"
)

// county describes a system of ambulances under a load of calls of eight steps each.
type county struct {
	units, stations, hospitals int
	callsPerHour               float64
	hours                      int
	choose                     string
	rules                      string // of dispatch beside the choice
	extra                      string // of the send
	roads                      string // file of a map, on which it is smaller
}

// text writes the county as a scenario. Its stations stand in a square of some 50 km.
func (c county) text() string {
	var b strings.Builder
	line := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n", a...) }
	line("format: 1\nclock: {start: 2024-01-01T00:00:00Z, horizon: %dh}", c.hours)
	line("agencies: {ems: {kind: ems}, centre: {kind: dispatch}, hospitals: {kind: hospital}}")
	line("places:")
	high, wide, roads := 0.45, 0.55, ""
	if c.roads != "" {
		high, wide, roads = 0.27, 0.34, ", roads: "+c.roads
	}
	place := func(name string, i int) {
		x, y := float64((i*7919)%1000)/1000, float64((i*104729)%1000)/1000
		line("  %s-%d: {position: [%.4f, %.4f]}", name, i, 39+high*x, -94.5+wide*y)
	}
	for i := range c.stations {
		place("station", i)
	}
	for i := range c.hospitals {
		place("hospital", i)
	}
	line("travel: {speed: {default: 60 km/h}, detour: 1.3, variation: lognormal(p50 1 p90 1.3)%s}", roads)
	line("units:")
	for i := range c.stations {
		n := c.units*(i+1)/c.stations - c.units*i/c.stations
		line("  medic-%d: {agency: ems, kind: ambulance, count: %d, home: station-%d, turnout: lognormal(p50 40s p90 70s)}", i, n, i)
	}
	for i := range c.hospitals {
		line("  bed-%d: {agency: hospitals, kind: bed, count: %d, home: hospital-%d}", i, 1+int(1.5*c.callsPerHour)/c.hospitals, i)
	}
	line("  taker: {agency: centre, kind: call-taker, count: %d, home: station-0}", 2+int(c.callsPerHour/15))
	line("dispatch: {ambulance: {choose: %s%s}}", c.choose, c.rules)
	line(`incidents:
  calls:
    agency: ems
    where: {polygon: [[39, -94.5], [39, %[3]g], [%[4]g, %[3]g], [%[4]g, -94.5]]}
    arrivals: {rate: %.3[1]f/h}
    plan:
      answer: {work: Answer, by: centre, needs: {call-taker: 1}, takes: lognormal(p50 60s p90 2m)}
      go:     {after: answer, send: {ambulance: 1}%[2]s}
      treat:  {after: go, work: Treat, needs: {ambulance: 1}, takes: lognormal(p50 14m p90 25m)}
      bed:    {after: treat, work: A bed, by: hospitals, choose: nearest, needs: {bed: 1}, takes: 0s, hold: ready}
      carry:  {after: bed, move: {ambulance: 1}, with: go, where: bed}
      hand:   {after: carry, work: Hand over, with: carry, where: bed, takes: exponential(mean 12m)}
      ready:  {after: hand, event: Ready}
      home:   {after: ready, release: all}`, c.callsPerHour, c.extra, -94.5+wide, 39+high)
	line("measures: {response: {from: calls/answer, to: calls/go.first}, whole-call: {from: calls/begins, to: calls/hand}}")
	return b.String()
}

// TestIndexesFindWhatASearchFinds holds the dispatcher, with its indexes and lanes, against one that looks at everything: every
// record must be the same, under loads from idle to overwhelmed.
func TestIndexesFindWhatASearchFinds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := county{
			units: rapid.IntRange(20, 300).Draw(t, "units"), stations: rapid.IntRange(1, 20).Draw(t, "stations"), hospitals: 3, hours: 3,
			choose: rapid.SampledFrom([]string{"nearest", "own-first", "fastest", "longest-idle"}).Draw(t, "choose"),
			rules: rapid.SampledFrom([]string{"", ", posts: {5: [hospital-0, station-0], 20: [hospital-1, station-0, hospital-2]}, settle: 2m", ", keep: {3: 4}"}).
				Draw(t, "rules"),
			extra: rapid.SampledFrom([]string{"", ", give-up: 10m", ", whole: true"}).Draw(t, "extra"),
			roads: rapid.SampledFrom([]string{"", "town-0.osm", "town-1.osm"}).Draw(t, "roads"),
		}
		c.callsPerHour = float64(c.units) * rapid.Float64Range(0.2, 1.6).Draw(t, "load")
		p := simtest.Load(t, c.text())
		luck := sim.Luck{Seed: rapid.Uint64().Draw(t, "seed")}
		simple := sim.NewWorld(p)
		simple.Simplify()
		if got, want := run(t, sim.NewWorld(p), luck), run(t, simple, luck); len(got) != len(want) {
			t.Fatalf("%d records, of a simple dispatcher %d", len(got), len(want))
		} else {
			for i := range got {
				if got[i] != want[i] {
					t.Fatalf("record %d is %v, of a simple dispatcher %v", i, got[i], want[i])
				}
			}
		}
	})
}

// TestMemoryDoesNotGrowWithSimulatedTime: ten days of calls need as many slots as one, and nothing is allocated once there are
// enough.
func TestMemoryDoesNotGrowWithSimulatedTime(t *testing.T) {
	c := county{units: 30, stations: 10, hospitals: 6, callsPerHour: 12, choose: "nearest", hours: 24}
	slots := func(hours int) (int, *sim.World) {
		c.hours = hours
		text := strings.Replace(c.text(), "      treat:", "      urgent: {after: go, event: Nobody is taken from a patient, priority: 1}\n      treat:", 1)
		world := sim.NewWorld(compile(t, text))
		if err := world.Run(sim.Luck{Seed: 1}); err != nil {
			t.Fatal(err)
		}
		return world.Slots(), world
	}
	day, _ := slots(24)
	tenDays, world := slots(240)
	if tenDays > 2*day {
		t.Errorf("%d slots for ten days, %d for one", tenDays, day)
	}
	allocations := testing.AllocsPerRun(1, func() {
		if err := world.Run(sim.Luck{Seed: 1}); err != nil {
			t.Fatal(err)
		}
	})
	if allocations != 0 {
		t.Errorf("%v allocations a run, want 0", allocations)
	}
}
