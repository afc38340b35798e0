package queue

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/engine"
)

// TestALineIsInOrder adds keys of every order to a line: the least priority comes first, then who asked first, then the order of
// the caller, and of two with the same place the lower index.
func TestALineIsInOrder(t *testing.T) {
	t.Parallel()
	want := Line{
		{Priority: 1, Asked: 9, Order: 9, Index: 9},
		{Priority: 2, Asked: 1, Order: 9, Index: 8},
		{Priority: 2, Asked: 2, Order: 1, Index: 7},
		{Priority: 2, Asked: 2, Order: 2, Index: 5},
		{Priority: 2, Asked: 2, Order: 2, Index: 6},
	}
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}, {3, 4, 0, 2, 1}} {
		var line Line
		for _, i := range order {
			line.Add(want[i])
		}
		if !slices.Equal(line, want) {
			t.Errorf("added as %v: got %v, want %v", order, line, want)
		}
		line.Remove(7)
		line.Remove(4)
		if rest := slices.Delete(slices.Clone(want), 2, 3); !slices.Equal(line, rest) {
			t.Errorf("7 has left: got %v, want %v", line, rest)
		}
	}
}

// TestOneMovesInALine holds moving one to a new place against leaving the line and joining it again.
func TestOneMovesInALine(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		key := func(index int32) Key {
			return Key{Priority: rapid.Int32Range(1, 4).Draw(t, "priority"), Asked: engine.Time(rapid.Int64Range(0, 3).Draw(t, "asked")), Index: index}
		}
		var line, again Line
		for i := range rapid.Int32Range(1, 9).Draw(t, "waiting") {
			k := key(i)
			line.Add(k)
			again.Add(k)
		}
		from := rapid.SampledFrom(line).Draw(t, "who")
		to := from
		to.Priority = rapid.Int32Range(1, 4).Draw(t, "new")
		line.Move(from, to)
		again.Remove(from.Index)
		again.Add(to)
		if !slices.Equal(line, again) {
			t.Fatalf("%+v moved to %+v: got %+v, want %+v", from, to, line, again)
		}
		line.Move(Key{Priority: 9, Index: 99}, Key{Priority: 1, Index: 99}) // who does not wait
		if !slices.Equal(line, again) {
			t.Fatal("one who does not wait was moved")
		}
	})
}
