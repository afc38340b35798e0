package sim

import "simulate/sim/engine"

// byHand is what people do with a step in an exercise.
type byHand struct {
	given  engine.Time // it is not there before; of what has been by then it hears then
	begins engine.Time // engine.Never: by itself
	only   bool        // it begins by no other way
	open   []window    // while somebody is there to end it; in order
	ends   []answer    // in order
	takes  bool        // what somebody ends takes its time from then on
}

// window is a stretch of time, its end not included.
type window struct{ from, to engine.Time }

// answer ends a step: with an end of Step.Ends, counted from 1, or 0 without.
type answer struct {
	at  engine.Time
	end uint16
}
