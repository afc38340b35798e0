package geo

import (
	"math"

	"simulate/sim/portable"
)

// Circle is a disc on the sphere.
type Circle struct {
	centre, east, north Vector
	radius              float64 // radians
}

// NewCircle returns the disc of a radius around a centre.
func NewCircle(centre Position, metres float64) Circle {
	lat, lon := radians(centre.Lat), radians(centre.Lon)
	return Circle{
		centre: centre.Point(),
		east:   Vector{-portable.Sin(lon), portable.Cos(lon), 0},
		north: Vector{
			-(portable.Sin(lat) * portable.Cos(lon)),
			-(portable.Sin(lat) * portable.Sin(lon)),
			portable.Cos(lat),
		},
		radius: metres / EarthRadius,
	}
}

// At returns the point of two coordinates between 0 and 1, of which equal parts are equal parts of the disc: area is the
// share of it that is nearer to the centre, turn the share of a full turn from east.
func (c *Circle) At(area, turn float64) Vector {
	r := c.radius * math.Sqrt(area)
	x, y := r*portable.Cos(2*math.Pi*turn), r*portable.Sin(2*math.Pi*turn)
	return Vector{
		c.centre.x + float64(x*c.east.x) + float64(y*c.north.x),
		c.centre.y + float64(x*c.east.y) + float64(y*c.north.y),
		c.centre.z + float64(y*c.north.z), // east is level
	}.normal()
}

// goldenTurn is the share of a turn that spreads successive points evenly over a disc (Vogel 1979).
const goldenTurn = 0.3819660112501051

// Spread returns the i-th of n points spread evenly over the disc, i from 0.
func (c *Circle) Spread(i, n int) Vector {
	turn := float64(float64(i) * goldenTurn)
	return c.At((float64(i)+0.5)/float64(n), turn-math.Floor(turn))
}
