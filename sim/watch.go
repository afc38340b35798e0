package sim

import (
	"slices"

	"simulate/sim/engine"
)

// watchList finds, for a record, the milestones it can be.
type watchList struct {
	milestones []Milestone // by step
	from       []int32     // the milestones of step s are from[s] to from[s+1]
	kinds      []kindSet   // of those milestones, by step
}

// newWatchList sorts milestones by step; place[i] is where the i-th of them stands in the list.
func newWatchList(steps int, milestones []Milestone) (list watchList, place []int32) {
	order := make([]int32, len(milestones))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return int(milestones[a].Step) - int(milestones[b].Step)
	})
	list = watchList{from: make([]int32, steps+1), kinds: make([]kindSet, steps)}
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

// may reports whether a record of the kind can be a milestone of the step.
func (l *watchList) may(step uint16, kind Kind) bool {
	return step != NoStep && l.kinds[step].has(kind)
}

// Watch is a sink that notes when milestones first occur. It serves run after run without allocating.
type Watch struct {
	program *Program
	list    watchList
	place   []int32
	first   []Occurrence
}

// Occurrence is the first record that was a milestone. Seq is 0 when it did not occur.
type Occurrence struct {
	At  engine.Time
	Seq Seq
}

// Occurred reports whether the milestone was reached.
func (o Occurrence) Occurred() bool { return o.Seq != 0 }

// NewWatch returns a watch over milestones of a program.
func NewWatch(p *Program, milestones []Milestone) *Watch {
	list, place := newWatchList(len(p.Steps), milestones)
	return &Watch{program: p, list: list, place: place, first: make([]Occurrence, len(milestones))}
}

// Consume notes the milestones among the records. The first record of a run forgets those of the run before.
func (w *Watch) Consume(first Seq, records []Record) {
	if first == 0 {
		clear(w.first)
	}
	for i := range records {
		if r := &records[i]; w.list.may(r.Step, r.Kind) {
			w.note(r, first+Seq(i))
		}
	}
}

func (w *Watch) note(r *Record, seq Seq) {
	for i := w.list.from[r.Step]; i < w.list.from[r.Step+1]; i++ {
		if !w.first[i].Occurred() && w.list.milestones[i].matches(w.program, r) {
			w.first[i] = Occurrence{r.At, seq}
		}
	}
}

// First returns the first occurrence of the i-th milestone that was asked for.
func (w *Watch) First(i int) Occurrence { return w.first[w.place[i]] }
