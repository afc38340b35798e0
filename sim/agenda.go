package sim

import "simulate/sim/engine"

// agenda is the part of a world that says what time it is, and what is still to happen.
type agenda struct {
	now    engine.Time
	events engine.Queue
}

func (a *agenda) reset() {
	a.now = 0
	a.events.Reset()
}

func (a *agenda) copyFrom(other *agenda) {
	a.now = other.now
	a.events.CopyFrom(&other.events)
}
