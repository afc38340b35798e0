package sim

import (
	"math"

	"simulate/sim/portable"
	"simulate/sim/scenario"
)

// earthRadius is the mean radius of the Earth in metres, (2a+b)/3 of the WGS 84 ellipsoid.
const earthRadius = 6_371_008.8

// vector is a point on the unit sphere, or a direction.
type vector struct{ x, y, z float64 }

func radians(degrees float64) float64 { return degrees * (math.Pi / 180) }

// onSphere returns the point of a latitude and longitude.
func onSphere(p scenario.Position) vector {
	lat, lon := radians(p.Lat), radians(p.Lon)
	return vector{
		portable.Cos(lat) * portable.Cos(lon),
		portable.Cos(lat) * portable.Sin(lon),
		portable.Sin(lat),
	}
}

// chord2 is the square of the straight distance between two points: it orders distances without a root.
func (v vector) chord2(o vector) float64 {
	return vector{v.x - o.x, v.y - o.y, v.z - o.z}.square()
}

// metres is the great-circle distance between two points.
func (v vector) metres(o vector) float64 {
	half := math.Sqrt(v.chord2(o)) / 2
	return 2 * earthRadius * portable.Asin(min(half, 1))
}

// towards returns the point that lies a share of the way from v to o, along the chord. Its share of the arc differs from
// share by under one part in 10⁵ for trips under 100 km.
func (v vector) towards(o vector, share float64) vector {
	return vector{
		v.x + float64(share*(o.x-v.x)),
		v.y + float64(share*(o.y-v.y)),
		v.z + float64(share*(o.z-v.z)),
	}.normal()
}

// square is the square of the vector's length.
func (v vector) square() float64 {
	return float64(v.x*v.x) + float64(v.y*v.y) + float64(v.z*v.z)
}

func (v vector) normal() vector {
	scale := 1 / math.Sqrt(v.square())
	return vector{float64(v.x * scale), float64(v.y * scale), float64(v.z * scale)}
}

// circle is where a unit on patrol may be when the scenario starts: a disc on the sphere.
type circle struct {
	centre, east, north vector
	radius              float64 // radians
}

func newCircle(centre scenario.Position, metres float64) circle {
	lat, lon := radians(centre.Lat), radians(centre.Lon)
	return circle{
		centre: onSphere(centre),
		east:   vector{-portable.Sin(lon), portable.Cos(lon), 0},
		north: vector{
			-(portable.Sin(lat) * portable.Cos(lon)),
			-(portable.Sin(lat) * portable.Sin(lon)),
			portable.Cos(lat),
		},
		radius: metres / earthRadius,
	}
}

// at returns the point of polar coordinates: area is the share of the disc's area that is nearer to the centre, turn the
// share of a full turn from east.
func (c *circle) at(area, turn float64) vector {
	r := c.radius * math.Sqrt(area)
	x, y := r*portable.Cos(2*math.Pi*turn), r*portable.Sin(2*math.Pi*turn)
	return vector{
		c.centre.x + float64(x*c.east.x) + float64(y*c.north.x),
		c.centre.y + float64(x*c.east.y) + float64(y*c.north.y),
		c.centre.z + float64(y*c.north.z), // east is level
	}.normal()
}

// goldenTurn is the share of a turn that spreads successive points evenly over a disc (Vogel 1979).
const goldenTurn = 0.3819660112501051

// spread returns the i-th of n points spread evenly over the disc.
func (c *circle) spread(i, n int) vector {
	turn := float64(float64(i) * goldenTurn)
	return c.at((float64(i)+0.5)/float64(n), turn-math.Floor(turn))
}
