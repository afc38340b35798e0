package contrast

import (
	"context"
	"testing"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario/loader"
)

// contenders compiles a scenario and each of its variants.
func contenders(t testing.TB, file string) []*sim.Program {
	t.Helper()
	base, problems := loader.File(file, loader.Options{})
	if base == nil {
		t.Fatal(problems)
	}
	var programs []*sim.Program
	for _, id := range append([]string{""}, base.Variants.IDs()...) {
		sc, problems := loader.File(file, loader.Options{Variant: id})
		if sc == nil {
			t.Fatal(problems)
		}
		p, err := sim.Compile(sc)
		if err != nil {
			t.Fatal(err)
		}
		programs = append(programs, p)
	}
	return programs
}

// BenchmarkTrials makes 1,000 runs of Independence and each of six variants.
func BenchmarkTrials(b *testing.B) {
	programs := contenders(b, "../../../scenarios/independence.yaml")[:7]
	b.ReportAllocs()
	for b.Loop() {
		trials, err := experiment.NewTrials(programs, 1, func(r *measure.Row) bool { return r.Origin == measure.Declared })
		if err != nil {
			b.Fatal(err)
		}
		if err := trials.Extend(context.Background(), experiment.Options{Runs: 1000}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCompare compares Independence with six variants over 10,000 runs.
func BenchmarkCompare(b *testing.B) {
	programs := contenders(b, "../../../scenarios/independence.yaml")[:7]
	var all []Contender
	for _, p := range programs {
		all = append(all, Contender{ID: p.Scenario.Variant, Program: p})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compare(context.Background(), all[0], all[1:], experiment.Options{Runs: 10_000, Seed: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
