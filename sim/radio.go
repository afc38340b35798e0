package sim

import "simulate/sim/queue"

// radio is the part of a world that says what is on the channels, and who waits for one.
type radio struct {
	channels []channelState
	air      queue.Lanes // of deliveries
}

func newRadio(p *Program) radio {
	return radio{channels: make([]channelState, len(p.Channels)), air: queue.NewLanes(len(p.deliveries))}
}

func (r *radio) reset() {
	clear(r.channels)
	r.air.Reset()
}

func (r *radio) copyFrom(other *radio) {
	r.channels = copied(r.channels, other.channels)
	r.air.CopyFrom(&other.air)
}
