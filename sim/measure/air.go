package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// message waits for a channel, or is on the air. On radio and alert it stands for all that hear it at once.
type message struct {
	since   engine.Time
	seq     sim.Seq // its record
	channel uint16
	step    uint16
	agency  uint8
}

// air is the messages that wait and those on the air, in lists by slot.
type air struct{ lists[message] }

// noteMessage follows a message from its queueing over its transmission.
func (f *Fold) noteMessage(seq sim.Seq, r *sim.Record) {
	s := f.slots.of(r)
	if s == nil {
		return
	}
	m := message{since: r.At, seq: seq, channel: r.Arg, step: r.Step, agency: r.Agency}
	switch r.Kind {
	case sim.MessageQueued:
		f.air.add(m, &s.queued)
	case sim.MessageOnAir:
		f.noteOnAir(m, r, s)
	case sim.MessageWithdrawn:
		f.air.drop(&s.queued, func(q *message) bool { return q.step == r.Step && q.agency == r.Agency })
	default:
		f.noteHeard(r, s)
	}
}

// drop removes the messages of a list that fulfil a condition.
func (a *air) drop(head *int32, gone func(*message) bool) {
	for link := head; *link != none; {
		q, next := a.at(*link)
		if gone(q) {
			a.remove(link)
		} else {
			link = next
		}
	}
}

// noteOnAir begins a transmission. On radio and alert one transmission has a record for each receiver: those after the
// first join it, and only the first has waited for the channel.
func (f *Fold) noteOnAir(m message, r *sim.Record, s *slot) {
	asked := f.air.answer(m.seq, r, s)
	if m.channel == sim.NoChannel || f.joins(&m, s) {
		return
	}
	sub := subject{byChannel: int32(m.channel)}
	if f.set.Program.Measured(r.At) {
		f.add(channelMessages, &sub, one)
	}
	f.air.add(m, &s.onAir)
	f.bump(channelUtilisation, &sub, 1, r.At)
	f.tell(channelWait, &sub, s, between(asked, sim.Occurrence{At: r.At, Seq: m.seq}))
}

// answer takes the message that goes on air, given its number and record, from those waiting, and returns since when it waited.
func (a *air) answer(seq sim.Seq, r *sim.Record, s *slot) sim.Occurrence {
	asked := r.Since
	if asked == 0 {
		asked = r.Cause
	}
	for link := &s.queued; *link != none; {
		q, next := a.at(*link)
		if q.seq == asked {
			since := sim.Occurrence{At: q.since, Seq: q.seq}
			a.remove(link)
			return since
		}
		link = next
	}
	return sim.Occurrence{At: r.At, Seq: seq}
}

// joins reports whether a message is heard in a transmission that has just begun.
func (f *Fold) joins(m *message, s *slot) bool {
	if f.set.Program.Channels[m.channel].Kind == scenario.Phone {
		return false
	}
	for link := s.onAir; link != none; {
		q, next := f.air.at(link)
		if q.since == m.since && q.step == m.step && q.channel == m.channel {
			return true
		}
		link = *next
	}
	return false
}

// noteHeard ends the transmission that a receiver has heard or lost; its other receivers find it ended.
func (f *Fold) noteHeard(r *sim.Record, s *slot) {
	for link := &s.onAir; *link != none; {
		q, next := f.air.at(*link)
		if q.seq == r.Cause {
			f.bump(channelUtilisation, &subject{byChannel: int32(q.channel)}, -1, r.At)
			f.air.remove(link)
			return
		}
		link = next
	}
}
