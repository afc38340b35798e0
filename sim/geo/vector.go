package geo

import (
	"math"

	"simulate/sim/portable"
)

// EarthRadius is the mean radius of the Earth in metres, (2a+b)/3 of the WGS 84 ellipsoid.
const EarthRadius = 6_371_008.8

// Position is a latitude and a longitude in degrees, north and east positive.
type Position struct{ Lat, Lon float64 }

// Vector is a point on the unit sphere, or a direction: x leads to where the equator meets the prime meridian, z to the
// north pole.
type Vector struct{ x, y, z float64 }

func radians(degrees float64) float64 { return degrees * (math.Pi / 180) }

func degrees(radians float64) float64 { return radians * (180 / math.Pi) }

// Point returns the point of a latitude and longitude.
func (p Position) Point() Vector {
	lat, lon := radians(p.Lat), radians(p.Lon)
	return Vector{
		portable.Cos(lat) * portable.Cos(lon),
		portable.Cos(lat) * portable.Sin(lon),
		portable.Sin(lat),
	}
}

// Position returns the latitude and longitude of a point, within a tenth of a millimetre of where it came from.
func (v Vector) Position() Position {
	return Position{Lat: degrees(portable.Asin(max(-1, min(v.z, 1)))), Lon: degrees(v.eastward())}
}

// eastward is the angle of a point around the axis, between -π and π, from the two sides of a right angle: the arcsine is exact
// where the shorter of them is the sine.
func (v Vector) eastward() float64 {
	x, y := math.Abs(v.x), math.Abs(v.y)
	level := math.Sqrt(float64(x*x) + float64(y*y))
	if level == 0 {
		return 0
	}
	angle := portable.Asin(min(x, y) / level)
	if y > x {
		angle = math.Pi/2 - angle
	}
	if v.x < 0 {
		angle = math.Pi - angle
	}
	return math.Copysign(angle, v.y)
}

// Chord2 is the square of the straight distance between two points, in radii of the sphere: it orders distances without a
// root.
func (v Vector) Chord2(o Vector) float64 {
	return Vector{v.x - o.x, v.y - o.y, v.z - o.z}.square()
}

// Metres is the great-circle distance between two points.
func (v Vector) Metres(o Vector) float64 {
	half := math.Sqrt(v.Chord2(o)) / 2
	return 2 * EarthRadius * portable.Asin(min(half, 1))
}

// Towards returns the point that lies a share of the way from v to o, along the chord. Its share of the arc differs from
// share by under one part in 10⁵ for trips under 100 km.
func (v Vector) Towards(o Vector, share float64) Vector {
	return Vector{
		v.x + float64(share*(o.x-v.x)),
		v.y + float64(share*(o.y-v.y)),
		v.z + float64(share*(o.z-v.z)),
	}.normal()
}

// square is the square of the vector's length.
func (v Vector) square() float64 {
	return float64(v.x*v.x) + float64(v.y*v.y) + float64(v.z*v.z)
}

func (v Vector) normal() Vector {
	scale := 1 / math.Sqrt(v.square())
	return Vector{float64(v.x * scale), float64(v.y * scale), float64(v.z * scale)}
}
