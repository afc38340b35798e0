package sim_test

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

var stepPath = regexp.MustCompile(`^incidents\.([^.]+)\.plan\.([^.]+)`)

// A warning is right or absent: what is said to wait in vain, or for units that nobody brings, never begins.
func TestWhatIsWarnedOfNeverBegins(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		s, problems := loader.FS(simtest.Files(text), "generated.yaml", loader.Options{})
		if s == nil {
			t.Fatalf("it does not load: %v", problems)
		}
		vain := make(map[string]string)
		for _, p := range problems {
			if m := stepPath.FindStringSubmatch(p.Path); m != nil && (p.Code == scenario.AllHeld || p.Code == scenario.Elsewhere) {
				vain[m[1]+"/"+m[2]] = p.Error()
			}
		}
		if len(vain) == 0 {
			return
		}
		program := simtest.Load(t, text)
		for _, r := range run(t, sim.NewWorld(program), someLuck(t)) {
			if r.Kind != sim.StepStarted {
				continue
			}
			step := &program.Steps[r.Step]
			if warned := vain[program.Incidents[step.Incident].ID+"/"+step.ID]; warned != "" {
				t.Fatalf("it begins: %s", warned)
			}
		}
	})
}
