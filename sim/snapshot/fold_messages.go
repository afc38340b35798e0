package snapshot

import (
	"cmp"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// message is the state of a message step on its way to one receiver: of a step that repeats, the latest one.
type message struct {
	step     uint16
	from, to uint8
	channel  uint16 // or sim.NoChannel
	status   string
	since    engine.Time
	sent     sim.Seq // the first record about it
	last     sim.Seq // the last one
}

// messageAfter is the status of a message after a record.
var messageAfter = [...]string{
	sim.MessageQueued: queued, sim.MessageOnAir: onAir, sim.MessageRelayed: relayed,
	sim.MessageDelivered: delivered, sim.MessageLost: lost, sim.MessageWithdrawn: withdrawn,
}

// MessageAfter is the status of a message after a record of a kind; one that has been pressed again is as it was, in the line.
func MessageAfter(kind sim.Kind) string {
	if kind == sim.MessagePressed {
		return queued
	}
	return messageAfter[kind]
}

// pass brings a message into its next status.
func (f *Fold) pass(seq sim.Seq, r *sim.Record) {
	n := f.instance(r)
	m := n.messageTo(r)
	if m.sentOff(r) {
		m.from, m.sent = f.senders[r.Step], seq
		if relay := n.relayOf(r); relay != nil {
			m.from = relay.to
		}
	}
	m.status, m.since, m.last = messageAfter[r.Kind], r.At, seq
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

// messageTo finds the message that a record is about, or adds it.
func (n *instance) messageTo(r *sim.Record) *message {
	for i := range n.messages {
		if m := &n.messages[i]; m.step == r.Step && m.to == r.Agency {
			return m
		}
	}
	n.messages = append(n.messages, message{step: r.Step, to: r.Agency, channel: sim.NoChannel})
	return &n.messages[len(n.messages)-1]
}

// sentOff reports whether a record is the first about a message: a step that repeats sends a new one each time, while a lost
// one that is sent again remains the same. Within one agency none is queued.
func (m *message) sentOff(r *sim.Record) bool {
	again := m.status == lost && r.Cause == m.last
	return r.Kind == sim.MessageQueued && !again || r.Kind == sim.MessageOnAir && r.Arg == sim.NoChannel
}

// relayOf is the message with which an agency got what it passes on with the record; nil when it is the step's sender.
func (n *instance) relayOf(r *sim.Record) *message {
	for i := range n.messages {
		m := &n.messages[i]
		if m.step == r.Step && m.last == r.Cause && (m.status == relayed || m.status == delivered) {
			return m
		}
	}
	return nil
}

// sender is the agency that a step of a message names, or whose incident it is.
func (f *Fold) sender(number uint16) uint8 {
	step := &f.p.Steps[number]
	if step.Verb != scenario.Message {
		return sim.NoAgency
	}
	from := f.planned(number).From
	if len(from) == 0 {
		return f.p.Incidents[step.Incident].Agency
	}
	return uint8(slices.IndexFunc(f.p.Agencies, func(a sim.Agency) bool { return a.ID == from[0] }))
}

// letter is a message with the instance of its step.
type letter struct {
	*message
	of *instance
}

// letters lists the messages of the current instances, in the order in which they were sent.
func (f *Fold) letters() []letter {
	var letters []letter
	for _, n := range f.current() {
		for i := range n.messages {
			letters = append(letters, letter{&n.messages[i], n})
		}
	}
	slices.SortStableFunc(letters, func(a, b letter) int { return cmp.Compare(a.sent, b.sent) })
	return letters
}

// hop is a message step's way between two agencies.
type hop struct {
	step     uint16
	from, to uint8
}

// carriers lists the channels that could carry a message.
func (f *Fold) carriers(m *message) []int {
	way := hop{m.step, m.from, m.to}
	channels, known := f.ways[way]
	if !known {
		for i := range f.channels {
			if f.mayCarry(i, m) {
				channels = append(channels, i)
			}
		}
		f.ways[way] = channels
	}
	return channels
}

// mayCarry reports whether a queued message could go over a channel.
func (f *Fold) mayCarry(channel int, m *message) bool {
	c := &f.p.Channels[channel]
	over := f.planned(m.step).Over
	return slices.Contains(c.Members, m.from) && slices.Contains(c.Members, m.to) &&
		(len(over) == 0 || slices.Contains(over, c.ID))
}

// transmission is what is on a channel: one by radio or alert reaches several receivers, a call one.
type transmission struct {
	of      *instance
	step    uint16
	channel uint16
	from    uint8
	to      uint8 // of a call
	at      engine.Time
}

// load is what is on a channel, and the messages waiting that it could carry.
type load struct{ onAir, queued int }

// loads counts the transmissions or calls on each channel, and what waits for it.
func (f *Fold) loads() []load {
	loads := make([]load, len(f.channels))
	distinct := make(map[transmission]bool)
	for _, n := range f.instances {
		if !f.isCurrent(n) {
			continue
		}
		for i := range n.messages {
			m := &n.messages[i]
			switch {
			case m.status == queued:
				for _, channel := range f.carriers(m) {
					loads[channel].queued++
				}
			case m.status == onAir && m.channel != sim.NoChannel:
				if t := f.transmission(n, m); !distinct[t] {
					distinct[t] = true
					loads[m.channel].onAir++
				}
			}
		}
	}
	return loads
}

// transmission is the one in which a message is heard.
func (f *Fold) transmission(n *instance, m *message) transmission {
	t := transmission{of: n, step: m.step, channel: m.channel, from: m.from, to: m.to, at: m.since}
	if f.p.Channels[m.channel].Kind != scenario.Phone {
		t.to = sim.NoAgency
	}
	return t
}
