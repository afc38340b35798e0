package sim_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/simtest"
)

// TestACopyGoesOnAsTheOriginal: a copy of a world at any instant, and a copy of the copy at a later one, have the rest of the run, and
// the original does not notice.
func TestACopyGoesOnAsTheOriginal(t *testing.T) {
	t.Parallel()
	for name, text := range branchable {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p, luck := simtest.Load(t, text(t)), someLuck(t)
				used := sim.NewWorld(p)
				want := run(t, used, sim.Luck{Seed: luck.Seed + 1})
				at := []engine.Time{someInstant(t, p, want), someInstant(t, p, want)}
				slices.Sort(at)
				goOnFrom(t, p, luck, at, []*sim.World{used, sim.NewWorld(p)})
			})
		})
	}
}

// goOnFrom stops a run at instants and copies it each time, and finishes all of the worlds, in any order.
func goOnFrom(t *rapid.T, p *sim.Program, luck sim.Luck, at []engine.Time, copies []*sim.World) {
	want := tellingAll(t, p, luck)
	original, all := sim.NewWorld(p), make([]told, 1+len(copies))
	traces := make([]sim.Trace, 1+len(copies))
	listen := func(w *sim.World, i int) {
		w.OnDraw = func(d sim.Draw) { all[i].draws = append(all[i].draws, d) }
		w.OnLeg = func(l sim.Leg) { all[i].legs = append(all[i].legs, l) }
	}
	listen(original, 0)
	original.Begin(luck, &traces[0])
	from := original
	for i, c := range copies {
		if err := from.Advance(at[i]); err != nil {
			t.Fatal(err)
		}
		all[i+1].draws, all[i+1].legs = slices.Clone(all[i].draws), slices.Clone(all[i].legs)
		traces[i+1].Records = slices.Clone(traces[i].Records)
		listen(c, i+1)
		c.CopyFrom(from, &traces[i+1])
		from = c
	}
	worlds := append([]*sim.World{original}, copies...)
	for _, i := range rapid.Permutation([]int{0, 1, 2}).Draw(t, "order") {
		if err := worlds[i].Finish(); err != nil {
			t.Fatal(err)
		}
		all[i].records = traces[i].Records
		all[i].mustBe(t, want)
	}
}

func TestACopyAllocatesNothing(t *testing.T) {
	p := compile(t, county{units: 60, stations: 10, hospitals: 4, callsPerHour: 30, hours: 6, choose: "nearest"}.text())
	original, copied := sim.NewWorld(p), sim.NewWorld(p)
	original.Begin(sim.Luck{Seed: 1})
	if err := original.Advance(3 * engine.Hour); err != nil {
		t.Fatal(err)
	}
	copied.CopyFrom(original)
	if n := testing.AllocsPerRun(10, func() { copied.CopyFrom(original) }); n != 0 {
		t.Errorf("a copy allocates %v times", n)
	}
}

func TestAWorldIsNotCopiedToOneOfAnotherProgram(t *testing.T) {
	t.Parallel()
	text := county{units: 5, stations: 5, hospitals: 3, callsPerHour: 20, hours: 3, choose: "nearest"}.text()
	defer func() {
		if recover() == nil {
			t.Error("a world was copied to one of another program")
		}
	}()
	sim.NewWorld(compile(t, text)).CopyFrom(sim.NewWorld(compile(t, text)))
}
