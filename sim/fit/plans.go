package fit

import (
	"math"

	"simulate/sim/log"
)

// plan fits what is done for the calls of a plan.
func (f *fitting) plan(i int) {
	p, calls := &f.model.Plans[i], f.kept[i]
	p.Entry = f.ofCalls(i, "entry", f.entry)
	p.Choosing = f.ofCalls(i, "choosing", f.choosing)
	p.Sets = f.sets(calls)
	for kind := range f.model.Kinds {
		p.Parts = append(p.Parts, f.part(i, kind))
	}
	f.together(i)
}

// ofCalls fits how long something takes in the calls of a plan, or in all where the plan has too few.
func (f *fitting) ofCalls(plan int, what string, of func(*Call) (observed, bool)) *Distribution {
	own := observeCalls(f.kept[plan], of)
	if len(f.model.Plans) == 1 {
		return fitted(own, f.luck(what, plan))
	}
	return ownOr(own, f.luck(what, plan), func() *Distribution {
		return f.ofAllPlans(stratum{what, -1}, f.luck(what), func() []observed { return observeCalls(f.all(), of) })
	})
}

func observeCalls(calls []*Call, of func(*Call) (observed, bool)) (list []observed) {
	for _, c := range calls {
		if o, ok := of(c); ok {
			list = append(list, o)
		}
	}
	return list
}

// entry is how long it took from the call's arrival until it was entered.
func (f *fitting) entry(c *Call) (observed, bool) {
	if f.stamped[log.Entered] == 0 {
		return observed{}, false
	}
	at := &c.Parts[0].At
	from := at[log.CallArrival]
	if from == log.None {
		from = at[log.Answered]
	}
	return between(from, at[log.Entered], log.None, log.None)
}

// choosing is how long it took from when the call could be dispatched until the first unit was notified, of calls of which that unit was
// free then: any other has waited for it, and a simulation lets it wait by itself.
func (f *fitting) choosing(c *Call) (observed, bool) {
	first := firstNotified(c)
	if first == nil {
		return observed{}, false
	}
	from := ready(&first.At)
	if from == log.None || first.Held || !f.free(first.Unit, from) {
		return observed{}, false
	}
	return between(from, first.At[log.Notified], log.None, log.None)
}

// ready is when a call can be dispatched.
func ready(at *[log.NumInstants]int64) int64 {
	for _, i := range []log.Instant{log.Entered, log.Answered, log.CallArrival} {
		if at[i] != log.None {
			return at[i]
		}
	}
	return log.None
}

func firstNotified(c *Call) (first *Part) {
	for i := range c.Parts {
		p := &c.Parts[i]
		if p.At[log.Notified] != log.None && (first == nil || p.At[log.Notified] < first.At[log.Notified]) {
			first = p
		}
	}
	return first
}

// response is how long calls waited for the first unit on scene; nil where the log does not tell. Calls to which nobody came count as longer
// than any other, as they do in what is simulated; those of which a unit was there and did not say when are left out.
func (f *fitting) response(calls []*Call) *Response {
	var list []observed
	never := 0
	for _, c := range calls {
		there, silent := int64(log.None), false
		for i := range c.Parts {
			p := &c.Parts[i]
			t, unstamped := f.fateOf(p, f.latest)
			silent = silent || unstamped || t.open != log.None
			if t.there != log.None && (there == log.None || t.there < there) {
				there = t.there
			}
		}
		if o, ok := between(first(c.Parts[0].At[:log.OnScene]), there, log.None, log.None); ok {
			list = append(list, o)
		} else if there == log.None && !silent {
			never++
		}
	}
	if len(list) == 0 {
		return nil
	}
	s := newSample(list)
	of := float64(s.n+never) / float64(s.n)
	r := &Response{N: s.n + never, Never: never, P50: math.Inf(1), P90: math.Inf(1)}
	if 0.5*of < 1 {
		r.P50 = s.quantile(0.5 * of)
	}
	if 0.9*of < 1 {
		r.P90 = s.quantile(0.9 * of)
	}
	return r
}
