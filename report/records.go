package report

import (
	"bufio"
	"io"

	"simulate/sim"
)

// Records is a sink that writes every record of a run as a line of JSON, as the run goes on: however many they are, none is
// kept.
type Records struct {
	names
	roll *sim.Roll
	out  *bufio.Writer
	line []byte
	err  error
}

// NewRecords returns a sink that writes to w.
func NewRecords(w io.Writer, p *sim.Program) *Records {
	return &Records{names: names{p}, roll: sim.NewRoll(p), out: bufio.NewWriterSize(w, 1<<16)}
}

// Consume writes records.
func (r *Records) Consume(first sim.Seq, records []sim.Record) {
	for i := range records {
		if r.err != nil {
			return
		}
		x := &records[i]
		r.roll.Consume(first+sim.Seq(i), records[i:i+1])
		var of sim.Instance
		if x.Incident != sim.None {
			of = r.roll.Of(x.Incident)
		}
		e := r.entry(first+sim.Seq(i), x, of, x.Incident != sim.None)
		r.line = append(e.append(r.line[:0]), '\n')
		_, r.err = r.out.Write(r.line)
	}
}

// Flush writes what is left, and returns the first error of all.
func (r *Records) Flush() error {
	if r.err == nil {
		r.err = r.out.Flush()
	}
	return r.err
}
