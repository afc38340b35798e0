package fit

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/sim/geo"
	"simulate/sim/log"
)

// Map is where calls come from and units wait, and how fast ways are: so that who is nearest, and how far, follows from who is free.
type Map struct {
	Points    []Spot      // in whose middle calls are taken to be
	Stations  []Spot      // in whose middle units are taken to wait
	Shares    [][]float64 // of the calls of each plan, by point; nil where those of all calls serve
	Speeds    []Speed     // by kind
	Variation float64     // 90th percentile of the factor by which ways take longer than usual
	Placed    int         // calls of the sample that have a position
}

// Spot is a place of many.
type Spot struct {
	geo.Position
	Name string // what is most often there, in the log's words
	N    int
}

// Speed is that of a kind over ways whose length is AssumedDetour times the straight line, in metres a second, with its 95% interval.
type Speed struct{ Value, Low, High float64 }

const (
	// AssumedDetour is by how much roads are taken to be longer than the straight line: positions to the block do not tell.
	AssumedDetour = 1.3

	leastPlaced  = 0.5 // of calls must have a position
	ofPoint      = 50  // calls make a point
	mostPoints   = 40
	mostStations = 40
	mostWays     = 3000 // of a kind are held against distances
	leastMetres  = 150  // a point is no point
	ownShares    = 200  // placed calls make shares of a plan's own
	leastVaries  = 0.05 // standard deviation of the logarithm of a way's factor
)

// chart finds where calls and units are, where enough calls have a position and units are told.
func (f *fitting) chart() {
	var placed []*Call
	calls := f.all()
	for _, c := range calls {
		if c.Placed {
			placed = append(placed, c)
		}
	}
	if float64(len(placed)) < leastPlaced*float64(len(calls)) || len(placed) < enoughCalls || len(f.units) == 0 || f.stamped[log.OnScene] == 0 {
		return
	}
	m := &Map{Placed: len(placed)}
	points := make([]geo.Position, len(placed))
	for i, c := range placed {
		points[i] = geo.Position{Lat: c.Lat, Lon: c.Lon}
	}
	plane := newPlane(points)
	m.Points = plane.clusters(points, min(mostPoints, max(2, len(points)/ofPoint)))
	f.nameAreas(m, placed, plane)
	f.chartOf, f.roaming = m, make([]bool, len(f.units))
	homes := f.homes(placed, plane)
	if len(homes) == 0 {
		return
	}
	f.model.Map = m
	f.stations(plane, homes)
	f.sharesByPlan(plane)
	f.speeds(plane)
}

// nameAreas gives points the names of the areas that most of their calls are in.
func (f *fitting) nameAreas(m *Map, placed []*Call, plane *plane) {
	counts := make([]map[int32]int, len(m.Points))
	for _, c := range placed {
		i := plane.nearest(m.Points, geo.Position{Lat: c.Lat, Lon: c.Lon})
		if counts[i] == nil {
			counts[i] = make(map[int32]int)
		}
		counts[i][c.Area]++
	}
	for i := range m.Points {
		most, best := 0, ""
		for area, name := range f.areas.list {
			if n := counts[i][int32(area)]; n > most {
				most, best = n, name
			}
		}
		m.Points[i].Name = best
	}
}

// homes are where units seem to wait: in the middle of the calls that they are sent to. Of units that are sent all over the area that says
// nothing: they are spread over it as the calls are.
func (f *fitting) homes(placed []*Call, p *plane) map[int32]geo.Position {
	xs, ys := make(map[int32][]float64), make(map[int32][]float64)
	var allX, allY []float64
	for _, c := range slices.Concat(f.kept...) {
		if !c.Placed {
			continue
		}
		x, y := p.flat(geo.Position{Lat: c.Lat, Lon: c.Lon})
		allX, allY = append(allX, x), append(allY, y)
		for i := range c.Parts {
			if u := c.Parts[i].Unit; u >= 0 && f.kindOf[f.units[u].kind] >= 0 {
				xs[u], ys[u] = append(xs[u], x), append(ys[u], y)
			}
		}
	}
	_, _, all := middle(allX, allY)
	homes := make(map[int32]geo.Position, len(xs))
	var roaming []int32
	for u := range int32(len(f.units)) {
		if len(xs[u]) == 0 {
			continue
		}
		x, y, around := middle(xs[u], ys[u])
		homes[u] = p.back(x, y)
		if len(xs[u]) < leastHome || around > roams*all {
			roaming = append(roaming, u)
		}
	}
	f.spreadOut(roaming, placed, p, homes)
	return homes
}

const (
	leastHome = 5   // calls tell where a unit waits
	roams     = 0.8 // of the spread of all calls, from which on a unit's own say nothing of where it waits
)

// middle is the median of positions, and the median distance from it.
func middle(xs, ys []float64) (x, y, around float64) {
	x, y = median1(xs), median1(ys)
	far := make([]float64, len(xs))
	for i := range xs {
		far[i] = math.Sqrt(float64((xs[i]-x)*(xs[i]-x)) + float64((ys[i]-y)*(ys[i]-y)))
	}
	return x, y, median1(far)
}

func median1(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// spreadOut lets the units of each kind that are sent all over the area wait as calls are spread: of the calls in the order of the points that
// they are at, each so many-th has one.
func (f *fitting) spreadOut(units []int32, placed []*Call, p *plane, homes map[int32]geo.Position) {
	order := make([][]geo.Position, len(f.chartOf.Points))
	for _, c := range placed {
		at := geo.Position{Lat: c.Lat, Lon: c.Lon}
		i := p.nearest(f.chartOf.Points, at)
		order[i] = append(order[i], at)
	}
	calls := slices.Concat(order...)
	byKind := make([][]int32, len(f.model.Kinds))
	for _, u := range units {
		kind := f.kindOf[f.units[u].kind]
		byKind[kind] = append(byKind[kind], u)
		f.roaming[u] = true
	}
	for _, list := range byKind {
		for i, u := range list {
			homes[u] = calls[(2*i+1)*len(calls)/(2*len(list))]
		}
	}
}

// stations puts the homes of units together, and notes for each pool who waits where, those that are called most often first.
func (f *fitting) stations(p *plane, homes map[int32]geo.Position) {
	m := f.model.Map
	var list []geo.Position
	for u := range f.units {
		if at, known := homes[int32(u)]; known {
			list = append(list, at)
		}
	}
	m.Stations = p.clusters(list, min(mostStations, len(list)))
	f.stationOf = make([]int, len(f.units))
	names := make([][]string, len(m.Stations))
	for u := range f.units {
		at, known := homes[int32(u)]
		if !known {
			at = m.Stations[0].Position
		}
		s := p.nearest(m.Stations, at)
		f.stationOf[u] = s
		if known {
			names[s] = append(names[s], f.units[u].name)
		}
	}
	for s := range m.Stations {
		slices.Sort(names[s])
		m.Stations[s].Name = listed(names[s])
	}
	for i := range f.model.Pools {
		pool := &f.model.Pools[i]
		slices.SortStableFunc(pool.units, func(a, b int32) int { return cmp.Compare(f.units[b].parts, f.units[a].parts) })
		for _, u := range pool.units {
			pool.Units = append(pool.Units, PoolUnit{f.units[u].name, f.stationOf[u], f.roaming[u]})
		}
	}
}

// listed are the first few of some names.
func listed(names []string) string {
	const most = 3
	text := strings.Join(names[:min(most, len(names))], ", ")
	if len(names) > most {
		text += fmt.Sprintf(" and %d more", len(names)-most)
	}
	return text
}

// sharesByPlan are the shares of calls by point, of all in the points' own numbers, and of each plan that has enough.
func (f *fitting) sharesByPlan(p *plane) {
	m := f.model.Map
	m.Shares = make([][]float64, len(f.kept))
	for i := range f.kept {
		counts, n := make([]float64, len(m.Points)), 0.0
		for _, c := range f.kept[i] {
			if c.Placed {
				counts[p.nearest(m.Points, geo.Position{Lat: c.Lat, Lon: c.Lon})]++
				n++
			}
		}
		if n < ownShares {
			continue
		}
		for j := range counts {
			counts[j] /= n
		}
		m.Shares[i] = counts
	}
}
