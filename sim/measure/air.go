package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// queued is a message that waits for a channel, or a transmission under way.
type queued struct {
	seq     sim.Seq // its record
	since   engine.Time
	slot    int32
	channel uint16
	step    uint16
	agency  uint8
}

// air follows messages, those that have waited longest first.
type air struct {
	waiting []queued
	sending []queued
}

func (a *air) reset() { a.waiting, a.sending = a.waiting[:0], a.sending[:0] }

// noteMessage follows a message from its queueing over its transmission.
func (f *Fold) noteMessage(seq sim.Seq, r *sim.Record) {
	m := queued{seq: seq, since: r.At, slot: r.Incident, channel: r.Arg, step: r.Step, agency: r.Agency}
	switch r.Kind {
	case sim.MessageQueued:
		f.air.waiting = append(f.air.waiting, m)
	case sim.MessageOnAir:
		f.noteOnAir(m, r)
	case sim.MessageWithdrawn:
		f.air.waiting = slices.DeleteFunc(f.air.waiting, func(q queued) bool {
			return q.slot == m.slot && q.step == m.step && q.agency == m.agency
		})
	default:
		f.noteHeard(r)
	}
}

// noteOnAir begins a transmission. On radio and alert one transmission has a record for each receiver: those after the
// first join it, and only the first has waited for the channel.
func (f *Fold) noteOnAir(m queued, r *sim.Record) {
	asked := f.air.answer(r)
	if m.channel == sim.NoChannel || f.joins(&m) {
		return
	}
	sub := subject{byChannel: int32(m.channel)}
	f.add(channelMessages, &sub, 1000)
	f.air.sending = append(f.air.sending, m)
	f.tell(channelWait, &sub, Happened, r.At-asked)
}

// answer takes the message that goes on air from those waiting, and returns since when it waited.
func (a *air) answer(r *sim.Record) engine.Time {
	asked := r.Since
	if asked == 0 {
		asked = r.Cause
	}
	for i := range a.waiting {
		if q := a.waiting[i]; q.seq == asked {
			a.waiting = slices.Delete(a.waiting, i, i+1)
			return q.since
		}
	}
	return r.At
}

// joins reports whether a message is heard in a transmission that has just begun.
func (f *Fold) joins(m *queued) bool {
	if f.set.Program.Channels[m.channel].Kind == scenario.Phone {
		return false
	}
	return slices.ContainsFunc(f.air.sending, func(s queued) bool {
		return s.since == m.since && s.slot == m.slot && s.step == m.step && s.channel == m.channel
	})
}

// noteHeard ends the transmission that a receiver has heard or lost; its other receivers find it ended.
func (f *Fold) noteHeard(r *sim.Record) {
	for i := range f.air.sending {
		if m := f.air.sending[i]; m.seq == r.Cause {
			f.addAirTime(&m, r.At)
			f.air.sending = slices.Delete(f.air.sending, i, i+1)
			return
		}
	}
}

func (f *Fold) addAirTime(m *queued, now engine.Time) {
	sub := subject{byChannel: int32(m.channel)}
	f.add(channelUtilisation, &sub, 1000*int64(now-m.since))
}

// finishWaits adds the air time of what is on the air. A message that still waits is not told of: which of its channels
// would have been free first is not known.
func (f *Fold) finishWaits() {
	for i := range f.air.sending {
		f.addAirTime(&f.air.sending[i], f.now)
	}
}
