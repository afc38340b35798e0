package sim

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"simulate/scenarios"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
)

// What of the state of a run is not what it was after a branch to the same program, and why.
var notCarried = []string{
	"now",                       // is the instant of the branch, before which nothing more happens
	"events", "requests", "air", // hold the same in another order, which the test below compares
	"indexes",                          // list the same units in another order
	"paces",                            // are drawn anew; they hang on the inputs
	"nobody",                           // of one serving of a line
	"hours",                            // are counted anew when a trip begins: another program may have others
	"sinks", "chunk", "filled", "base", // the past was told to others, in other chunks
	"chosen", "candidates", "weighed", "owed", // are scratch, from the last choice
	"dispatches", "withheld", "changed", // hold while the line is served
}

// A branch to the same program has the state of the world that came to that instant, field by field: what is added to a part and not
// carried over shows here.
func TestABranchCarriesEveryPartOfAWorld(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"independence.yaml", "parkland.yaml", "ems-week.yaml"} {
		s, problems := loader.FS(scenarios.Files, file, loader.Options{})
		if s == nil {
			t.Fatal(problems)
		}
		p, err := Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		came := NewWorld(p)
		came.Begin(Luck{Seed: 1})
		for part := range engine.Time(8) {
			at := p.Horizon * part / 8
			if err := came.Advance(at); err != nil {
				t.Fatal(err)
			}
			t.Run(fmt.Sprintf("%s at %d", file, at), func(t *testing.T) { mustCarry(t, came, at) })
		}
	}
}

// mustCarry compares a world with that of a branch to the same program at the instant that it has come to.
func mustCarry(t *testing.T, came *World, at engine.Time) {
	branch, err := came.program.From(came.program, at)
	if err != nil {
		t.Fatal(err)
	}
	branched := NewWorld(branch)
	branched.Begin(came.luck)
	for name, of := range partsOfAWorld {
		if name == "index of a pool" {
			continue
		}
		eachField(t, of.part(branched), of.part(came), notCarried, func(t *testing.T, got, want any) {
			if got, want := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); got != want { // an empty list may be nil
				t.Errorf("is not carried over: it is\n%s, want\n%s", got, want)
			}
		})
	}
	if got, want := agendaOf(branched), agendaOf(came); !slices.Equal(got, want) {
		t.Errorf("what is scheduled is\n%v, want\n%v", got, want)
	}
}

// agendaOf are the events of a world, in order.
func agendaOf(w *World) []engine.Event {
	return slices.SortedFunc(w.events.All(), func(a, b engine.Event) int {
		return cmp.Or(cmp.Compare(a.At(), b.At()), cmp.Compare(a.Phase(), b.Phase()), cmp.Compare(a.Order(), b.Order()), cmp.Compare(a.Payload(), b.Payload()))
	})
}
