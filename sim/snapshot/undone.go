package snapshot

import (
	"strings"

	"simulate/sim"
)

// Undone is what is not over at an instant.
type Undone struct {
	Waiting    []Step // of incidents that begin once: those that have asked or begun and have not ended
	NeverBegun []Step // of the same: those that have not come to their turn, and those that were skipped and never will
	Streams    []Stream
	Standoffs  []Standoff // sends that wait for each other
}

// Undone is what is not over at the instant. Its errors are those of State.
func (f *Fold) Undone() (*Undone, error) {
	if err := f.settle(); err != nil {
		return nil, err
	}
	u := &Undone{Standoffs: f.standoffs()}
	for _, row := range f.stepRows(f.single()) {
		switch {
		case row.Under():
			u.Waiting = append(u.Waiting, *row)
		case row.Status == pending || row.Status == skipped:
			row.Needs = f.Why(row.Instance, row.Index)
			u.NeverBegun = append(u.NeverBegun, *row)
		}
	}
	for _, row := range f.streamRows() {
		u.Streams = append(u.Streams, *row)
	}
	return u, nil
}

// Under reports whether a step has asked or begun and has not ended.
func (s *Step) Under() bool { return s.Status == waiting || s.Status == running }

// single lists the incidents that begin once.
func (f *Fold) single() []*instance {
	var single []*instance
	for i := range f.p.Incidents {
		if !f.p.Incidents[i].Stream {
			single = append(single, f.instances[i])
		}
	}
	return single
}

// Why says in words what a step of an instance waits for, or was skipped by, and where the units are that it lacks, or what it is about while it runs;
// nothing where the instance is not open. The fold must have been asked what is undone.
func (f *Fold) Why(of sim.Instance, step uint16) string {
	for _, n := range f.instances {
		if n != nil && n.Instance == of && (n.status == skipped || f.stepOf(n, step).status == skipped) {
			return f.skippedWords(n, step)
		}
		if n != nil && n.Instance == of {
			return strings.Join(append([]string{f.needs(n, step)}, f.whereabouts(n, step)...), "; ")
		}
	}
	return ""
}
