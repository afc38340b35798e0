package experiment

import (
	"cmp"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
)

// Chain is the causes behind the time between two instants of a run, earliest first. The lengths of its segments add up
// to To - From exactly.
type Chain struct {
	From, To engine.Time
	Segments []Segment
	UnderWay string // what had already begun at From, in words; empty when nothing of the chain had
}

// Segment is a stretch of a chain that ends with one record.
type Segment struct {
	From, To engine.Time
	Seq      sim.Seq // the record that ends it
	Kind     SegmentKind
	Step     uint16 // index in Program.Steps, or sim.NoStep
	Agency   uint8  // or sim.NoAgency
	Unit     int32  // or sim.None
	Channel  uint16 // or sim.NoChannel
	Holder   uint16 // of a wait, the step that held what was waited for; otherwise sim.NoStep
	Text     string // in words
}

// Length returns how long the segment lasts.
func (s Segment) Length() engine.Time { return s.To - s.From }

// Total is the time that segments of one kind take.
type Total struct {
	Kind SegmentKind
	Time engine.Time
}

// Totals returns the time by kind of segment, longest first.
func (c Chain) Totals() []Total {
	var totals []Total
	for _, s := range c.Segments {
		i := slices.IndexFunc(totals, func(t Total) bool { return t.Kind == s.Kind })
		if i < 0 {
			i = len(totals)
			totals = append(totals, Total{Kind: s.Kind})
		}
		totals[i].Time += s.Length()
	}
	slices.SortStableFunc(totals, func(a, b Total) int { return cmp.Compare(b.Time, a.Time) })
	return totals
}

// Explain walks back from the later of two records of a run, over what let each record happen, to the instant of the
// earlier one. With critical, a wait leads to the record that freed what was waited for, otherwise to the request.
// The records are those of a whole run. Stretches without length are left out.
func Explain(p *sim.Program, records []sim.Record, from, to sim.Seq, critical bool) Chain {
	from, to = min(from, to), max(from, to)
	c := Chain{From: records[from].At, To: records[to].At}
	w := walk{p, records, critical}
	for seq := to; records[seq].At > c.From; seq = w.before(seq) {
		s := w.segment(seq)
		if s.From < c.From {
			c.UnderWay = w.underWay(&s)
			s.From = c.From
		}
		if s.Length() > 0 {
			c.Segments = append(c.Segments, s)
		}
	}
	slices.Reverse(c.Segments)
	return c
}

// walk goes through the records of a run from effects to causes.
type walk struct {
	program  *sim.Program
	records  []sim.Record
	critical bool
}

// before returns the record that a chain comes from.
func (w *walk) before(seq sim.Seq) sim.Seq {
	r := &w.records[seq]
	if r.Since != 0 && !w.critical {
		return r.Since
	}
	return r.Cause
}

// segment is the stretch that a record ends.
func (w *walk) segment(seq sim.Seq) Segment {
	r := &w.records[seq]
	s := Segment{
		From: w.records[w.before(seq)].At, To: r.At, Seq: seq, Kind: w.kind(r),
		Step: r.Step, Agency: r.Agency, Unit: unitOf(r), Channel: channelOf(r), Holder: w.holder(r),
	}
	s.Text = w.words(&s)
	return s
}

// unitOf is the unit of a record; of an incident, which has the ordinal of its instance in its place, none.
func unitOf(r *sim.Record) int32 {
	switch r.Kind {
	case sim.IncidentBegan, sim.IncidentSkipped, sim.IncidentClosed:
		return sim.None
	default:
		return r.Unit
	}
}

func channelOf(r *sim.Record) uint16 {
	switch r.Kind {
	case sim.MessageOnAir, sim.MessageRelayed, sim.MessageDelivered, sim.MessageLost:
		return r.Arg
	default:
		return sim.NoChannel
	}
}

// holder is the step that held what a record waited for. A unit that was not yet there was held by none.
func (w *walk) holder(r *sim.Record) uint16 {
	freed := &w.records[r.Cause]
	if r.Since == 0 || freed.Kind == sim.UnitArrived || freed.Step == r.Step {
		return sim.NoStep
	}
	return freed.Step
}
