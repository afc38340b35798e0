package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
)

// oneOf is a stream whose outcomes and places are written in a given order.
func oneOf(outcomes, places string) string {
	return `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 10h}
agencies: {pd: {}}
places: {north: {}, east: {}, south: {}}
incidents:
  calls:
    agency: pd
    where: {` + places + `}
    arrivals: {count: 40}
    plan:
      ask: {event: The caller says, outcomes: {` + outcomes + `}}
`
}

// ended lists where the instances of a run were and how they ended.
func ended(t *testing.T, file string, luck sim.Luck) []string {
	t.Helper()
	p := compile(t, file)
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, r := range trace.Records {
		switch r.Kind {
		case sim.IncidentBegan:
			list = append(list, p.Places[r.Place].ID)
		case sim.StepDone:
			list = append(list, p.Steps[r.Step].Ends[r.Arg-1])
		}
	}
	return list
}

func TestTheOrderInWhichSharesAreWrittenChangesNoDraw(t *testing.T) {
	t.Parallel()
	const plain, ranged = "smoke: 20%, alarm: 50%, fire: 30%", "smoke: {value: 20%, range: 10%..60%}, alarm: 50%, fire: 30%"
	const turned, turnedRanged = "fire: 30%, smoke: 20%, alarm: 50%", "alarm: 50%, fire: 30%, smoke: {value: 20%, range: 10%..60%}"
	for replication := range uint64(5) {
		luck := sim.Luck{Seed: 1, Replication: replication}
		for _, written := range [][2]string{{plain, turned}, {ranged, turnedRanged}} {
			first := ended(t, oneOf(written[0], "south: 20%, east: 50%, north: 30%"), luck)
			second := ended(t, oneOf(written[1], "north: 30%, south: 20%, east: 50%"), luck)
			if !slices.Equal(first, second) {
				t.Errorf("%s: %v, and written as %s: %v", written[0], first, written[1], second)
			}
		}
	}
}

// TestARangeOfAWholeNumberHasThemAllAlike: every number of units between the ends is drawn equally often, and no other number.
func TestARangeOfAWholeNumberHasThemAllAlike(t *testing.T) {
	t.Parallel()
	p := compile(t, ranged)
	const runs = 4000
	drawn := map[string]map[float64]int{"units.desk.count": {}, "channels.main.capacity": {}}
	for replication := range uint64(runs) {
		values := p.InputsOf(sim.Luck{Seed: 1, Replication: replication})
		for i, in := range p.Inputs {
			if of := drawn[in.Path]; of != nil {
				of[values[i]]++
			}
		}
	}
	for path, want := range map[string][]float64{"units.desk.count": {1, 2, 3, 4}, "channels.main.capacity": {1, 2, 3}} {
		for _, number := range want {
			// Six standard deviations of a binomial count.
			if got, mean := float64(drawn[path][number]), runs/float64(len(want)); got < mean-170 || got > mean+170 {
				t.Errorf("%s is %v in %v of %d runs, not in about %.0f", path, number, got, runs, mean)
			}
		}
		if len(drawn[path]) != len(want) {
			t.Errorf("%s takes %v, want %v alone", path, drawn[path], want)
		}
	}
}

// TestARangeAroundNothingIsDrawn: figures of which the nominal one is nothing take the values of their range.
func TestARangeAroundNothingIsDrawn(t *testing.T) {
	t.Parallel()
	const quiet = `
format: 1
clock: {start: 2024-01-01T00:00:00Z, horizon: 5h}
agencies: {pd: {}}
places: {here: {}}
incidents:
  calls:
    agency: pd
    where: here
    arrivals: {rate: {00: {value: 0/h, range: 0/h..6/h}, 05: 4/h}}
    plan: {ask: {event: The caller says, outcomes: {fire: {value: 100%, range: 40%..100%}, hoax: 0%}}}
`
	const runs = 2000
	calls, hoaxes := 0, 0
	for replication := range uint64(runs) {
		list := ended(t, quiet, sim.Luck{Seed: 1, Replication: replication})
		calls += len(list) / 2
		hoaxes += strings.Count(fmt.Sprint(list), "hoax")
	}
	// Three an hour on average. The standard error is that of the rate, 6/√12, and of Poisson counts: 0.2 a run.
	if mean := float64(calls) / runs; mean < 14 || mean > 16 {
		t.Errorf("%.2f calls in five hours, not about 15", mean)
	}
	if share := float64(hoaxes) / float64(calls); share < 0.27 || share > 0.33 {
		t.Errorf("%.3f of the calls are hoaxes, not about 0.3", share)
	}
	if list := ended(t, quiet, sim.Luck{Nominal: true}); len(list) != 0 {
		t.Errorf("a nominal run has %v", list)
	}
}

// TestTheNominalRunHasTypicalUnitsBusy: of twenty patrols that are spread over a circle, ten are busy at the start; the free
// ones are as far out as all of them are.
func TestTheNominalRunHasTypicalUnitsBusy(t *testing.T) {
	t.Parallel()
	for _, count := range []string{"20", "{value: 20, range: 10..60}"} {
		p := compile(t, `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 1h}
agencies: {pd: {}}
places: {here: {position: [39, -94]}}
travel: {speed: {default: 60 km/h}}
units:
  car: {agency: pd, kind: patrol, count: `+count+`, home: {near: [39, -94], within: 10 km}, busy-at-start: {chance: 50%, for: 30m}}
incidents:
  call: {agency: pd, where: here, plan: {cars: {send: {patrol: 10}}}}
`)
		var trace sim.Trace
		if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, &trace); err != nil {
			t.Fatal(err)
		}
		var arrived []float64 // kilometres out, at a kilometre a minute
		for _, r := range trace.Records {
			if r.Kind == sim.UnitArrived {
				arrived = append(arrived, float64(r.At)/60_000)
			}
		}
		if len(arrived) != 10 {
			t.Fatalf("count %s: %d patrols come, want 10", count, len(arrived))
		}
		// Of points spread evenly over a circle the median is 1/√2 of the radius out, and the nearest of ten about √(1/20).
		if median := (arrived[4] + arrived[5]) / 2; median < 6.4 || median > 7.7 || arrived[0] > 4 || arrived[9] < 9 {
			t.Errorf("count %s: the patrols that come are %.1f km out", count, arrived)
		}
	}
}

// TestManyAtOneInstantAreNoLoop: a hundred thousand calls arrive, and end their work, at one instant each; a repetition among them that never
// ends is still found.
func TestManyAtOneInstantAreNoLoop(t *testing.T) {
	t.Parallel()
	const many = `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 1h}
agencies: {pd: {}}
places: {here: {}}
incidents:
  calls:
    agency: pd
    where: here
    arrivals: {count: 60000}
    plan:
      work: {work: It takes a while, takes: 10m}
      a: {after: work, event: One}
      b: {after: a, event: Two}
      c: {after: b, event: Three}
      d: {after: c, event: Four}
`
	if err := sim.NewWorld(compile(t, many)).Run(sim.Luck{Nominal: true}); err != nil {
		t.Error(err)
	}
	err := sim.NewWorld(compile(t, many+"      e: {after: d, event: Again, every: 0s, until: never}\n      never: {after: d, delay: 1h, event: Never}\n")).Run(sim.Luck{Nominal: true})
	if err == nil || !strings.Contains(err.Error(), "calls/e (test.yaml:17:7)") {
		t.Errorf("the loop is not found: %v", err)
	}
}
