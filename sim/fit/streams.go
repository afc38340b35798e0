package fit

import (
	"cmp"
	"slices"
	"strconv"

	"simulate/sim/log"
	"simulate/sim/portable"
)

// streams divides the calls of each plan by priority, where a priority has enough of them.
func (f *fitting) streams() {
	m := f.model
	m.Dispersion = dispersion(m.Spans)
	all := make([]*Rates, len(m.Spans))
	if len(f.types) > 1 || len(f.priorities.list) > 1 {
		for i := range all {
			all[i] = f.ofAllCalls(i)
		}
	}
	for plan, types := range f.types {
		span := m.Plans[plan].Span
		for _, s := range f.byPriority(types, span) {
			rates := ratesOf(&s.hours, &m.Spans[span].exposure, all[span])
			m.Streams = append(m.Streams, Stream{
				Title: m.Plans[plan].Title, Priority: s.label, Others: s.others, Rates: rates, Hours: s.hours, Calls: s.total, Plan: plan,
			})
		}
	}
	f.rank()
}

// ofAllCalls are the rates of all calls of a service.
func (f *fitting) ofAllCalls(span int) *Rates {
	var a arrived
	for by, of := range f.counts {
		if f.spanOf[by[0]] == span {
			a.add(of)
		}
	}
	rates := ratesOf(&a.hours, &f.model.Spans[span].exposure, nil)
	return &rates
}

// labelled is how often calls of a priority came.
type labelled struct {
	arrived
	label  string
	others int // calls of other labels among them
}

// byPriority counts the calls of some types of a service by priority, the most frequent first. Those of a priority with few calls are added to the first.
func (f *fitting) byPriority(types []int32, span int) []labelled {
	var list []labelled
	total := 0
	for p, label := range f.priorities.list {
		all := labelled{label: label}
		for _, t := range types {
			for _, from := range f.model.Spans[span].Logs {
				if a := f.counts[[3]int32{int32(from), t, int32(p)}]; a != nil {
					all.add(a)
				}
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
			kept[0].others += l.total
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

// sooner is the part of the time within which the first unit is notified of a call of less urgency, that says a priority is more urgent.
const sooner = 0.75

// rank numbers the priorities from the most urgent on. Logs do not say which is. Numbers either rise with urgency or fall: they are taken to
// fall, 1 first, unless from each to the next calls have their first unit notified sooner. Words are taken in their order, and one whose calls
// have their unit sooner than those of the one before comes before that.
func (f *fitting) rank() {
	var labels []string
	for _, s := range f.model.Streams {
		if !slices.Contains(labels, s.Priority) {
			labels = append(labels, s.Priority)
		}
	}
	slices.SortFunc(labels, func(a, b string) int { return cmp.Or(cmp.Compare(numbered(a), numbered(b)), cmp.Compare(a, b)) })
	switch {
	case len(labels) < 2:
	case slices.ContainsFunc(labels, func(label string) bool { return label != "" && numbered(label) == noNumber }):
		f.model.Ranking = ByTimes
		for i := range labels {
			for j := i; j > 0 && f.isSooner(labels[j], labels[j-1]); j-- {
				labels[j], labels[j-1] = labels[j-1], labels[j]
			}
		}
	case f.rising(labels):
		f.model.Ranking = AgainstThem
		slices.SortStableFunc(labels, func(a, b string) int { return cmp.Compare(numbered(b)%noNumber, numbered(a)%noNumber) })
	default:
		f.model.Ranking = AsNumbered
	}
	for i := range f.model.Streams {
		f.model.Streams[i].Urgency = slices.Index(labels, f.model.Streams[i].Priority) + 1
	}
}

// rising reports whether from each number to the next units are notified sooner, of those that can be compared.
func (f *fitting) rising(labels []string) bool {
	before, steps := "", 0
	for _, label := range labels {
		switch part := f.waitBeside(label, before); {
		case label == "":
			continue
		case before != "" && part == 0:
			continue
		case before != "" && part >= sooner:
			return false
		case before != "":
			steps++
		}
		before = label
	}
	return steps > 0
}

func (f *fitting) isSooner(label, other string) bool {
	part := f.waitBeside(label, other)
	return part > 0 && part < sooner
}

// waitBeside is how long calls of a priority wait until their first unit is notified, as a part of how long those of another do; 0 where that
// does not show. Priorities are of different types of calls, which wait for other reasons, and of which different shares are kept: the medians
// are compared type by type, and the mean of the logarithms of what they are to each other is taken, with the weights of Cochran (Biometrics 10,
// 1954) of all calls that came.
func (f *fitting) waitBeside(label, other string) float64 {
	sum, weights := 0.0, 0.0
	a, b := int32(slices.Index(f.priorities.list, label)), int32(slices.Index(f.priorities.list, other))
	for t, calls := range f.samples {
		one, two := f.medianToNotified(calls, a), f.medianToNotified(calls, b)
		if one == 0 || two == 0 {
			continue
		}
		n, m := f.came(int32(t), a), f.came(int32(t), b)
		weight := float64(n*m) / (n + m)
		sum, weights = sum+float64(weight*portable.Log(one/two)), weights+weight
	}
	if weights == 0 {
		return 0
	}
	return portable.Exp(sum / weights)
}

// came is how many calls of a type and priority came.
func (f *fitting) came(kind, priority int32) (n float64) {
	for from := range f.sources {
		if a := f.counts[[3]int32{int32(from), kind, priority}]; a != nil {
			n += float64(a.total)
		}
	}
	return n
}

// noNumber stands for a label that is none; such come last.
const noNumber = 1 << 30

// numbered is the number that a label is.
func numbered(label string) int {
	n, err := strconv.Atoi(label)
	if err != nil {
		return noNumber
	}
	return n
}

// medianToNotified is how long those of some calls that are of a priority wait until their first unit is notified; 0 where there are few.
func (f *fitting) medianToNotified(calls []*Call, priority int32) float64 {
	var list []observed
	for _, c := range calls {
		if first := firstNotified(c); first != nil && c.Priority == priority {
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
