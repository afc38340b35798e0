package experiment

import (
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// instances is what the instances of streams yielded for a row in all runs. It grows with the number of runs, not with that
// of instances.
type instances struct {
	values   stats.Bag
	sections []*stats.Sketch // by run, and within a run by batch
	counts   measure.Counts
	middles  []median // by run
}

// median is that of a run's values, to within the width of a sketch's class; +Inf where it falls among those missing.
type median struct {
	value float64
	none  bool // the run has no values
}

func medianOf(s *stats.Sketch) median { return median{s.Middle(), s.N()+s.Missing() == 0} }

// include adds what one more run yielded.
func (n *instances) include(l *measure.Ledger) {
	if len(n.middles) == 0 {
		n.values, l.Values = l.Values, n.values // so that one long run need not be copied
	} else {
		n.values.Merge(&l.Values)
	}
	for state := range n.counts {
		n.counts[state] += l.Count(measure.State(state))
	}
	n.middles = append(n.middles, medianOf(l.Whole()))
	for _, b := range l.Batches {
		n.sections = append(n.sections, b.Clone())
	}
}

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
	for n := range s.hours {
		fold.AddCourse(n, measure.ByHour, &s.hours[n])
		fold.AddCourse(n, measure.ByBucket, &s.buckets[n])
		s.most[n] = max(s.most[n], fold.Most(n))
	}
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
			s.instances[row] = new(instances)
			s.bags[row] = &s.instances[row].values
		}
	}
	for range s.Set.Fleets() {
		s.hours = append(s.hours, s.Set.NewCourse(measure.ByHour))
		s.buckets = append(s.buckets, s.Set.NewCourse(measure.ByBucket))
	}
	s.most = make([]int64, len(s.hours))
}

// pool returns the instances of rows together.
func (s *Samples) pool(rows []int) *instances {
	if len(rows) == 1 {
		return s.instances[rows[0]]
	}
	all := &instances{}
	for _, row := range rows {
		x := s.instances[row]
		all.values.Merge(&x.values)
		for i, sketch := range x.sections {
			if i == len(all.sections) {
				all.sections = append(all.sections, sketch.Empty())
			}
			all.sections[i].Merge(sketch)
		}
	}
	return all
}

// Instances returns the mean of what the instances of a run yielded for a row that is Streamed, of how many, and how many more
// are missing.
func (s *Samples) Instances(row, run int) (mean float64, happened, missing int) {
	var sum stats.Ratio
	for _, sketch := range s.instances[row].sections[run*s.Batches : (run+1)*s.Batches] {
		sum.Above += sketch.Ratio().Above
		sum.Below += sketch.Ratio().Below
		missing += sketch.Missing()
	}
	if sum.Below == 0 {
		return 0, 0, missing
	}
	return sum.Above / sum.Below, int(sum.Below), missing
}
