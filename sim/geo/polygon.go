package geo

import (
	"cmp"
	"math"
	"slices"

	"simulate/sim/portable"
)

// Polygon is an area on the sphere, cut into triangles.
type Polygon []triangle

// triangle has corners on the sphere, and the share of the polygon's area up to and with it.
type triangle struct {
	a, b, c Vector
	upTo    float64
}

// At returns the point of two coordinates between 0 and 1, of which equal parts are equal parts of the area: it finds the
// triangle in which the first lies, and in it the point at which the coordinates cut off equal parts (Osada et al., "Shape
// distributions", 2002).
func (p Polygon) At(along, across float64) Vector {
	i, below := 0, 0.0
	for i < len(p)-1 && p[i].upTo < along {
		below = p[i].upTo
		i++
	}
	t := &p[i]
	root := math.Sqrt((along - below) / (t.upTo - below))
	fromA, fromB, fromC := 1-root, float64(root*(1-across)), float64(root*across)
	return Vector{
		float64(fromA*t.a.x) + float64(fromB*t.b.x) + float64(fromC*t.c.x),
		float64(fromA*t.a.y) + float64(fromB*t.b.y) + float64(fromC*t.c.y),
		float64(fromA*t.a.z) + float64(fromB*t.b.z) + float64(fromC*t.c.z),
	}.normal()
}

// NewPolygon cuts a polygon of corners, three or more, of which no two edges cross, into triangles: as long as there is an ear, a corner
// whose triangle with its neighbours lies inside and holds no other corner, it is cut off (Meisters 1975: there always is one).
func NewPolygon(corners []Position) Polygon {
	flat := flatten(corners)
	if turned(flat) < 0 {
		slices.Reverse(flat)
	}
	var p Polygon
	total := 0.0
	for len(flat) >= 3 {
		i := ear(flat)
		a, b, c := flat[(i+len(flat)-1)%len(flat)], flat[i], flat[(i+1)%len(flat)]
		if size := turn(a, b, c); size > 0 {
			total += size
			p = append(p, triangle{a: a.position.Point(), b: b.position.Point(), c: c.position.Point(), upTo: total})
		}
		flat = slices.Delete(flat, i, i+1)
	}
	for i := range p {
		p[i].upTo /= total
	}
	return p
}

// corner is a corner on a plane map.
type corner struct {
	x, y        float64
	east, north int64 // in grains
	position    Position
}

// grains are how many parts a degree has where corners are compared: a centimetre, as finely as maps are drawn.
const grains = 1e7

// flatten lays corners on a plane: degrees of longitude are as much shorter as they are in the middle of the area.
func flatten(corners []Position) []corner {
	sum := 0.0
	for _, c := range corners {
		sum += c.Lat
	}
	scale := portable.Cos(radians(sum / float64(len(corners))))
	flat := make([]corner, len(corners))
	for i, c := range corners {
		flat[i] = corner{
			x: c.Lon * scale, y: c.Lat, position: c,
			east: int64(math.Round(c.Lon * grains)), north: int64(math.Round(c.Lat * grains)),
		}
	}
	return flat
}

// turn is twice the area of a triangle, negative when its corners follow each other clockwise.
func turn(a, b, c corner) float64 {
	return float64((b.x-a.x)*(c.y-a.y)) - float64((b.y-a.y)*(c.x-a.x))
}

// turned is twice the area of a polygon, negative when its corners follow each other clockwise.
func turned(flat []corner) float64 {
	sum := 0.0
	for i := 1; i < len(flat)-1; i++ {
		sum += turn(flat[0], flat[i], flat[i+1])
	}
	return sum
}

// ear finds a corner that can be cut off: its triangle holds no other corner, not on its edges either, since what is left would be pinched
// there, and what lies outside would look like a part of it. A corner on the line between its neighbours is no corner, and always can.
func ear(flat []corner) int {
	n := len(flat)
	for i := range flat {
		a, b, c := flat[(i+n-1)%n], flat[i], flat[(i+1)%n]
		way := side(a, b, c)
		if way == 0 {
			return i
		}
		free := way > 0
		for k := 2; k < n-1 && free; k++ {
			d := flat[(i+k)%n]
			free = side(a, b, d) < 0 || side(b, c, d) < 0 || side(c, a, d) < 0 || d.at(a) || d.at(b) || d.at(c)
		}
		if free {
			return i
		}
	}
	return 0 // edges cross
}

func (c corner) at(other corner) bool { return c.east == other.east && c.north == other.north }

// side is the sign of turn, in whole numbers (the longest two edges of the globe make a product below 1<<63): a corner that lies a hair
// beside an edge for one triangle and on it for the next would let both be cut off, or neither.
func side(a, b, c corner) int {
	return cmp.Compare((b.east-a.east)*(c.north-a.north), (b.north-a.north)*(c.east-a.east))
}
