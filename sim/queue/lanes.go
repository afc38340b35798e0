package queue

import "slices"

// Lanes is a line that is kept lane by lane: those in a lane ask for the same. Who serves the line need not look at a lane again for
// which nothing is free, however many wait in it. Lanes are numbered from 0.
type Lanes struct {
	lanes  []lane
	active []int32 // lanes in which somebody waits, in no order
}

// lane is those who wait for the same, in order.
type lane struct {
	keys    []Key // the index of one who has left is gone
	head    int   // those before it have left
	at      int   // the next to be served
	waiting int   // that have not left
	spent   bool  // nothing can be given to those behind, either
}

// gone is the index of one who has left.
const gone int32 = -1

// None is no lane.
const None int32 = -1

// NewLanes returns n empty lanes.
func NewLanes(n int) Lanes { return Lanes{lanes: make([]lane, n)} }

// Reset empties the lanes and keeps the memory.
func (l *Lanes) Reset() {
	for i := range l.lanes {
		l.lanes[i] = lane{keys: l.lanes[i].keys[:0]}
	}
	l.active = l.active[:0]
}

// CopyFrom makes the line a copy of another, which must have as many lanes.
func (l *Lanes) CopyFrom(other *Lanes) {
	for i := range l.lanes {
		keys := l.lanes[i].keys
		keys = append(keys[:0], other.lanes[i].keys...)
		l.lanes[i] = other.lanes[i]
		l.lanes[i].keys = keys
	}
	l.active = append(l.active[:0], other.active...)
}

// Empty reports whether nobody waits.
func (l *Lanes) Empty() bool { return len(l.active) == 0 }

// Add puts one into a lane, behind those who come before it.
func (l *Lanes) Add(number int32, k Key) {
	a := &l.lanes[number]
	if a.waiting == 0 {
		a.clear()
		l.active = append(l.active, number)
	}
	a.waiting++
	if n := len(a.keys); n == 0 || a.keys[n-1].comparePlace(k) < 0 {
		a.keys = append(a.keys, k) // most have asked last
		return
	}
	a.insert(a.search(k), k)
}

// insert puts one at an index: into a place that one has left, if there is one. It is still to be served, unless others
// behind it have been.
func (a *lane) insert(i int, k Key) {
	switch {
	case a.keys[i].Index == gone && a.keys[i].comparePlace(k) == 0: // its own, of before
		a.keys[i] = k
	case i > 0 && (i == a.head || a.keys[i-1].Index == gone):
		i--
		a.keys[i] = k
	default:
		a.keys = slices.Insert(a.keys, i, k)
		if i < a.at {
			a.at++
		}
	}
	a.head = min(a.head, i)
	for a.at > i+1 && a.keys[a.at-1].Index == gone {
		a.at--
	}
	if a.at == i+1 {
		a.at = i
	}
}

// search is the place of a key: of the first that does not come before it.
func (a *lane) search(k Key) int {
	i, _ := slices.BinarySearchFunc(a.keys[a.head:], k, Key.comparePlace)
	return a.head + i
}

// Remove takes one out of its lane. It panics when it is not there.
func (l *Lanes) Remove(number int32, k Key) {
	a := &l.lanes[number]
	i := a.head // most who leave are the first
	if i < len(a.keys) && a.keys[i] != k {
		i = a.search(k)
	}
	if i == len(a.keys) || a.keys[i].Index != k.Index {
		panic("queue: one who does not wait leaves the line")
	}
	l.leave(number, i)
}

// leave empties a place in a lane.
func (l *Lanes) leave(number int32, i int) {
	a := &l.lanes[number]
	a.keys[i].Index = gone
	a.waiting--
	if a.waiting == 0 {
		at := slices.Index(l.active, number)
		last := len(l.active) - 1
		l.active[at] = l.active[last]
		l.active = l.active[:last]
		return
	}
	for a.keys[a.head].Index == gone {
		a.head++
	}
	if a.head > len(a.keys)/2 || len(a.keys) > 4*a.waiting+16 {
		a.close()
	}
}

func (a *lane) clear() { a.keys, a.head, a.at, a.spent = a.keys[:0], 0, 0, false }

// close closes the gaps that those who left have made.
func (a *lane) close() {
	at, kept := a.at, a.keys[:0]
	for i, k := range a.keys {
		if i == at {
			a.at = len(kept)
		}
		if k.Index != gone {
			kept = append(kept, k)
		}
	}
	if at >= len(a.keys) {
		a.at = len(kept)
	}
	a.keys, a.head = kept, 0
}

// Rewind begins to serve the line.
func (l *Lanes) Rewind() {
	for _, number := range l.active {
		a := &l.lanes[number]
		a.at, a.spent = a.head, false
	}
}

// Next finds the lane of the first in the line who has not been served and can hope: live says which lanes can. It
// is None when there is nobody.
func (l *Lanes) Next(live func(number int32) bool) int32 {
	first, least := None, Key{}
	for _, number := range l.active {
		a := &l.lanes[number]
		for a.at < len(a.keys) && a.keys[a.at].Index == gone {
			a.at++
		}
		if a.spent || a.at == len(a.keys) {
			continue
		}
		if (first == None || a.keys[a.at].compare(least) < 0) && live(number) {
			first, least = number, a.keys[a.at]
		}
	}
	return first
}

// Head is who is served next in a lane that Next has found.
func (l *Lanes) Head(number int32) int32 {
	a := &l.lanes[number]
	return a.keys[a.at].Index
}

// Serve is who is served next in a lane that Next has found; the one behind is next then.
func (l *Lanes) Serve(number int32) int32 {
	index := l.Head(number)
	l.lanes[number].at++
	return index
}

// Spend notes that there is nothing for anybody else in a lane until the line is served again.
func (l *Lanes) Spend(number int32) { l.lanes[number].spent = true }
