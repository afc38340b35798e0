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

// TestAnIncidentLikeAnotherIsTheOtherWrittenOutAgain: but for what it says itself.
func TestAnIncidentLikeAnotherIsTheOtherWrittenOutAgain(t *testing.T) {
	t.Parallel()
	alpha := regexp.MustCompile(`(?m)^  alpha:\n((?:    .*\n)*)`)
	where := regexp.MustCompile(`(?m)^    where: .*$`)
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		also := func(incident string) *sim.Program {
			return simtest.Load(t, strings.Replace(text, "\nmeasures:\n", "\n  echo:\n"+incident+"measures:\n", 1))
		}
		out := where.ReplaceAllString(alpha.FindStringSubmatch(text)[1], "    where: place-1")
		luck := someLuck(t)
		same(t, run(t, sim.NewWorld(also("    like: alpha\n    where: place-1\n")), luck), run(t, sim.NewWorld(also(out)), luck))
	})
}

// TestWhatEventsThatDoNotHappenWouldDoChangesNothing: a feature that is written and never met is none.
func TestWhatEventsThatDoNotHappenWouldDoChangesNothing(t *testing.T) {
	t.Parallel()
	shiftsNoDraw(t, "spare-step",
		"incidents.alpha.plan.spare-step={event: Nothing, chance: 0%, block: {place-1: [patrol]}, slow: {from: {place-1: 2}, everywhere: 3}}")
}
