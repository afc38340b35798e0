package check

import (
	"math"

	"simulate/sim/scenario"
)

// origin is what times are counted from: a milestone of a step, or with on = -1 clock.start.
type origin struct {
	on int
	of scenario.Milestone
}

// tooEarly is when something may come at the earliest of which nothing is known.
var tooEarly = math.Inf(-1)

// begunBefore reports whether step i has surely begun when a trigger of it comes true, because both follow
// the same milestone or the clock, and the step sooner. At the same instant the order of the file decides, which is not looked at.
func (b *branches) begunBefore(i int, t *scenario.Trigger) bool {
	from, latest, known := b.beginning(i)
	return known && b.earliest(i, t, from, make(map[int]bool)) > latest
}

// beginning is when step i begins at the latest, in milliseconds after its origin.
func (b *branches) beginning(i int) (from origin, latest float64, known bool) {
	step := b.steps[i].step
	delay, known := longest(step.Delay)
	switch {
	case !known:
		return from, 0, false
	case step.After == nil:
		at, timed := b.onClock(i)
		return origin{on: -1}, at + delay, timed
	case step.At != nil || step.After.Milestone == "":
		return from, 0, false
	}
	m, on, ok := b.find(i, step.After.Milestone)
	return origin{on, m}, delay, ok && m.Kind != scenario.Begins && m.Instance == 0
}

// earliest is when a trigger of step i comes true at the earliest. Steps on the way are marked.
func (b *branches) earliest(i int, t *scenario.Trigger, from origin, passed map[int]bool) float64 {
	switch {
	case len(t.Any) > 0:
		least := math.Inf(1)
		for k := range t.Any {
			least = min(least, b.earliest(i, &t.Any[k], from, passed))
		}
		return least
	case len(t.All) > 0:
		most := tooEarly
		for k := range t.All {
			most = max(most, b.earliest(i, &t.All[k], from, passed))
		}
		return most
	}
	m, on, ok := b.find(i, t.Milestone)
	switch {
	case !ok || m.Kind == scenario.Begins || m.Instance != 0 || passed[on]:
		return tooEarly
	case from == origin{on, m}:
		return 0
	case m.Kind == scenario.Skipped || m.Kind == scenario.Ended:
		return tooEarly
	}
	passed[on] = true
	defer delete(passed, on)
	return b.earliestAsked(on, from, passed)
}

// earliestAsked is when a step is asked for at the earliest.
func (b *branches) earliestAsked(on int, from origin, passed map[int]bool) float64 {
	step := b.steps[on].step
	delay := 0.0
	if step.Delay != nil && step.Delay.Range == nil {
		delay = step.Delay.Value.Dist.Min()
	}
	if step.After != nil {
		return b.earliest(on, step.After, from, passed) + delay
	}
	at, timed := b.onClock(on)
	if from.on >= 0 || !timed {
		return tooEarly
	}
	return at + delay
}

// onClock is when a step that waits for nothing but the clock is due, in milliseconds after clock.start.
func (b *branches) onClock(i int) (at float64, known bool) {
	incident, step := b.s.Incidents.Get(b.steps[i].key.incident), b.steps[i].step
	begins, known := int64(0), incident.Arrivals == nil
	if incident.Begins != nil {
		at := incident.Begins.At
		if known = known && at != nil && at.Range == nil; known {
			begins = b.s.Resolve(at.Value, 0)
		}
	}
	if !known {
		return 0, false
	}
	if step.At == nil {
		return float64(begins), true
	}
	return float64(max(begins, b.s.Resolve(step.At.Value, begins))), step.At.Range == nil
}

// longest is the longest that a delay can be.
func longest(delay *scenario.Figure[scenario.Duration]) (millis float64, known bool) {
	if delay == nil {
		return 0, true
	}
	return delay.Value.Dist.Max(), delay.Range == nil
}
