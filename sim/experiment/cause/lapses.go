package cause

import (
	"cmp"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
)

// Lapse is the time that one instance of a stream took between two milestones.
type Lapse struct {
	Of       sim.Instance
	From, To sim.Occurrence
	Measured bool // it began in the time that is measured
}

// Length is how long it took; negative when the second milestone came first.
func (l *Lapse) Length() engine.Time { return l.To.At - l.From.At }

// Lapses is a sink that finds the time of each instance of a stream between the milestones that a row lies between.
type Lapses struct {
	program *sim.Program
	stream  int32
	from    sim.Milestone
	to      sim.Milestone
	open    []Lapse // by slot
	All     []Lapse // of the instances that came to both, in the order in which they did
}

// NewLapses returns a sink for a row. It is nil when the row is not about the instances of a stream, or about some of them only.
func NewLapses(p *sim.Program, row *measure.Row) *Lapses {
	stream := p.Scenario.OwnStream(row.From, row.To)
	if row.Per == "incident" {
		stream = row.Key
	}
	incident := slices.IndexFunc(p.Incidents, func(i sim.Incident) bool { return i.ID == stream && i.Stream })
	if row.Origin != measure.Declared || row.Part || incident < 0 || row.From == "" || row.To == "" {
		return nil
	}
	l := &Lapses{program: p, stream: int32(incident)}
	var err, other error
	l.from, err = p.Milestone(stream, row.From)
	l.to, other = p.Milestone(stream, row.To)
	if err != nil || other != nil {
		return nil
	}
	return l
}

// Consume follows the instances.
func (l *Lapses) Consume(first sim.Seq, records []sim.Record) {
	for i := range records {
		r := &records[i]
		if r.Kind == sim.IncidentBegan && int32(r.Arg) == l.stream {
			l.begin(r)
		}
		if r.Incident != sim.None && (r.Step == l.from.Step || r.Step == l.to.Step) {
			l.note(first+sim.Seq(i), r)
		}
	}
}

func (l *Lapses) begin(r *sim.Record) {
	for len(l.open) <= int(r.Incident) {
		l.open = append(l.open, Lapse{})
	}
	l.open[r.Incident] = Lapse{
		Of: sim.Instance{Incident: l.stream, Ordinal: r.Unit}, Measured: l.program.Measured(r.At),
	}
}

// note notes the milestones that a record is.
func (l *Lapses) note(seq sim.Seq, r *sim.Record) {
	if int(r.Incident) >= len(l.open) {
		return
	}
	o := &l.open[r.Incident]
	done := o.From.Occurred() && o.To.Occurred()
	at := sim.Occurrence{At: r.At, Seq: seq}
	if r.Step == l.from.Step && !o.From.Occurred() && l.from.Matches(l.program, r) {
		o.From = at
	}
	if r.Step == l.to.Step && !o.To.Occurred() && l.to.Matches(l.program, r) {
		o.To = at
	}
	if !done && o.From.Occurred() && o.To.Occurred() {
		l.All = append(l.All, *o)
	}
}

// Ranked lists the measured instances by how long they took.
func (l *Lapses) Ranked() []Lapse {
	ranked := slices.DeleteFunc(slices.Clone(l.All), func(x Lapse) bool { return !x.Measured })
	slices.SortStableFunc(ranked, func(a, b Lapse) int { return cmp.Compare(a.Length(), b.Length()) })
	return ranked
}

// middle returns the records between which the measured instance in the middle took its time; ok is false when there is none.
func (l *Lapses) middle() (from, to sim.Seq, ok bool) {
	ranked := l.Ranked()
	if len(ranked) == 0 {
		return 0, 0, false
	}
	m := &ranked[Middle(ranked)]
	return m.From.Seq, m.To.Seq, true
}

// Middle is the rank of the instance in the middle of those that are ranked: the median is its time.
func Middle(ranked []Lapse) int { return (len(ranked) - 1) / 2 }
