package log

import (
	"bufio"
	"io"

	"simulate/report/format"
	"simulate/report/words"
	"simulate/sim"
)

// recordWriter writes something for every record of a run as the run goes on: however many they are, none is kept.
type recordWriter struct {
	words.Names
	roll *sim.Roll
	out  *bufio.Writer
	err  error
}

func newRecordWriter(w io.Writer, p *sim.Program) *recordWriter {
	return &recordWriter{Names: words.Of(p), roll: sim.NewRoll(p), out: bufio.NewWriterSize(w, 1<<16)}
}

// each tells the records one by one, with the instance that each is about, if it is about one. It stops at an error.
func (w *recordWriter) each(first sim.Seq, records []sim.Record, tell func(seq sim.Seq, r *sim.Record, of sim.Instance, about bool)) {
	for i := range records {
		if w.err != nil {
			return
		}
		r := &records[i]
		w.roll.Consume(first+sim.Seq(i), records[i:i+1])
		var of sim.Instance
		if r.Incident != sim.None {
			of = w.roll.Of(r.Incident)
		}
		tell(first+sim.Seq(i), r, of, r.Incident != sim.None)
	}
}

// write writes, and keeps the first error.
func (w *recordWriter) write(text []byte) {
	if w.err == nil {
		_, w.err = w.out.Write(text)
	}
}

// Flush writes what is left, and returns the first error of all.
func (w *recordWriter) Flush() error {
	if w.err == nil {
		w.err = w.out.Flush()
	}
	return w.err
}

// Records is a sink that writes every record of a run as a line of JSON.
type Records struct {
	*recordWriter
	line []byte
}

// NewRecords returns a sink that writes to w.
func NewRecords(w io.Writer, p *sim.Program) *Records {
	return &Records{recordWriter: newRecordWriter(w, p)}
}

// Consume writes records.
func (r *Records) Consume(first sim.Seq, records []sim.Record) {
	r.each(first, records, func(seq sim.Seq, x *sim.Record, of sim.Instance, about bool) {
		e := r.Entry(seq, x, of, about)
		r.line = append(format.AppendEntry(r.line[:0], &e), '\n')
		r.write(r.line)
	})
}
