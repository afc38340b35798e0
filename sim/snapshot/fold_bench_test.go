package snapshot_test

import (
	"fmt"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

// BenchmarkFold tells what following the state costs a run: the first is a run alone, the second one that is followed.
func BenchmarkFold(b *testing.B) {
	s, problems := loader.Bytes("calls.yaml", []byte(calls), loader.Options{Set: []string{"clock.horizon=200h"}})
	if s == nil {
		b.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		b.Fatal(err)
	}
	for _, followed := range []bool{false, true} {
		b.Run(fmt.Sprintf("followed=%v", followed), func(b *testing.B) {
			world := sim.NewWorld(p)
			records := 0
			for b.Loop() {
				var trace sim.Trace
				sinks := []sim.Sink{&trace}
				if followed {
					sinks = []sim.Sink{snapshot.NewFold(p, engine.Never), &trace}
				}
				if err := world.Run(sim.Luck{Seed: 1}, sinks...); err != nil {
					b.Fatal(err)
				}
				records += len(trace.Records)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(records), "ns/record")
		})
	}
}
