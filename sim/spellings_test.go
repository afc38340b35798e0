package sim_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/simtest"
)

// TestOtherSpellingsOfTheSameChangeNothing: a place that is closed to every kind of unit is closed, what slows trips to places may say so,
// and a detour may be that of every kind.
func TestOtherSpellingsOfTheSameChangeNothing(t *testing.T) {
	t.Parallel()
	var (
		closed = regexp.MustCompile(`block: (place-\d)`)
		slowed = regexp.MustCompile(`slow: (\{place-\d: [0-9.]+\})`)
	)
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		p := simtest.Load(t, text)
		other := closed.ReplaceAllString(text, "block: {$1: ["+strings.Join(p.Kinds, ", ")+"]}")
		other = slowed.ReplaceAllString(other, "slow: {places: $1}")
		other = strings.Replace(other, "detour: 1.3", "detour: {default: 1.3}", 1)
		luck := someLuck(t)
		same(t, run(t, sim.NewWorld(p), luck), run(t, sim.NewWorld(simtest.Load(t, other)), luck))
	})
}

// TestWhatEventsThatDoNotHappenWouldDoChangesNothing: a feature that is written and never met is none.
func TestWhatEventsThatDoNotHappenWouldDoChangesNothing(t *testing.T) {
	t.Parallel()
	shiftsNoDraw(t, "spare-step",
		"incidents.alpha.plan.spare-step={event: Nothing, chance: 0%, block: {place-1: [patrol]}, slow: {from: {place-1: 2}, everywhere: 3}}")
}
