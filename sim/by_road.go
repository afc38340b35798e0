package sim

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/geo"
	"simulate/sim/roads"
	"simulate/sim/scenario"
)

// way is a trip by road: to a junction, along roads, and from a junction on. Times are usual ones, in milliseconds.
type way struct {
	routes              *roads.Routes // nil: the trip is not by road
	from, to            int32         // state in which it comes upon the first road; junction at which it leaves the last
	before, road, after float64
	on                  roads.Leg // the road on which it is, as far as anybody has asked
	since               int32     // of the time on roads, when it came upon that
	shut                bool      // there is no way while roads are closed: it is one over those
}

// byRoad reports whether a unit is under way by road.
func (w *World) byRoad(u int32) bool {
	return len(w.ways) > 0 && w.ways[u].routes != nil && w.now < w.units[u].leg.to && w.now > w.units[u].leg.from
}

// whereIs is where a unit is.
func (w *World) whereIs(u int32) spot {
	l := &w.units[u].leg
	if !w.byRoad(u) {
		return l.at(w.now)
	}
	return spot{point: w.pointOnWay(u), place: NoPlace, located: true}
}

// elapsed is how much of the usual time of a unit's trip has passed: it is slowed, or quick, in the same way everywhere.
func (w *World) elapsed(u int32) float64 {
	wy := &w.ways[u]
	return float64(w.units[u].leg.share(w.now) * (wy.before + wy.road + wy.after)) // the same bits on every machine
}

// follow brings a way up to the road on which the unit is after so much time on roads.
func (wy *way) follow(gone float64) {
	for float64(wy.since+wy.on.Time) <= gone {
		next, ok := wy.routes.Next(wy.on.To, wy.to)
		if !ok {
			return
		}
		wy.since, wy.on = wy.since+wy.on.Time, next
	}
}

// departs appends that a unit has left, and tells where closed roads leave it no way.
func (w *World) departs(u int32, r *Record) {
	unit := &w.units[u]
	step, slot, place := r.Step, r.Incident, r.Place
	unit.last = w.append(r)
	if w.program.joining { // those who wait where this one goes find what they wait for by it
		w.stir = unit.last
	}
	if len(w.ways) == 0 || !w.ways[u].shut {
		return
	}
	shut := w.unitFact(u, WayShut, None, unit.last, 0)
	shut.Step, shut.Incident, shut.Place, shut.Arg = step, slot, place, uint16(w.closed)
	w.append(shut)
}

func (w *World) pointOnWay(u int32) geo.Vector {
	l, wy, network := &w.units[u].leg, &w.ways[u], w.program.travel.roads.network
	gone := w.elapsed(u)
	switch {
	case gone < wy.before:
		return l.start.point.Towards(network.Point(wy.routes.At(wy.from)), gone/wy.before)
	case gone < wy.before+wy.road:
		wy.follow(gone - wy.before)
		return network.Along(wy.on, min(1, (gone-wy.before-float64(wy.since))/float64(wy.on.Time)))
	case wy.after > 0:
		return network.Point(wy.to).Towards(l.end.point, min(1, (gone-wy.before-wy.road)/wy.after))
	}
	return l.end.point
}

// ahead is the state in which a unit under way comes to the next junction, and the usual time until then. One that has left the last road goes back
// to its junction.
func (w *World) ahead(u int32) (state int32, time float64) {
	wy := &w.ways[u]
	gone := w.elapsed(u)
	switch {
	case gone < wy.before:
		return wy.from, wy.before - gone
	case gone < wy.before+wy.road:
		wy.follow(gone - wy.before)
		return wy.on.To, max(0, float64(wy.since+wy.on.Time)-(gone-wy.before))
	}
	return wy.to, gone - wy.before - wy.road
}

// timeFromRoad is the usual time to a spot of a unit under way by road: it goes on to the next junction, and from there by the quickest way.
func (w *World) timeFromRoad(u int32, to spot) float64 {
	wy, kind := &w.ways[u], w.program.Units[u].Kind
	if to == w.units[u].leg.end {
		return max(0, wy.before+wy.road+wy.after-w.elapsed(u))
	}
	state, time := w.ahead(u)
	d := w.program.travel.roads.doorOf(&to)
	_, onward := w.quickest(kind, state, d.junction)
	return time + float64(onward) + w.straightTime(kind, d.metres)
}

// roadTime is the usual time from one spot to another: straight to the nearest junction, by the quickest way, and straight from the
// junction that is nearest to the other. Spots that share a junction are reached straight from each other.
func (w *World) roadTime(kind uint16, from, to *spot) float64 {
	a, b := w.program.travel.roads.doorOf(from), w.program.travel.roads.doorOf(to)
	if a.junction == b.junction {
		return w.straightTime(kind, from.point.Metres(to.point))
	}
	_, time := w.quickest(kind, a.junction, b.junction)
	return w.straightTime(kind, a.metres) + float64(time) + w.straightTime(kind, b.metres)
}

// quickest is how long a kind of unit takes from a state to a junction while the closings of now are in force, and the ways by which it does. Where they
// leave no way it is as if all were open.
func (w *World) quickest(kind uint16, state, junction int32) (*roads.Routes, int32) {
	routes := w.program.travel.roads.routes[kind]
	r := routes[w.closed]
	time := r.Time(state, junction)
	if time == roads.Unreachable {
		r = routes[0]
		time = r.Time(state, junction)
	}
	return r, time
}

// closeRoads works out which closings are in force: those of which some event is.
func (w *World) closeRoads() {
	t := w.program.travel.roads
	if t == nil {
		return
	}
	w.closed = 0
	for i, c := range t.closings {
		if w.inForce(c) {
			w.closed |= 1 << i
		}
	}
}

func (w *World) inForce(c roadClosing) bool {
	if c.thousandth == 0 {
		return w.places[c.place].blocks > 0
	}
	return slices.ContainsFunc(w.slowing, func(si stepIndex) bool {
		return slices.ContainsFunc(w.stepOf(si).effects.slow, func(s slowing) bool {
			return s.trips == toPlace && s.place == c.place && scenario.Thousandths(scenario.Factor(s.factor)) == c.thousandth
		})
	})
}

// setOut notes the way that a unit takes from where it is; it must be told before its leg changes.
func (w *World) setOut(u int32, from, to *spot) {
	if len(w.ways) == 0 {
		return
	}
	kind, under := w.program.Units[u].Kind, w.byRoad(u)
	if w.program.travel.openRoutes(kind) == nil || !from.located || !to.located {
		w.ways[u] = way{}
		return
	}
	var next way
	if under {
		next.from, next.before = w.ahead(u)
	} else {
		d := w.program.travel.roads.doorOf(from)
		next.from, next.before = d.junction, w.straightTime(kind, d.metres)
	}
	d := w.program.travel.roads.doorOf(to)
	next.to, next.after = d.junction, w.straightTime(kind, d.metres)
	routes, time := w.quickest(kind, next.from, next.to)
	next.routes = routes
	next.shut = w.closed != 0 && routes == w.program.travel.roads.routes[kind][0]
	switch first, some := routes.Next(next.from, next.to); {
	case some:
		next.on, next.road = first, float64(time)
	case !under: // both are at the same junction
		next = way{}
	}
	w.ways[u] = next
}

// bends are where the roads of a unit's way bend, for whoever listens.
func (w *World) bends(u int32, depart, arrive engine.Time) []Bend {
	if len(w.ways) == 0 || w.ways[u].routes == nil || depart == arrive {
		return nil
	}
	wy, network := w.ways[u], w.program.travel.roads.network
	total := wy.before + wy.road + wy.after
	var list []Bend
	add := func(p roads.Point, gone float64) {
		pass := depart + engine.Time(float64(arrive-depart)*(gone/total))
		list = append(list, Bend{pass, scenario.Position(p.Position())})
	}
	add(network.At(wy.routes.At(wy.from)), wy.before)
	for leg, ok := wy.on, wy.road > 0; ok; leg, ok = wy.routes.Next(leg.To, wy.to) {
		for _, p := range network.Outline(leg) {
			add(p.Point, wy.before+float64(wy.since)+float64(p.Share*float64(leg.Time)))
		}
		wy.since += leg.Time
	}
	return list
}

// way carries over the way of a unit: it goes on by the quickest ways of the new program. On another map it is as if it were not by road.
func (h *heir) way(u, to int32) {
	if len(h.w.ways) == 0 || len(h.from.ways) == 0 || !h.w.program.travel.roads.network.Same(h.from.program.travel.roads.network) {
		return
	}
	was, t, before := h.from.ways[u], h.w.program.travel.roads, h.from.program.travel.roads
	if was.routes != nil {
		set := slices.Index(before.routes[h.from.program.Units[u].Kind], was.routes)
		was.routes = nil
		if routes := t.routes[h.w.program.Units[to].Kind]; routes != nil && t.sameClosings(before, h.m.place) {
			was.routes = routes[set]
		} else if routes != nil {
			was.routes = routes[0]
		}
	}
	h.w.ways[to] = was
}
