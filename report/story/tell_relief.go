package story

import (
	"simulate/report/document"
	"simulate/sim"
)

// withoutReliefs parts records about units of a step from those about units that have come to relieve others: they are no more units of
// the step, but others in their place. A relief is assigned because of what another unit does, and has waited for nothing.
func (s *story) withoutReliefs(e *episode, seqs []sim.Seq) (own, reliefs []sim.Seq) {
	relieves := map[int32]bool{}
	for _, seq := range s.of(e, sim.UnitAssigned) {
		r := &s.records[seq]
		relieves[r.Unit] = r.Since == 0 && s.records[r.Cause].Unit != sim.None
	}
	for _, seq := range seqs {
		if relieves[s.records[seq].Unit] {
			reliefs = append(reliefs, seq)
		} else {
			own = append(own, seq)
		}
	}
	return own, reliefs
}

// handOvers tells who hands over to whom, at the end of a tour of duty or in turn, and how long that was overdue: those of units that are
// idle on a scene, and belong to no step, too.
func (s *story) handOvers() {
	for i := range s.records {
		r, seq := &s.records[i], sim.Seq(i)
		if r.Kind != sim.UnitRelieved || !s.told[i] {
			continue
		}
		what := s.Unit(r.Unit) + " hands over to " + s.Unit(s.records[r.Cause].Unit)
		if due := s.records[r.Since].At; r.Since != 0 && due < r.At {
			what += ", due for " + s.length(r.Since, seq)
		}
		of, _ := s.causes.Of(seq)
		s.tagWith(of)
		s.add(seq, s.who([]sim.Seq{seq}), what, document.Faint)
	}
}
