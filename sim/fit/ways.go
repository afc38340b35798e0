package fit

import (
	"math"
	"slices"

	"simulate/sim/geo"
	"simulate/sim/log"
	"simulate/sim/portable"
)

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
