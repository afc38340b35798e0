package sim_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

var stepPath = regexp.MustCompile(`^incidents\.([^.]+)\.plan\.([^.]+)`)

// A warning is right or absent: what is said to wait in vain, or for units that nobody brings, never begins, and where nobody can take a
// turn none is taken. What has ended before it begins is never done.
func TestWhatIsWarnedOfNeverBegins(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		s, problems := loader.FS(simtest.Files(text), "generated.yaml", loader.Options{})
		if s == nil {
			t.Fatalf("it does not load: %v", problems)
		}
		vain, unrelieved, overtaken := make(map[string]string), make(map[string]string), make(map[string]string)
		for _, p := range problems {
			if m := stepPath.FindStringSubmatch(p.Path); m != nil && (p.Code == scenario.AllHeld || p.Code == scenario.Elsewhere) {
				vain[m[1]+"/"+m[2]] = p.Error()
			} else if m != nil && p.Code == scenario.NoRelief {
				unrelieved[m[1]+"/"+m[2]] = p.Error()
			} else if m != nil && p.Code == scenario.Overtaken {
				overtaken[m[1]+"/"+m[2]] = p.Error()
			}
		}
		if len(vain)+len(unrelieved)+len(overtaken) == 0 {
			return
		}
		program := simtest.Load(t, text)
		for _, r := range run(t, sim.NewWorld(program), someLuck(t)) {
			if r.Step == sim.NoStep {
				continue
			}
			step := &program.Steps[r.Step]
			id := program.Incidents[step.Incident].ID + "/" + step.ID
			if warned := vain[id]; warned != "" && r.Kind == sim.StepStarted {
				t.Fatalf("it begins: %s", warned)
			}
			if warned := overtaken[id]; warned != "" && r.Kind == sim.StepDone {
				t.Fatalf("it is done: %s", warned)
			}
			if warned := unrelieved[id]; warned != "" && r.Kind == sim.UnitRelieved && r.Arg == sim.InTurn &&
				strings.Contains(warned, "no other "+program.Kinds[program.Units[r.Unit].Kind]+" can") {
				t.Fatalf("somebody is relieved: %s", warned)
			}
		}
	})
}
