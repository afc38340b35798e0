package experiment

import "simulate/sim"

// TraceLimit is the most records of a run that are kept: 16 MB of them. Figures need none; timelines and chains of causes do.
const TraceLimit = 1 << 19

// tapeLength is how many records a tape takes room for at once.
const tapeLength = 1 << 13

// Tape is a sink that keeps the records of one run, up to TraceLimit. Of a longer run it keeps none.
type Tape struct {
	parts [][]sim.Record
	full  bool
}

// Consume keeps records.
func (t *Tape) Consume(first sim.Seq, records []sim.Record) {
	switch {
	case t.full:
		return
	case int(first)+len(records) > TraceLimit:
		t.parts, t.full = nil, true
		return
	}
	last := len(t.parts) - 1
	if last < 0 || len(t.parts[last])+len(records) > tapeLength {
		t.parts = append(t.parts, make([]sim.Record, 0, max(tapeLength, len(records))))
		last++
	}
	t.parts[last] = append(t.parts[last], records...)
}

// Records are those of the whole run; nil when they were too many.
func (t *Tape) Records() []sim.Record {
	count := 0
	for _, part := range t.parts {
		count += len(part)
	}
	if count == 0 {
		return nil
	}
	records := make([]sim.Record, 0, count)
	for i, part := range t.parts {
		records = append(records, part...)
		t.parts[i] = nil
	}
	return records
}
