package snapshot

import (
	"cmp"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
)

// instance is the state of an incident, or of one that arrived in a stream.
type instance struct {
	sim.Instance
	status        string
	priority      int
	place         uint16
	began, closed engine.Time
	condition     uint16      // state of it, counted from 1; 0 before it begins, and without
	changed       engine.Time // since when it is in that state, or engine.Never
	steps         []step      // as many as the incident has, its pseudo-step first
	messages      []message
	seen          []uint64  // milestones that have occurred: a bit each, by their place in the plan
	reached       []reached // the same, in the order in which they occurred

	matching map[int32]*sim.Occurrence // of those that occur with a later record than the first that matches, by their place
}

// stream counts the instances of an incident.
type stream struct {
	arrived, skipped, closed int
	groups                   int         // in which they have arrived
	last                     engine.Time // arrival
	reached                  []int32     // instances that have reached a milestone, by its place in the plan
}

// open is how many instances have begun and not closed.
func (s *stream) open() int { return s.arrived - s.skipped - s.closed }

// begin begins the incident of a slot, or skips it. The last instance of a stream that had the slot is over.
func (f *Fold) begin(r *sim.Record) {
	n := f.instance(r)
	if f.p.Incidents[n.Incident].Stream {
		f.renew(n)
		n.Ordinal = r.Unit
	}
	s := &f.streams[n.Incident]
	s.arrived++
	if r.Leads() {
		s.groups++
	}
	s.last = r.At
	n.place, n.status, n.began = r.Place, running, r.At
	if r.Kind == sim.IncidentSkipped {
		n.status = skipped
		s.skipped++
	}
	for i := range n.steps {
		if s := &n.steps[i]; s.status == pending {
			s.since = r.At
		}
	}
}

func (f *Fold) close(r *sim.Record) {
	n := f.instance(r)
	n.status, n.closed = closed, r.At
	f.streams[n.Incident].closed++
}

// instance is the one that a record is about. What waits for another incident may be heard of before its own begins.
func (f *Fold) instance(r *sim.Record) *instance {
	for len(f.instances) <= int(r.Incident) {
		f.instances = append(f.instances, nil)
	}
	if f.instances[r.Incident] == nil {
		f.instances[r.Incident] = f.newInstance(f.p.Steps[r.Step].Incident)
	}
	return f.instances[r.Incident]
}

func (f *Fold) newInstance(incident int32) *instance {
	n := &instance{Instance: sim.Instance{Incident: incident}}
	f.renew(n)
	return n
}

// renew makes an instance one that has not begun.
func (f *Fold) renew(n *instance) {
	i := &f.p.Incidents[n.Incident]
	n.status, n.priority, n.place, n.began, n.closed = pending, int(i.Priority), i.Place, engine.Never, engine.Never
	n.condition, n.changed = 0, engine.Never
	n.steps = sized(n.steps, int(i.Steps))
	for s := range n.steps {
		n.steps[s].renew()
	}
	n.messages, n.reached = n.messages[:0], n.reached[:0]
	n.seen = sized(n.seen, (len(f.reachable[n.Incident].references)+63)/64)
	clear(n.seen)
	clear(n.matching)
}

// sized is a list with n elements; those that have served before hold what they held.
func sized[T any](list []T, n int) []T { return slices.Grow(list[:0], n)[:n] }

// conditionOf is the state of an incident's condition; empty before it begins, and without.
func (f *Fold) conditionOf(n *instance) string {
	if n.condition == 0 {
		return ""
	}
	return f.p.Incidents[n.Incident].States[n.condition-1]
}

// current lists the incidents that begin once, and the instances of streams that are open, in the order of the file and of
// their arrival.
func (f *Fold) current() []*instance {
	var current []*instance
	for _, n := range f.instances {
		if f.isCurrent(n) {
			current = append(current, n)
		}
	}
	slices.SortFunc(current, func(a, b *instance) int {
		return cmp.Or(cmp.Compare(a.Incident, b.Incident), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	return current
}

// isCurrent reports whether an instance begins once, or is one of a stream's that is open.
func (f *Fold) isCurrent(n *instance) bool {
	return n != nil && (n.status == running || !f.p.Incidents[n.Incident].Stream)
}

// titleOf is the title of the instance that has a slot.
func (f *Fold) titleOf(slot int32) string { return Titles{f.p}.TitleOf(f.instances[slot].Instance) }

// idOf names the instance that has a slot; of no slot it is nothing.
func (f *Fold) idOf(slot int32) string {
	if slot == sim.None {
		return ""
	}
	return f.p.InstanceID(f.instances[slot].Instance)
}
