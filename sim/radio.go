package sim

// radio is the part of a world that says what is on the channels, and who waits for one.
type radio struct {
	channels []channelState
	air      lanes // of deliveries
}

func newRadio(p *Program) radio {
	return radio{channels: make([]channelState, len(p.Channels)), air: newLanes(len(p.deliveries))}
}

func (r *radio) reset() {
	clear(r.channels)
	r.air.reset()
}

func (r *radio) copyFrom(other *radio) {
	r.channels = copied(r.channels, other.channels)
	r.air.copyFrom(&other.air)
}
