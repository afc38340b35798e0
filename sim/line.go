package sim

import (
	"cmp"
	"slices"

	"simulate/sim/engine"
)

// line is a queue: by priority, then the instant of asking, then the order of the file.
type line []waiter

// waiter is who waits: a step, or a delivery of one.
type waiter struct {
	priority int32
	index    int32
	asked    engine.Time
	order    uint64 // incident, ordinal and step
}

func (a waiter) compare(b waiter) int {
	return cmp.Or(
		cmp.Compare(a.priority, b.priority), cmp.Compare(a.asked, b.asked),
		cmp.Compare(a.order, b.order), cmp.Compare(a.index, b.index),
	)
}

// add puts a waiter behind those who come before it. Most have asked last, so it looks from the end.
func (l *line) add(w waiter) {
	at := len(*l)
	for at > 0 && w.compare((*l)[at-1]) < 0 {
		at--
	}
	*l = slices.Insert(*l, at, w)
}

func (l *line) remove(index int32) {
	*l = slices.DeleteFunc(*l, func(w waiter) bool { return w.index == index })
}

// waiter puts a step, or its delivery, at the place in a line that its priority and the instant of asking give it.
func (w *World) waiter(si, index int32, asked engine.Time) waiter {
	s := &w.steps[si]
	incident := &w.incidents[s.slot]
	return waiter{
		priority: w.priority(si), index: index, asked: asked,
		order: uint64(incident.incident)<<48 | uint64(incident.ordinal)<<16 | uint64(s.step),
	}
}

// priority is the step's own, or else its incident's.
func (w *World) priority(si int32) int32 {
	s := &w.steps[si]
	if own := w.program.Steps[s.step].priority; own != 0 {
		return own
	}
	return w.incidents[s.slot].priority
}

// reorder sorts the lines anew after an incident's priority has changed.
func (w *World) reorder(slot int32) {
	for i := range w.requests {
		w.requests[i].priority = w.priority(w.requests[i].index)
	}
	scene := w.scenes[w.incidents[slot].scene]
	for i := range scene {
		scene[i].priority = w.priority(scene[i].index)
	}
	for i := range w.afar {
		w.afar[i].priority = w.priority(w.afar[i].index)
	}
	for i := range w.air {
		w.air[i].priority = w.priority(w.deliveries[w.air[i].index].step)
	}
	slices.SortFunc(w.requests, waiter.compare)
	slices.SortFunc(scene, waiter.compare)
	slices.SortFunc(w.afar, waiter.compare)
	slices.SortFunc(w.air, waiter.compare)
	w.unsettled = allLines
	w.stirScene(w.incidents[slot].scene)
}

// leaveLines takes a step from the lines for units.
func (w *World) leaveLines(si int32) {
	w.requests.remove(si)
	w.scenes[w.sceneOf(si)].remove(si)
	w.afar.remove(si)
}

// enabler is the cause of what a wait ended with, and the request that waited: what was freed after the request is
// the cause; what was free before waited for those ahead in the line. Without a wait, the request is the cause.
func (w *World) enabler(freed Seq, freedAt engine.Time, request Seq, requestedAt engine.Time) (cause, since Seq) {
	switch {
	case requestedAt == w.now:
		return request, 0
	case freedAt > requestedAt:
		return freed, request
	default:
		return max(w.stir, request), request
	}
}

// lines is a set of the lines.
type lines uint8

const (
	forUnits lines = 1 << iota
	forScene
	forAir
	allLines = forUnits | forScene | forAir
)

// stirUp notes that a record freed something that the lines wait for.
func (w *World) stirUp(seq Seq, l lines) {
	w.stir = seq
	w.unsettled |= l
}

// stirScene notes that something has changed for those who wait on the scene of an incident.
func (w *World) stirScene(slot int32) {
	w.unsettled |= forScene
	if state := &w.incidents[slot]; !state.stirred {
		state.stirred = true
		w.stirred = append(w.stirred, slot)
	}
}

// stirAll notes that a step is over, and everything that it withheld is free for others.
func (w *World) stirAll(si int32, seq Seq) {
	w.stirUp(seq, allLines)
	w.stirScene(w.sceneOf(si))
}
