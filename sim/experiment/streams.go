package experiment

import (
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// addStreams adds what one more run yielded for the rows of streams, for means over time and for courses.
func (s *Samples) addStreams(fold *measure.Fold) {
	for row := range s.Set.Rows {
		switch r := &s.Set.Rows[row]; {
		case r.Streamed:
			s.instances[row].include(fold.Ledger(row))
		case r.Mean:
			s.parts[row] = fold.Parts(row, s.parts[row])
		}
	}
	s.Set.Spare(s.bags)
	s.courses.add(fold)
}

// newStreams prepares samples for what addStreams adds.
func (s *Samples) newStreams() {
	if !s.Set.Streams() {
		return
	}
	s.instances, s.bags = make([]*instances, len(s.Set.Rows)), make([]*stats.Bag, len(s.Set.Rows))
	s.parts = make([][]measure.Part, len(s.Set.Rows))
	for row := range s.Set.Rows {
		if s.Set.Rows[row].Streamed {
			s.instances[row] = &instances{marks: s.Set.Marks(row)}
			s.bags[row] = &s.instances[row].values
		}
	}
	s.courses = newCourses(s.Set)
}

// pool returns the instances of rows together, without what the horizon cut.
func (s *Samples) pool(rows []int, cut outlook) *instances {
	if len(rows) == 1 && cut == endless {
		return s.instances[rows[0]]
	}
	all := &instances{marks: s.instances[rows[0]].marks}
	for _, row := range rows {
		all.join(s.instances[row])
	}
	if cut == atOnce {
		all.settle()
	}
	return all
}

// Instances returns the mean of what the instances of a run yielded for a row that is Streamed, how many of them happened, and
// how many more are missing, which count in the mean of a row with Waits.
func (s *Samples) Instances(row, run int) (mean float64, happened, missing int) {
	n := s.kept().instances[row]
	var sum stats.Ratio
	for i := run * s.Batches; i < (run+1)*s.Batches; i++ {
		r := n.sections[i].Ratio()
		happened += int(r.Below)
		missing += n.sections[i].Missing()
		if n.parts != nil {
			r = ratioOf(n.parts[i])
		}
		sum = sum.Plus(r)
	}
	return sum.Quotient(), happened, missing
}
