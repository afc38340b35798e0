package cause

import "simulate/sim"

// Whom is who or what a step's time was spent on or waited for: of a wait who had the last that was missing, of a trip whose unit it
// was, of approval the agency, of a message the channel and of a change of posture the site.
type Whom struct {
	How     How    // of a wait
	Step    uint16 // that had what was waited for, or sim.NoStep
	Other   bool   // that step is of another incident, or of another instance of a stream
	Pool    int32  // of the unit, or sim.None
	Agency  uint8  // or sim.NoAgency
	Channel uint16 // or sim.NoChannel
	Site    uint16 // of a change of posture; otherwise 0
}

// nobody is whom there is not.
var nobody = Whom{Step: sim.NoStep, Pool: sim.None, Agency: sim.NoAgency, Channel: sim.NoChannel}

// whom says who the time before a record was spent on.
func (w *walk) whom(seq sim.Seq, kind Kind) Whom {
	r, whom := &w.records[seq], nobody
	switch kind {
	case WaitForUnit, WaitOnScene, WaitForChannel, Taken:
		w.holder(seq, kind, &whom)
	case Turnout, Travel, HeldOutside, OtherJob, OffDuty, Filling:
		whom.Pool = w.pool(unitOf(r))
	case Approval:
		whom.Agency = r.Agency
	case AirTime:
		whom.Channel = channelOf(r)
	case PostureChange:
		whom.Site = r.Arg
	}
	return whom
}

// holder says who had what a wait was for.
func (w *walk) holder(seq sim.Seq, kind Kind, whom *Whom) {
	h, by := w.held(seq)
	if kind == Taken {
		h, by = w.taken(seq)
	}
	switch whom.How = h.How; h.How {
	case CameLast, CameOnDuty, WentOffDuty, WasKept:
		whom.Pool = w.pool(h.Unit)
	case WasWith, TakenBy, LostTo:
		whom.Step = h.Step
		if h.How == TakenBy {
			whom.Channel = channelOf(&w.records[seq])
		}
		of, ok := w.Of(by)
		whom.Other = ok && of != w.own
	}
}

// pool is that of a unit, or sim.None.
func (w *walk) pool(unit int32) int32 {
	if unit == sim.None {
		return sim.None
	}
	return int32(w.program.Units[unit].Pool)
}
