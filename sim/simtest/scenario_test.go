package simtest

import (
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/scenario/loader"
)

func TestEveryGeneratedScenarioLoadsAndCompiles(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { Program(t) })
}

func TestEveryKindOfRecordHappensInGeneratedScenarios(t *testing.T) {
	t.Parallel()
	seen := map[sim.Kind]bool{}
	const all = int(sim.NumKinds - sim.RunBegan)
	for seed := 0; seed < 1500 && len(seen) < all; seed++ {
		s, problems := loader.FS(Files(string(scenarios.Example(seed))), "generated.yaml", loader.Options{})
		if s == nil {
			t.Fatal(problems)
		}
		p, err := sim.Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		var trace sim.Trace
		if err := sim.NewWorld(p).Run(sim.Luck{Seed: 1}, &trace); err != nil {
			t.Fatal(err)
		}
		for i := range trace.Records {
			seen[trace.Records[i].Kind] = true
		}
	}
	for kind := sim.RunBegan; kind < sim.NumKinds; kind++ {
		if !seen[kind] {
			t.Errorf("no run has a record of kind %v", kind)
		}
	}
}

func TestTheSameDrawsGiveTheSameScenario(t *testing.T) {
	t.Parallel()
	for seed := range 20 {
		if a, b := scenarios.Example(seed), scenarios.Example(seed); a != b {
			t.Fatalf("seed %d gives\n%s\nand then\n%s", seed, a, b)
		}
	}
}
