package sim_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/simtest"
)

// patients is a crash with five hundred patients and twenty crews; what is in capitals is filled in by crashed.
const patients = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 12h}
agencies: {ems: {kind: ems}}
places: {scene: {position: [39.1, -94.4]}, hospital: {position: [39.2, -94.4]}}
units: {medic: {agency: ems, kind: ambulance, count: CREWS, home: scene}}
incidents:
  crash: {agency: ems, where: scene, present: {ambulance: CREWS}, plan: {over: {after: patients/carry.ended.all, event: All are in hospital}}}
  patients:
    agency: ems
    where: WHERE
    part-of: crash
    arrivals: {count: COUNT}
    WITH
    plan:
      treat: {work: Treat, NEEDS, takes: 5m..15m}
      carry: {after: treat, delay: DELAY, move: {ambulance: 1}, with: treat, where: hospital}
      back:  {after: carry, move: {ambulance: 1}, with: treat}
`

const worsening = `priority: {red: 1, yellow: 2, default: 3}
    condition:
      starts: {red: 20%, yellow: 35%, green: 45%}
      changes:
        green: {yellow: lognormal(p50 3h p90 8h)}
        yellow: {red: lognormal(p50 70m p90 3h)}
        red: {dead: lognormal(p50 45m p90 2h), yellow: {in: 10m..20m, while: treat}}
      held-by: [treat, carry]
      ended-by: carry`

// crashed is the crash with a priority and condition of its patients, and with other numbers where those are given.
func crashed(with string, other ...string) string {
	text := strings.NewReplacer(append([]string{"WITH", with}, other...)...).Replace(patients)
	return strings.NewReplacer("WHERE", "scene", "CREWS", "20", "COUNT", "500", "NEEDS", "needs: {ambulance: 1}", "DELAY", "0s").Replace(text)
}

// TestASceneFindsWhatASearchFinds holds the service of a scene's line against one that looks at everybody who waits, with crews from few
// to enough, patients of all urgencies at several spots, and others who take their crews.
func TestASceneFindsWhatASearchFinds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := crashed(
			rapid.SampledFrom([]string{worsening, "priority: 2"}).Draw(t, "with"),
			"WHERE", rapid.SampledFrom([]string{"scene", "{scene: 50%, hospital: 50%}"}).Draw(t, "where"),
			"CREWS", strconv.Itoa(rapid.IntRange(2, 30).Draw(t, "crews")),
			"COUNT", strconv.Itoa(rapid.IntRange(1, 60).Draw(t, "count")),
			"NEEDS", rapid.SampledFrom([]string{"needs: {ambulance: 1}", "needs: {ambulance: 2}", "give-up: 30m, needs: {ambulance: 1}"}).Draw(t, "needs"),
			"DELAY", rapid.SampledFrom([]string{"0s", "0s..5m"}).Draw(t, "delay"),
		)
		p := simtest.Load(t, text)
		luck := sim.Luck{Seed: rapid.Uint64Range(0, 100).Draw(t, "seed")}
		simple := sim.NewWorld(p)
		simple.Simplify()
		if got, want := run(t, sim.NewWorld(p), luck), run(t, simple, luck); !slices.Equal(got, want) {
			t.Errorf("%d records, and %d of one that looks at everybody\n%s", len(got), len(want), text)
		}
	})
}

// BenchmarkPatients compares what a record costs where patients get worse, and wait by how they do, with the same plan without.
func BenchmarkPatients(b *testing.B) {
	for _, c := range []struct{ name, with string }{{"with", worsening}, {"without", "priority: 2"}} {
		b.Run(c.name, func(b *testing.B) {
			benchmarkSinks(b, compile(b, crashed(c.with)))
		})
	}
}
