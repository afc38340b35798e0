package sim

import (
	"math"
	"slices"

	"simulate/sim/engine"
	"simulate/sim/geo"
)

// candidate is a unit that may be chosen; the one that compares least is.
type candidate struct {
	rank     int32   // of its agency, or in a list
	unasked  int32   // things that it can do and nobody asked for
	distance float64 // or the time to arrive
	idle     engine.Time
	unit     int32
	supply   int32 // of the need
}

// before compares by the rule's own measure, then by who can do the least that nobody asked for, then by who has been idle longest,
// which spreads work over equals, and last by the order of the file: some order there must be, and that one is the same in every run.
func (a *candidate) before(b *candidate) bool {
	switch {
	case a.rank != b.rank:
		return a.rank < b.rank
	case a.distance != b.distance:
		return a.distance < b.distance
	case a.unasked != b.unasked:
		return a.unasked < b.unasked
	case a.idle != b.idle:
		return a.idle < b.idle
	}
	return a.unit < b.unit
}

// contest is those among whom units are chosen for one need. It stays open while the need's units are picked one by one, so
// that each free unit is weighed once for all of them, and not once for each.
type contest struct {
	candidates []candidate
	weighed    int32 // supplies whose units are candidates, or have been taken
	round      epoch // of contests: units that have been taken in it bear its number
	owed       int32 // supply of a large class whose best candidate was taken last, or None
}

// open begins the choice for another need.
func (c *contest) open() {
	c.candidates, c.weighed, c.owed = c.candidates[:0], 0, None
	c.round.next()
}

func (c *contest) reset() {
	c.candidates, c.weighed, c.owed = c.candidates[:0], 0, None
	c.round.reset()
}

func (c *contest) copyFrom(other *contest) {
	c.candidates = copied(c.candidates, other.candidates)
	c.weighed, c.round, c.owed = other.weighed, other.round, other.owed
}

// take takes the candidate that compares least; its unit is None when there is none.
func (c *contest) take() (unit, supply int32) {
	if len(c.candidates) == 0 {
		return None, 0
	}
	best := 0
	for i := range c.candidates {
		if c.candidates[i].before(&c.candidates[best]) {
			best = i
		}
	}
	unit, supply = c.candidates[best].unit, c.candidates[best].supply
	last := len(c.candidates) - 1
	c.candidates[best] = c.candidates[last]
	c.candidates = c.candidates[:last]
	return unit, supply
}

// pick finds the unit that a need's rule chooses among those free, not withheld and not taken since the contest was
// opened; None when there is no such unit.
func (w *World) pick(si stepIndex, need *Need) (int32, *supply) {
	c := &w.contest
	if c.owed != None {
		w.enterBest(si, need, c.owed)
		c.owed = None
	}
	for {
		if u, supply := c.take(); u != None {
			if w.program.reserved && !w.mayTake(u) {
				continue // nor any other of its pool
			}
			w.units[u].picked = c.round
			if w.indexes[need.supplies[supply].class] != nil && !w.discerns(si) {
				c.owed = supply
			}
			return u, &need.supplies[supply]
		}
		if c.weighed == int32(len(need.supplies)) {
			return None, nil
		}
		w.weigh(si, need)
	}
}

// weigh makes candidates of the free units of the next agency, or of all of them where the order of agencies does not
// count; of a large class only of the best.
func (w *World) weigh(si stepIndex, need *Need) {
	to := w.whereOf(si)
	for c := &w.contest; c.weighed < int32(len(need.supplies)); {
		supply := c.weighed
		c.weighed++
		switch class := need.supplies[supply].class; {
		case w.withheld[class] == w.dispatches: // it is kept for those ahead in the line
		case w.discerns(si):
			w.freeUnits(class, func(u int32) {
				if w.mayHave(si, u) {
					c.candidates = append(c.candidates, w.candidate(si, u, supply, need, &to))
				}
			})
		case w.indexes[class] != nil:
			w.enterBest(si, need, supply)
		default:
			w.freeUnits(class, func(u int32) { c.candidates = append(c.candidates, w.candidate(si, u, supply, need, &to)) })
		}
		if next := c.weighed; need.rule == ownFirst && int(next) < len(need.supplies) && need.supplies[next].rank != need.supplies[supply].rank {
			return // the next agency only when this one has no more
		}
	}
}

// enterBest makes a candidate of the best free unit of a large class that has not been taken yet. One is enough, since its
// class is owed the next best as soon as it is taken. The index can order by the map or by idle time; a place that has known
// travel times, or a list of preferences, is in no such order, and everybody is looked at.
func (w *World) enterBest(si stepIndex, need *Need, supply int32) {
	class, to := need.supplies[supply].class, w.whereOf(si)
	x, of := w.indexes[class], &w.program.classes[class]
	weigh := func(u int32) candidate { return w.candidate(si, u, supply, need, &to) }
	best := candidate{unit: None}
	switch byMap := to.located && (to.place == NoPlace || !w.program.travel.linked[to.place]); {
	case need.rule == longestIdle, need.rule <= nearest && w.program.onlyIdle(&to):
		if u := x.longest(w, of.units, &x.first, x.queue); u != None {
			best = weigh(u)
		}
	case byMap && need.rule <= nearest && w.freeIn[class] > mostScanned:
		best = x.nearest(w, of.units, &to, func(chord float64) float64 { return w.distanceFloor(w.program.Pools[of.pool].Kind, chord) }, weigh, false)
	case byMap && need.rule == fastest && w.freeIn[class] > mostScanned:
		best = x.nearest(w, of.units, &to, func(chord float64) float64 { return w.timeFloor(w.program.Pools[of.pool].Kind, chord) }, weigh, of.uneven)
	default:
		w.freeUnits(class, func(u int32) {
			if c := weigh(u); w.units[u].picked != w.contest.round && (best.unit == None || c.before(&best)) {
				best = c
			}
		})
	}
	if best.unit != None {
		w.contest.candidates = append(w.contest.candidates, best)
	}
}

// candidate makes a candidate of a unit and weighs it by the need's rule.
func (w *World) candidate(si stepIndex, u, supply int32, need *Need, to *spot) candidate {
	unit := &w.units[u]
	c := candidate{unit: u, supply: supply, idle: unit.idle}
	switch need.rule {
	case ownFirst, nearest:
		c.distance = w.distance(u, to)
	case fastest:
		c.distance = w.usualTime(u, *to)
		if unit.status == available { // one that is under way has turned out already
			c.distance += float64(w.medianOf(&w.program.Units[u].turnout))
		}
	case longestIdle:
		c.distance = float64(unit.idle)
	case byList:
		c.rank, c.distance = w.ranksFor(si, need)[u], w.distance(u, to)
	}
	if need.unlike {
		w.weighUnasked(&c, need)
	}
	return c
}

// weighUnasked weighs what a candidate can do that nobody asked for.
func (w *World) weighUnasked(c *candidate, need *Need) {
	of := &need.supplies[c.supply]
	c.unasked = of.unasked
	if of.spare != 0 {
		c.distance = w.furtherAway(c.unit, need.rule, c.distance, of.spare)
	}
}

// furtherAway is what a rule measures of a unit that counts as some milliseconds further away, or has not been idle for so long.
func (w *World) furtherAway(u int32, rule choice, measured, spare float64) float64 {
	if rule == fastest || rule == longestIdle || w.program.travel.roads != nil {
		return measured + spare
	}
	further := math.Sqrt(measured) + w.angleIn(u, spare)
	return float64(further * further)
}

// angleIn is how far a unit comes in a time, as the angle between two points on the map.
func (w *World) angleIn(u int32, milliseconds float64) float64 {
	kind := w.program.Units[u].Kind
	return milliseconds * w.metresPerMs[kind] / (w.detour[kind] * geo.EarthRadius)
}

// ranksFor is the list of preferences of a need, at the place of the step's incident.
func (w *World) ranksFor(si stepIndex, need *Need) []int32 {
	place := w.incidents[w.steps[si].slot].spot.place
	if need.ranksAt == nil || place == NoPlace || int(place) >= len(need.ranksAt) {
		return need.ranks
	}
	return need.ranksAt[place]
}

// distance orders units by how far they are from a place: the square of the chord on the unit sphere. Where a travel time
// is known, it is that of the way which the kind covers in that time. With roads it is the usual time.
func (w *World) distance(u int32, to *spot) float64 {
	if w.program.travel.roads != nil {
		return w.usualTime(u, *to)
	}
	l := &w.units[u].leg
	from := &l.end
	if w.now < l.to {
		now := l.at(w.now)
		from = &now
	}
	t := &w.program.travel
	if from.located && to.located && t.known(from.place, to.place) == nil {
		return from.point.Chord2(to.point)
	}
	angle := w.angleIn(u, w.usualTime(u, *to))
	return angle * angle
}

// distanceFloor is the least distance that a unit of a kind can have which is so far away on the map.
func (w *World) distanceFloor(kind uint16, chord float64) float64 {
	if w.program.travel.roads != nil {
		return w.timeFloor(kind, chord)
	}
	return chord * chord
}

// supplyOf is the supply of a need to which a unit belongs.
func (w *World) supplyOf(need *Need, u int32) *supply {
	class := w.program.Units[u].class
	return &need.supplies[slices.IndexFunc(need.supplies, func(s supply) bool { return s.class == class })]
}
