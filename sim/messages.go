package sim

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// say sends a message off: to its first hops; relays pass it on when they have it. All deliveries of the round are open from
// the beginning, so that the step is not done between two hops.
func (w *World) say(si stepIndex, cause Seq) {
	s, all := &w.steps[si], w.deliveriesOf(si)
	s.open, s.short = all.to-all.from, false
	for d := all.from; d < all.to; d++ {
		w.deliveries[d].phase = notSent
	}
	w.pass(si, None, cause)
}

// deliveriesOf are the states of a message's deliveries.
func (w *World) deliveriesOf(si stepIndex) indexes {
	return w.stepOf(si).deliveries.at(w.shiftOf(si).deliveries)
}

// pass sends a message on from the receiver of a delivery, or from the sender.
func (w *World) pass(si stepIndex, from int32, cause Seq) {
	all, parent := w.deliveriesOf(si), int32(None)
	if from != None {
		parent = w.deliveries[from].of
	}
	for d := all.from; d < all.to; d++ {
		of := w.delivery(d)
		if of.parent != parent {
			continue
		}
		if len(of.channels) == 0 {
			w.deliveries[d].channel = NoChannel
			w.putOnAir(d, d, cause, 0)
			w.setAirTime(d)
		} else {
			w.queueDelivery(d, cause)
		}
	}
}

// delivery is the compiled delivery of a state.
func (w *World) delivery(d int32) *delivery { return &w.program.deliveries[w.deliveries[d].of] }

// deliveryFact is a record about a delivery.
func (w *World) deliveryFact(d int32, kind Kind, cause, since Seq) *Record {
	state := &w.deliveries[d]
	r := w.fact(state.step, kind, cause, since)
	r.Agency, r.Arg = w.program.deliveries[state.of].agency, state.channel
	return r
}

// queueDelivery puts a delivery at the back of the line for a channel.
func (w *World) queueDelivery(d int32, cause Seq) {
	state := &w.deliveries[d]
	state.phase, state.channel, state.askedAt, state.pressed = queued, NoChannel, w.now, w.now
	state.asked = w.append(w.deliveryFact(d, MessageQueued, cause, 0))
	w.air.Add(state.of, w.pressOf(d))
	w.unsettled |= forAir
	w.setRePress(d)
}

// setRePress schedules when the sender of a delivery that still waits presses again.
func (w *World) setRePress(d int32) {
	state := &w.deliveries[d]
	if step := w.stepOf(state.step); step.impatient {
		q := w.deliveryQuantity(d, DrawRePress)
		q.occurrence = uint64(w.steps[state.step].round)<<32 | uint64(state.presses)
		state.due = w.now + w.time(&step.rePress, q)
		w.schedule(state.due, transmissionRepeats, d)
	}
}

// pressAgain puts a delivery that waits to the back of the line. It leaves the line under its old place before it gets a new
// one: lanes find who waits by that.
func (w *World) pressAgain(d int32) {
	state := &w.deliveries[d]
	w.air.Remove(state.of, w.pressOf(d))
	state.pressed = w.now
	state.presses++
	w.append(w.deliveryFact(d, MessagePressed, state.asked, 0))
	w.air.Add(state.of, w.pressOf(d))
	w.setRePress(d)
}

// transmit gives channels to the deliveries that wait, in the order of the line. Unlike the line for units nothing is
// withheld: a delivery takes one channel, so that who is passed over could not have begun either.
func (w *World) transmit() {
	w.air.Rewind()
	for {
		number := w.air.Next(w.canCarry)
		if number == None {
			return
		}
		w.occupy(w.air.Head(number), w.openChannel(number))
	}
}

// mayCarry reports whether a channel is open to those who wait with one delivery of the program.
func (w *World) mayCarry(number int32) bool { return w.openChannel(number) != NoChannel }

// openChannel is the first channel that has room for a delivery of the program, or NoChannel.
func (w *World) openChannel(number int32) uint16 {
	for _, channel := range w.program.deliveries[number].channels {
		if c := &w.channels[channel]; c.down == 0 && c.busy < c.capacity {
			return channel
		}
	}
	return NoChannel
}

// occupy puts a delivery on a channel. On radio and alert the others of the same hop who listen there hear it too; a
// phone is one call a receiver.
func (w *World) occupy(d int32, channel uint16) {
	c := &w.channels[channel]
	c.busy++
	w.takeUp(d, d, channel)
	if w.program.Channels[channel].Kind != scenario.Phone {
		of, all := w.delivery(d), w.deliveriesOf(w.deliveries[d].step)
		for other := all.from; other < all.to; other++ {
			hop := w.delivery(other)
			if w.deliveries[other].phase == queued && hop.parent == of.parent && slices.Contains(hop.channels, channel) {
				w.takeUp(other, d, channel)
			}
		}
	}
	w.setAirTime(d)
	w.setLapse(w.deliveries[d].step)
}

// takeUp ends a delivery's wait for a channel.
func (w *World) takeUp(d, leader int32, channel uint16) {
	state, c := &w.deliveries[d], &w.channels[channel]
	w.air.Remove(state.of, w.pressOf(d))
	cause, since := w.enabler(c.freed, c.freedAt, state.asked, state.askedAt)
	state.channel = channel
	w.putOnAir(d, leader, cause, since)
}

// putOnAir makes a delivery part of the transmission of its leader; the first of a step starts it.
func (w *World) putOnAir(d, leader int32, cause, since Seq) {
	state := &w.deliveries[d]
	state.phase, state.leader = onAir, leader
	state.tries++
	state.onAir = w.append(w.deliveryFact(d, MessageOnAir, cause, since))
	if si := state.step; w.steps[si].phase == waiting {
		w.start(si, state.onAir, 0)
	}
}

// setAirTime draws how long a transmission takes.
func (w *World) setAirTime(leader int32) {
	state := &w.deliveries[leader]
	state.due = w.now + w.time(&w.drawnWith(state.step, &state.state).takes, w.deliveryQuantity(leader, DrawTakes))
	w.schedule(state.due, transmissionEnds, leader)
}

// deliveryQuantity is a quantity of one try of a delivery.
func (w *World) deliveryQuantity(d int32, purpose Purpose) quantity {
	state := &w.deliveries[d]
	q := w.stepQuantity(state.step, purpose, uint64(w.steps[state.step].round)<<32|uint64(state.tries))
	q.subject = &w.program.deliveries[state.of].subject
	return q
}

// endTransmission gives the channel back and tells everyone who was to hear. Each hears, or does not, by a draw of its own;
// the last record frees the channel, which comes after all of them.
func (w *World) endTransmission(leader int32) {
	si := w.deliveries[leader].step
	all := w.deliveriesOf(si)
	var last Seq
	for d := all.from; d < all.to; d++ {
		if state := &w.deliveries[d]; state.phase == onAir && state.leader == leader {
			last = w.hearOne(si, d)
		}
	}
	if channel := w.deliveries[leader].channel; channel != NoChannel {
		c := &w.channels[channel]
		c.busy--
		c.freed, c.freedAt = last, w.now
		w.stirUp(last, forAir)
	}
	w.afterMessage(si, last)
}

// hearOne ends one delivery: heard, passed on, or lost.
func (w *World) hearOne(si stepIndex, d int32) Seq {
	of, state := w.delivery(d), &w.deliveries[d]
	if lost := &w.numbersOf(si).lost; of.channels != nil && !lost.never() && w.happens(*lost, w.deliveryQuantity(d, DrawLoss)) {
		return w.missOne(si, d)
	}
	state.phase = settled
	w.steps[si].open--
	kind := MessageRelayed
	if of.named {
		kind = MessageDelivered
	}
	seq := w.append(w.deliveryFact(d, kind, state.onAir, 0))
	if w.steps[si].phase != over && w.steps[si].ending == 0 {
		w.pass(si, d, seq)
	} else {
		w.abandonHops(si, d)
	}
	return seq
}

// missOne ends a delivery that was not heard: it is tried again after a while, or is lost for good. A step that is ending, or
// over, tries no more.
func (w *World) missOne(si stepIndex, d int32) Seq {
	step, state := w.stepOf(si), &w.deliveries[d]
	seq := w.append(w.deliveryFact(d, MessageLost, state.onAir, 0))
	state.onAir = seq
	if step.again && w.steps[si].ending == 0 && w.steps[si].phase != over {
		state.phase = retrying
		state.due = w.now + w.time(&w.drawnWith(si, &state.state).retry, w.deliveryQuantity(d, DrawRetry))
		w.schedule(state.due, transmissionRepeats, d)
		if w.steps[si].lapse == engine.Never {
			w.setPatience(si, (d-w.deliveriesOf(si).from)<<16|state.tries)
		}
		return seq
	}
	w.abandonDelivery(si, d)
	return seq
}

// abandonDelivery gives up a delivery and those that its receiver would have passed on.
func (w *World) abandonDelivery(si stepIndex, d int32) {
	s := &w.steps[si]
	w.deliveries[d].phase, w.deliveries[d].due = settled, engine.Never
	s.open--
	s.short = true
	w.abandonHops(si, d)
}

func (w *World) abandonHops(si stepIndex, parent int32) {
	of := w.deliveries[parent].of
	for d := parent + 1; d < w.deliveriesOf(si).to; d++ {
		if w.delivery(d).parent == of && w.deliveries[d].phase == notSent {
			w.abandonDelivery(si, d)
		}
	}
}

// afterMessage ends a message step when every delivery is settled.
func (w *World) afterMessage(si stepIndex, cause Seq) {
	s, step := &w.steps[si], w.stepOf(si)
	if s.open > 0 || s.phase == over {
		return
	}
	switch {
	case s.ending == StepStopped && step.repeats:
		w.done(si, cause)
	case s.short && s.ending != 0:
		w.end(si, w.fact(si, s.ending, cause, 0))
	case s.short && step.repeats:
		w.rest(si)
	case s.short:
		w.end(si, w.fact(si, StepFailed, cause, 0))
	default:
		w.finish(si, cause)
	}
}

// withdraw takes back the deliveries of a message that are not on air, and reports whether none is; what is on air finishes
// before the step ends in this way.
func (w *World) withdraw(si stepIndex, ending Kind, cause Seq) bool {
	all := w.deliveriesOf(si)
	w.steps[si].ending = ending
	silent := true
	for d := all.from; d < all.to; d++ {
		switch w.deliveries[d].phase {
		case onAir:
			silent = false
		case queued:
			w.air.Remove(w.deliveries[d].of, w.pressOf(d))
			w.append(w.deliveryFact(d, MessageWithdrawn, cause, 0))
			w.abandonDelivery(si, d)
		case retrying:
			w.append(w.deliveryFact(d, MessageWithdrawn, cause, 0))
			w.abandonDelivery(si, d)
		}
	}
	return silent
}

// setLapse ends the patience of a message that no longer waits for a channel.
func (w *World) setLapse(si stepIndex) {
	all := w.deliveriesOf(si)
	for d := all.from; d < all.to; d++ {
		if phase := w.deliveries[d].phase; phase == queued || phase == retrying {
			return
		}
	}
	w.steps[si].endPatience()
}
