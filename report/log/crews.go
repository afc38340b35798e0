package log

import "simulate/sim"

// crews are the incidents that units are on, by unit. A unit that leaves as its incident closes is let go by no step, so that its record names no
// incident: in logs it leaves that one all the same.
type crews map[int32]sim.Instance

// follow is told every record, with the instance that it is about, and returns that which it is about in a log.
func (c crews) follow(r *sim.Record, of sim.Instance, about bool) (sim.Instance, bool) {
	switch r.Kind {
	case sim.RunBegan:
		clear(c)
	case sim.UnitAssigned:
		c[r.Unit] = of
	case sim.UnitReturning:
		if left, on := c[r.Unit]; on && !about {
			of, about = left, true
		}
		delete(c, r.Unit)
	default:
	}
	return of, about
}
