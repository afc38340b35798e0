package engine

import "math/bits"

// Phase divides an instant: events of a lower phase come first. The caller decides what its phases mean.
type Phase uint8

const (
	phaseBits = 8
	orderBits = 32
)

// Event is something scheduled, packed into 128 bits that compare as one number:
//
//	hi = instant (55 bits) | phase (8 bits)
//	lo = order (32 bits)   | payload (32 bits)
//
// The caller gives the order, usually the position in the scenario's file, and the payload names what happens. All four
// together decide the sequence of simultaneous events, so it is the same whatever the order in which they were
// pushed; a counter of pushes would make it depend on the history of the run. It also makes cancelling one store
// in the event's owner, which remembers when it is due and ignores an event that comes at any other instant.
type Event struct{ hi, lo uint64 }

// last is greater than every event that NewEvent can build, because an instant leaves the top bit free.
var last = Event{^uint64(0), ^uint64(0)}

// NewEvent builds the event that happens at the given instant and phase. It panics if the instant is negative or later
// than Never, which is a mistake in the caller.
func NewEvent(at Time, phase Phase, order, payload uint32) Event {
	if uint64(at) > uint64(Never) {
		panic("engine: event scheduled before time 0 or after Never")
	}
	return Event{
		hi: uint64(at)<<phaseBits | uint64(phase),
		lo: uint64(order)<<orderBits | uint64(payload),
	}
}

// At returns the instant at which the event happens.
func (e Event) At() Time { return Time(e.hi >> phaseBits) }

// Phase returns the part of the instant to which the event belongs.
func (e Event) Phase() Phase { return Phase(e.hi) }

// Order returns the rank among the events of the same instant and phase.
func (e Event) Order() uint32 { return uint32(e.lo >> orderBits) }

// Payload returns the caller's name for what happens.
func (e Event) Payload() uint32 { return uint32(e.lo) }

// before returns 1 if e comes before other, else 0. It subtracts the two 128-bit numbers and returns the borrow: a
// number can select an array index without a jump, and the processor cannot foresee how two events compare.
func (e Event) before(other Event) uint64 {
	_, borrow := bits.Sub64(e.lo, other.lo, 0)
	_, borrow = bits.Sub64(e.hi, other.hi, borrow)
	return borrow
}
