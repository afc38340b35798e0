package fit_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"simulate/sim/engine"
	"simulate/sim/fit"
	"simulate/sim/log"
)

// BenchmarkAYearOfACounty reads and fits 200,000 calls.
func BenchmarkAYearOfACounty(b *testing.B) {
	w := town{days: 365, units: 40, day: 31, seconds: 1, key: engine.Seed(1)}
	name := filepath.Join(b.TempDir(), "calls.csv")
	if err := os.WriteFile(name, w.write(w.calls()), 0o600); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		source, err := log.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		survey, err := log.Look(source)
		if err != nil {
			b.Fatal(err)
		}
		m, _ := survey.Infer(log.Wish{})
		g := fit.NewGathering(time.UTC, engine.Seed(1))
		if _, err := log.Each(source, m, func(r *log.Row) error { g.Add(0, r.Call(), r); return nil }); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(g.Calls), "calls")
		g.Model()
	}
}
