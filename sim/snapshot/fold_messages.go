package snapshot

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// message is the state of a message step on its way to one receiver.
type message struct {
	instance int
	step     uint16
	from, to uint8
	channel  uint16 // or sim.NoChannel
	status   string
	since    engine.Time
}

// messageAfter is the status of a message after a record.
var messageAfter = map[sim.Kind]string{
	sim.MessageQueued: queued, sim.MessageOnAir: onAir, sim.MessageRelayed: relayed,
	sim.MessageDelivered: delivered, sim.MessageLost: lost, sim.MessageWithdrawn: withdrawn,
}

// pass brings a message into its next status.
func (f *fold) pass(r, cause *sim.Record) {
	m := f.message(r, cause)
	m.status, m.since = messageAfter[r.Kind], r.At
	switch r.Kind {
	case sim.MessageQueued:
		m.channel = sim.NoChannel
	case sim.MessageOnAir, sim.MessageRelayed, sim.MessageDelivered, sim.MessageLost:
		m.channel = r.Arg
	}
	if r.Kind == sim.MessageDelivered {
		f.heard[r.Agency]++
	}
}

// message finds what a record is about, or adds it: a step that repeats sends a new one each time, while a lost one that
// is sent again remains the same.
func (f *fold) message(r, cause *sim.Record) *message {
	instance := f.slot(r)
	if !sentOff(r, cause) {
		for i, m := range slices.Backward(f.messages) {
			if m.instance == instance && m.step == r.Step && m.to == r.Agency {
				return &f.messages[i]
			}
		}
	}
	f.messages = append(f.messages, message{
		instance: instance, step: r.Step, from: f.sender(r, cause), to: r.Agency, channel: sim.NoChannel,
	})
	return &f.messages[len(f.messages)-1]
}

// sentOff reports whether a record is the first about a message. Within one agency none is queued.
func sentOff(r, cause *sim.Record) bool {
	return r.Kind == sim.MessageQueued && cause.Kind != sim.MessageLost ||
		r.Kind == sim.MessageOnAir && r.Arg == sim.NoChannel
}

// sender is who sends a message: the agency that relays it, or the one that the step names.
func (f *fold) sender(r, cause *sim.Record) uint8 {
	passedOn := cause.Kind == sim.MessageRelayed || cause.Kind == sim.MessageDelivered
	if passedOn && cause.Step == r.Step && cause.Incident == r.Incident {
		return cause.Agency
	}
	from := f.planned(r.Step).From
	if len(from) == 0 {
		return f.p.Incidents[f.p.Steps[r.Step].Incident].Agency
	}
	return uint8(slices.IndexFunc(f.p.Agencies, func(a sim.Agency) bool { return a.ID == from[0] }))
}

// mayCarry reports whether a queued message could go over a channel.
func (f *fold) mayCarry(channel int, m *message) bool {
	c := &f.p.Channels[channel]
	over := f.planned(m.step).Over
	return slices.Contains(c.Members, m.from) && slices.Contains(c.Members, m.to) &&
		(len(over) == 0 || slices.Contains(over, c.ID))
}

// onAir counts the transmissions or calls on a channel. One transmission by radio or alert reaches several receivers.
func (f *fold) onAir(channel int) int {
	var distinct []message
	for _, m := range f.messages {
		if m.status != onAir || int(m.channel) != channel {
			continue
		}
		if f.p.Channels[channel].Kind != scenario.Phone {
			m.to = sim.NoAgency
		}
		if !slices.Contains(distinct, m) {
			distinct = append(distinct, m)
		}
	}
	return len(distinct)
}
