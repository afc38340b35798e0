package queue

import (
	"cmp"
	"slices"

	"simulate/sim/engine"
)

// Key is who waits, and the place that this one has in a line: by priority, then the instant of asking, then the order of the caller.
type Key struct {
	Priority int32 // the least is served first
	Index    int32 // who waits, not negative
	Asked    engine.Time
	Order    uint64
}

// compare puts keys into the order of a line.
func (a Key) compare(b Key) int {
	if place := a.comparePlace(b); place != 0 {
		return place
	}
	return cmp.Compare(a.Index, b.Index)
}

// comparePlace compares without the index, which only tells those apart that have one place between them.
func (a Key) comparePlace(b Key) int {
	switch {
	case a.Priority != b.Priority:
		return cmp.Compare(a.Priority, b.Priority)
	case a.Asked != b.Asked:
		return cmp.Compare(a.Asked, b.Asked)
	}
	return cmp.Compare(a.Order, b.Order)
}

// Line is those who wait, in order.
type Line []Key

// Add puts one behind those who come before it. Most have asked last, so it looks from the end.
func (l *Line) Add(k Key) {
	at := len(*l)
	for at > 0 && k.compare((*l)[at-1]) < 0 {
		at--
	}
	*l = slices.Insert(*l, at, k)
}

// Remove takes one out of the line, if it is in it.
func (l *Line) Remove(index int32) {
	*l = slices.DeleteFunc(*l, func(k Key) bool { return k.Index == index })
}

// Move gives one a new place in the line, if it is in it under the key that it had.
func (l Line) Move(from, to Key) {
	i, waits := slices.BinarySearchFunc(l, from, Key.compare)
	if !waits {
		return
	}
	j, _ := slices.BinarySearchFunc(l, to, Key.compare)
	if j > i { // it leaves a place before
		j--
		copy(l[i:j], l[i+1:j+1])
	} else {
		copy(l[j+1:i+1], l[j:i])
	}
	l[j] = to
}
