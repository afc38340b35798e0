package fit

import (
	"cmp"
	"slices"

	"simulate/sim/log"
)

// sets are the units that are sent to calls. Those of calls that are seldom are taken to be the nearest frequent ones that have no more; what
// they have beside is other work.
func (f *fitting) sets(calls []*Call) []Set {
	var list []Set
	known := 0
	for _, c := range calls {
		sent := f.sentTo(c)
		if f.waits(c, sent.Units) {
			continue
		}
		known++
		i := slices.IndexFunc(list, func(s Set) bool { return slices.Equal(s.Units, sent.Units) && slices.Equal(s.Later, sent.Later) })
		if i < 0 {
			i = len(list)
			list = append(list, sent)
		}
		list[i].Calls++
	}
	if known == 0 {
		none := make([]int, len(f.model.Kinds))
		return []Set{{Units: none, Later: none, Share: 1}}
	}
	slices.SortStableFunc(list, func(a, b Set) int {
		return cmp.Or(cmp.Compare(b.Calls, a.Calls), slices.Compare(b.Units, a.Units), slices.Compare(b.Later, a.Later))
	})
	kept := 0
	for kept < min(mostSets, len(list)) && (kept == 0 || float64(list[kept].Calls) >= leastOfSet*float64(known)) {
		kept++
	}
	rest := list[kept:]
	list = slices.Clone(list[:kept])
	for _, s := range rest {
		list[nearest(list, &s)].Calls += s.Calls
	}
	for i := range list {
		list[i].Share = float64(list[i].Calls) / float64(known)
	}
	return list
}

// waits reports whether a call had nobody as the log ended, and may have had somebody later.
func (f *fitting) waits(c *Call, units []int) bool {
	return slices.Max(units) == 0 && doneAt(&c.Parts[0].At) == log.None && f.sources[c.From].ended-arrivalOf(&c.Parts[0].At) < lookBack
}

// sentTo is how many units of each kind were sent to a call, and how many of them were asked for later.
func (f *fitting) sentTo(c *Call) Set {
	s := Set{Units: make([]int, len(f.model.Kinds)), Later: make([]int, len(f.model.Kinds))}
	from := f.laterFrom(c)
	for i := range c.Parts {
		p := &c.Parts[i]
		if k := f.kindOf[p.Kind]; k >= 0 && f.sent(p) {
			s.Units[k]++
			s.Later[k] += ordinal(f.askedLater(p, from))
		}
	}
	if slices.Equal(s.Units, s.Later) { // the first on scene is of a kind that no plan has
		clear(s.Later)
	}
	return s
}

// laterFrom is when the first unit was on scene, from when on more may have been asked for; None where nobody was, or was notified before
// that: who comes upon a call is on scene as it is notified.
func (f *fitting) laterFrom(c *Call) int64 {
	there := int64(log.None)
	told := firstNotified(c)
	for i := range c.Parts {
		if t, _ := f.fateOf(&c.Parts[i], f.latest); t.there != log.None && (there == log.None || t.there < there) {
			there = t.there
		}
	}
	if told == nil || there <= told.At[log.Notified] {
		return log.None
	}
	return there
}

// atOnce is how soon a unit that was waited for is notified once it is free, in milliseconds.
const atOnce = 60_000

// askedLater reports whether a unit was notified from then on, and not because it was free no sooner: units that are waited for are notified
// as they come free.
func (f *fitting) askedLater(p *Part, from int64) bool {
	told := p.At[log.Notified]
	return from != log.None && told != log.None && told >= from && f.free(p.Unit, told-atOnce)
}

// askedAfter is how long after the first arrival the first unit of a kind was notified, of those that were asked for later.
func (f *fitting) askedAfter(c *Call, kind int) (observed, bool) {
	from, asked := f.laterFrom(c), int64(log.None)
	for i := range c.Parts {
		p := &c.Parts[i]
		if f.kindOf[p.Kind] == kind && f.sent(p) && f.askedLater(p, from) && (asked == log.None || p.At[log.Notified] < asked) {
			asked = p.At[log.Notified]
		}
	}
	if asked == log.None {
		return observed{}, false
	}
	return between(from, asked, log.None, log.None)
}

// nearest is the set that has most of some units and no more of any kind; where there is none, that which differs least.
func nearest(list []Set, sent *Set) int {
	best, least := 0, 1<<30
	for i, s := range list {
		off := 0
		for k, n := range s.Units {
			off += 2*max(sent.Units[k]-n, 0) + 2000*max(n-sent.Units[k], 0) + abs(s.Later[k]-sent.Later[k])
		}
		if off < least {
			best, least = i, off
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }
