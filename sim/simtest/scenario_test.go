package simtest

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/scenario/loader"
)

func TestEveryGeneratedScenarioLoadsAndCompiles(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { Program(t) })
}

// The words of the language that scenarios are made of; those of format 1 that are not here read files or are of no
// consequence for a run.
const language = `
format title clock agencies approval places position travel speed detour variation between rush units count each home near
within turnout busy-at-start channels capacity members sites people dismissal incidents begins priority chance present plan
measures from to per while outside hours outcome target objectives after any all at delay until give-up outcomes every with where event message send
move work posture release decide disable block slow over lost retry takes needs by choose whole hold interrupted fails
options default can spare arrivals rate gap count polygon part-of warm-up cool-down on-duty windows end divert re-press everywhere at-place
factor reported measure statistic value n count nearest moves keep overtake posts settle roads file area speeds except stretches road exercise pace capability tasks text limit roles agency decides orders sees injects number means expected task step row`

func TestGeneratedScenariosUseTheWholeLanguage(t *testing.T) {
	t.Parallel()
	var all strings.Builder
	for seed := range 300 {
		all.WriteString(string(scenarios.Example(seed)))
	}
	for _, word := range strings.Fields(language) {
		if key := regexp.MustCompile(`(^|[\s{])` + word + `:`); !key.MatchString(all.String()) {
			t.Errorf("no scenario uses %s", word)
		}
	}
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
