package sim

import "simulate/sim/engine"

// duty is when units serve.
type duty struct {
	tours []tour // in order; they do not touch
	end   dutyEnd
}

// tour is a stretch of duty.
type tour struct{ from, to engine.Time }

// dutyEnd is what a busy unit does when its tour ends.
type dutyEnd uint8

const (
	finish   dutyEnd = iota // what it serves, and then go off duty
	handOver                // to another unit of its pool, as soon as one is free
	leave                   // at once
)

// serves reports whether a unit is on duty of which so many changes have been. One without tours always is.
func (d *duty) serves(turns int32) bool { return d == nil || turns%2 == 1 }

// turn is the instant of the n-th change of duty, or engine.Never: even ones begin a tour, odd ones end it.
func (d *duty) turn(n int32) engine.Time {
	if int(n)/2 >= len(d.tours) {
		return engine.Never
	}
	if n%2 == 0 {
		return d.tours[n/2].from
	}
	return d.tours[n/2].to
}
