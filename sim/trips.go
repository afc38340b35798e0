package sim

import "simulate/sim/engine"

// spot is a point, a place with a name, or both.
type spot struct {
	point   vector
	place   uint16 // or NoPlace
	located bool   // point is known
}

// leg is a unit's last trip. Before from it is at start, from to on at end, between them under way.
type leg struct {
	from, to   engine.Time
	start, end spot
}

// standing is the leg of a unit that has not moved.
func standing(at spot) leg { return leg{start: at, end: at} }

// share is how much of the trip's time has passed.
func (l *leg) share(now engine.Time) float64 {
	switch {
	case now >= l.to:
		return 1
	case now <= l.from:
		return 0
	}
	return float64(now-l.from) / float64(l.to-l.from)
}

// at is where the unit is. Under way between places without coordinates it counts as being at the nearer.
func (l *leg) at(now engine.Time) spot {
	share := l.share(now)
	switch {
	case share == 1:
		return l.end
	case share == 0:
		return l.start
	case l.start.located && l.end.located:
		return spot{point: l.start.point.towards(l.end.point, share), place: NoPlace, located: true}
	case share < 0.5:
		return l.start
	}
	return l.end
}

// spotOf is the spot of a place.
func (p *Program) spotOf(place uint16) spot {
	if place == NoPlace {
		return spot{place: NoPlace}
	}
	return spot{point: p.Places[place].point, place: place, located: p.Places[place].Located}
}

// same reports whether two spots are one. Spots without a name are not, unless there is no telling them apart.
func (s spot) same(other spot) bool {
	if s.place != other.place || s.place == NoPlace && other.located {
		return false
	}
	return s.point == other.point
}

// whereOf is where a step sends to, or works.
func (w *World) whereOf(si stepIndex) spot {
	plan := w.plan(si)
	switch {
	case plan.Place != NoPlace:
		return w.program.spotOf(plan.Place)
	case plan.whereStep != NoStep:
		for _, u := range w.crews[w.peer(si, plan.whereStep)] {
			if at := w.units[u].leg.end; at.place != NoPlace {
				return at
			}
		}
	}
	return w.incidents[w.steps[si].slot].spot
}

// stand puts a unit at a spot, where it stays.
func (w *World) stand(u int32, at spot) {
	w.units[u].leg = standing(at)
	w.tellLeg(u, w.now, w.now)
}

// travelTo starts a trip and schedules its end.
func (w *World) travelTo(u int32, to spot, status unitStatus, q quantity) {
	unit := &w.units[u]
	trip := w.tripTime(u, to, q)
	unit.leg.start, unit.leg.end = unit.leg.at(w.now), to
	unit.leg.from, unit.leg.to = w.now, w.now+trip
	unit.status, unit.due = status, unit.leg.to
	w.tellLeg(u, unit.leg.from, unit.leg.to)
	kind := unitArrives
	if status == returning {
		kind = unitComesHome
	}
	w.schedule(unit.due, kind, u)
}

// tripTime draws how long a trip takes: its usual time, times what slows traffic now, times its variation. A known time
// between two places that is itself a distribution is its own variation.
func (w *World) tripTime(u int32, to spot, q quantity) engine.Time {
	t := &w.program.travel
	from := w.units[u].leg.at(w.now)
	if from.same(to) {
		return 0
	}
	slowed := w.rushNow()
	if to.place != NoPlace {
		slowed *= w.places[to.place].slow
	}
	if known := t.known(from.place, to.place); known != nil && known.time.dist != nil {
		return w.scaledTime(&known.time, slowed, q)
	}
	slowed *= w.usualTime(u, to)
	if t.varies {
		return w.scaledTime(&t.variation, slowed, q)
	}
	return roundTime(slowed)
}

// scaledTime draws a multiple of a distribution.
func (w *World) scaledTime(s *span, scale float64, q quantity) engine.Time {
	q.source = s.source
	u := w.uniform(q)
	t := roundTime(scale * w.factorOf(s.input) * s.dist.Quantile(u))
	if w.OnDraw != nil {
		w.trace(q, u, float64(t))
	}
	return t
}

// usualTime is how long a trip takes without variation or traffic, in milliseconds. A unit under way is where the
// elapsed share of its trip puts it: on the map, or between the times from either end where those are known.
func (w *World) usualTime(u int32, to spot) float64 {
	l := &w.units[u].leg
	kind := w.program.Units[u].Kind
	share := l.share(w.now)
	if share == 0 || share == 1 || l.start.located && l.end.located && to.located && !w.program.travel.leadsTo(l, to) {
		return w.timeBetween(kind, l.at(w.now), to)
	}
	gone, ahead := w.timeBetween(kind, l.start, to), w.timeBetween(kind, l.end, to)
	return float64((1-share)*gone) + float64(share*ahead)
}

// timeBetween is the usual time from one spot to another: the known one, or that of the road at the kind's speed.
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
	return from.point.metres(to.point) * w.detour / w.metresPerMs[kind]
}

// distance orders units by how far they are from a place: the square of the chord on the unit sphere. Where a travel time
// is known, it is that of the way which the kind covers in that time.
func (w *World) distance(u int32, to *spot) float64 {
	l := &w.units[u].leg
	from := &l.end
	if w.now < l.to {
		now := l.at(w.now)
		from = &now
	}
	t := &w.program.travel
	if from.located && to.located && t.known(from.place, to.place) == nil {
		return from.point.chord2(to.point)
	}
	angle := w.usualTime(u, *to) * w.metresPerMs[w.program.Units[u].Kind] / (w.detour * earthRadius)
	return angle * angle
}
