package engine

// Time is an instant in milliseconds since time 0, the start of the warm-up, or the length of time between two instants.
// An instant is never negative.
type Time int64

// Lengths of time.
const (
	Millisecond Time = 1
	Second           = 1000 * Millisecond
	Minute           = 60 * Second
	Hour             = 60 * Minute
)

// Never is later than anything that happens: the last instant an [Event] can hold, more than a million years after
// time 0. It is far below the largest int64, so that adding a length of time to it does not overflow.
const Never Time = 1<<55 - 1
