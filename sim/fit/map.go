package fit

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"simulate/sim/geo"
	"simulate/sim/log"
	"simulate/sim/portable"
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
	text := ""
	for i, n := range names[:min(most, len(names))] {
		if i > 0 {
			text += ", "
		}
		text += n
	}
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

// trip is a way of the log: how far the nearest unit that was free was, and how long the one that went took.
type trip struct{ metres, took float64 }

// speeds are such that ways to the nearest unit that was free take half the time, on the median, that the log says, and are spread as it says.
// Who goes in the log may have been another: the distance is that which a simulation would have. Of a kind of which distances do not tell how
// long ways take, they are as the log has them, wherever it is: its speed is 0.
func (f *fitting) speeds(p *plane) {
	m := f.model.Map
	m.Speeds = make([]Speed, len(f.model.Kinds))
	var mapped []int
	spreads := make([]spreadOfWays, len(f.model.Kinds))
	for kind := range f.model.Kinds {
		way, trips := f.model.Kinds[kind].Travel, f.trips(p, kind)
		if way == nil || len(trips) < LeastRows {
			continue
		}
		s := spreadsOf(way, trips)
		spreads[kind] = s
		f.model.Kinds[kind].Distance, f.model.Kinds[kind].Ways = s.correlation, len(trips)
		if s.correlation >= leastCorrelation {
			value := s.metres * AssumedDetour / way.Log.P50 * 1000
			m.Speeds[kind] = Speed{value, value * way.Median() / max(way.High, 1), value * way.Median() / max(way.Low, 1)}
			mapped = append(mapped, kind)
		}
	}
	sd := variationOf(spreads, mapped)
	mapped = slices.DeleteFunc(mapped, func(kind int) bool {
		s := spreads[kind]
		slower := portable.Exp(float64(portable.NormalQuantile(0.9) * (math.Sqrt(float64(s.distance*s.distance)+float64(sd*sd)) - s.time)))
		if off := math.Abs(slower - 1); off > mostWayError {
			m.Speeds[kind] = Speed{}
			return true
		}
		return false
	})
	m.Variation = portable.Exp(float64(variationOf(spreads, mapped) * portable.NormalQuantile(0.9)))
	of, all := 0, 0
	for kind, k := range f.model.Kinds {
		all += k.Parts
		if slices.Contains(mapped, kind) {
			of += k.Parts
		}
	}
	if float64(of) < leastMapped*float64(all) {
		f.model.Map = nil
	}
}

const (
	leastMapped      = 0.5  // of all parts must be of kinds of which distances tell how long ways take, for a map to be worth its while
	leastCorrelation = 0.3  // of the logarithms of distance and time, from which on distances tell how long ways take
	mostWayError     = 0.25 // of the 90th percentile of ways
)

// spreadOfWays is how distances and times of ways are spread: standard deviations of logarithms, from median to 90th percentile.
type spreadOfWays struct {
	n, metres, distance, time, correlation float64
}

func spreadsOf(way *Distribution, trips []trip) spreadOfWays {
	metres := make([]float64, len(trips))
	for i, t := range trips {
		metres[i] = t.metres
	}
	slices.Sort(metres)
	spread := func(p50, p90 float64) float64 { return portable.Log(p90/p50) / portable.NormalQuantile(0.9) }
	half := metres[len(metres)/2]
	return spreadOfWays{
		float64(len(trips)), half, spread(half, metres[(len(metres)-1)*9/10]), spread(max(way.Log.P50, 1), way.Log.P90), correlation(trips),
	}
}

// correlation is that of the logarithms of distance and time, where there are both.
func correlation(trips []trip) float64 {
	var n, x, y, xx, yy, xy float64
	for _, t := range trips {
		if t.took > 0 {
			a, b := portable.Log(t.metres), portable.Log(t.took)
			n, x, y, xx, yy, xy = n+1, x+a, y+b, xx+float64(a*a), yy+float64(b*b), xy+float64(a*b)
		}
	}
	between := float64(n*xy) - float64(x*y)
	own := (float64(n*xx) - float64(x*x)) * (float64(n*yy) - float64(y*y))
	if own <= 0 {
		return 0
	}
	return between / math.Sqrt(own)
}

// variationOf is the standard deviation of the logarithm of what the spread of ways has beside that of distances.
func variationOf(spreads []spreadOfWays, kinds []int) float64 {
	variance, weight := 0.0, 0.0
	for _, kind := range kinds {
		s := spreads[kind]
		variance += float64(s.n * max(float64(s.time*s.time)-float64(s.distance*s.distance), leastVaries*leastVaries))
		weight += s.n
	}
	if weight == 0 {
		return leastVaries
	}
	return math.Sqrt(variance / weight)
}

// trips are the ways of a kind.
func (f *fitting) trips(p *plane, kind int) (list []trip) {
	m := f.model.Map
	var units []int32
	for u := range f.units {
		if f.kindOf[f.units[u].kind] == kind {
			units = append(units, int32(u))
		}
	}
	for _, c := range f.all() {
		if !c.Placed {
			continue
		}
		at := m.Points[p.nearest(m.Points, geo.Position{Lat: c.Lat, Lon: c.Lon})].Position
		for i := range c.Parts {
			part := &c.Parts[i]
			if part.Unit < 0 || f.kindOf[part.Kind] != kind || part.At[log.Notified] == log.None {
				continue
			}
			least := p.metres(at, m.Stations[f.stationOf[part.Unit]].Position)
			for _, u := range units {
				if f.called(u, part.At[log.Notified]) && f.free(u, part.At[log.Notified]) {
					least = min(least, p.metres(at, m.Stations[f.stationOf[u]].Position))
				}
			}
			t, _ := f.fateOf(part, f.latest)
			o, ok := f.way(part, &t)
			if !ok || o.cut {
				o.value = 0
			}
			if list = append(list, trip{max(least, leastMetres), o.value}); len(list) == mostWays {
				return list
			}
		}
	}
	return list
}

// called reports whether a unit was called at all on the day of an instant: else it may not have been on duty.
func (f *fitting) called(u int32, at int64) bool {
	_, on := slices.BinarySearch(f.units[u].days, f.day(at))
	return on
}
