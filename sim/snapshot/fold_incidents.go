package snapshot

import (
	"cmp"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
)

// instance is the state of an incident.
type instance struct {
	incident      int
	status        string
	priority      int
	began, closed engine.Time
	steps         []step // as many as the incident has, its pseudo-step first
	watch         *sim.Watch
}

// begin begins the incident of a slot, or skips it.
func (f *fold) begin(r *sim.Record) {
	n := f.current(r)
	if n.status != pending { // the slot's last instance is over
		f.slots[r.Incident] = -1
		n = f.current(r)
	}
	n.status, n.began = running, r.At
	if r.Kind == sim.IncidentSkipped {
		n.status = skipped
	}
	for i := range n.steps {
		if s := &n.steps[i]; s.status == pending {
			s.since = r.At
		}
	}
}

// newInstance is an instance of an incident that has not begun.
func (f *fold) newInstance(incident int) instance {
	i := &f.p.Incidents[incident]
	watched := make([]sim.Milestone, len(f.known[incident]))
	for m := range watched {
		watched[m] = f.known[incident][m].milestone
	}
	n := instance{
		incident: incident, status: pending, priority: int(i.Priority), began: engine.Never, closed: engine.Never,
		steps: make([]step, i.Steps), watch: sim.NewWatch(f.p, watched),
	}
	for s := range n.steps {
		n.steps[s].status, n.steps[s].since = pending, engine.Never
	}
	return n
}

// addAwaited adds the incidents that nothing has been heard of.
func (f *fold) addAwaited() {
	for i := range f.p.Incidents {
		if !slices.ContainsFunc(f.instances, func(n instance) bool { return n.incident == i }) {
			f.instances = append(f.instances, f.newInstance(i))
		}
	}
}

// current is the instance that a record is about.
func (f *fold) current(r *sim.Record) *instance { return &f.instances[f.slot(r)] }

// slot is the index of the instance that a record is about. What waits for another incident may be heard of before its
// own begins.
func (f *fold) slot(r *sim.Record) int {
	for len(f.slots) <= int(r.Incident) {
		f.slots = append(f.slots, -1)
	}
	if f.slots[r.Incident] < 0 {
		f.slots[r.Incident] = len(f.instances)
		f.instances = append(f.instances, f.newInstance(int(f.p.Steps[r.Step].Incident)))
	}
	return f.slots[r.Incident]
}

// inFileOrder lists the instances by incident, in the order of the file.
func (f *fold) inFileOrder() []*instance {
	ordered := make([]*instance, len(f.instances))
	for i := range ordered {
		ordered[i] = &f.instances[i]
	}
	slices.SortStableFunc(ordered, func(a, b *instance) int { return cmp.Compare(a.incident, b.incident) })
	return ordered
}
