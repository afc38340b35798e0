package sim_test

import (
	"strconv"
	"testing"

	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario/loader"
)

// loaded is a county in steady state: nine calls a unit and day keep its ambulances busy two fifths of the time. It has
// as many hours as make about so many calls.
func loaded(units, calls int) county {
	c := county{
		units: units, stations: max(2, min(units/3, 300)), hospitals: max(2, min(units/5, 60)),
		callsPerHour: 0.4 * float64(units), choose: "nearest",
	}
	c.hours = max(1, int(float64(calls)/c.callsPerHour))
	return c
}

// BenchmarkUnits runs counties of growing size at the same load a unit, measures folded.
func BenchmarkUnits(b *testing.B) {
	for _, units := range []int{10, 30, 100, 1000, 10_000} {
		b.Run(strconv.Itoa(units), func(b *testing.B) { benchmarkFolded(b, compile(b, loaded(units, 20_000).text())) })
	}
}

// BenchmarkCalls runs a county of 300 units for longer and longer, measures folded.
func BenchmarkCalls(b *testing.B) {
	for _, calls := range []int{1_000, 10_000, 100_000, 1_000_000, 10_000_000} {
		b.Run(strconv.Itoa(calls), func(b *testing.B) { benchmarkFolded(b, compile(b, loaded(300, calls).text())) })
	}
}

// BenchmarkWeek runs the week of the ambulance service: with its measures, bare, and with all records kept.
func BenchmarkWeek(b *testing.B) {
	s, problems := loader.FS(scenarios.Files, "ems-week.yaml", loader.Options{})
	if s == nil {
		b.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("measured", func(b *testing.B) { benchmarkFolded(b, p) })
	b.Run("bare", func(b *testing.B) { benchmarkSinks(b, p) })
	b.Run("kept", func(b *testing.B) { benchmarkSinks(b, p, &sim.Trace{}) })
}

func benchmarkFolded(b *testing.B, p *sim.Program) {
	set, err := measure.Compile(p)
	if err != nil {
		b.Fatal(err)
	}
	fold := set.NewFold()
	benchmarkSinks(b, p, fold)
	fold.Values()
}

// benchmarkSinks reports what a record and a call cost.
func benchmarkSinks(b *testing.B, p *sim.Program, sinks ...sim.Sink) {
	world := sim.NewWorld(p)
	var count counter
	sinks = append(sinks, &count)
	run := func(replication int) {
		if err := world.Run(sim.Luck{Seed: 1, Replication: uint64(replication)}, sinks...); err != nil {
			b.Fatal(err)
		}
	}
	run(0) // buffers grow to what a run needs
	count = counter{}
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		run(i)
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
