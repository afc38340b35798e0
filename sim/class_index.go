package sim

import (
	"math"

	"simulate/sim/geo"
)

// mostScanned is how many free units of a pool are simply looked at one by one; an index pays only for more.
const mostScanned = 16

// classIndex finds the best free unit of a large class without looking at all of them. Units that stand at one named place are
// one stand, in the order in which they became idle, so its first is the best of them. The map is a grid: each of its
// cells lists the stands and the single units that are in it; a unit on its way home is in every cell that its way crosses, since
// that is where it may be at any time before it is there.
type classIndex struct {
	grid    geo.Grid
	cells   []int32 // first entry of each, or None
	entries []entry
	spare   int32        // first entry that is not in use, or None
	ofUnit  []int32      // first entry by seat, or None
	stands  []stand      // by place
	row     []neighbours // of the units at one stand, by seat
	queue   []neighbours // of all free units, by seat
	first   stand        // of the queue
}

// entry says that a unit, or a stand, is in a cell.
type entry struct {
	next, previous int32 // in the cell
	cell           int32
	more           int32 // next entry of the same unit, or None
	seat           int32 // of a unit in its class, or None
	place          uint16
}

// stand is a list of units; the entry is that of a place's in the grid.
type stand struct{ head, tail, entry int32 }

// neighbours are the units before and behind one in a list, by seat, or None: a list takes no memory of its own, and a unit
// leaves it without a search.
type neighbours struct{ next, previous int32 }

func newClassIndex(p *Program, class *class) *classIndex {
	units := len(class.units)
	x := &classIndex{
		grid: mapOf(p, class), ofUnit: make([]int32, units), stands: make([]stand, len(p.Places)),
		row: make([]neighbours, units), queue: make([]neighbours, units),
	}
	x.cells = make([]int32, x.grid.Everywhere()+1)
	x.reset()
	return x
}

// mapOf covers the homes of a class and the places of the file with about as many cells as the class has homes: units that wait
// at one are looked at as one.
func mapOf(p *Program, class *class) geo.Grid {
	var points []geo.Vector
	seen := make([]bool, len(p.Places))
	for _, u := range class.units {
		switch home := &p.Units[u]; {
		case home.patrol != nil:
			points = append(points, home.patrol.evenly)
		case home.Home != NoPlace && p.Places[home.Home].Located && !seen[home.Home]:
			points = append(points, p.Places[home.Home].point)
			seen[home.Home] = true
		}
	}
	homes := max(len(points), 16)
	for i := range p.Places {
		if p.Places[i].Located {
			points = append(points, p.Places[i].point)
		}
	}
	return geo.NewGrid(points, homes)
}

// cellOf is the cell of a spot.
func (x *classIndex) cellOf(at *spot) int32 {
	if !at.located {
		return x.grid.Everywhere()
	}
	return x.grid.Cell(&at.point)
}

func (x *classIndex) reset() {
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
func (x *classIndex) copyFrom(other *classIndex) {
	x.cells, x.entries, x.spare = copied(x.cells, other.cells), copied(x.entries, other.entries), other.spare
	x.ofUnit, x.stands = copied(x.ofUnit, other.ofUnit), copied(x.stands, other.stands)
	x.row, x.queue, x.first = copied(x.row, other.row), copied(x.queue, other.queue), other.first
}

// add makes a free unit known.
func (x *classIndex) add(w *World, u int32) {
	x.enqueue(w, u, &x.first, x.queue)
	x.settle(w, u)
}

// settle notes where a free unit is.
func (x *classIndex) settle(w *World, u int32) {
	unit, seat := &w.units[u], w.program.Units[u].seat
	l := &unit.leg
	standing := w.now >= l.to
	switch at := &l.end; {
	case standing && at.place != NoPlace && !w.program.Places[at.place].scattered:
		s := &x.stands[at.place]
		if s.head == None {
			s.entry = x.enter(x.cellOf(at), entry{seat: None, place: at.place, more: None})
		}
		x.enqueue(w, u, s, x.row)
	case standing:
		x.ofUnit[seat] = x.enter(x.cellOf(at), entry{seat: seat, more: None})
	case !l.start.located || !l.end.located || len(w.ways) > 0 && w.ways[u].routes != nil: // roads lead anywhere
		x.ofUnit[seat] = x.enter(x.grid.Everywhere(), entry{seat: seat, more: None})
	default:
		x.grid.Cross(l.start.point, l.end.point, func(cell int32) {
			x.ofUnit[seat] = x.enter(cell, entry{seat: seat, more: x.ofUnit[seat]})
		})
	}
}

// remove forgets a unit that is no longer free.
func (x *classIndex) remove(w *World, u int32) {
	seat := w.program.Units[u].seat
	x.first.unlink(seat, x.queue)
	x.unsettle(w, u)
}

// unsettle forgets where a free unit is.
func (x *classIndex) unsettle(w *World, u int32) {
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

// enqueue puts a unit into a list by the instant since when it has been idle, and the order of the file. Most became idle last.
func (x *classIndex) enqueue(w *World, u int32, s *stand, links []neighbours) {
	units, seat := w.program.classes[w.program.Units[u].class].units, w.program.Units[u].seat
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
	links[seat] = neighbours{next: next, previous: after}
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

func (s *stand) unlink(seat int32, links []neighbours) {
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

func (x *classIndex) enter(cell int32, e entry) int32 {
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

func (x *classIndex) leave(i int32) {
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
func (x *classIndex) longest(w *World, units []int32, s *stand, links []neighbours) int32 {
	for seat := s.head; seat != None; seat = links[seat].next {
		if u := units[seat]; w.units[u].picked != w.contest.round {
			return u
		}
	}
	return None
}

// nearest compares free units by what weigh says of them, of those at one stand each or only the first, who is the best where weigh
// says the same of all of them: cell by cell, outwards from the
// destination, until all that is further out is further than the best. reach turns a distance on the map into the least that
// weigh can say.
func (x *classIndex) nearest(w *World, units []int32, to *spot, reach func(chord float64) float64, weigh func(u int32) candidate, each bool) candidate {
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
			} else if s := &x.stands[e.place]; !each {
				compare(x.longest(w, units, s, x.row))
			} else {
				for seat := s.head; seat != None; seat = x.row[seat].next {
					compare(units[seat])
				}
			}
		}
	}
	look(x.grid.Everywhere())
	column, row := x.grid.Find(&to.point)
	for ring := int32(0); ; ring++ {
		inside := x.grid.Within(&to.point, column, row, ring)
		if math.IsInf(inside, 1) || best.unit != None && reach(inside) > best.distance {
			return best
		}
		x.grid.Ring(column, row, ring, look)
	}
}
