package engine

import (
	"iter"
	"slices"
)

// The heap lies in its slice so that the four children of a node fill one 64-byte cache line: the root is at
// index 3, the children of node i are at 4i-8 … 4i-5, and the parent of node i is at i/4+2.
const (
	arity = 4
	root  = arity - 1
)

func firstChild(node int) int { return arity*node - 2*arity }

func parent(node int) int { return node/arity + 2 }

// Queue holds the pending events and gives back the least first. Its zero value is empty and ready for use. It is a
// 4-ary heap of values; pushing and popping allocate only while the queue grows beyond the largest size it has had.
type Queue struct {
	// slots is a whole number of groups of four. Slots beyond the last event hold the event last, so that the least
	// of four siblings can be chosen without asking how many of them there are.
	slots []Event
	count int
}

// Len returns the number of pending events.
func (q *Queue) Len() int { return q.count }

// Peek returns the least event and leaves it in the queue. It panics if the queue is empty.
func (q *Queue) Peek() Event {
	if q.count == 0 {
		panic("engine: Peek at an empty queue")
	}
	return q.slots[root]
}

// All yields the pending events, in no particular order.
func (q *Queue) All() iter.Seq[Event] {
	return slices.Values(q.slots[min(root, len(q.slots)):min(root+q.count, len(q.slots))])
}

// Reset removes all events and keeps the memory.
func (q *Queue) Reset() {
	for i := range q.slots {
		q.slots[i] = last
	}
	q.count = 0
}

// CopyFrom makes the queue hold the events of another.
func (q *Queue) CopyFrom(other *Queue) {
	q.slots, q.count = append(q.slots[:0], other.slots...), other.count
}

// Push adds an event.
func (q *Queue) Push(event Event) {
	hole := root + q.count
	if hole >= len(q.slots) {
		q.slots = append(q.slots, last, last, last, last)
	}
	q.count++
	q.rise(hole, event)
}

// Pop removes the least event and returns it. It panics if the queue is empty.
func (q *Queue) Pop() Event {
	least := q.Peek()
	q.count--
	end := root + q.count
	moved := q.slots[end]
	q.slots[end] = last
	if q.count > 0 {
		q.sink(moved, end)
	}
	return least
}

// rise moves the hole towards the root until event may fill it.
func (q *Queue) rise(hole int, event Event) {
	for hole > root {
		above := parent(hole)
		if event.before(q.slots[above]) == 0 {
			break
		}
		q.slots[hole] = q.slots[above]
		hole = above
	}
	q.slots[hole] = event
}

// sink moves a hole from the root away from it until event may fill it. The heap ends before end.
func (q *Queue) sink(event Event, end int) {
	slots, hole := q.slots, root
	for child := firstChild(hole); child < end; child = firstChild(hole) {
		siblings := (*[arity]Event)(slots[child:])
		least := lesser(siblings, lesser(siblings, 0, 1), lesser(siblings, 2, 3))
		if siblings[least].before(event) == 0 {
			break
		}
		slots[hole] = siblings[least]
		hole = child + int(least)
	}
	slots[hole] = event
}

// lesser returns i or j, whichever of the two siblings comes first, without a jump.
func lesser(siblings *[arity]Event, i, j uint64) uint64 {
	i, j = i%arity, j%arity
	return i ^ (i^j)&-siblings[j].before(siblings[i])
}
