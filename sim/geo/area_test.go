package geo_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/geo"
)

func TestACircleHasItsPointsWithinItsRadius(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		centre, radius := somewhere(t), rapid.Float64Range(1, 20_000).Draw(t, "radius")
		circle := geo.NewCircle(centre, radius)
		area, turn := rapid.Float64Range(0, 1).Draw(t, "area"), rapid.Float64Range(0, 1).Draw(t, "turn")
		want := radius * math.Sqrt(area) // a share of the area is the square of that of the radius
		if got := centre.Point().Metres(circle.At(area, turn)); math.Abs(got-want) > 1e-5*radius {
			t.Fatalf("%.3f m from the centre, not %.3f", got, want)
		}
	})
}

func TestACircleTurnsFromEastToNorth(t *testing.T) {
	t.Parallel()
	centre := geo.Position{Lat: 51, Lon: 7}
	circle := geo.NewCircle(centre, 1000)
	east, north := circle.At(1, 0).Position(), circle.At(1, 0.25).Position()
	if east.Lon <= centre.Lon || math.Abs(east.Lat-centre.Lat) > 1e-5 || north.Lat <= centre.Lat || math.Abs(north.Lon-centre.Lon) > 1e-5 {
		t.Errorf("east is %v, north %v", east, north)
	}
}

// Points that are spread over a disc keep about as much distance from each other as a square of their share of it has sides.
func TestPointsAreSpreadOverACircle(t *testing.T) {
	t.Parallel()
	const radius, n = 1000.0, 50
	circle := geo.NewCircle(geo.Position{Lat: 51, Lon: 7}, radius)
	side := math.Sqrt(math.Pi * radius * radius / n)
	for i := range n {
		for k := range i {
			if apart := circle.Spread(i, n).Metres(circle.Spread(k, n)); apart < 0.8*side {
				t.Errorf("points %d and %d are %.0f m apart, of squares of %.0f m", i, k, apart, side)
			}
		}
	}
}

// An L at the equator, as wide and as high as a degree: its areas are as they are on paper.
var ell = []geo.Position{{Lat: 0, Lon: 0}, {Lat: 0, Lon: 1}, {Lat: 0.4, Lon: 1}, {Lat: 0.4, Lon: 0.5}, {Lat: 1, Lon: 0.5}, {Lat: 1, Lon: 0}}

func TestAPolygonHasItsPointsInsideAndEvenly(t *testing.T) {
	t.Parallel()
	reversed := slices.Clone(ell)
	slices.Reverse(reversed)
	for _, corners := range [][]geo.Position{ell, reversed} {
		polygon := geo.NewPolygon(corners)
		const n, rim = 200, 1e-3 // the cuts are straight on the plane map and on the sphere, which differ by some ten metres here
		east, north := 0, 0
		for i := range n {
			for k := range n {
				at := polygon.At((float64(i)+0.5)/n, (float64(k)+0.5)/n).Position()
				switch {
				case at.Lat < -rim || at.Lon < -rim || at.Lat > 1+rim || at.Lon > 1+rim, at.Lat > 0.4+rim && at.Lon > 0.5+rim:
					t.Fatalf("%v is outside", at)
				case at.Lon > 0.5:
					east++
				case at.Lat > 0.4:
					north++
				}
			}
		}
		if share := float64(east) / (n * n); math.Abs(share-0.2/0.7) > 0.01 {
			t.Errorf("the eastern arm has a share of %.3f of the points, not of %.3f", share, 0.2/0.7)
		}
		if share := float64(north) / (n * n); math.Abs(share-0.3/0.7) > 0.01 {
			t.Errorf("the northern arm has a share of %.3f of the points, not of %.3f", share, 0.3/0.7)
		}
	}
}
