package sim_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

// What people would play is nothing to a run that nobody plays: its records, its figures and what they depend on are the same without.
func TestAnExerciseChangesNothingInAPlainRun(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		without, _, has := strings.Cut(text, "exercise:\n")
		if !has {
			return
		}
		luck := someLuck(t)
		a, b := run(t, sim.NewWorld(simtest.Load(t, text)), luck), run(t, sim.NewWorld(simtest.Load(t, without)), luck)
		if !slices.Equal(a, b) {
			t.Fatal("the records differ")
		}
		one, _ := loader.FS(simtest.Files(text), "generated.yaml", loader.Options{})
		other, _ := loader.FS(simtest.Files(without), "generated.yaml", loader.Options{})
		if !slices.Equal(one.Figures, other.Figures) || !slices.Equal(one.Ranges, other.Ranges) || !reflect.DeepEqual(one.Inputs(), other.Inputs()) {
			t.Fatal("the figures differ")
		}
	})
}
