package sim

import (
	"errors"

	"simulate/sim/engine"
)

// output is the part of a world that has to do with its records: those that wait to be given away, and what breaks a run off.
type output struct {
	sinks   []Sink
	chunk   *[chunkSize]Record
	filled  uint // records of the chunk that have happened
	base    Seq  // number of the first record of the chunk
	instant instant
	runaway *BudgetError
	stopped bool
}

// instant is where the records of an instant begin.
type instant struct {
	at    engine.Time
	first Seq
}

// chunkSize is how many records are handed to the sinks at a time: 8 KB of them stay in the processor's nearest cache.
const chunkSize = 256

func newOutput() output { return output{chunk: new([chunkSize]Record)} }

func (o *output) reset() {
	clear(o.sinks)
	o.sinks, o.filled, o.base, o.instant = o.sinks[:0], 0, 0, instant{}
	o.runaway, o.stopped = nil, false
}

// copyFrom leaves the sinks to the caller: who is told is not part of where a world stands.
func (o *output) copyFrom(other *output) {
	copy(o.chunk[:], other.chunk[:other.filled])
	o.filled, o.base, o.instant = other.filled, other.base, other.instant
	o.runaway, o.stopped = other.runaway, other.stopped
}

// handOver gives the records of the chunk to the sinks.
func (o *output) handOver() {
	for _, sink := range o.sinks {
		sink.Consume(o.base, o.chunk[:o.filled])
	}
	o.base += Seq(o.filled)
}

// goesOn reports whether nothing has broken the run off.
func (o *output) goesOn() bool { return o.runaway == nil && !o.stopped }

// brokenOff is the error of a run that something has broken off.
func (o *output) brokenOff() error {
	switch {
	case o.runaway != nil:
		return o.runaway
	case o.stopped:
		return ErrStopped
	}
	return nil
}

// ErrStopped is returned by a run that was broken off.
var ErrStopped = errors.New("the run was broken off")
