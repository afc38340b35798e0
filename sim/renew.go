package sim

import "simulate/sim/engine"

// What is under way is drawn anew by what it was drawn with: a draw is a function of its key, so that the world need not remember what it
// drew. How long something has lasted is what was drawn less what is left of it; how long it lasts in all is drawn by the new luck, among
// all that is no less than that.

// Renew gives a world that stands before an instant, after Advance or as a copy, another luck for all that is drawn from that instant on,
// and draws anew what is under way then, given that it has lasted so long: work, delays, rests between rounds, turnouts, trips, transmissions,
// postures, approvals, patience, jobs that units were at as the run began, reliefs and their rests, what conditions change to, and the
// next arrivals. What does not vary stays as it is. So nothing of what the old luck has drawn and not shown is left.
//
// Figures with a range are drawn anew too, among the values that leave what is under way possible, but for whole numbers: how many units
// and lines there are has been seen. So have the places of units at the beginning, and who was busy then. So has the usual time of a trip,
// with which it set out: pages tell it, and whoever sees a unit go sees how fast. What a trip takes beyond that is drawn anew. A stream that
// has come to its end does not begin again.
//
// What people do with steps is no luck, and stays: what they begin or end later than the instant, they do.
//
// At time 0 of a run it makes of the world what the new luck begins with, but for what has been seen. A world that has a past of another
// program draws anew by the figures of its own. Where instances have arrived it cannot be asked any more (Arrived). It panics where
// something is still to happen before the instant.
func (w *World) Renew(at engine.Time, luck Luck) {
	if w.events.Peek().At() < at {
		panic("sim: a world is given other luck from an instant on to which it has not come")
	}
	w.now = max(w.now, at)
	r := renewal{World: w, least: make([]float64, len(w.inputs))}
	r.lookAtSteps()
	r.lookAtUnits()
	r.lookAtMessages()
	r.lookAtOrders()
	r.lookAtConditions()
	r.lookAtStreams()
	r.change(luck)
	r.keepScheduled()
	for i := range r.list {
		r.again(&r.list[i])
	}
	r.redrawStreams()
}

// renewal is what is under way in a world whose luck changes.
type renewal struct {
	*World
	list  []lasting
	least []float64     // by input less one: what it must be at least, as something has lasted so long
	gaps  []engine.Time // by incident, of a stream whose gaps are drawn: since when the next arrival is awaited
}

// lasting is something under way.
type lasting struct {
	kind     eventKind
	index    int32
	quantity quantity
	span     *span
	scale    float64     // of a trip: the span is a multiple of that
	gone     engine.Time // for how long it has lasted
	ahead    engine.Time // of one that begins later: until then
}

// note notes something of which a time is left; a total that its figures do not account for, in a run with a past of other figures, is as if
// it had just begun.
func (r *renewal) note(kind eventKind, index int32, s *span, q quantity, left engine.Time) {
	gone := r.silently(s, q) - left
	r.add(lasting{kind: kind, index: index, span: s, quantity: q, gone: max(gone, 0), ahead: max(-gone, 0)})
}

func (r *renewal) add(l lasting) {
	r.list = append(r.list, l)
	if s := l.span; s.input != 0 && l.scale == 0 {
		r.bound(s, l.gone)
	}
}

// bound keeps the input of a span as large as it must be for something to have lasted so long.
func (r *renewal) bound(s *span, gone engine.Time) {
	least := float64(gone)
	if s.dist != nil {
		least = float64(gone) / s.dist.Max() * r.program.Inputs[s.input-1].Value
	}
	r.least[s.input-1] = max(r.least[s.input-1], least)
}

// silently is what a duration was drawn as, by the luck of the world so far.
func (r *renewal) silently(s *span, q quantity) engine.Time {
	tell := r.OnDraw
	r.OnDraw = nil
	t := r.time(s, q)
	r.OnDraw = tell
	return t
}

// numbersAs are the figures of a step in a state; 0 where states do not matter.
func (w *World) numbersAs(si stepIndex, state uint8) *numbers {
	step := w.stepOf(si)
	if step.byState == nil || state == 0 {
		return &step.numbers
	}
	return &step.byState[state-1]
}

// change gives the world another luck, and draws its inputs anew.
func (r *renewal) change(luck Luck) {
	w := r.World
	w.luck, w.root = luck, luck.root()
	for slot := range w.incidents {
		w.incidents[slot].luck = w.root.Mix(uint64(w.incidents[slot].lot))
	}
	for i := range w.program.Inputs {
		if in := &w.program.Inputs[i]; !in.Whole {
			w.inputs[i] = r.input(in, r.least[i])
		}
	}
	w.applyInputs()
}

// input draws a figure with a range among its values that are no less than one.
func (r *renewal) input(in *Input, least float64) float64 {
	if r.luck.Nominal {
		return max(in.Value, min(least, in.High))
	}
	q := quantity{subject: &in.subject, slot: None, source: in.source, purpose: DrawInput}
	u, gone := r.uniform(q), 0.0
	if least > in.Low {
		gone = min((least-in.Low)/(in.High-in.Low), 1)
	}
	value := in.At(gone + float64((1-gone)*u))
	if r.OnDraw != nil {
		r.tellDraw(q, u, value)
	}
	return value
}

// keepScheduled empties the agenda of all but what no luck decides.
func (r *renewal) keepScheduled() {
	w := r.World
	var kept []engine.Event
	for e := range w.events.All() {
		if r.keeps(e) {
			kept = append(kept, e)
		}
	}
	w.events.Reset()
	for _, e := range kept {
		w.events.Push(e)
	}
}

func (r *renewal) keeps(e engine.Event) bool {
	if e.Phase() == finale {
		return true
	}
	switch kind, i := scheduledIn(e); kind {
	case incidentBegins:
		of := &r.program.Incidents[i]
		return !of.Stream && !of.isSetOff()
	case dutyTurns, standbySettles, stepBegunByHand:
		return true
	case workEnds: // of what has lasted longer than it would by itself, and waits for somebody to end it
		return r.steps[i].due == e.At() && r.overdue(stepIndex(i))
	case unitLeaves, unitArrives, unitComesHome: // of those that have no way to go, or leave at once
		unit := &r.units[i]
		return unit.due == e.At() && unit.status == scheduledFor[kind] && !r.takesTime(unit)
	}
	return false
}

// again draws anew how long something lasts, and schedules its end.
func (r *renewal) again(l *lasting) {
	w := r.World
	left := w.lasting(l) - l.gone + l.ahead
	due := w.now + left
	switch l.kind {
	case stepBegins, stepRepeats:
		w.steps[l.index].due = due
	case incidentBegins:
		w.steps[w.beginsOf(slotIndex(l.index))].due = due
	case workEnds:
		s := &w.steps[l.index]
		if s.phase != running {
			s.remaining = left
			return
		}
		s.remaining = due - s.started
		due, _ = w.endOf(stepIndex(l.index))
		s.due = due
	case patienceEnds:
		s := &w.steps[l.index]
		if s.spare != engine.Never {
			s.spare = left
			return
		}
		s.lapse = due
	case approvalComes:
		w.approvals[l.index].due = due
	case unitArrives, unitComesHome:
		w.units[l.index].leg.to, w.units[l.index].due = due, due
		w.beginWay(l.index)
	case transmissionEnds, transmissionRepeats:
		w.deliveries[l.index].due = due
	case postureReached:
		w.orders[l.index].due = due
	case conditionChanges:
		k := &w.clocks[l.index]
		if k.due == engine.Never {
			k.left = left
			return
		}
		k.due = due
	default:
		w.units[l.index].due = due
	}
	w.schedule(due, l.kind, l.index)
}

// lasting draws how long something lasts in all that has lasted for a while.
func (w *World) lasting(l *lasting) engine.Time {
	s := l.span
	if s.column != 0 {
		if v, known := w.cell(s.column, l.quantity.slot); known {
			return max(engine.Time(v), l.gone)
		}
	}
	if s.dist == nil {
		return max(w.medianOf(s), l.gone)
	}
	scale := w.factorOf(s.input)
	if l.scale != 0 {
		scale *= l.scale
	}
	q := l.quantity
	q.source = s.source
	u := w.uniform(q)
	t := s.dist.Quantile(u)
	if l.gone > 0 { // times are rounded: what has lasted so long may have been half a millisecond less
		t = s.dist.AtLeast((float64(l.gone)-0.5)/scale, u)
	}
	total := max(roundTime(float64(scale*t)), l.gone)
	if w.OnDraw != nil {
		w.tellDraw(q, u, float64(total))
	}
	return total
}
