package cause

import "simulate/sim"

// rounds knows when each round of a step that repeats was over: the repetition itself has the beginning of the round for its cause.
type rounds struct {
	last  map[roundOf]sim.Seq // record that ended something of a step
	ended map[sim.Seq]sim.Seq // by the record with which a round began, the last that ended something of it
}

type roundOf struct {
	slot int32
	step uint16
}

// note takes in a record of a step that repeats.
func (x *rounds) note(seq sim.Seq, r *sim.Record) {
	if x.last == nil {
		x.last, x.ended = make(map[roundOf]sim.Seq), make(map[sim.Seq]sim.Seq)
	}
	of := roundOf{r.Incident, r.Step}
	switch r.Kind {
	case sim.RoundEnded, sim.UnitIdle, sim.UnitFreed, sim.UnitReturning, sim.UnitArrived, sim.RiderArrived, sim.MessageDelivered, sim.MessageLost,
		sim.PostureSet, sim.PostureRefused:
		x.last[of] = seq
	case sim.StepRepeated:
		if last := x.last[of]; last > r.Cause {
			x.ended[r.Cause] = last
		}
	}
}

// before is the record that ended the round before a repetition, or with which that began where nothing says when it was over.
func (x *rounds) before(repeated *sim.Record) (seq sim.Seq, known bool) {
	if last, ok := x.ended[repeated.Cause]; ok {
		return last, true
	}
	return repeated.Cause, false
}
