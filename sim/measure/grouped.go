package measure

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// moment is when a value began.
type moment struct {
	sim.Occurrence         // Seq 0: at that instant, before or after what else was then
	priority       int32   // of a request of its own; 0: that of its incident
	states         []int32 // instead, by state of its incident's condition less one; nil where it does not matter
	place          uint16  // of a step
	placed         bool    // it is there, and not where its incident is
}

// follows reports whether something had occurred by the moment.
func (at *moment) follows(o sim.Occurrence) bool {
	return o.Occurred() && (o.Seq <= at.Seq || at.Seq == 0 && o.At <= at.At)
}

// opening is when an incident is open that happens once.
type opening struct{ from, to sim.Occurrence }

// holds reports whether a moment lies in it. Of one instant the records tell the order.
func (o *opening) holds(at *moment) bool {
	if !o.from.Occurred() {
		return false
	}
	if at.Seq == 0 {
		return o.from.At <= at.At && (!o.to.Occurred() || at.At < o.to.At)
	}
	return o.from.Seq <= at.Seq && (!o.to.Occurred() || at.Seq < o.to.Seq)
}

// change is what was so of an incident from a record on: its priority, its place, or the state of its condition.
type change struct {
	at    engine.Time
	seq   sim.Seq
	kind  sim.Kind // PrioritySet, IncidentMoved or ConditionSet
	value int32
}

// beganAt is the moment at which what counts from a point began, in the instance in a slot; of what has not begun, that at which the
// instance did, or was to.
func (f *Fold) beganAt(from *point, n int32) moment {
	s := &f.slots.list[n]
	switch {
	case from.At != engine.Never:
		return moment{Occurrence: from.Occurrence}
	case s.incident == sim.None:
		return moment{Occurrence: sim.Occurrence{At: min(f.set.Program.Incidents[n].Begins, f.now)}} // of one that another begins it is not known
	default:
		return moment{Occurrence: sim.Occurrence{At: s.since}}
	}
}

// group returns the group of a value that began at a moment in the instance in a slot, and whether it counts at all.
func (f *Fold) group(g *grouping, n int32, at *moment) (index int32, counts bool) {
	if g.while != noWhile && f.openings[g.while].holds(at) == g.outside {
		return 0, false
	}
	for i := range g.by {
		d := &g.by[i]
		index = index*int32(len(d.entries)) + f.partOf(d, n, at)
	}
	return index, true
}

// partOf returns the group of one way of dividing.
func (f *Fold) partOf(d *division, n int32, at *moment) int32 {
	switch d.word {
	case scenario.ByPriority:
		return int32(max(0, slices.Index(d.numbers, f.priority(n, at))))
	case scenario.ByPlace:
		return int32(max(0, slices.Index(d.numbers, int32(f.placeOf(n, at)))))
	case scenario.ByOutcome:
		for i, m := range d.outcomes[f.incidentOf(n)] {
			if m != noneGiven && at.follows(f.occurrence(m, n)) {
				return int32(i)
			}
		}
		return int32(len(d.entries) - 1)
	case scenario.ByState:
		if state, known := f.changedBy(n, sim.ConditionSet, at); known {
			return d.states[f.incidentOf(n)][state-1]
		}
		return int32(len(d.entries) - 1)
	default:
		return d.ofClock(f.set.Program.Clock(at.At))
	}
}

// priority is how urgent a request, or the instance in a slot, was at a moment.
func (f *Fold) priority(n int32, at *moment) int32 {
	if at.states != nil {
		if state, known := f.changedBy(n, sim.ConditionSet, at); known {
			return at.states[state-1]
		}
	}
	if at.priority > 0 {
		return at.priority
	}
	if set, known := f.changedBy(n, sim.PrioritySet, at); known {
		return set
	}
	incident := f.incidentOf(n)
	if states := f.set.rated[incident]; states != nil { // as it begins, before the record that says so
		if state, known := f.changedBy(n, sim.ConditionSet, at); known {
			return states[state-1]
		}
	}
	return f.set.Program.Priority(incident, f.slots.list[n].group)
}

// changedBy is what a kind of record had changed of the instance in a slot by a moment, if any had. The state with which a condition begins
// holds from the very beginning of its incident, though its record follows that.
func (f *Fold) changedBy(n int32, kind sim.Kind, at *moment) (value int32, known bool) {
	s := &f.slots.list[n]
	for link := s.changes; s.incident != sim.None && link != none; {
		c, next := f.changes.at(link)
		if c.kind == kind && at.follows(sim.Occurrence{At: c.at, Seq: c.seq}) {
			return c.value, true
		}
		if link = *next; link == none && kind == sim.ConditionSet && c.kind == kind && c.at == s.since && at.At == s.since {
			return c.value, true
		}
	}
	return 0, false
}

// incidentOf is the incident whose instance has a slot, or, where it begins once, will have.
func (f *Fold) incidentOf(n int32) int32 {
	if of := f.slots.list[n].incident; of != sim.None {
		return of
	}
	return n
}

// placeOf is where it was at a moment.
func (f *Fold) placeOf(n int32, at *moment) uint16 {
	if at.placed {
		return at.place
	}
	if moved, known := f.changedBy(n, sim.IncidentMoved, at); known {
		return uint16(moved)
	}
	if s := &f.slots.list[n]; s.incident != sim.None {
		return s.outset
	}
	return f.set.Program.Incidents[n].Place
}

// noteChange notes what is so of an incident from now on.
func (f *Fold) noteChange(seq sim.Seq, r *sim.Record) {
	s := f.slots.of(r)
	switch {
	case s == nil:
	case r.Kind == sim.IncidentMoved:
		s.place = r.Place
		f.changes.add(change{r.At, seq, r.Kind, int32(r.Place)}, &s.changes)
	case r.Kind == sim.ConditionSet:
		f.noteState(r, s)
		fallthrough
	default:
		f.changes.add(change{r.At, seq, r.Kind, int32(r.Arg)}, &s.changes)
	}
}

// forget drops what is only known of an instance while it is open.
func (f *Fold) forget(s *slot) {
	for s.changes != none {
		f.changes.remove(&s.changes)
	}
}

// putFrom notes a value that counts from a point, in the row of its group where its measure has groups.
func (f *Fold) putFrom(row int32, g *grouping, n int32, s *slot, from *point, l spell) {
	if g == nil {
		f.put(row, s, l)
		return
	}
	f.putGrouped(row, g, n, s, f.beganAt(from, n), l)
}

// putGrouped notes a value of the rows of a grouping, in that of its group. Of rows that have one value a run, the others say
// nothing of it.
func (f *Fold) putGrouped(row int32, g *grouping, n int32, s *slot, at moment, l spell) {
	index, counts := f.group(g, n, &at)
	if counts {
		f.put(row+index, s, l)
	} else {
		index = -1
	}
	if f.set.Rows[row].Several {
		return
	}
	for i := range g.rows() {
		if i != index {
			f.put(row+i, s, without(NotApplicable))
		}
	}
}

// isOf reports whether the value of a span belongs to a row of it.
func (f *Fold) isOf(row int, sp *span) bool {
	from := f.origin(sp.from, sim.None, false)
	n := f.set.watched[sp.from.milestone].incident
	at := f.beganAt(&from, n)
	index, counts := f.group(sp.group, n, &at)
	return counts && sp.row+index == int32(row)
}

// noteOpen notes when incidents are open while which, or outside which, something counts.
func (f *Fold) noteOpen(seq sim.Seq, r *sim.Record) {
	w := int32(slices.Index(f.set.whiles, int32(r.Arg)))
	if w < 0 {
		return
	}
	now := sim.Occurrence{At: r.At, Seq: seq}
	if r.Kind == sim.IncidentBegan {
		f.openings[w].from = now
	} else {
		f.openings[w].to = now
	}
	f.meter.turn(w, r.Kind == sim.IncidentBegan, r.At)
}
