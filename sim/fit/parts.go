package fit

import (
	"slices"

	"simulate/sim/engine"
	"simulate/sim/log"
)

// stretch finds how long something took in a unit's part.
type stretch struct {
	what string
	of   func(p *Part, t *fate) (observed, bool)
}

// The stretches of a part, as units go through them.
var (
	turningOut = stretch{"turnout", func(_ *Part, t *fate) (observed, bool) {
		return between(t.told, t.left, t.off, t.open)
	}}
	onScene = stretch{"on scene", func(_ *Part, t *fate) (observed, bool) {
		if t.carried {
			return observed{}, false
		}
		return between(t.there, t.end, log.None, t.open)
	}}
	atWork = stretch{"at work", func(_ *Part, t *fate) (observed, bool) { // of kinds that hardly ever carry
		return between(t.there, t.end, log.None, t.open)
	}}
	caring = stretch{"caring", func(p *Part, t *fate) (observed, bool) {
		if !t.carried {
			return observed{}, false
		}
		return between(t.there, p.At[log.LeftScene], log.None, log.None)
	}}
	driving = stretch{"driving", func(p *Part, t *fate) (observed, bool) {
		return between(p.At[log.LeftScene], p.At[log.AtDestination], log.None, t.open)
	}}
	handingOver = stretch{"handing over", func(p *Part, t *fate) (observed, bool) {
		if p.At[log.TransferOfCare] != log.None {
			return between(p.At[log.AtDestination], p.At[log.TransferOfCare], log.None, log.None)
		}
		return between(p.At[log.AtDestination], t.end, log.None, t.open)
	}}
	clearing = stretch{"clearing", func(p *Part, t *fate) (observed, bool) {
		return between(p.At[log.TransferOfCare], t.end, log.None, t.open)
	}}
	busyFor = stretch{"busy", func(_ *Part, t *fate) (observed, bool) {
		return between(t.told, t.end, log.None, t.open)
	}}
)

// between is the time from one instant to another, or until the first of two that cut it short; ok is false where it is not known.
func between(from, to, off, open int64) (o observed, ok bool) {
	cut := off
	if cut == log.None {
		cut = open
	}
	switch {
	case from == log.None:
		return o, false
	case to != log.None:
		return observed{float64(to - from), false}, to >= from
	case cut != log.None:
		return observed{float64(cut - from), true}, cut >= from
	default:
		return o, false
	}
}

// observe lists how long something took in the parts of a kind in some calls.
func (f *fitting) observe(calls []*Call, kind int, what func(*Part, *fate) (observed, bool)) (list []observed) {
	for _, c := range calls {
		for i := range c.Parts {
			p := &c.Parts[i]
			if f.kindOf[p.Kind] != kind || !f.sent(p) {
				continue
			}
			t, _ := f.fateOf(p, f.latest)
			if o, ok := what(p, &t); ok {
				list = append(list, o)
			}
		}
	}
	return list
}

// all are the calls of all plans, of each type the same share.
func (f *fitting) all() []*Call {
	types := slices.Concat(f.types...)
	slices.Sort(types)
	return f.sampled(slices.Compact(types), anySpan)
}

// ofPlan fits how long something takes for a kind in the calls of a plan, or in all calls where the plan has too few.
func (f *fitting) ofPlan(plan, kind int, s stretch) *Distribution {
	own := f.observe(f.kept[plan], kind, s.of)
	if len(f.model.Plans) == 1 {
		return fitted(own, f.luck(s.what, plan, kind))
	}
	return ownOr(own, f.luck(s.what, plan, kind), func() *Distribution { return f.ofAll(kind, s) })
}

// ownOr fits what is observed of some calls. Where that is little it is what all have, unless the two can be told apart: what happens seldom
// is not like what happens often for that.
func ownOr(own []observed, luck engine.Key, all func() *Distribution) *Distribution {
	n := ended(own)
	if n >= enoughTimes {
		return fitted(own, luck)
	}
	pooled := all()
	if n < LeastRows || pooled == nil {
		return pooled
	}
	if d := fitted(own, luck); d != nil && d.differsFrom(pooled) {
		return d
	}
	return pooled
}

// differsFrom reports whether the interval of the median does not have the median of another.
func (d *Distribution) differsFrom(other *Distribution) bool {
	return d.Low > other.Median() || d.High < other.Median()
}

// ofAll fits how long something takes for a kind in all calls.
func (f *fitting) ofAll(kind int, s stretch) *Distribution {
	return f.ofAllPlans(stratum{s.what, kind}, f.luck(s.what, kind), func() []observed { return f.observe(f.all(), kind, s.of) })
}

// ofAllPlans fits what is observed in the calls of all plans, once.
func (f *fitting) ofAllPlans(by stratum, luck engine.Key, observe func() []observed) *Distribution {
	d, known := f.pooled[by]
	if !known {
		if d = fitted(observe(), luck); d != nil {
			d.OfAll = true
		}
		f.pooled[by] = d
	}
	return d
}

func ended(all []observed) (n int) {
	for _, o := range all {
		n += 1 - ordinal(o.cut)
	}
	return n
}

// kind fits what units of a kind do whatever the call.
func (f *fitting) kind(i int) {
	k := &f.model.Kinds[i]
	k.Turnout = f.ofAll(i, turningOut)
	k.Busy = f.ofAll(i, busyFor)
	k.From = f.waysFrom()
	k.Travel = f.ofAll(i, stretch{"travel", f.way})
}

// waysFrom is the last instant before the arrival that the log stamps.
func (f *fitting) waysFrom() log.Instant {
	for _, at := range []log.Instant{log.EnRoute, log.Notified, log.Entered, log.Answered} {
		if f.stamped[at] > 0 {
			return at
		}
	}
	return log.CallArrival
}

// AssumedTurnout is how long units are taken to turn out where the log does not say, in milliseconds; AssumedChoosing how long it takes to
// choose and notify them.
const (
	AssumedTurnout  = 45_000
	AssumedChoosing = 60_000
	leastWay        = 1000
)

// way is how long the way took: from when the unit left, or where that is not stamped from what is stamped before it, less what is assumed
// to lie between; of a call that waited for its unit that is not known.
func (f *fitting) way(p *Part, t *fate) (observed, bool) {
	at := f.waysFrom()
	if at < log.Notified && p.Held {
		return observed{}, false
	}
	o, ok := between(p.At[at], t.there, t.off, t.open)
	switch at {
	case log.EnRoute:
	case log.Notified:
		o.value = max(leastWay, o.value-AssumedTurnout)
	default:
		o.value = max(leastWay, o.value-AssumedTurnout-AssumedChoosing)
	}
	return o, ok
}

// calledOff fits when units of a kind are called off in the calls of a plan, or in all where that is seldom.
func (f *fitting) calledOff(plan, kind int) *Hazard {
	off := func(_ *Part, t *fate) (observed, bool) { return between(t.told, t.off, t.there, t.open) }
	own := f.observe(f.kept[plan], kind, off)
	if h := hazardOf(own); h != nil || ended(own) == 0 {
		return h
	}
	return hazardOf(f.observe(f.all(), kind, off))
}

// part fits what units of a kind do in the calls of a plan.
func (f *fitting) part(plan, kind int) PlanPart {
	r := PlanPart{}
	for _, c := range f.kept[plan] {
		for i := range c.Parts {
			p := &c.Parts[i]
			if f.kindOf[p.Kind] != kind || !f.sent(p) {
				continue
			}
			r.N++
			t, unstamped := f.fateOf(p, f.latest)
			f.model.Unarrived += ordinal(unstamped)
			if t.there != log.None && (t.carried || t.end != log.None) {
				r.CarriedN++
				r.Carried += float64(ordinal(t.carried))
			}
		}
	}
	if r.N == 0 {
		return r
	}
	r.CalledOff = f.calledOff(plan, kind)
	if slices.ContainsFunc(f.model.Plans[plan].Sets, func(s Set) bool { return s.Later[kind] > 0 }) {
		r.Later = f.ofCalls(plan, "later "+f.model.Kinds[kind].Name, func(c *Call) (observed, bool) { return f.askedAfter(c, kind) })
	}
	carried := r.Carried
	r.Carried /= float64(max(r.CarriedN, 1))
	if carried < LeastRows || r.Carried < leastCarried {
		r.Carried, r.OnScene = 0, f.ofPlan(plan, kind, atWork)
		return r
	}
	r.OnScene, r.Caring = f.ofPlan(plan, kind, onScene), f.ofPlan(plan, kind, caring)
	r.Driving, r.HandingOver, r.Clearing = f.ofPlan(plan, kind, driving), f.ofPlan(plan, kind, handingOver), f.ofPlan(plan, kind, clearing)
	return r
}
