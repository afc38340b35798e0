package measure_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/simtest"
)

// run returns the records of a seeded run.
func run(t rapid.TB, p *sim.Program, luck sim.Luck) []sim.Record {
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(luck, &trace); err != nil {
		t.Fatal(err)
	}
	return trace.Records
}

func values(fold *measure.Fold, records []sim.Record) []measure.Value {
	fold.Consume(0, records)
	return slices.Clone(fold.Values())
}

func TestChunksAndEarlierRunsChangeNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		first, second := run(t, p, sim.Luck{Seed: 1}), run(t, p, sim.Luck{Seed: 2})
		want := values(set.NewFold(), second)

		fold := set.NewFold()
		values(fold, first)
		cut := rapid.IntRange(1, len(second)).Draw(t, "cut")
		fold.Consume(0, second[:cut])
		fold.Consume(sim.Seq(cut), second[cut:])
		if got := fold.Values(); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if got := fold.Values(); !slices.Equal(got, want) {
			t.Fatalf("asked again: got %v, want %v", got, want)
		}
	})
}

func TestUtilisationIsAShare(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range values(set.NewFold(), run(t, p, sim.Luck{Seed: 1})) {
			if set.Rows[v.Row].Unit == "share" && (v.Amount < 0 || v.Amount > 1e9) {
				t.Fatalf("%s is %d billionths", label(&set.Rows[v.Row]), v.Amount)
			}
		}
	})
}

func TestAFoldDoesNotAllocate(t *testing.T) {
	p := program(t, "testdata/hand.yaml")
	records := run(t, p, sim.Luck{Seed: 1})
	fold := compile(t, p).NewFold()
	values(fold, records)
	allocations := testing.AllocsPerRun(100, func() {
		fold.Consume(0, records)
		fold.Values()
	})
	if allocations != 0 {
		t.Errorf("%v allocations a run", allocations)
	}
}

func TestEndsAreTheFirstOccurrences(t *testing.T) {
	t.Parallel()
	p := program(t, "testdata/hand.yaml")
	set := compile(t, p)
	records := run(t, p, sim.Luck{Nominal: true})
	fold := set.NewFold()
	values(fold, records)
	for row := range set.Rows {
		from, to, ok := fold.Ends(row)
		declared := set.Rows[row].Origin == measure.Declared
		switch name := label(&set.Rows[row]); {
		case ok && !declared:
			t.Errorf("%s has ends", name)
		case name == "first-on-scene" && (!ok || records[from.Seq].Kind != sim.StepDone || records[to.Seq].Kind != sim.UnitArrived):
			t.Errorf("%s goes from %v to %v", name, from, to)
		case name == "retreat-time" && (!ok || to.Occurred()):
			t.Errorf("%s ends at %v", name, to)
		}
	}
}

func BenchmarkFold(b *testing.B)          { benchmarkFold(b, "../experiment/testdata/barricade.yaml") }
func BenchmarkFoldOfStreams(b *testing.B) { benchmarkFold(b, "testdata/county.yaml") }

func benchmarkFold(b *testing.B, file string) {
	p := program(b, file)
	records := run(b, p, sim.Luck{Seed: 1})
	fold := compile(b, p).NewFold()
	b.ReportAllocs()
	for b.Loop() {
		fold.Consume(0, records)
		fold.Values()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(records)), "ns/record")
}
