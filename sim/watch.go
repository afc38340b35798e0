package sim

import (
	"slices"

	"simulate/sim/engine"
)

// watchList finds, for a record, the milestones it can be.
type watchList struct {
	milestones []Milestone // by step
	from       []int32     // the milestones of step s are from[s] to from[s+1]
	kinds      []KindSet   // of those milestones, by step
}

// newWatchList sorts milestones by step; place[i] is where the i-th of them stands in the list. The sort is stable: gates
// behind milestones of one step are told in the order of the file.
func newWatchList(steps int, milestones []Milestone) (list watchList, place []int32) {
	order := make([]int32, len(milestones))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return int(milestones[a].Step) - int(milestones[b].Step)
	})
	list = watchList{from: make([]int32, steps+1), kinds: make([]KindSet, steps)}
	place = make([]int32, len(milestones))
	for at, i := range order {
		m := milestones[i]
		place[i] = int32(at)
		list.milestones = append(list.milestones, m)
		list.kinds[m.Step] |= m.kinds
		list.from[m.Step+1]++
	}
	for s := range steps {
		list.from[s+1] += list.from[s]
	}
	return list, place
}

// may reports whether a record of the kind can be a milestone of the step. It is asked of every record, and says no to most
// of them with one load.
func (l *watchList) may(step uint16, kind Kind) bool {
	return int(step) < len(l.kinds) && l.kinds[step].Has(kind) // NoStep is beyond them all
}

// Watch is a sink that notes when milestones first occur. It serves run after run without allocating. Of milestones of a
// stream that are seen from outside it counts the instances that have reached them.
type Watch struct {
	program *Program
	list    watchList
	place   []int32
	first   []Occurrence
	came    []int32        // instances that have arrived, by incident
	groups  []int32        // the same of groups
	tallies []tally        // by milestone, of those that are counted
	reached [][]Occurrence // by slot and milestone of the list: that of its present instance
}

// tally counts the instances that have reached a milestone.
type tally struct {
	reached int32
	last    Occurrence
}

// Occurrence is the first record that was a milestone. Seq is 0 when it did not occur.
type Occurrence struct {
	At  engine.Time
	Seq Seq

	matched uint16 // records that matched, of a milestone that occurs with the nth
}

// Occurred reports whether the milestone was reached.
func (o Occurrence) Occurred() bool { return o.Seq != 0 }

// NewWatch returns a watch over milestones of a program.
func NewWatch(p *Program, milestones []Milestone) *Watch {
	list, place := newWatchList(len(p.Steps), milestones)
	w := &Watch{program: p, list: list, place: place, first: make([]Occurrence, len(milestones))}
	if slices.ContainsFunc(milestones, func(m Milestone) bool { return m.instance != 0 }) {
		w.came, w.groups = make([]int32, len(p.Incidents)), make([]int32, len(p.Incidents))
		w.tallies = make([]tally, len(milestones))
	}
	return w
}

// Consume notes the milestones among the records. The first record of a run forgets those of the run before.
func (w *Watch) Consume(first Seq, records []Record) {
	if first == 0 {
		clear(w.first)
		clear(w.came)
		clear(w.groups)
		clear(w.tallies)
	}
	for i := range records {
		r := &records[i]
		if w.tallies != nil {
			w.follow(r)
		}
		if w.list.may(r.Step, r.Kind) {
			w.note(r, first+Seq(i))
		}
	}
}

// follow notes the arrival of instances, and at the end of the run which milestones all of them have reached: before that
// another instance might come.
func (w *Watch) follow(r *Record) {
	switch r.Kind {
	case IncidentBegan, IncidentSkipped:
		w.came[r.Arg]++
		if r.Leads() {
			w.groups[r.Arg]++
		}
		for int(r.Incident) >= len(w.reached) {
			w.reached = append(w.reached, make([]Occurrence, len(w.first)))
		}
		clear(w.reached[r.Incident])
	case RunEnded:
		for i := range w.tallies {
			m, t := &w.list.milestones[i], &w.tallies[i]
			incident := w.program.Steps[m.Step].Incident
			if m.instance == allInstances && t.reached == w.came[incident] && w.program.overBy(incident, w.groups[incident], r.At) {
				w.first[i] = t.last
			}
		}
	}
}

// overBy reports whether no more instances of a stream come when so many groups have come by an instant.
func (p *Program) overBy(incident, groups int32, at engine.Time) bool {
	s := p.Incidents[incident].stream
	if s == nil || s.until <= at {
		return true
	}
	return s.at != nil && int(groups) == len(s.at)
}

func (w *Watch) note(r *Record, seq Seq) {
	for i := w.list.from[r.Step]; i < w.list.from[r.Step+1]; i++ {
		m := &w.list.milestones[i]
		switch {
		case w.first[i].Occurred() || !m.Matches(w.program, r):
		case m.instance == 0:
			w.first[i].note(m, r, seq)
		case !w.reached[r.Incident][i].Occurred() && w.reached[r.Incident][i].note(m, r, seq):
			t := &w.tallies[i]
			t.reached++
			t.last = w.reached[r.Incident][i]
			if t.reached == m.instance {
				w.first[i] = t.last
			}
		}
	}
}

// note notes a record that matches, and reports whether the milestone occurs with it.
func (o *Occurrence) note(m *Milestone, r *Record, seq Seq) bool {
	if !m.Reaches(o) {
		return false
	}
	o.At, o.Seq = r.At, seq
	return true
}

// First returns the first occurrence of the i-th milestone that was asked for.
func (w *Watch) First(i int) Occurrence { return w.first[w.place[i]] }
