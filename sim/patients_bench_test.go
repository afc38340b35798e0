package sim_test

import (
	"strings"
	"testing"
)

// patients is a crash with five hundred patients and twenty crews; WITH stands for their priority and condition.
const patients = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 12h}
agencies: {ems: {kind: ems}}
places: {scene: {position: [39.1, -94.4]}, hospital: {position: [39.2, -94.4]}}
units: {medic: {agency: ems, kind: ambulance, count: 20, home: scene}}
incidents:
  crash: {agency: ems, where: scene, present: {ambulance: 20}, plan: {over: {after: patients/carry.ended.all, event: All are in hospital}}}
  patients:
    agency: ems
    where: scene
    part-of: crash
    arrivals: {count: 500}
    WITH
    plan:
      treat: {work: Treat, needs: {ambulance: 1}, takes: 5m..15m}
      carry: {after: treat, move: {ambulance: 1}, with: treat, where: hospital}
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

// BenchmarkPatients compares what a record costs where patients get worse, and wait by how they do, with the same plan without.
func BenchmarkPatients(b *testing.B) {
	for _, c := range []struct{ name, with string }{{"with", worsening}, {"without", "priority: 2"}} {
		b.Run(c.name, func(b *testing.B) {
			benchmarkSinks(b, compile(b, strings.Replace(patients, "WITH", c.with, 1)))
		})
	}
}
