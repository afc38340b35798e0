package sim_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/simtest"
)

// rated is a stream whose arrivals are still to be written.
const rated = `
format: 1
title: Calls
clock: {start: 2026-03-02T08:00:00Z, zone: UTC, horizon: 5d}
agencies: {fire: {kind: fire}}
places: {yard: {}}
units: {engine: {agency: fire, kind: engine, count: 2, home: yard, turnout: 1m}}
incidents:
  call:
    agency: fire
    where: yard
    arrivals: %s
    plan: {go: {send: {engine: 1}}, work: {after: go, work: Help, needs: {engine: 1}, takes: lognormal(p50 20m p90 1h)}}
measures: {response: {from: call/begins, to: call/go}}
`

// A factor of the rates is as if each rate had been written so many times: the same records. So is the factor that a run has drawn
// of a range.
func TestAFactorIsThatOfEveryRate(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		low, high := rapid.IntRange(1, 16).Draw(t, "low"), rapid.IntRange(1, 16).Draw(t, "high")
		program := func(times float64, more string) *sim.Program {
			rates := fmt.Sprintf("{mon: {00: %v/h, 14: %v/h}, tue-sun: %v/h}", times*float64(low), times*float64(high), times*3)
			return simtest.Load(t, fmt.Sprintf(rated, "{rate: "+rates+more+"}"))
		}
		luck := sim.Luck{Seed: 3, Replication: rapid.Uint64Range(0, 50).Draw(t, "replication"), Nominal: rapid.Bool().Draw(t, "nominal")}
		same := func(times float64, other *sim.Program, given *sim.Given) {
			var want, got sim.Fingerprint
			run(t, sim.NewWorld(program(times, "")), luck, &want)
			luck := luck
			luck.Given = given
			run(t, sim.NewWorld(other), luck, &got)
			if got.Sum() != want.Sum() {
				t.Errorf("a factor of %v makes other records than rates of so many times", times)
			}
		}
		times := float64(rapid.IntRange(1, 40).Draw(t, "eighths")) / 8
		same(times, program(1, fmt.Sprintf(", factor: %v", times)), nil)
		if luck.Nominal {
			return
		}
		ranged, u := program(1, ", factor: {value: 1, range: 0.5..2.5}"), float64(rapid.IntRange(0, 8).Draw(t, "quantile"))/8
		driven := slices.Repeat([]float64{sim.ByLuck}, len(ranged.Sources))
		driven[slices.IndexFunc(ranged.Sources, func(s sim.Source) bool { return s.Ranged })] = u
		same(0.5+2*u, ranged, &sim.Given{Quantiles: driven})
	})
}
