package sim

import (
	"cmp"
	"math"

	"simulate/sim/engine"
	"simulate/sim/portable"
	"simulate/sim/scenario"
)

// openStream lets the instances of a stream arrive: from now on where it comes with an incident that others have set off.
func (w *World) openStream(incident int32) {
	of, state := &w.program.Incidents[incident], &w.streams[incident]
	if of.stream.late {
		state.outset = w.incidents[of.PartOf].at
		if paces := w.pacesOf(incident); len(paces) > 0 {
			state.segment, state.expected = expectedAt(paces, state.outset+of.stream.from)
		}
	}
	w.awaitNext(incident)
}

// nextArrival is when the next of a stream arrive, or engine.Never. It depends on nothing but the stream and the
// luck of the run.
func (w *World) nextArrival(incident int32) engine.Time {
	s, state := w.program.Incidents[incident].stream, &w.streams[incident]
	at := engine.Never
	switch {
	case s.pace != nil:
		at = w.nextPoisson(s, w.pacesOf(incident), state)
	case s.gap != nil:
		at = w.nextRenewal(s, state)
	case int(state.groups) < len(s.at):
		at = state.outset + s.at[state.groups]
	}
	return w.within(s, state, at)
}

// within keeps an arrival, unless a stream is over by then.
func (w *World) within(s *stream, state *streamState, at engine.Time) engine.Time {
	if s.until != engine.Never && at >= state.outset+s.until {
		return engine.Never
	}
	state.last = at
	return at
}

// nextPoisson adds one exponential variate to the expected number of arrivals, and finds the instant at which the rate comes
// to that number: exact for any rate. In a nominal run the k-th comes when k are expected. Thinning, the usual
// way, needs a number more for each arrival that it throws away, and so has other luck wherever a rate is changed.
func (w *World) nextPoisson(s *stream, paces []pace, state *streamState) engine.Time {
	step := 1.0
	if q := arrivalQuantity(s, state.groups); !w.luck.Nominal {
		u := w.uniform(q)
		step = -portable.Log(u)
		if w.OnDraw != nil {
			w.tellDraw(q, u, step)
		}
	}
	state.expected += step
	for int(state.segment)+1 < len(paces) && paces[state.segment+1].expected <= state.expected {
		state.segment++
	}
	p := &paces[state.segment]
	if p.perMs == 0 {
		return engine.Never
	}
	return p.from + roundTime((state.expected-p.expected)/p.perMs)
}

// pacesOf are the rates of a stream in this run.
func (w *World) pacesOf(incident int32) []pace {
	if s := w.program.Incidents[incident].stream; !s.ranged {
		return s.pace
	}
	return w.paces[incident]
}

// drawPaces works out the rates of the run where they are inputs, and from them the numbers expected, which inverting needs.
func (w *World) drawPaces(incident int32) {
	s := w.program.Incidents[incident].stream
	paces, expected, times := w.paces[incident][:0], 0.0, w.valueOf(s.factor, s.times)
	for i, p := range s.pace {
		if i > 0 {
			before := &paces[i-1]
			expected += float64(float64(p.from-before.from) * before.perMs)
		}
		p.expected, p.perMs = expected, float64(w.valueOf(p.input, p.perMs*float64(engine.Hour))/float64(engine.Hour)*times)
		paces = append(paces, p)
	}
	w.paces[incident] = paces
}

func (w *World) nextRenewal(s *stream, state *streamState) engine.Time {
	if w.luck.Nominal {
		return state.outset + s.from + roundTime(float64(state.groups+1)*s.gap.mean)
	}
	return max(state.last, state.outset+s.from) + w.time(&s.gap.span, arrivalQuantity(s, state.groups))
}

// arrivalQuantity is what decides when a group arrives, after so many: keyed by its number and by no slot, so that
// arrivals are the same whatever becomes of those before.
func arrivalQuantity(s *stream, groups int32) quantity {
	return quantity{subject: &s.subject, occurrence: uint64(groups) + 1, slot: None, purpose: DrawArrival}
}

// Priority is how urgent the instances of a group are when they begin; group is 0 of an incident that begins once.
func (p *Program) Priority(incident, group int32) int32 {
	return cmp.Or(p.traced(incident, group), p.Incidents[incident].Priority)
}

// traced is the priority that the row of a trace gives a group; 0 where none does, as of no group, which is 0.
func (p *Program) traced(incident, group int32) int32 {
	if s := p.Incidents[incident].stream; group > 0 && s != nil && len(s.rows) > 0 {
		return s.rows[group-1].priority
	}
	return 0
}

// placeOf is where the instances of a group are.
func (w *World) placeOf(incident, group int32) spot {
	of := &w.program.Incidents[incident]
	s := of.stream
	if len(s.rows) > 0 {
		if at, named := w.program.tracedSpot(s, group); named {
			return at
		}
	}
	switch {
	case s.places != nil:
		u := w.even(s, group, DrawPlace, goldenShare)
		i := 0
		for i < len(s.places)-1 && w.upTo(s.adjusted, i, s.places[i].upTo) < u {
			i++
		}
		return w.program.spotOf(s.places[i].place)
	case s.area != nil:
		along, across := w.even(s, group, DrawPlace, firstShare), w.even(s, group, DrawPlaceAcross, secondShare)
		return spot{point: s.area.At(along, across), place: s.point, located: true}
	default:
		return w.program.spotOf(of.Place)
	}
}

// What a nominal run spreads its arrivals with, evenly over a line and over a plane: their multiples, less whole numbers, never
// come close to each other (Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018).
const (
	goldenShare = 0.6180339887498949
	firstShare  = 0.7548776662466927
	secondShare = 0.5698402909980532
)

// even draws where the place of a group lies between 0 and 1; a nominal run spreads them evenly.
func (w *World) even(s *stream, group int32, purpose Purpose, step float64) float64 {
	if w.luck.Nominal {
		at := float64(float64(group) * step)
		return at - math.Floor(at)
	}
	q := quantity{subject: &s.subject, occurrence: uint64(group), slot: None, purpose: purpose}
	u := w.uniform(q)
	if w.OnDraw != nil {
		w.tellDraw(q, u, u)
	}
	return u
}

// Arrived says where an instance that has begun in the run under way is, nil when that is not known, and how urgent it was then. It
// changes nothing, and tells no draws.
func (w *World) Arrived(of Instance) (at *scenario.Position, priority int32) {
	if of.Ordinal == 0 {
		incident := &w.program.Incidents[of.Incident]
		place := w.program.spotOf(incident.Place)
		return w.program.position(&place), incident.Priority
	}
	tell := w.OnDraw
	w.OnDraw = nil
	group := w.groupOf(of)
	place := w.placeOf(of.Incident, group)
	w.OnDraw = tell
	return w.program.position(&place), w.program.Priority(of.Incident, group)
}
