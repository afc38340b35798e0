package geo_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/geo"
)

// points are some within a few kilometres, and perhaps one far away.
func points(t *rapid.T) []geo.Vector {
	centre := somewhere(t)
	var list []geo.Vector
	for range rapid.IntRange(0, 30).Draw(t, "points") {
		list = append(list, near(t, centre).Point())
	}
	if rapid.Bool().Draw(t, "far") {
		list = append(list, somewhere(t).Point())
	}
	return list
}

// Who goes outwards ring by ring, and stops where Within says that all the rest is further, finds the nearest point: the
// one that a look at each of them finds.
func TestTheNearestPointIsFoundRingByRing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all, cells := points(t), rapid.IntRange(1, 40).Draw(t, "cells")
		grid := geo.NewGrid(all, cells)
		in := make(map[int32][]geo.Vector)
		for i := range all {
			in[grid.Cell(&all[i])] = append(in[grid.Cell(&all[i])], all[i])
		}
		from := somewhere(t).Point()
		if len(all) > 0 && rapid.Bool().Draw(t, "close") {
			from = near(t, all[0].Position()).Point()
		}
		want := math.Inf(1)
		for i := range all {
			want = min(want, from.Chord2(all[i]))
		}
		if got := nearest(&grid, in, from); got != want {
			t.Fatalf("the nearest is %v away, found is one at %v", math.Sqrt(want), math.Sqrt(got))
		}
	})
}

// nearest is the square of the least chord to the points in the cells of a grid.
func nearest(grid *geo.Grid, in map[int32][]geo.Vector, from geo.Vector) float64 {
	best := math.Inf(1)
	column, row := grid.Find(&from)
	for ring := int32(0); ; ring++ {
		within := grid.Within(&from, column, row, ring)
		if math.IsInf(within, 1) || within*within > best {
			return best
		}
		grid.Ring(column, row, ring, func(cell int32) {
			for _, v := range in[cell] {
				best = min(best, from.Chord2(v))
			}
		})
	}
}

// The rings around a cell are all cells, each once.
func TestRingsAreAllCells(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		grid := geo.NewGrid(points(t), rapid.IntRange(1, 40).Draw(t, "cells"))
		from := somewhere(t).Point()
		column, row := grid.Find(&from)
		seen := make(map[int32]int)
		for ring := int32(0); ring == 0 || !math.IsInf(grid.Within(&from, column, row, ring), 1); ring++ {
			grid.Ring(column, row, ring, func(cell int32) { seen[cell]++ })
		}
		for cell := range grid.Everywhere() {
			if seen[cell] != 1 {
				t.Fatalf("cell %d of %d is met %d times", cell, grid.Everywhere(), seen[cell])
			}
		}
	})
}

// Whoever is under way is, at any time, in one of the cells that the way crosses.
func TestAWayIsInTheCellsThatItCrosses(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := points(t)
		grid := geo.NewGrid(all, rapid.IntRange(1, 400).Draw(t, "cells"))
		from := somewhere(t)
		if len(all) > 0 {
			from = near(t, all[0].Position())
		}
		start, end := from.Point(), near(t, from).Point()
		crossed := make(map[int32]bool)
		grid.Cross(start, end, func(cell int32) { crossed[cell] = true })
		if crossed[grid.Everywhere()] {
			return // it crosses too many to list
		}
		for i := range 100 {
			at := start.Towards(end, float64(i)/99)
			if cell := grid.Cell(&at); !crossed[cell] {
				t.Fatalf("at %d of 99 parts of the way it is in cell %d, which is not listed", i, cell)
			}
		}
	})
}

// No point in a ring of cells, or beyond it, is nearer than Within says.
func TestRingsAreNoNearerThanSaid(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := points(t)
		grid := geo.NewGrid(all, rapid.IntRange(1, 40).Draw(t, "cells"))
		for _, from := range all {
			column, row := grid.Find(&from)
			for _, to := range all {
				c, r := grid.Find(&to)
				ring := max(c-column, column-c, r-row, row-r)
				if within, chord := grid.Within(&from, column, row, ring), math.Sqrt(from.Chord2(to)); within > chord {
					t.Fatalf("a point of ring %d is %v away, and not %v at least", ring, chord, within)
				}
			}
		}
	})
}
