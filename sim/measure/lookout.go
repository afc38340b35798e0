package measure

import (
	"slices"

	"simulate/sim"
)

// lookouts are the milestones that a fold looks for, by step.
type lookouts struct {
	kinds []sim.KindSet // of the records that they can occur with, by step
	from  []int32       // those of step s are list[from[s]:from[s+1]]
	list  []lookout
	most  int32 // the greatest number of them that an incident has
}

// lookout is a milestone that a fold looks for.
type lookout struct {
	kinds sim.KindSet // of record
	sim.Milestone
	own    int32
	counts bool    // something is under way from it, or up to it, that is to be counted
	enters []int32 // the former
	leaves []int32 // the latter
}

// under is what is under way in the instances of a stream that are past one milestone and not past another.
type under struct {
	incident int32
	from, to milestone
}

// lookOut sorts the milestones by step.
func (s *Set) lookOut() {
	l := lookouts{kinds: make([]sim.KindSet, len(s.Program.Steps)), from: make([]int32, len(s.Program.Steps)+1)}
	order := make([]milestone, len(s.milestones))
	for i := range order {
		order[i] = milestone(i)
	}
	slices.SortStableFunc(order, func(a, b milestone) int {
		return int(s.milestones[a].Step) - int(s.milestones[b].Step)
	})
	for _, m := range order {
		if s.watched[m].own < 0 || s.watched[m].first != nil {
			continue
		}
		x := lookout{Milestone: s.milestones[m], own: s.watched[m].own}
		x.kinds = x.Kinds()
		for i := range s.under {
			if s.isOf(s.under[i].from, m) {
				x.enters = append(x.enters, int32(i))
			}
			if s.isOf(s.under[i].to, m) {
				x.leaves = append(x.leaves, int32(i))
			}
		}
		x.counts = len(x.enters)+len(x.leaves) > 0
		l.list = append(l.list, x)
		l.kinds[x.Step] |= x.kinds
		l.from[x.Step+1]++
		l.most = max(l.most, x.own+1)
	}
	for i := range s.Program.Steps {
		l.from[i+1] += l.from[i]
	}
	s.lookouts = l
}

// isOf reports whether a milestone is another, or the first of several with it.
func (s *Set) isOf(of, m milestone) bool {
	return of == m || of >= 0 && slices.Contains(s.watched[of].first, m)
}

// see notes the milestones that a record is the first occurrence of.
func (f *Fold) see(seq sim.Seq, r *sim.Record) {
	l := &f.set.lookouts
	for i := l.from[r.Step]; i < l.from[r.Step+1]; i++ {
		x := &l.list[i]
		if !x.kinds.Has(r.Kind) {
			continue
		}
		if first := f.seen(r.Incident, x.own); !first.Occurred() && x.Matches(f.set.Program, r) && x.Reaches(first) {
			if x.counts {
				f.countUnder(x, r.Incident) // before it is noted: of several the first counts
			}
			first.At, first.Seq = r.At, seq
		}
	}
}

// countUnder counts what a milestone begins or ends in a slot.
func (f *Fold) countUnder(x *lookout, slot int32) {
	for _, u := range x.enters {
		of := &f.set.under[u]
		if !f.occurrence(of.from, slot).Occurred() && (of.to == noneGiven || !f.occurrence(of.to, slot).Occurred()) {
			f.under[u]++
		}
	}
	for _, u := range x.leaves {
		of := &f.set.under[u]
		if f.occurrence(of.from, slot).Occurred() && !f.occurrence(of.to, slot).Occurred() {
			f.under[u]--
		}
	}
}

// seen is when a milestone first occurred in a slot.
func (f *Fold) seen(slot, own int32) *sim.Occurrence { return &f.first[slot*f.set.lookouts.most+own] }

// occurrence is the first one of a milestone. Of a stream it is that in the instance that has the slot.
func (f *Fold) occurrence(m milestone, slot int32) sim.Occurrence {
	w := &f.set.watched[m]
	if w.first != nil {
		return f.firstOf(w.first, slot)
	}
	if w.own < 0 {
		return f.counted.First(int(w.counted))
	}
	if !w.stream {
		slot = w.incident
	}
	return *f.seen(slot, w.own)
}

// firstOf is the first occurrence of any of several milestones.
func (f *Fold) firstOf(several []milestone, slot int32) (first sim.Occurrence) {
	for _, m := range several {
		if o := f.occurrence(m, slot); o.Occurred() && (!first.Occurred() || o.Seq < first.Seq) {
			first = o
		}
	}
	return first
}

// leaveAll ends what is still under way in an instance that closes.
func (f *Fold) leaveAll(slot, incident int32) {
	for i := range f.set.under {
		u := &f.set.under[i]
		if u.incident == incident && u.to != noneGiven &&
			f.occurrence(u.from, slot).Occurred() && !f.occurrence(u.to, slot).Occurred() {
			f.under[i]--
		}
	}
}
