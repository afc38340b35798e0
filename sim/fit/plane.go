package fit

import (
	"math"

	"simulate/sim/geo"
	"simulate/sim/portable"
)

// plane is the neighbourhood of a position, flat enough for the area of a log: metres to the east and north.
type plane struct {
	origin geo.Position
	east   float64 // metres a degree of longitude
}

const metresPerDegree = geo.EarthRadius * math.Pi / 180

func newPlane(points []geo.Position) *plane {
	var lat, lon float64
	for _, p := range points {
		lat, lon = lat+p.Lat, lon+p.Lon
	}
	n := float64(len(points))
	o := geo.Position{Lat: lat / n, Lon: lon / n}
	return &plane{o, metresPerDegree * portable.Cos(o.Lat*math.Pi/180)}
}

func (p *plane) flat(at geo.Position) (x, y float64) {
	return float64((at.Lon - p.origin.Lon) * p.east), float64((at.Lat - p.origin.Lat) * metresPerDegree)
}

func (p *plane) back(x, y float64) geo.Position {
	return geo.Position{Lat: p.origin.Lat + y/metresPerDegree, Lon: p.origin.Lon + x/p.east}
}

func (p *plane) metres(a, b geo.Position) float64 {
	ax, ay := p.flat(a)
	bx, by := p.flat(b)
	return math.Sqrt(float64((ax-bx)*(ax-bx)) + float64((ay-by)*(ay-by)))
}

// nearest is the number of the nearest spot.
func (p *plane) nearest(spots []Spot, at geo.Position) int {
	best, least := 0, math.Inf(1)
	for i := range spots {
		if d := p.metres(spots[i].Position, at); d < least {
			best, least = i, d
		}
	}
	return best
}

const (
	clusteredPoints = 5000 // of more positions every so many-th is taken
	clusterRounds   = 20
)

// clusters are the middles of so many groups of positions, at most: Lloyd's algorithm, from middles that lie as far apart as they can
// (T. F. Gonzalez, Theoretical Computer Science 38, 1985).
func (p *plane) clusters(all []geo.Position, most int) []Spot {
	every := max(1, len(all)/clusteredPoints)
	var points []geo.Position
	for i := 0; i < len(all); i += every {
		points = append(points, all[i])
	}
	spots := p.apart(points, most)
	for range clusterRounds {
		sums := make([][2]float64, len(spots))
		for i := range spots {
			spots[i].N = 0
		}
		for _, at := range points {
			i := p.nearest(spots, at)
			x, y := p.flat(at)
			sums[i][0] += x
			sums[i][1] += y
			spots[i].N++
		}
		for i := range spots {
			if n := float64(spots[i].N); n > 0 {
				spots[i].Position = p.back(sums[i][0]/n, sums[i][1]/n)
			}
		}
	}
	for i := range spots {
		spots[i].N = 0
	}
	for _, at := range all {
		spots[p.nearest(spots, at)].N++
	}
	return spots
}

// apart are positions that lie apart: each the furthest from those before.
func (p *plane) apart(points []geo.Position, most int) (spots []Spot) {
	far := make([]float64, len(points))
	for i := range far {
		far[i] = math.Inf(1)
	}
	next := 0
	for len(spots) < most {
		spots = append(spots, Spot{Position: points[next]})
		furthest := 0.0
		for i, at := range points {
			far[i] = min(far[i], p.metres(at, points[next]))
			if far[i] > furthest {
				furthest = far[i]
			}
		}
		if furthest == 0 {
			break
		}
		for i := range far {
			if far[i] == furthest {
				next = i
				break
			}
		}
	}
	return spots
}
