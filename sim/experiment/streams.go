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
	cut      stats.Bag       // how long those that were not over had lasted
	cuts     []*stats.Sketch // the same, as sections; nil where all were over
	waited   []measure.Part  // the same of a row with Waits: how long all have waited
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
	n.cut.Merge(&l.Cut.Values)
	n.waited = append(n.waited, l.Waited...)
	for i, b := range l.Batches {
		n.sections = append(n.sections, b.Clone())
		var cut *stats.Sketch
		if c := l.Cut.Batches[i]; c.N() > 0 {
			cut = c.Clone()
		}
		n.cuts = append(n.cuts, cut)
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

// pool returns the instances of rows together, without what the horizon cut.
func (s *Samples) pool(rows []int, cut outlook) *instances {
	if len(rows) == 1 && cut == endless {
		return s.instances[rows[0]]
	}
	all := &instances{}
	for _, row := range rows {
		all.merge(s.instances[row], cut)
	}
	return all
}

func (n *instances) merge(x *instances, cut outlook) {
	n.values.Merge(&x.values)
	if cut == atOnce {
		n.values.Settle(&x.cut)
	}
	for i, sketch := range x.sections {
		if i == len(n.sections) {
			n.sections = append(n.sections, sketch.Empty())
		}
		n.sections[i].Merge(sketch)
		if cut == atOnce && x.cuts[i] != nil {
			n.sections[i].Settle(x.cuts[i])
		}
	}
	for i, part := range x.waited {
		if i == len(n.waited) {
			n.waited = append(n.waited, measure.Part{})
		}
		n.waited[i].Above += part.Above
		n.waited[i].Below += part.Below
	}
}

// Instances returns the mean of what the instances of a run yielded for a row that is Streamed, how many of them happened, and
// how many more are missing, which count in the mean of a row with Waits.
func (s *Samples) Instances(row, run int) (mean float64, happened, missing int) {
	n := s.instances[row]
	var sum stats.Ratio
	for i := run * s.Batches; i < (run+1)*s.Batches; i++ {
		r := n.sections[i].Ratio()
		happened += int(r.Below)
		missing += n.sections[i].Missing()
		if n.waited != nil {
			r = ratioOf(n.waited[i])
		}
		sum = sum.Plus(r)
	}
	return sum.Quotient(), happened, missing
}
