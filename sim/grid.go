package sim

import "math"

// grid divides the map of a pool into cells: the points of the sphere are laid on the plane that touches it in the middle, from
// straight above. Two points are never further apart there than on the sphere, so a distance on the plane is one that
// they have at least. Cells at the rim reach outwards without end.
type grid struct {
	east, north   vector
	left, low     float64
	size          float64 // of a cell, in radii of the sphere
	columns, rows int32
}

// newGrid covers the homes of a pool and the places of the file with about as many cells as the pool has homes: units
// that wait at one are looked at as one.
func newGrid(p *Program, pool *Pool) grid {
	var points []vector
	seen := make([]bool, len(p.Places))
	for _, u := range pool.Units {
		switch home := &p.Units[u]; {
		case home.patrol != nil:
			points = append(points, home.patrol.evenly)
		case home.Home != NoPlace && p.Places[home.Home].Located && !seen[home.Home]:
			points = append(points, p.Places[home.Home].point)
			seen[home.Home] = true
		}
	}
	homes := max(len(points), 16)
	for i := range p.Places {
		if p.Places[i].Located {
			points = append(points, p.Places[i].point)
		}
	}
	sum := vector{x: 1e-9}
	for _, v := range points {
		sum = vector{sum.x + v.x, sum.y + v.y, sum.z + v.z}
	}
	g := tangent(sum.normal())
	g.cover(points, homes)
	return g
}

// tangent is the plane that touches the sphere in a point.
func tangent(middle vector) grid {
	east := vector{-middle.y, middle.x, 0}
	if east.square() < 1e-18 {
		east = vector{0, 1, 0} // at a pole every direction is as good
	}
	east = east.normal()
	north := vector{
		float64(middle.y*east.z) - float64(middle.z*east.y),
		float64(middle.z*east.x) - float64(middle.x*east.z),
		float64(middle.x*east.y) - float64(middle.y*east.x),
	}
	return grid{east: east, north: north}
}

// cover lays cells over points.
func (g *grid) cover(points []vector, cells int) {
	right, high := math.Inf(-1), math.Inf(-1)
	g.left, g.low = math.Inf(1), math.Inf(1)
	for i := range points {
		x, y := g.flat(&points[i])
		g.left, right = min(g.left, x), max(right, x)
		g.low, high = min(g.low, y), max(high, y)
	}
	if len(points) == 0 {
		g.left, g.low, right, high = 0, 0, 0, 0
	}
	const least = 1e-6 // some 6 m
	width, height := max(right-g.left, least), max(high-g.low, least)
	g.size = max(math.Sqrt(width*height/float64(cells)), max(width, height)/1000)
	g.columns, g.rows = int32(width/g.size)+1, int32(height/g.size)+1
}

// flat lays a point on the plane.
func (g *grid) flat(v *vector) (x, y float64) {
	return float64(v.x*g.east.x) + float64(v.y*g.east.y) + float64(v.z*g.east.z),
		float64(v.x*g.north.x) + float64(v.y*g.north.y) + float64(v.z*g.north.z)
}

// place is the column and the row of a point.
func (g *grid) place(v *vector) (column, row int32) {
	x, y := g.flat(v)
	return g.column(x), g.row(y)
}

func (g *grid) column(x float64) int32 { return clampIndex((x-g.left)/g.size, g.columns) }

func (g *grid) row(y float64) int32 { return clampIndex((y-g.low)/g.size, g.rows) }

func clampIndex(position float64, n int32) int32 {
	return int32(max(0, min(position, float64(n-1))))
}

// everywhere is the number of the cell for what is at no point of the map.
func (g *grid) everywhere() int32 { return g.columns * g.rows }

// cellOf is the cell of a spot.
func (g *grid) cellOf(at *spot) int32 {
	if !at.located {
		return g.everywhere()
	}
	column, row := g.place(&at.point)
	return row*g.columns + column
}

// mostCrossed is how many cells a way may cross and still be noted in each.
const mostCrossed = 64

// cross yields the cells that the way between two points crosses. The arc lies beside the straight line on the plane by no more
// than its rise over the chord, an eighth of its length squared.
func (g *grid) cross(from, to vector, yield func(cell int32)) {
	ax, ay := g.flat(&from)
	bx, by := g.flat(&to)
	if ay > by {
		ax, ay, bx, by = bx, by, ax, ay
	}
	margin := float64(from.chord2(to)/7) + 1e-9
	low, high := g.row(ay-margin), g.row(by+margin)
	if span := g.column(max(ax, bx)+margin) - g.column(min(ax, bx)-margin); int(span)+int(high-low) > mostCrossed {
		yield(g.everywhere())
		return
	}
	for row := low; row <= high; row++ {
		bottom := float64(float64(row)*g.size) + g.low
		x1, x2 := along(ax, ay, bx, by, bottom-margin), along(ax, ay, bx, by, bottom+g.size+margin)
		if row == low {
			x1 = ax
		}
		if row == high {
			x2 = bx
		}
		last := g.column(max(x1, x2) + margin)
		for column := g.column(min(x1, x2) - margin); column <= last; column++ {
			yield(row*g.columns + column)
		}
	}
}

// along is where a line from a lower to a higher point is at a height, of the points between them.
func along(ax, ay, bx, by, y float64) float64 {
	switch {
	case y <= ay:
		return ax
	case y >= by:
		return bx
	}
	return ax + float64((bx-ax)*((y-ay)/(by-ay)))
}

// within is the least distance from a point to the cells of a ring around its cell, and to all beyond it; infinite when there
// are none.
func (g *grid) within(v *vector, column, row, ring int32) float64 {
	if ring == 0 {
		return 0
	}
	x, y := g.flat(v)
	nearest := math.Inf(1)
	if c := column - ring; c >= 0 {
		nearest = min(nearest, x-(float64(float64(c+1)*g.size)+g.left))
	}
	if c := column + ring; c < g.columns {
		nearest = min(nearest, float64(float64(c)*g.size)+g.left-x)
	}
	if r := row - ring; r >= 0 {
		nearest = min(nearest, y-(float64(float64(r+1)*g.size)+g.low))
	}
	if r := row + ring; r < g.rows {
		nearest = min(nearest, float64(float64(r)*g.size)+g.low-y)
	}
	return max(0, nearest-1e-12)
}

// ring yields the cells of the grid at that many columns or rows from a cell, and no nearer.
func (g *grid) ring(column, row, ring int32, yield func(cell int32)) {
	for r := max(row-ring, 0); r <= min(row+ring, g.rows-1); r++ {
		step := max(1, 2*ring)
		if r == row-ring || r == row+ring {
			step = 1
		}
		for c := column - ring; c <= column+ring; c += step {
			if c >= 0 && c < g.columns {
				yield(r*g.columns + c)
			}
		}
	}
}
