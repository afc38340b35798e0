package cause

import (
	"cmp"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
)

// Chain is the causes behind the time between two instants of a run, earliest first. The lengths of its segments add up
// to To - From exactly.
type Chain struct {
	Of       sim.Instance // whose record ends it
	From, To engine.Time
	Segments []Segment
	UnderWay *Segment // what had already begun at From, whole; nil when nothing of the chain had
}

// Segment is a stretch of a chain that ends with one record.
type Segment struct {
	From, To engine.Time
	Seq      sim.Seq // the record that ends it
	Kind     Kind
	Step     uint16        // index in Program.Steps, or sim.NoStep
	Of       *sim.Instance // whose step that is, where it is not the chain's own; otherwise nil
	Agency   uint8         // or sim.NoAgency
	Unit     int32         // or sim.None
	Channel  uint16        // or sim.NoChannel
	Site     uint16        // of a change of posture; otherwise 0
	Holding  Holding
	Course   *Course // of a condition that changed; otherwise nil
}

// Length returns how long the segment lasts.
func (s Segment) Length() engine.Time { return s.To - s.From }

// Total is the time that segments of one kind take.
type Total struct {
	Kind Kind
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

// Causes leads from the records of a run to what let them happen.
type Causes struct {
	program *sim.Program
	records []sim.Record
	began   [][]sim.Seq // by slot: when it was given to an instance of a stream, in order
	rounds  rounds
}

// New returns the causes of all records of a run.
func New(p *sim.Program, records []sim.Record) *Causes {
	c := &Causes{program: p, records: records}
	for i := range records {
		r := &records[i]
		if r.Step != sim.NoStep && p.Steps[r.Step].Repeats() {
			c.rounds.note(sim.Seq(i), r)
		}
		if (r.Kind != sim.IncidentBegan && r.Kind != sim.IncidentSkipped) || !p.Incidents[r.Arg].Stream {
			continue
		}
		for len(c.began) <= int(r.Incident) {
			c.began = append(c.began, nil)
		}
		c.began[r.Incident] = append(c.began[r.Incident], sim.Seq(i))
	}
	return c
}

// Of is the instance that a record is about, and whether it is about one.
func (c *Causes) Of(seq sim.Seq) (of sim.Instance, ok bool) {
	slot := c.records[seq].Incident
	switch {
	case slot == sim.None:
		return of, false
	case int(slot) < len(c.program.Incidents):
		return sim.Instance{Incident: slot}, true
	}
	began := c.began[slot]
	i, _ := slices.BinarySearch(began, seq+1)
	r := &c.records[began[i-1]]
	return sim.Instance{Incident: int32(r.Arg), Ordinal: r.Unit}, true
}

// Explain walks back from the later of two records of a run, over what let each record happen, to the instant of the
// earlier one. With critical, a wait leads to the record that freed what was waited for, otherwise to the request.
// Stretches without length are left out.
func (c *Causes) Explain(from, to sim.Seq, critical bool) Chain {
	from, to = min(from, to), max(from, to)
	chain := Chain{From: c.records[from].At, To: c.records[to].At}
	chain.Of, _ = c.Of(to)
	w := walk{c, chain.Of, critical}
	w.back(chain.From, to, func(seq sim.Seq, began engine.Time) {
		s := w.segment(seq)
		if s.From = began; s.From < chain.From {
			whole := s
			chain.UnderWay = &whole
			s.From = chain.From
		}
		if s.Length() > 0 {
			chain.Segments = append(chain.Segments, s)
		}
	})
	slices.Reverse(chain.Segments)
	return chain
}

// walk goes through the records of a run from effects to causes.
type walk struct {
	*Causes
	own      sim.Instance // the chain's
	critical bool
}

// back visits the records that lead from an instant to a record, the last first, each with when the stretch that it ends began. The
// first may have begun before the instant.
func (w *walk) back(from engine.Time, to sim.Seq, visit func(seq sim.Seq, began engine.Time)) {
	for seq := to; w.records[seq].At > from; {
		before := w.before(seq)
		visit(seq, w.records[before].At)
		seq = before
	}
}

// before returns the record that a chain comes from.
func (w *walk) before(seq sim.Seq) sim.Seq {
	r := &w.records[seq]
	switch {
	case r.Kind == sim.StepRepeated:
		ended, _ := w.rounds.before(r)
		return ended
	case w.critical:
		return r.Cause
	case r.Since != 0:
		return r.Since
	case r.Kind == sim.StepInterrupted:
		return w.beforeTaken(r.Cause)
	default:
		return r.Cause
	}
}

// beforeTaken is what a unit did before it was taken away, given the record that says so: the time of who loses it went into
// that, whatever it was taken for. A unit that was wounded was not taken away.
func (w *walk) beforeTaken(seq sim.Seq) sim.Seq {
	taken := &w.records[seq]
	if taken.Kind != sim.UnitDiverted && taken.Kind != sim.UnitOffDuty {
		return seq
	}
	for seq--; seq > 0; seq-- {
		if r := &w.records[seq]; unitOf(r) == taken.Unit && r.Incident == taken.Incident {
			return seq
		}
	}
	return seq
}

// segment is the stretch that a record ends, without when it began.
func (w *walk) segment(seq sim.Seq) Segment {
	r := &w.records[seq]
	s := Segment{
		To: r.At, Seq: seq, Kind: w.kind(r),
		Step: r.Step, Of: w.foreign(seq), Agency: r.Agency, Unit: unitOf(r), Channel: channelOf(r),
	}
	switch s.Kind {
	case WaitForUnit, WaitOnScene, WaitForChannel:
		s.Holding = w.named(w.held(seq))
	case InVain:
		s.Holding, _ = w.kept(seq)
	case Taken:
		s.Holding = w.named(w.taken(seq))
	case PostureChange:
		s.Site = r.Arg
	case Changing:
		s.Course = w.course(seq)
	}
	return s
}

// named adds the instance of the step that holds something, given one of its records.
func (w *walk) named(h Holding, by sim.Seq) Holding {
	if h.How != Unheld {
		h.Of = w.foreign(by)
	}
	return h
}

// foreign is the instance that a record is about, unless it is the chain's own.
func (w *walk) foreign(seq sim.Seq) *sim.Instance {
	of, ok := w.Of(seq)
	if !ok || of == w.own {
		return nil
	}
	return &of
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
