package sim

import "simulate/sim/engine"

// Free units may wait at posts: how many are free says at which places one is to stand each. A unit that stands at such a place, or is on
// the way there, stays; the others are filled so that all drive the least together, and who is not needed at a post goes home. Who is on
// the way is as free as one on the way home.

// standby is who waits where.
type standby struct {
	pools []standbyState

	// While posts are filled.
	free   []int32 // units of the pool, in the order of the file
	others []int32 // those of them that have no post
	vacant []uint16
	allotment
}

// standbyState is what is to be done about the posts of a pool.
type standbyState struct {
	due engine.Time // when they are filled anew, or Never
	by  Seq         // the record with which a unit came free last, or was taken
}

func newStandby(p *Program) standby { return standby{pools: make([]standbyState, len(p.Pools))} }

func (s *standby) reset() {
	for i := range s.pools {
		s.pools[i] = standbyState{due: engine.Never}
	}
	s.free, s.others, s.vacant = s.free[:0], s.others[:0], s.vacant[:0]
	s.allotment.reset()
}

func (s *standby) copyFrom(other *standby) {
	s.pools = copied(s.pools, other.pools)
	s.free, s.others, s.vacant = copied(s.free, other.free), copied(s.others, other.others), copied(s.vacant, other.vacant)
	s.allotment.copyFrom(&other.allotment)
}

// noteStandby notes that a unit came free, or was taken: posts are filled at the end of the instant, or once nothing of the kind has
// happened for a while.
func (w *World) noteStandby(u int32, by Seq) {
	pool := w.program.Units[u].Pool
	if of := w.program.Pools[pool].posts; of != nil {
		w.standby.pools[pool].by = by
		w.settleStandby(int32(pool), w.now+of.settle)
	}
}

// reconsiderPosts lets posts be filled anew: a place is closed, or open again.
func (w *World) reconsiderPosts(by Seq) {
	for pool := range w.program.Pools {
		if of := w.program.Pools[pool].posts; of != nil {
			w.standby.pools[pool].by = by
			w.settleStandby(int32(pool), w.now+of.settle)
		}
	}
}

func (w *World) settleStandby(pool int32, at engine.Time) {
	if s := &w.standby.pools[pool]; s.due != at {
		s.due = at
		w.schedule(at, standbySettles, pool)
	}
}

// manPosts sends the free units of a pool to the posts that are required of so many, and those who are at no such post any more home.
func (w *World) manPosts(pool int32) {
	s, of := &w.standby, &w.program.Pools[pool]
	s.free, s.vacant = s.free[:0], s.vacant[:0]
	for _, u := range of.Units {
		if class, bit := w.seat(u); w.free[class][bit/64]>>(bit%64)&1 != 0 {
			s.free = append(s.free, u)
		}
	}
	w.marks.next()
	for _, place := range of.posts.required(int32(len(s.free))) {
		closed := w.bars(of.Kind, place)
		switch u := w.standsBy(place, closed); {
		case u != None:
			w.units[u].mark = w.marks
		case !closed: // nobody is sent to where he cannot come in
			s.vacant = append(s.vacant, place)
		}
	}
	w.fillPosts(s.pools[pool].by)
	for _, u := range s.free {
		if unit := &w.units[u]; unit.mark != w.marks && unit.posted {
			w.relocate(u, unit.home, FromPost, s.pools[pool].by)
		}
	}
}

// standsBy is the free unit that has a post which nobody has been counted for yet: one that stands there, or else, unless it is closed,
// one that is bound for it; None without.
func (w *World) standsBy(place uint16, closed bool) int32 {
	bound := int32(None)
	for _, u := range w.standby.free {
		unit := &w.units[u]
		switch {
		case unit.mark == w.marks || unit.leg.end.place != place:
		case unit.status == available:
			return u
		case bound == None && !closed:
			bound = u
		}
	}
	return bound
}

// fillPosts sends units to the posts that nobody has, so that the sum of usual driving times is the least.
func (w *World) fillPosts(by Seq) {
	s := &w.standby
	if len(s.vacant) == 0 {
		return
	}
	s.others = s.others[:0]
	for _, u := range s.free {
		if w.units[u].mark != w.marks {
			s.others = append(s.others, u)
		}
	}
	s.begin(len(s.vacant), len(s.others))
	for i, place := range s.vacant {
		for k, u := range s.others {
			s.costs[i*len(s.others)+k] = int64(roundTime(w.usualTime(u, w.program.spotOf(place))))
		}
	}
	s.solve()
	for i, place := range s.vacant {
		u := s.others[s.chosen[i]]
		w.units[u].mark = w.marks
		to := w.program.spotOf(place)
		arg := ToPost
		if w.units[u].home.same(to) {
			arg = 0
		}
		w.relocate(u, to, arg, by)
	}
}

// relocate lets a free unit drive to a post, or home from one; it is free on the way.
func (w *World) relocate(u int32, to spot, why uint16, cause Seq) {
	unit := &w.units[u]
	unit.postings++
	q := w.unitQuantity(u, DrawPost)
	q.occurrence = uint64(unit.postings)
	r := w.unitFact(u, UnitReturning, None, cause, 0)
	r.Place, r.Arg = to.place, why
	x := w.indexes[w.program.Units[u].class]
	if x != nil {
		x.unsettle(w, u)
	}
	w.travelTo(u, to, returning, q)
	if x != nil {
		x.settle(w, u)
	}
	unit.posted = why == ToPost
	w.departs(u, r)
	if class := w.program.Units[u].class; w.program.classes[class].standing { // it was kept where it stood
		w.lookAt(class)
	}
}
