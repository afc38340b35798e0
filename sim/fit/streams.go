package fit

import (
	"cmp"
	"slices"
	"strconv"

	"simulate/sim/log"
)

// streams divides the calls of each plan by priority, where a priority has enough of them.
func (f *fitting) streams() {
	m := f.model
	e := covered(f.First, f.Last, f.place)
	m.Covered = e.total()
	for d := range e {
		for _, hours := range e[d] {
			m.Unseen += ordinal(hours == 0)
		}
	}
	var all *Rates
	if len(f.types) > 1 || len(f.priorities.list) > 1 {
		var a arrived
		for _, of := range f.counts {
			a.add(of)
		}
		of := ratesOf(&a.hours, &e, nil)
		all = &of
	}
	for plan, types := range f.types {
		for _, s := range f.byPriority(types) {
			rates := ratesOf(&s.hours, &e, all)
			m.Streams = append(m.Streams, Stream{
				Title: m.Plans[plan].Title, Types: len(types), Priority: s.label, Rates: rates, Calls: s.total, Plan: plan,
			})
		}
	}
	f.rank()
}

// labelled is how often calls of a priority came.
type labelled struct {
	arrived
	label string
}

// byPriority counts the calls of some types by priority, the most frequent first. Those of a priority with few calls are added to the first.
func (f *fitting) byPriority(types []int32) []labelled {
	var list []labelled
	total := 0
	for p, label := range f.priorities.list {
		all := labelled{label: label}
		for _, t := range types {
			if a := f.counts[[2]int32{t, int32(p)}]; a != nil {
				all.add(a)
			}
		}
		if total += all.total; all.total > 0 {
			list = append(list, all)
		}
	}
	slices.SortStableFunc(list, func(a, b labelled) int { return cmp.Or(cmp.Compare(b.total, a.total), cmp.Compare(a.label, b.label)) })
	kept := list[:1]
	for _, l := range list[1:] {
		if l.total >= enoughCalls && float64(l.total) >= leastOfType*float64(total) && l.label != "" {
			kept = append(kept, l)
		} else {
			kept[0].add(&l.arrived)
		}
	}
	return kept
}

func (a *arrived) add(other *arrived) {
	a.total += other.total
	for d := range other.hours {
		for h, n := range other.hours[d] {
			a.hours[d][h] += n
		}
	}
}

// rank numbers the priorities from the most urgent on. Logs do not say which is: they are taken in the order of their names, and one whose
// calls have their first unit notified in less than three quarters of the time of the one before it comes before that.
func (f *fitting) rank() {
	var labels []string
	for _, s := range f.model.Streams {
		if !slices.Contains(labels, s.Priority) {
			labels = append(labels, s.Priority)
		}
	}
	slices.SortFunc(labels, func(a, b string) int { return cmp.Or(cmp.Compare(numbered(a), numbered(b)), cmp.Compare(a, b)) })
	medians := make(map[string]float64)
	for _, label := range labels {
		medians[label] = f.medianToNotified(label)
	}
	for i := range labels {
		for j := i; j > 0 && medians[labels[j]] < 0.75*medians[labels[j-1]]; j-- {
			labels[j], labels[j-1] = labels[j-1], labels[j]
		}
	}
	for i := range f.model.Streams {
		f.model.Streams[i].Urgency = slices.Index(labels, f.model.Streams[i].Priority) + 1
	}
}

// numbered is the number that a label is; labels that are none come last.
func numbered(label string) int {
	n, err := strconv.Atoi(label)
	if err != nil {
		return 1 << 30
	}
	return n
}

// medianToNotified is how long calls of a priority wait until their first unit is notified; 0 where there are few.
func (f *fitting) medianToNotified(label string) float64 {
	var list []observed
	for _, c := range slices.Concat(f.kept...) {
		if first := firstNotified(c); first != nil && f.priorities.list[c.Priority] == label {
			if o, ok := between(arrivalOf(&first.At), first.At[log.Notified], log.None, log.None); ok {
				list = append(list, o)
			}
		}
	}
	if len(list) < enoughCalls {
		return 0
	}
	return newSample(list).quantile(0.5)
}
