package sim

import "simulate/sim/engine"

// candidate is a unit that may be chosen; the one that compares least is.
type candidate struct {
	rank     int32   // of its agency, or in a list
	distance float64 // or the time to arrive
	idle     engine.Time
	unit     int32
	supply   int32 // of the need
}

func (a *candidate) before(b *candidate) bool {
	switch {
	case a.rank != b.rank:
		return a.rank < b.rank
	case a.distance != b.distance:
		return a.distance < b.distance
	case a.idle != b.idle:
		return a.idle < b.idle
	}
	return a.unit < b.unit
}

// contest is those among whom units are chosen for one need.
type contest struct {
	candidates []candidate
	weighed    int32 // supplies whose units are candidates, or have been taken
}

// open begins the choice for another need.
func (c *contest) open() { c.candidates, c.weighed = c.candidates[:0], 0 }

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
func (w *World) pick(si int32, need *Need) (int32, *supply) {
	for {
		if u, supply := w.contest.take(); u != None {
			return u, &need.supplies[supply]
		}
		if w.contest.weighed == int32(len(need.supplies)) {
			return None, nil
		}
		w.weigh(si, need)
	}
}

// weigh makes candidates of the free units of the next agency, or of all of them where the order of agencies does not
// count.
func (w *World) weigh(si int32, need *Need) {
	to := w.whereOf(si)
	for c := &w.contest; c.weighed < int32(len(need.supplies)); {
		supply := c.weighed
		c.weighed++
		if s := &need.supplies[supply]; w.withheld[s.pool] != w.dispatches {
			w.freeUnits(s.pool, func(u int32) { w.compete(si, u, supply, need, to) })
		}
		if need.rule == ownFirst {
			return
		}
	}
}

// compete makes a candidate of a unit and weighs it by the need's rule.
func (w *World) compete(si, u, supply int32, need *Need, to spot) {
	unit := &w.units[u]
	w.contest.candidates = append(w.contest.candidates, candidate{})
	c := &w.contest.candidates[len(w.contest.candidates)-1]
	c.unit, c.supply, c.idle = u, supply, unit.idle
	switch need.rule {
	case ownFirst, nearest:
		c.distance = w.distance(u, to)
	case fastest:
		c.distance = w.usualTime(u, to)
		if unit.status == available {
			c.distance += float64(w.program.Units[u].turnout.median)
		}
	case longestIdle:
	case byList:
		c.rank, c.distance = w.ranksFor(si, need)[u], w.distance(u, to)
	}
}

// ranksFor is the list of preferences of a need, at the place of the step's incident.
func (w *World) ranksFor(si int32, need *Need) []int32 {
	place := w.incidents[w.steps[si].slot].spot.place
	if need.ranksAt == nil || place == NoPlace || int(place) >= len(need.ranksAt) {
		return need.ranks
	}
	return need.ranksAt[place]
}
