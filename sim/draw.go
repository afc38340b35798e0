package sim

import (
	"math"

	"simulate/sim/engine"
)

// Purpose says what a draw is for. Its number is part of the draw's key: see engine.DrawScheme.
type Purpose uint8

// The purposes of draws.
const (
	DrawDelay Purpose = iota + 1
	DrawChance
	DrawOutcome
	DrawTakes
	DrawPatience
	DrawInterval
	DrawApproval
	DrawTurnout
	DrawTravel
	DrawReturn
	DrawLoss
	DrawRetry
	DrawRefusal
	DrawHomeRadius
	DrawHomeAngle
	DrawBusy
	DrawBusyFor
	DrawArrival
	DrawPlace
	DrawPlaceAcross
	DrawRePress
	DrawInput
	DrawStarts
	DrawChange
	DrawWhere
	DrawRelief
	DrawRest
	DrawGroup
	DrawFill
	DrawPost
)

var purposeNames = [...]string{
	"", "delay", "chance", "outcome", "takes", "give-up", "every", "approval", "turnout", "travel", "return", "lost",
	"retry", "fails", "home radius", "home angle", "busy at start", "busy for",
	"arrival", "place", "place across", "re-press", "range", "starts", "changes", "where",
	"relief", "rest", "group", "fill", "post",
}

// String returns the purpose in the words of the scenario file.
func (p Purpose) String() string { return purposeNames[p] }

// Draw is one random draw of a run, as a trace of draws shows it.
type Draw struct {
	At         engine.Time
	Purpose    Purpose
	Incident   int32  // slot, or None
	Ordinal    int32  // of the instance in its stream; 0 of an incident that begins once
	Step       uint16 // or NoStep
	Name       string // the unit, site or agency that is part of the key, or empty
	Occurrence uint64
	Uniform    float64
	Value      float64 // milliseconds, or what the uniform draw stands for
	Source     int     // index in Program.Sources; -1 of what is none
}

// quantity names a random quantity: what its key is made of. Nothing in it depends on what else is drawn, so that a variant
// with one more step or unit has the same luck everywhere else.
type quantity struct {
	subject    *subject
	occurrence uint64 // below 2⁵⁶
	slot       slotIndex
	source     sourceNumber
	purpose    Purpose
}

// stepQuantity is a quantity of a step.
func (w *World) stepQuantity(si stepIndex, purpose Purpose, occurrence uint64) quantity {
	s := &w.steps[si]
	return quantity{subject: &w.program.Steps[s.step].subject, occurrence: occurrence, slot: s.slot, purpose: purpose}
}

// unitQuantity is a quantity of a unit before any incident.
func (w *World) unitQuantity(u int32, purpose Purpose) quantity {
	return quantity{subject: &w.program.Units[u].subject, slot: None, purpose: purpose}
}

// uniform draws the quantity from the uniform distribution; a nominal run always draws ½. What happens to an instance of a
// stream is drawn with the luck of that instance, which is keyed by its lot: slots depend on when others closed.
func (w *World) uniform(q quantity) float64 {
	if w.luck.Nominal {
		return 0.5
	}
	if w.luck.Given != nil {
		if u, ok := w.given(&q); ok {
			return u
		}
	}
	luck := w.root
	if q.slot != None {
		luck = w.incidents[q.slot].luck
	}
	return q.drawnWith(luck)
}

// given draws a quantity of a source that is taken from the luck of the run; ok is false of all others.
func (w *World) given(q *quantity) (u float64, ok bool) {
	g, i := w.luck.Given, int(q.source)-1
	if i < 0 {
		return 0, false
	}
	if i < len(g.Quantiles) && !math.IsNaN(g.Quantiles[i]) {
		return g.Quantiles[i], true
	}
	if i >= len(g.Replications) {
		return 0, false
	}
	luck := engine.Seed(w.luck.Seed).Mix(g.Replications[i])
	if q.slot != None {
		luck = luck.Mix(uint64(w.incidents[q.slot].lot))
	}
	return q.drawnWith(luck), true
}

// drawnWith is the quantity's draw with a luck.
func (q *quantity) drawnWith(luck engine.Key) float64 {
	return q.subject.key.Mix(uint64(luck)).Mix(uint64(q.purpose)<<56 + q.occurrence).Uniform()
}

// time draws a duration. Where it is always the same nothing is drawn, and nobody is told of a draw; a nominal run takes the
// median that was worked out when compiling.
func (w *World) time(s *span, q quantity) engine.Time {
	if s.input != 0 {
		return w.timeOfInput(s, q)
	}
	if s.column != 0 {
		return w.timeOfRow(s, q)
	}
	if s.dist == nil {
		return s.median
	}
	q.source = s.source
	u := w.uniform(q)
	t := s.median
	if !w.luck.Nominal {
		t = roundTime(s.dist.Quantile(u))
	}
	if w.OnDraw != nil {
		w.tellDraw(q, u, float64(t))
	}
	return t
}

// timeOfInput draws a duration whose median is an input: the distribution keeps its shape and is stretched.
func (w *World) timeOfInput(s *span, q quantity) engine.Time {
	if s.dist == nil {
		return w.medianOf(s)
	}
	q.source = s.source
	u := w.uniform(q)
	t := roundTime(s.dist.Quantile(u) * w.factorOf(s.input))
	if w.OnDraw != nil {
		w.tellDraw(q, u, float64(t))
	}
	return t
}

// happens draws whether something of this probability occurs; in a nominal run, what has a chance of 50% or more does.
func (w *World) happens(o odds, q quantity) bool {
	if o.column != 0 {
		return w.chanceOfRow(o, q)
	}
	share := w.valueOf(o.input, o.share)
	if share <= 0 || share >= 1 {
		return share >= 1
	}
	q.source = o.source
	u := w.uniform(q)
	yes := u <= share
	if w.OnDraw != nil {
		w.tellDraw(q, u, indicator(yes))
	}
	return yes
}

// draw picks one of several by their shares.
func (w *World) draw(l *lottery, q quantity) uint16 {
	q.source = l.source
	u := w.uniform(q)
	picked := w.among(l, u)
	if w.OnDraw != nil {
		w.tellDraw(q, u, float64(picked))
	}
	return picked
}

// drawSpread does so for what every instance of a stream has: a nominal run spreads the instances evenly over the shares, by multiples
// of a step, and of an incident that begins once takes the likeliest.
func (w *World) drawSpread(l *lottery, q quantity, step float64) uint16 {
	state := &w.incidents[q.slot]
	switch {
	case len(l.shares) == 0 || w.luck.Nominal && !w.program.Incidents[state.incident].Stream:
		return l.likeliest
	case w.luck.Nominal:
		at := float64(float64(state.ordinal) * step)
		return w.among(l, at-math.Floor(at))
	}
	return w.draw(l, q)
}

// among is the one of several for which a uniform number stands; the likeliest is taken where shares fall short of 1 by rounding.
func (w *World) among(l *lottery, u float64) uint16 {
	for i, o := range l.shares {
		if u <= w.upTo(l.adjusted, i, o.upTo) {
			return o.end
		}
	}
	return l.likeliest
}

func indicator(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// tellDraw tells whoever listens of a draw.
func (w *World) tellDraw(q quantity, u, value float64) {
	ordinal := int32(0)
	if q.slot != None {
		ordinal = w.incidents[q.slot].ordinal
	}
	w.OnDraw(Draw{
		At: w.now, Purpose: q.purpose, Incident: int32(q.slot), Ordinal: ordinal, Step: q.subject.step, Name: q.subject.name,
		Occurrence: q.occurrence, Uniform: u, Value: value, Source: int(q.source) - 1,
	})
}
