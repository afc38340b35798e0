package stats_test

import (
	"math/rand/v2"
	"testing"

	"simulate/sim/stats"
)

// durations are exponential with a mean of ten minutes.
func durations(n int) []int64 {
	r := rand.New(rand.NewPCG(1, 2))
	values := make([]int64, n)
	for i := range values {
		values[i] = int64(600_000 * r.ExpFloat64())
	}
	return values
}

func BenchmarkBagAdd(b *testing.B) {
	values := durations(1 << 16)
	for _, c := range []struct {
		name  string
		limit int
	}{{"Exact", 1 << 16}, {"Histogram", 1}} {
		b.Run(c.name, func(b *testing.B) {
			bag := bagOf(c.limit, values, 0)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if c.limit > 1 && i&0xffff == 0 {
					bag.Reset()
				}
				bag.Add(values[i&0xffff])
			}
		})
	}
}

func BenchmarkBagSampleOfAMillion(b *testing.B) {
	values := durations(stats.MostExact)
	for _, c := range []struct {
		name  string
		limit int
	}{{"Exact", stats.MostExact}, {"Histogram", 1}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				bag := bagOf(c.limit, values, 0)
				b.StartTimer()
				bag.Sample().Summarise()
			}
		})
	}
}

func BenchmarkBagMerge(b *testing.B) {
	values := durations(1 << 16)
	part := bagOf(1, values, 0)
	whole := bagOf(1, values, 0)
	b.ReportAllocs()
	for b.Loop() {
		whole.Merge(part)
	}
}
