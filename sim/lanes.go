package sim

import "slices"

// lanes is a line that is kept lane by lane, one for each step of the program that asks, or each of its deliveries: those in a
// lane ask for the same. Who serves the line need not look at a lane again for which nothing is free, however many wait in it.
type lanes struct {
	lanes  []lane
	active []int32 // lanes in which somebody waits, in no order
}

// lane is those who wait for the same, in order.
type lane struct {
	waiters []waiter // the index of one who has left is gone
	head    int      // those before it have left
	at      int      // the next to be served
	waiting int      // that have not left
	spent   bool     // nothing can be given to those behind, either
}

// gone is the index of a waiter who has left.
const gone int32 = -1

func newLanes(n int) lanes { return lanes{lanes: make([]lane, n)} }

func (l *lanes) reset() {
	for i := range l.lanes {
		l.lanes[i] = lane{waiters: l.lanes[i].waiters[:0]}
	}
	l.active = l.active[:0]
}

// copyFrom makes the line that of another world.
func (l *lanes) copyFrom(other *lanes) {
	for i := range l.lanes {
		waiters := copied(l.lanes[i].waiters, other.lanes[i].waiters)
		l.lanes[i] = other.lanes[i]
		l.lanes[i].waiters = waiters
	}
	l.active = copied(l.active, other.active)
}

// add puts a waiter behind those who come before it.
func (l *lanes) add(number int32, w waiter) {
	a := &l.lanes[number]
	if a.waiting == 0 {
		a.clear()
		l.active = append(l.active, number)
	}
	a.waiting++
	if n := len(a.waiters); n == 0 || a.waiters[n-1].comparePlace(w) < 0 {
		a.waiters = append(a.waiters, w) // most have asked last
		return
	}
	a.insert(a.search(w), w)
}

// insert puts a waiter at an index: into a place that one has left, if there is one. It is still to be served, unless others
// behind it have been.
func (a *lane) insert(i int, w waiter) {
	switch {
	case a.waiters[i].index == gone && a.waiters[i].comparePlace(w) == 0: // its own, of before
		a.waiters[i] = w
	case i > 0 && (i == a.head || a.waiters[i-1].index == gone):
		i--
		a.waiters[i] = w
	default:
		a.waiters = slices.Insert(a.waiters, i, w)
		if i < a.at {
			a.at++
		}
	}
	a.head = min(a.head, i)
	for a.at > i+1 && a.waiters[a.at-1].index == gone {
		a.at--
	}
	if a.at == i+1 {
		a.at = i
	}
}

// search is the place of a waiter: of the first that does not come before it.
func (a *lane) search(w waiter) int {
	i, _ := slices.BinarySearchFunc(a.waiters[a.head:], w, waiter.comparePlace)
	return a.head + i
}

// remove takes a waiter from its lane.
func (l *lanes) remove(number int32, w waiter) {
	a := &l.lanes[number]
	i := a.search(w)
	if i == len(a.waiters) || a.waiters[i].index != w.index {
		panic("sim: one who does not wait leaves the line")
	}
	l.leave(number, i)
}

// leave empties a place in a lane.
func (l *lanes) leave(number int32, i int) {
	a := &l.lanes[number]
	a.waiters[i].index = gone
	a.waiting--
	if a.waiting == 0 {
		at := slices.Index(l.active, number)
		last := len(l.active) - 1
		l.active[at] = l.active[last]
		l.active = l.active[:last]
		return
	}
	for a.waiters[a.head].index == gone {
		a.head++
	}
	if a.head > len(a.waiters)/2 || len(a.waiters) > 4*a.waiting+16 {
		a.close()
	}
}

func (a *lane) clear() { a.waiters, a.head, a.at = a.waiters[:0], 0, 0 }

// close closes the gaps that those who left have made.
func (a *lane) close() {
	at, kept := a.at, a.waiters[:0]
	for i, w := range a.waiters {
		if i == at {
			a.at = len(kept)
		}
		if w.index != gone {
			kept = append(kept, w)
		}
	}
	if at >= len(a.waiters) {
		a.at = len(kept)
	}
	a.waiters, a.head = kept, 0
}

// rewind begins to serve the line.
func (l *lanes) rewind() {
	for _, number := range l.active {
		a := &l.lanes[number]
		a.at, a.spent = a.head, false
	}
}

// next finds the lane of the first in the line who has not been served and can hope: live says which lanes can. It
// is None when there is nobody.
func (l *lanes) next(live func(number int32) bool) int32 {
	first := None
	for _, number := range l.active {
		a := &l.lanes[number]
		for a.at < len(a.waiters) && a.waiters[a.at].index == gone {
			a.at++
		}
		if a.spent || a.at == len(a.waiters) || !live(number) {
			continue
		}
		if first == None || a.waiters[a.at].compare(l.lanes[first].waiters[l.lanes[first].at]) < 0 {
			first = number
		}
	}
	return first
}
