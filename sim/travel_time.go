package sim

import (
	"simulate/sim/engine"
	"simulate/sim/geo"
)

// drawTravelTime draws how long a trip takes: its usual time, times what slows traffic now, times its variation. A known time
// between two places that is itself a distribution is its own variation. This is the only place where a travel time is drawn,
// once for each trip, as it begins: traffic that changes on the way changes the next trip. Who chooses units compares usual
// times, which are not drawn, since a dispatcher does not know them either. usual is what is drawn a multiple of.
func (w *World) drawTravelTime(u int32, to spot, q quantity) (trip engine.Time, usual float64) {
	t := &w.program.travel
	from := w.whereIs(u)
	if from.same(to) {
		return 0, 0
	}
	slowed := w.rushNow() * w.slow
	if to.place != NoPlace {
		slowed *= w.places[to.place].slow
	}
	if from.place != NoPlace {
		slowed *= w.places[from.place].slowFrom
	}
	if known := t.known(from.place, to.place); known != nil && known.time.dist != nil {
		return w.scaledTime(&known.time, slowed, q), slowed
	}
	slowed *= w.usualTime(u, to)
	if t.varies {
		return w.scaledTime(&t.variation, slowed, q), slowed
	}
	return roundTime(slowed), slowed
}

// variationOf is what a trip takes a multiple of its usual time of; nil where it takes just that.
func (w *World) variationOf(l *leg) *span {
	t := &w.program.travel
	if known := t.known(l.start.place, l.end.place); known != nil && known.time.dist != nil {
		return &known.time
	}
	if t.varies {
		return &t.variation
	}
	return nil
}

// usually is how long a trip usually takes.
func (w *World) usually(l *leg) engine.Time {
	if s := w.variationOf(l); s != nil {
		return roundTime(float64(l.usual*w.factorOf(s.input)) * s.dist.Median())
	}
	return roundTime(l.usual)
}

// scaledTime draws a multiple of a distribution, rounded once at the end.
func (w *World) scaledTime(s *span, scale float64, q quantity) engine.Time {
	q.source = s.source
	u := w.uniform(q)
	t := roundTime(scale * w.factorOf(s.input) * s.dist.Quantile(u))
	if w.OnDraw != nil {
		w.tellDraw(q, u, float64(t))
	}
	return t
}

// usualTime is how long a trip takes without variation or traffic, in milliseconds. A unit under way is where the
// elapsed share of its trip puts it: on the map, or between the times from either end where those are known.
func (w *World) usualTime(u int32, to spot) float64 {
	l := &w.units[u].leg
	kind := w.program.Units[u].Kind
	share := l.share(w.now)
	if w.byRoad(u) && to.located && !w.program.travel.knowsEither(l.start.place, l.end.place, to.place) {
		return w.timeFromRoad(u, to)
	}
	if share == 0 || share == 1 || l.start.located && l.end.located && to.located && !w.program.travel.knowsEither(l.start.place, l.end.place, to.place) {
		return w.timeBetween(kind, l.at(w.now), to)
	}
	gone, ahead := w.timeBetween(kind, l.start, to), w.timeBetween(kind, l.end, to)
	return float64((1-share)*gone) + float64(share*ahead)
}

// timeBetween is the usual time from one spot to another: the known one, or that of the roads, or that of the straight way at the
// kind's speed.
func (w *World) timeBetween(kind uint16, from, to spot) float64 {
	if from.place != NoPlace && from.same(to) {
		return 0
	}
	if known := w.program.travel.known(from.place, to.place); known != nil {
		return float64(w.medianOf(&known.time))
	}
	if !from.located || !to.located {
		return 0
	}
	if w.program.travel.openRoutes(kind) != nil {
		return w.roadTime(kind, &from, &to)
	}
	return w.straightTime(kind, from.point.Metres(to.point))
}

// straightTime is how long a kind of unit takes for a distance as the crow flies.
func (w *World) straightTime(kind uint16, metres float64) float64 {
	return metres * w.detour[kind] / w.metresPerMs[kind]
}

// rushNow is the factor of the hour, 1 before the first. Time only goes on, and so the hours that have begun are not searched for.
func (w *World) rushNow() float64 {
	hours := w.program.travel.rush
	for w.hours < len(hours) && hours[w.hours].from <= w.now {
		w.hours++
	}
	if w.hours == 0 {
		return 1
	}
	hour := &hours[w.hours-1]
	return w.valueOf(hour.input, hour.factor)
}

// timeFloor is the least time that any way of this length on the map takes a kind of unit, in milliseconds.
func (w *World) timeFloor(kind uint16, chord float64) float64 {
	least := w.straightTime(kind, chord*geo.EarthRadius)
	if r := w.program.travel.openRoutes(kind); r != nil { // closings let nobody drive faster
		least = min(least, chord*geo.EarthRadius/r.Fastest())
	}
	return least
}
