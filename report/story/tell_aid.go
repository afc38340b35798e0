package story

import (
	"slices"

	"simulate/report/document"
	"simulate/sim"
)

func (s *story) approvals(e *episode) {
	approved := s.of(e, sim.AidApproved)
	for _, asked := range s.of(e, sim.AidRequested) {
		agency := s.records[asked].Agency
		what := "asked to approve " + s.Needs(s.missing(e, asked))
		i := slices.IndexFunc(approved, func(seq sim.Seq) bool { return s.records[seq].Agency == agency })
		if i >= 0 {
			what += ", approves" + s.until(asked, approved[i], " ")
		}
		s.add(asked, s.Agency(agency), what, document.Plain, s.why(e))
	}
}

// missing is what a step needs beyond what it was given by the instant at which it asked an agency.
func (s *story) missing(e *episode, asked sim.Seq) []sim.Need {
	needs := slices.Clone(s.Steps[e.step].Needs)
	for _, seq := range s.of(e, sim.UnitAssigned) {
		r := &s.records[seq]
		if r.At > s.records[asked].At {
			break
		}
		if i := s.NeedOf(r); i >= 0 {
			needs[i].Count--
		}
	}
	return slices.DeleteFunc(needs, func(n sim.Need) bool { return n.Count <= 0 && !n.All })
}
