package geo_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/geo"
)

// somewhere is a position away from the poles and the date line, where degrees are not unique.
func somewhere(t *rapid.T) geo.Position {
	return geo.Position{Lat: rapid.Float64Range(-89.9, 89.9).Draw(t, "lat"), Lon: rapid.Float64Range(-179.9, 179.9).Draw(t, "lon")}
}

// near is a position within a tenth of a degree of another, some 11 km.
func near(t *rapid.T, p geo.Position) geo.Position {
	return geo.Position{
		Lat: p.Lat + rapid.Float64Range(-0.1, 0.1).Draw(t, "north"), Lon: p.Lon + rapid.Float64Range(-0.1, 0.1).Draw(t, "east"),
	}
}

func TestAPointOnTheSphereIsWhereItWasOnTheMap(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := somewhere(t)
		got := want.Point().Position()
		if math.Abs(got.Lat-want.Lat) > 1e-9 || math.Abs(got.Lon-want.Lon) > 1e-9 { // a tenth of a millimetre
			t.Fatalf("%v comes back as %v", want, got)
		}
	})
}

// A degree of latitude is as long everywhere, and one of longitude as much shorter as the cosine of the latitude says.
func TestDistancesAreThoseOfTheGlobe(t *testing.T) {
	t.Parallel()
	degree := geo.EarthRadius * math.Pi / 180
	for _, c := range []struct {
		from, to geo.Position
		metres   float64
	}{
		{geo.Position{}, geo.Position{Lat: 1}, degree},
		{geo.Position{Lat: 59, Lon: 18}, geo.Position{Lat: 60, Lon: 18}, degree},
		{geo.Position{Lat: 60, Lon: 179.95}, geo.Position{Lat: 60, Lon: -179.95}, 0.1 * degree / 2},
		{geo.Position{Lat: 90}, geo.Position{Lat: -90}, 180 * degree},
		{geo.Position{Lat: 51, Lon: 7}, geo.Position{Lat: 51, Lon: 7}, 0},
	} {
		if got := c.from.Point().Metres(c.to.Point()); math.Abs(got-c.metres) > 1e-6*c.metres {
			t.Errorf("from %v to %v: %.3f m, not %.3f", c.from, c.to, got, c.metres)
		}
	}
}

func TestAShareOfTheWayIsThatShareOfItsLength(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := somewhere(t)
		from, to, share := at.Point(), near(t, at).Point(), rapid.Float64Range(0, 1).Draw(t, "share")
		whole, gone, left := from.Metres(to), from.Metres(from.Towards(to, share)), from.Towards(to, share).Metres(to)
		if math.Abs(gone-share*whole) > 1e-5*whole+1e-3 || math.Abs(gone+left-whole) > 1e-3 {
			t.Fatalf("%v of %.3f m: %.3f m gone, %.3f m left", share, whole, gone, left)
		}
	})
}

func TestChordsOrderDistances(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from, a, b := somewhere(t).Point(), somewhere(t).Point(), somewhere(t).Point()
		if near, far := from.Metres(a), from.Metres(b); near+1 < far && from.Chord2(a) >= from.Chord2(b) {
			t.Fatalf("%.0f m has a chord of %v, %.0f m one of %v", near, from.Chord2(a), far, from.Chord2(b))
		}
	})
}
