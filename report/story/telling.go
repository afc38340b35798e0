package story

import (
	"slices"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
)

// Telling is a run that is told beside another.
type Telling struct{ *cast }

// NewTelling returns a run of a program for telling. Of streams it has what NewTimeline has.
func NewTelling(n words.Names, records []sim.Record) *Telling {
	return &Telling{newCast(n, records, nil, false)}
}

// Origin is what its times count from.
func (t *Telling) Origin() document.Origin { return t.origin.Origin }

// Beats are the lines of the story with the steps that they are about.
func (t *Telling) Beats() []document.Beat {
	lines := tell(t.cast)
	beats := make([]document.Beat, len(lines))
	for i, l := range lines {
		beats[i].Line = l
		e := t.entry(sim.Seq(l.Seq))
		beats[i].Incident, beats[i].Step = e.Incident, e.Step
	}
	return beats
}

func (t *Telling) entry(seq sim.Seq) document.Entry {
	of, about := t.causes.Of(seq)
	return t.Entry(seq, &t.records[seq], of, about)
}

// happening is a record by what it says, and not by the numbers that records and things have in one run or program alone.
type happening struct {
	at                                        engine.Time
	kind                                      sim.Kind
	incident, step, agency, unit, place, text string
}

func (t *Telling) happening(seq sim.Seq) happening {
	e := t.entry(seq)
	return happening{t.records[seq].At, t.records[seq].Kind, e.Incident, e.Step, e.Agency, e.Unit, e.Place, e.Text}
}

// PartsFrom is where the run first goes another way than the one it is held against: the first instant of which the two tell
// otherwise, whatever the order of its records. Which units there are and what they do as the runs begin is no parting. It is nil
// where the runs are told alike.
func (t *Telling) PartsFrom(base *Telling) *document.Parting {
	mine, others := t.instants(), base.instants()
	for i, j := 0, 0; i < len(mine) || j < len(others); {
		switch {
		case j == len(others) || i < len(mine) && mine[i].at < others[j].at:
			return t.parting(base, mine[i].seqs, nil)
		case i == len(mine) || others[j].at < mine[i].at:
			return t.parting(base, nil, others[j].seqs)
		}
		more, less := t.without(mine[i].seqs, base, others[j].seqs), base.without(others[j].seqs, t, mine[i].seqs)
		if len(more)+len(less) > 0 {
			return t.parting(base, more, less)
		}
		i, j = i+1, j+1
	}
	return nil
}

// instant is the records of an instant.
type instant struct {
	at   engine.Time
	seqs []sim.Seq
}

func (t *Telling) instants() (list []instant) {
	for i := range t.records {
		r := &t.records[i]
		if !t.told[i] || r.Kind == sim.RunBegan || r.Kind == sim.RunEnded || r.Kind == sim.UnitOccupied && r.At == 0 {
			continue
		}
		if last := len(list) - 1; last < 0 || list[last].at != r.At {
			list = append(list, instant{at: r.At})
		}
		list[len(list)-1].seqs = append(list[len(list)-1].seqs, sim.Seq(i))
	}
	return list
}

// without are the records of which another run has no counterpart among its own.
func (t *Telling) without(seqs []sim.Seq, other *Telling, others []sim.Seq) []sim.Seq {
	counts := make(map[happening]int)
	for _, seq := range others {
		counts[other.happening(seq)]++
	}
	return slices.DeleteFunc(slices.Clone(seqs), func(seq sim.Seq) bool {
		h := t.happening(seq)
		counts[h]--
		return counts[h] >= 0
	})
}

// parting tells the first records of an instant that only one of two runs has.
func (t *Telling) parting(base *Telling, mine, others []sim.Seq) *document.Parting {
	if len(mine) == 0 {
		p := &document.Parting{T: document.Milliseconds(base.records[others[0]].At - base.WarmUp), Written: base.record(others[0])}
		if seq, there := t.later(base.happening(others[0])); there {
			p.What, p.Why = "only at "+t.Instant(t.records[seq].At).String()+": "+t.record(seq), t.because(seq)
		}
		return p
	}
	p := &document.Parting{T: document.Milliseconds(t.records[mine[0]].At - t.WarmUp), What: t.record(mine[0]), Why: t.because(mine[0])}
	if len(others) > 0 {
		p.Written = base.record(others[0])
	} else if seq, there := base.later(t.happening(mine[0])); there {
		p.Written = "the same at " + base.Instant(base.records[seq].At).String()
	}
	return p
}

// later is the record that says the same at a later instant.
func (t *Telling) later(h happening) (sim.Seq, bool) {
	for i := range t.records {
		if at := t.records[i].At; at > h.at && t.records[i].Kind == h.kind {
			same := t.happening(sim.Seq(i))
			same.at = h.at
			if same == h {
				return sim.Seq(i), true
			}
		}
	}
	return 0, false
}

// because is what led to a record.
func (t *Telling) because(seq sim.Seq) string {
	if cause := t.records[seq].Cause; cause != seq && t.records[cause].Kind != sim.RunBegan {
		return t.record(cause)
	}
	return ""
}
