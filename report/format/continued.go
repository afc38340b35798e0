package format

import "slices"

// repeated is how wide a first column stays before a table is continued below.
const repeated = 30

// parts divides a grid into grids that fit a width one below the other, each beginning with the first columns again. Without
// columns to repeat it is the grid itself.
func (g *grid) parts(repeat, width int) []*grid {
	if repeat == 0 {
		return []*grid{g}
	}
	natural := g.natural()
	natural[0] = min(natural[0], repeated)
	var parts []*grid
	for first := repeat; first < len(natural); {
		end := first + 1
		for end < len(natural) && total(slices.Concat(natural[:repeat], natural[first:end+1])) <= width {
			end++
		}
		parts = append(parts, g.pick(repeat, first, end))
		first = end
	}
	return parts
}

// pick returns the first columns and those from first up to, not including, end.
func (g *grid) pick(repeat, first, end int) *grid {
	part := &grid{columns: slices.Concat(g.columns[:repeat], g.columns[first:end])}
	for _, row := range g.rows {
		part.rows = append(part.rows, slices.Concat(row[:repeat], row[first:end]))
	}
	return part
}
