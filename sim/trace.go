package sim

import "simulate/sim/engine"

// Trace is a sink that keeps the records of the last run.
type Trace struct{ Records []Record }

// Consume keeps the records. The first record of a run drops those of the run before.
func (t *Trace) Consume(first Seq, records []Record) {
	if first == 0 {
		t.Records = t.Records[:0]
	}
	t.Records = append(t.Records, records...)
}

// Fingerprint is a sink that hashes the records of the last run: runs with the same records have the same sum.
type Fingerprint struct{ hash engine.Hash }

// Consume hashes the records. The first record of a run begins anew.
func (f *Fingerprint) Consume(first Seq, records []Record) {
	if first == 0 {
		f.hash = 0
	}
	h := f.hash
	for i := range records {
		r := &records[i]
		h = h.AddPair(uint64(r.At), uint64(r.Cause)<<32|uint64(r.Since)).AddPair(
			uint64(uint32(r.Incident))<<32|uint64(uint32(r.Unit)),
			uint64(r.Step)<<48|uint64(r.Place)<<32|uint64(r.Kind)<<24|uint64(r.Agency)<<16|uint64(r.Arg))
	}
	f.hash = h
}

// Sum is the 64-bit fingerprint.
func (f *Fingerprint) Sum() uint64 { return uint64(f.hash) }
