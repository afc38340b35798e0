package sim_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/simtest"
)

func TestTheSameSeedGivesTheSameRecords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		luck := someLuck(t)
		used := sim.NewWorld(p)
		run(t, used, sim.Luck{Seed: luck.Seed + 1})
		same(t, run(t, sim.NewWorld(p), luck), run(t, used, luck))
	})
}

func TestMoreSinksChangeNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		luck := someLuck(t)
		world := sim.NewWorld(p)
		world.OnDraw = func(sim.Draw) {}
		var hash, alone sim.Fingerprint
		watched := run(t, world, luck, &hash, sim.NewWatch(p, nil))
		same(t, run(t, sim.NewWorld(p), luck), watched)
		if err := sim.NewWorld(p).Run(luck, &alone); err != nil || alone.Sum() != hash.Sum() {
			t.Fatalf("the fingerprint is %x alone and %x among other sinks, error %v", alone.Sum(), hash.Sum(), err)
		}
	})
}

func TestALongerHorizonExtendsAndNeverRewrites(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		luck := someLuck(t)
		earlier := p.Until(p.Horizon / 2)
		short := run(t, sim.NewWorld(earlier), luck)
		long := run(t, sim.NewWorld(p), luck)
		short = short[:len(short)-1] // without RunEnded
		same(t, long[:min(len(short), len(long))], short)
		if next := long[len(short)]; next.At <= earlier.Horizon {
			t.Fatalf("the shorter run lacks %+v", next)
		}
	})
}

// ofAlpha is what the first incident of a random scenario says.
var ofAlpha = regexp.MustCompile(`(?m)^  alpha:\n((?:    .*\n)+)`)

// What stands in parts is as if the incident that is like them said it.
func TestAnIncidentOfPartsIsTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text, luck := simtest.Scenario(t), someLuck(t)
		says := ofAlpha.FindStringSubmatch(text)[1]
		first, plan, _ := strings.Cut(says, "    plan:\n")
		parts := "parts:\n  part-1:\n" + first + "  part-2:\n    like: part-1\n    plan:\n" + plan
		moved := strings.Replace(text, "\nincidents:\n", "\n"+parts+"incidents:\n", 1)
		moved = strings.Replace(moved, "  alpha:\n"+says, "  alpha: {like: part-2}\n", 1)
		same(t, run(t, sim.NewWorld(simtest.Load(t, text)), luck), run(t, sim.NewWorld(simtest.Load(t, moved)), luck))
	})
}

func TestDisplayNamesChangeNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		luck := someLuck(t)
		renamed := strings.ReplaceAll(text, "Name of ", "Another name of ")
		same(t,
			run(t, sim.NewWorld(simtest.Load(t, text)), luck),
			run(t, sim.NewWorld(simtest.Load(t, renamed)), luck),
		)
	})
}

// spareUnit adds a unit of an agency and of a kind that nothing asks for, in a corner of the map.
var spareUnit = []string{
	"agencies.spare={kind: other}",
	"units.spare-unit={agency: spare, kind: spare, home: {near: [39.26, -94.17], within: 3 km}, busy-at-start: {chance: 50%, for: 5m..9m}}",
}

func TestAnIdleUnitOutOfReachChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		luck := someLuck(t)
		p := simtest.Load(t, text, spareUnit...)
		spare := int32(len(p.Units) - 1)
		var others []sim.Record
		for _, r := range run(t, sim.NewWorld(p), luck) {
			if r.Kind != sim.UnitOccupied && r.Kind != sim.UnitFreed || r.Unit != spare {
				others = append(others, r)
			}
		}
		before := run(t, sim.NewWorld(simtest.Load(t, text)), luck)
		same(t, withoutNumbers(before), withoutNumbers(others))
	})
}

// withoutNumbers clears the references between records, which count records.
func withoutNumbers(records []sim.Record) []sim.Record {
	for i := range records {
		records[i].Cause, records[i].Since = 0, 0
	}
	return records
}

func TestAnUnusedUnitShiftsNoDraw(t *testing.T) {
	t.Parallel()
	shiftsNoDraw(t, "spare-unit", spareUnit...)
}

func TestAnUnusedStepShiftsNoDraw(t *testing.T) {
	t.Parallel()
	shiftsNoDraw(t, "spare-step",
		"incidents.alpha.plan.spare-step={event: Nothing of note, chance: 50%, outcomes: {good: 50%, bad: 50%}}")
}

// shiftsNoDraw compares the draws of a run with those of a run of a scenario to which something was added.
func shiftsNoDraw(t *testing.T, added string, changes ...string) {
	rapid.Check(t, func(t *rapid.T) {
		text := simtest.Scenario(t)
		luck := someLuck(t)
		before := draws(t, simtest.Load(t, text), luck)
		after := slices.DeleteFunc(draws(t, simtest.Load(t, text, changes...), luck), func(d draw) bool {
			return d.step == added || d.Name == added
		})
		same(t, before, after)
	})
}

// draw is a draw of a run with the names of its step and source, whose numbers depend on how many there are.
type draw struct {
	sim.Draw
	step, source string
}

func draws(t *rapid.T, p *sim.Program, luck sim.Luck) []draw {
	var drawn []draw
	world := sim.NewWorld(p)
	world.OnDraw = func(d sim.Draw) {
		step, source := "", ""
		if d.Source >= 0 {
			source = p.Sources[d.Source].Path
		}
		if d.Step != sim.NoStep {
			step = p.Steps[d.Step].ID
		}
		d.Step, d.Source = sim.NoStep, -1
		drawn = append(drawn, draw{d, step, source})
	}
	run(t, world, luck)
	return drawn
}

// same fails at the first difference between two sequences.
func same[T comparable](t *rapid.T, want, got []T) {
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Fatalf("number %d is\n%+v, not\n%+v", i, got[i], want[i])
		}
	}
	if len(want) != len(got) {
		t.Fatalf("%d instead of %d", len(got), len(want))
	}
}
