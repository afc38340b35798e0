package sim

// Some units of a pool may be kept for requests that are more urgent: who asks with less urgency is served as if those were not there,
// and waits. That is settled unit by unit. Who is diverted, relieves or is on scene from the beginning does not count.

// reserves is what the request that is being served may have.
type reserves struct {
	left    []int32 // by pool: how many more of its free units; holds for pools that keep some
	refused int32   // the first unit that it may not have, or None
}

func newReserves(p *Program) reserves {
	return reserves{left: make([]int32, len(p.Pools)), refused: None}
}

func (r *reserves) reset() {
	clear(r.left)
	r.refused = None
}

func (r *reserves) copyFrom(other *reserves) {
	r.left, r.refused = copied(r.left, other.left), other.refused
}

// openReserves works out what a request may have of each pool from which it may take units.
func (w *World) openReserves(si stepIndex) {
	w.reserves.refused = None
	for _, class := range w.stepOf(si).classes {
		if of := &w.program.classes[class]; of.kin != nil {
			w.reserves.left[of.pool] = w.freeOf(of) - w.program.Pools[of.pool].kept(w.priority(si))
		}
	}
}

// freeOf is how many units are free of the pool of a class.
func (w *World) freeOf(of *class) int32 {
	free := int32(0)
	for _, class := range of.kin {
		free += w.freeIn[class]
	}
	return free
}

// mayTake reports whether the request that is being served may have one more of the units of a pool, and counts it.
func (w *World) mayTake(u int32) bool {
	if w.program.classOf(u).kin == nil {
		return true
	}
	r := &w.reserves
	pool := w.program.Units[u].Pool
	if r.left[pool] <= 0 {
		r.refuse(u)
		return false
	}
	r.left[pool]--
	return true
}

func (r *reserves) refuse(u int32) {
	if r.refused == None {
		r.refused = u
	}
}

// keptOf is how many of the free units that could serve a need of a request are kept from it.
func (w *World) keptOf(si stepIndex, need *Need) int32 {
	kept := int32(0)
	for pool := range w.program.Pools {
		if w.program.Pools[pool].keep == nil {
			continue
		}
		free := int32(0)
		for i := range need.supplies {
			if class := need.supplies[i].class; int(w.program.classes[class].pool) == pool {
				free += w.standingFree(si, class)
			}
		}
		kept += max(0, free-max(0, w.reserves.left[pool]))
	}
	return kept
}

// tellKept tells, once for each request, that a unit is free which it may not have.
func (w *World) tellKept(si stepIndex) {
	s, u := &w.steps[si], w.reserves.refused
	if u == None || s.kept == s.asked {
		return
	}
	s.kept = s.asked
	cause, since := w.enabler(w.units[u].freed, w.units[u].idle, s.asked, s.askedAt)
	r := w.unitFact(u, UnitsKept, si, cause, since)
	r.Arg = uint16(w.program.Pools[w.program.Units[u].Pool].kept(w.priority(si)))
	w.append(r)
}

// freedLast is the unit for which a request waited that may have one: where others are kept, that is the one of its pool which came free
// last.
func (w *World) freedLast(si stepIndex, u int32) int32 {
	of := w.program.classOf(u)
	if of.kin == nil || w.program.Pools[of.pool].kept(w.priority(si)) == 0 {
		return u
	}
	last := u
	for _, class := range of.kin {
		w.freeUnits(class, func(other int32) {
			if w.units[other].freed > w.units[last].freed {
				last = other
			}
		})
	}
	return last
}
