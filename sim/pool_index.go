package sim

import "math"

// mostScanned is how many free units of a pool are simply looked at one by one; an index pays only for more.
const mostScanned = 16

// poolIndex finds the best free unit of a large pool without looking at all of them. Units that stand at one named place are
// one stand, in the order in which they became idle, so its first is the best of them. The map is a grid: each of its
// cells lists the stands and the single units that are in it; a unit on its way home is in every cell that its way crosses, since
// that is where it may be at any time before it is there.
type poolIndex struct {
	grid    grid
	cells   []int32 // first entry of each, or None
	entries []entry
	spare   int32   // first entry that is not in use, or None
	ofUnit  []int32 // first entry by seat, or None
	stands  []stand // by place
	row     []link2 // of the units at one stand, by seat
	queue   []link2 // of all free units, by seat
	first   stand   // of the queue
}

// entry says that a unit, or a stand, is in a cell.
type entry struct {
	next, previous int32 // in the cell
	cell           int32
	more           int32 // next entry of the same unit, or None
	seat           int32 // of a unit in its pool, or None
	place          uint16
}

// stand is a list of units; the entry is that of a place's in the grid.
type stand struct{ head, tail, entry int32 }

type link2 struct{ next, previous int32 }

func newPoolIndex(p *Program, pool *Pool) *poolIndex {
	units := len(pool.Units)
	x := &poolIndex{
		grid: newGrid(p, pool), ofUnit: make([]int32, units), stands: make([]stand, len(p.Places)),
		row: make([]link2, units), queue: make([]link2, units),
	}
	x.cells = make([]int32, x.grid.columns*x.grid.rows+1)
	x.reset()
	return x
}

func (x *poolIndex) reset() {
	for i := range x.cells {
		x.cells[i] = None
	}
	for i := range x.ofUnit {
		x.ofUnit[i] = None
	}
	for i := range x.stands {
		x.stands[i] = stand{None, None, None}
	}
	x.first = stand{None, None, None}
	x.entries, x.spare = x.entries[:0], None
}

// copyFrom makes the index that of another world; both have the same grid.
func (x *poolIndex) copyFrom(other *poolIndex) {
	x.cells, x.entries, x.spare = copied(x.cells, other.cells), copied(x.entries, other.entries), other.spare
	x.ofUnit, x.stands = copied(x.ofUnit, other.ofUnit), copied(x.stands, other.stands)
	x.row, x.queue, x.first = copied(x.row, other.row), copied(x.queue, other.queue), other.first
}

// add makes a free unit known.
func (x *poolIndex) add(w *World, u int32) {
	x.line(w, u, &x.first, x.queue)
	x.settle(w, u)
}

// settle notes where a free unit is.
func (x *poolIndex) settle(w *World, u int32) {
	unit, seat := &w.units[u], w.program.Units[u].seat
	l := &unit.leg
	standing := w.now >= l.to
	switch at := &l.end; {
	case standing && at.place != NoPlace && !w.program.Places[at.place].scattered:
		s := &x.stands[at.place]
		if s.head == None {
			s.entry = x.enter(x.grid.cellOf(at), entry{seat: None, place: at.place, more: None})
		}
		x.line(w, u, s, x.row)
	case standing:
		x.ofUnit[seat] = x.enter(x.grid.cellOf(at), entry{seat: seat, more: None})
	case !l.start.located || !l.end.located:
		x.ofUnit[seat] = x.enter(x.grid.everywhere(), entry{seat: seat, more: None})
	default:
		x.grid.cross(l.start.point, l.end.point, func(cell int32) {
			x.ofUnit[seat] = x.enter(cell, entry{seat: seat, more: x.ofUnit[seat]})
		})
	}
}

// remove forgets a unit that is no longer free.
func (x *poolIndex) remove(w *World, u int32) {
	seat := w.program.Units[u].seat
	x.first.unlink(seat, x.queue)
	x.unsettle(w, u)
}

// unsettle forgets where a free unit is.
func (x *poolIndex) unsettle(w *World, u int32) {
	seat := w.program.Units[u].seat
	if x.ofUnit[seat] == None {
		s := &x.stands[w.units[u].leg.end.place]
		s.unlink(seat, x.row)
		if s.head == None {
			x.leave(s.entry)
		}
		return
	}
	for i := x.ofUnit[seat]; i != None; {
		more := x.entries[i].more
		x.leave(i)
		i = more
	}
	x.ofUnit[seat] = None
}

// line puts a unit into a list by the instant since when it has been idle, and the order of the file. Most became idle last.
func (x *poolIndex) line(w *World, u int32, s *stand, links []link2) {
	units, seat := w.program.Pools[w.program.Units[u].Pool].Units, w.program.Units[u].seat
	after := s.tail
	for after != None && w.idlesAfter(units[after], u) {
		after = links[after].previous
	}
	next := s.head
	if after != None {
		next = links[after].next
		links[after].next = seat
	} else {
		s.head = seat
	}
	links[seat] = link2{next: next, previous: after}
	if next != None {
		links[next].previous = seat
	} else {
		s.tail = seat
	}
}

// idlesAfter reports whether a unit has been idle for less long than another, or as long and comes later in the file.
func (f *fleet) idlesAfter(u, other int32) bool {
	if a, b := f.units[u].idle, f.units[other].idle; a != b {
		return a > b
	}
	return u > other
}

func (s *stand) unlink(seat int32, links []link2) {
	l := links[seat]
	if l.previous == None {
		s.head = l.next
	} else {
		links[l.previous].next = l.next
	}
	if l.next == None {
		s.tail = l.previous
	} else {
		links[l.next].previous = l.previous
	}
}

func (x *poolIndex) enter(cell int32, e entry) int32 {
	i := x.spare
	if i == None {
		i = int32(len(x.entries))
		x.entries = append(x.entries, e)
	} else {
		x.spare = x.entries[i].more
	}
	e.cell, e.next, e.previous = cell, x.cells[cell], None
	if e.next != None {
		x.entries[e.next].previous = i
	}
	x.entries[i], x.cells[cell] = e, i
	return i
}

func (x *poolIndex) leave(i int32) {
	e := &x.entries[i]
	if e.previous == None {
		x.cells[e.cell] = e.next
	} else {
		x.entries[e.previous].next = e.next
	}
	if e.next != None {
		x.entries[e.next].previous = e.previous
	}
	e.more, x.spare = x.spare, i
}

// longest returns the unit of a list that has been idle longest and has not been picked in this contest, or None.
func (x *poolIndex) longest(w *World, units []int32, s *stand, links []link2) int32 {
	for seat := s.head; seat != None; seat = links[seat].next {
		if u := units[seat]; w.units[u].picked != w.contest.round {
			return u
		}
	}
	return None
}

// nearest compares free units by what weigh says of them, of those at one stand only the first: cell by cell, outwards from the
// destination, until all that is further out is further than the best. reach turns a distance on the map into the least that
// weigh can say.
func (x *poolIndex) nearest(w *World, units []int32, to *spot, reach func(chord float64) float64, weigh func(u int32) candidate) candidate {
	best := candidate{unit: None}
	compare := func(u int32) {
		if u == None || w.units[u].picked == w.contest.round {
			return
		}
		if c := weigh(u); best.unit == None || c.before(&best) {
			best = c
		}
	}
	look := func(cell int32) {
		for i := x.cells[cell]; i != None; i = x.entries[i].next {
			if e := &x.entries[i]; e.seat != None {
				compare(units[e.seat])
			} else {
				compare(x.longest(w, units, &x.stands[e.place], x.row))
			}
		}
	}
	look(x.grid.everywhere())
	column, row := x.grid.place(&to.point)
	for ring := int32(0); ; ring++ {
		inside := x.grid.within(&to.point, column, row, ring)
		if math.IsInf(inside, 1) || best.unit != None && reach(inside) > best.distance {
			return best
		}
		x.grid.ring(column, row, ring, look)
	}
}

// onlyIdle reports whether the distance to a spot is the same for all: nobody knows it.
func (p *Program) onlyIdle(to *spot) bool {
	return !to.located && (to.place == NoPlace || !p.travel.linked[to.place])
}

// timeFloor is the least time that any way of this length on the map takes a kind of unit, in milliseconds.
func (w *World) timeFloor(kind uint16, chord float64) float64 {
	return chord * earthRadius * w.detour / w.metresPerMs[kind]
}
