package geo

import "math"

// Grid divides a map into cells, numbered row by row: the points of the sphere are laid on the plane that touches it in the
// middle, from straight above. Two points are never further apart there than on the sphere, so a distance on the plane is
// one that they have at least: who searches outwards cell by cell, and stops where the plane says so, misses nobody.
type Grid struct {
	east, north   Vector
	left, low     float64
	size          float64 // of a cell, in radii of the sphere
	columns, rows int32
}

// NewGrid covers points with about as many cells as it is told, one at least. Cells at the rim reach outwards without end, so
// that what lies beyond the points has a cell too.
func NewGrid(points []Vector, cells int) Grid {
	sum := Vector{x: 1e-9} // antipodes alone would leave no direction
	for _, v := range points {
		sum = Vector{sum.x + v.x, sum.y + v.y, sum.z + v.z}
	}
	g := tangent(sum.normal())
	g.cover(points, cells)
	return g
}

// tangent is the plane that touches the sphere in a point.
func tangent(middle Vector) Grid {
	east := Vector{-middle.y, middle.x, 0}
	if east.square() < 1e-18 {
		east = Vector{0, 1, 0} // at a pole every direction is as good
	}
	east = east.normal()
	north := Vector{
		float64(middle.y*east.z) - float64(middle.z*east.y),
		float64(middle.z*east.x) - float64(middle.x*east.z),
		float64(middle.x*east.y) - float64(middle.y*east.x),
	}
	return Grid{east: east, north: north}
}

// cover lays cells over points.
func (g *Grid) cover(points []Vector, cells int) {
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
func (g *Grid) flat(v *Vector) (x, y float64) {
	return float64(v.x*g.east.x) + float64(v.y*g.east.y) + float64(v.z*g.east.z),
		float64(v.x*g.north.x) + float64(v.y*g.north.y) + float64(v.z*g.north.z)
}

// Find returns the column and the row of the cell in which a point lies.
func (g *Grid) Find(v *Vector) (column, row int32) {
	x, y := g.flat(v)
	return g.column(x), g.row(y)
}

func (g *Grid) column(x float64) int32 { return clampIndex((x-g.left)/g.size, g.columns) }

func (g *Grid) row(y float64) int32 { return clampIndex((y-g.low)/g.size, g.rows) }

func clampIndex(position float64, n int32) int32 {
	return int32(max(0, min(position, float64(n-1))))
}

// Cell returns the number of the cell in which a point lies.
func (g *Grid) Cell(v *Vector) int32 {
	column, row := g.Find(v)
	return row*g.columns + column
}

// Everywhere is the number of one cell more, behind all others: for what is at no point of the map, or crosses too much of it.
func (g *Grid) Everywhere() int32 { return g.columns * g.rows }

// mostCrossed is how many cells a way may cross and still be noted in each.
const mostCrossed = 64

// Cross yields the cells that the way between two points crosses. The arc lies beside the straight line on the plane by no more
// than its rise over the chord, an eighth of its length squared.
func (g *Grid) Cross(from, to Vector, yield func(cell int32)) {
	ax, ay := g.flat(&from)
	bx, by := g.flat(&to)
	if ay > by {
		ax, ay, bx, by = bx, by, ax, ay
	}
	margin := float64(from.Chord2(to)/7) + 1e-9
	low, high := g.row(ay-margin), g.row(by+margin)
	if span := g.column(max(ax, bx)+margin) - g.column(min(ax, bx)-margin); int(span)+int(high-low) > mostCrossed {
		yield(g.Everywhere())
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

// Within is the least distance from a point to the cells of a ring around its cell, and to all beyond it; infinite when there
// are none.
func (g *Grid) Within(v *Vector, column, row, ring int32) float64 {
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

// Ring yields the cells of the grid at that many columns or rows from a cell, and no nearer.
func (g *Grid) Ring(column, row, ring int32, yield func(cell int32)) {
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
