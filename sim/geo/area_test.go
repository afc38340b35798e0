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

// TestAPolygonOfSquaresIsAllOfThem draws staircases of squares, in which corners lie on the lines of others and on diagonals: each square has its share of the points, and no
// point lies elsewhere.
func TestAPolygonOfSquaresIsAllOfThem(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		// Columns of squares side by side, on one base line, with corners at every square's side or at the outline's corners only.
		heights := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 5).Draw(t, "heights")
		side := rapid.SampledFrom([]float64{1, 0.1, 0.05}).Draw(t, "side")
		south, west := rapid.SampledFrom([]float64{0, 0.3, -0.7}).Draw(t, "south"), rapid.SampledFrom([]float64{0, 10.1}).Draw(t, "west")
		at := func(x, y int) geo.Position {
			return geo.Position{Lat: south + side*float64(y), Lon: west + side*float64(x)}
		}
		var corners []geo.Position
		squares := 0
		for x, height := range heights {
			squares += height
			corners = append(corners, at(x, height), at(x+1, height))
		}
		if every := rapid.Bool().Draw(t, "corners at the base"); every {
			for x := len(heights); x >= 0; x-- {
				corners = append(corners, at(x, 0))
			}
		} else {
			corners = append(corners, at(len(heights), 0), at(0, 0))
		}
		corners = slices.CompactFunc(corners, func(a, b geo.Position) bool { return a == b })
		if rapid.Bool().Draw(t, "the other way round") {
			slices.Reverse(corners)
		}
		from := rapid.IntRange(0, len(corners)-1).Draw(t, "from")
		polygon := geo.NewPolygon(slices.Concat(corners[from:], corners[:from]))

		const n = 150
		count := make(map[[2]int]int)
		for i := range n {
			for k := range n {
				p := polygon.At((float64(i)+0.5)/n, (float64(k)+0.5)/n).Position()
				x, y := (p.Lon-west)/side, (p.Lat-south)/side
				column := min(max(int(x), 0), len(heights)-1)
				const rim = 0.01 // the cuts are straight on the plane map and on the sphere
				if x < -rim || x > float64(len(heights))+rim || y < -rim || y > float64(heights[column])+rim {
					beside := max(heights[max(column-1, 0)], heights[min(column+1, len(heights)-1)])
					if edge := math.Abs(x - math.Round(x)); edge > rim || y > float64(beside)+rim {
						t.Fatalf("%.3f, %.3f is outside of columns of %v", x, y, heights)
					}
				}
				count[[2]int{column, min(max(int(y), 0), heights[column]-1)}]++
			}
		}
		for x, height := range heights {
			for y := range height {
				share := float64(count[[2]int{x, y}]) / (n * n)
				if want := 1 / float64(squares); math.Abs(share-want) > 0.03 {
					t.Errorf("the square %d, %d has a share of %.3f of the points, not of %.3f", x, y, share, want)
				}
			}
		}
	})
}
