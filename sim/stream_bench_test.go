package sim_test

import (
	"fmt"
	"testing"

	"simulate/sim"
)

// BenchmarkStream runs counties of growing size at the same load a unit, in steady state: one iteration is a run of as many
// hours as make some 20,000 calls.
func BenchmarkStream(b *testing.B) {
	for _, units := range []int{10, 30, 100, 1000, 10_000} {
		b.Run(fmt.Sprintf("units=%d", units), func(b *testing.B) {
			c := county{
				units: units, stations: max(2, min(units/3, 300)), hospitals: max(2, min(units/5, 60)),
				callsPerHour: 0.4 * float64(units), choose: "nearest",
			}
			c.hours = int(20_000 / c.callsPerHour)
			benchmarkRecords(b, compile(b, c.text()))
		})
	}
}

// benchmarkRecords reports what a record and a call cost.
func benchmarkRecords(b *testing.B, p *sim.Program) {
	world := sim.NewWorld(p)
	var count counter
	run := func(replication int) {
		if err := world.Run(sim.Luck{Seed: 1, Replication: uint64(replication)}, &count); err != nil {
			b.Fatal(err)
		}
	}
	for replication := range 2 {
		run(replication) // buffers grow to what these runs need
	}
	count = counter{}
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		run(i % 2)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(count.records), "ns/record")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(count.calls), "ns/call")
}

// counter counts records, and incidents that begin.
type counter struct{ records, calls int }

func (c *counter) Consume(_ sim.Seq, records []sim.Record) {
	c.records += len(records)
	for i := range records {
		if records[i].Kind == sim.IncidentBegan {
			c.calls++
		}
	}
}
