package sim

import "simulate/sim/engine"

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
)

var purposeNames = [...]string{
	"", "delay", "chance", "outcome", "takes", "give-up", "every", "approval", "turnout", "travel", "return", "lost",
	"retry", "fails", "home radius", "home angle", "busy at start", "busy for",
	"arrival", "place", "place across", "re-press", "range",
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

// subject is what draws are about: a unit, or a step, perhaps with a site or an agency.
type subject struct {
	key  engine.Key
	name string // of the unit, the site or the agency
	step uint16 // or NoStep
}

// with is the subject of a step with one of its sites or agencies.
func (s subject) with(name string, key engine.Key) subject {
	return subject{key: s.key.Mix(uint64(key)), name: name, step: s.step}
}

// quantity names a random quantity: what its key is made of.
type quantity struct {
	subject    *subject
	occurrence uint64 // below 2⁵⁶
	slot       slotIndex
	source     sourceNumber
	purpose    Purpose
}

// uniform draws the quantity from the uniform distribution; a nominal run always draws ½.
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

// drawnWith is the quantity's draw with a luck.
func (q *quantity) drawnWith(luck engine.Key) float64 {
	return q.subject.key.Mix(uint64(luck)).Mix(uint64(q.purpose)<<56 + q.occurrence).Uniform()
}

// trace shows a draw to whoever listens.
func (w *World) trace(q quantity, u, value float64) {
	ordinal := int32(0)
	if q.slot != None {
		ordinal = w.incidents[q.slot].ordinal
	}
	w.OnDraw(Draw{
		At: w.now, Purpose: q.purpose, Incident: int32(q.slot), Ordinal: ordinal, Step: q.subject.step, Name: q.subject.name,
		Occurrence: q.occurrence, Uniform: u, Value: value, Source: int(q.source) - 1,
	})
}

// time draws a duration.
func (w *World) time(s *span, q quantity) engine.Time {
	if s.input != 0 {
		return w.timeOfInput(s, q)
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
		w.trace(q, u, float64(t))
	}
	return t
}

// happens draws whether something of this probability occurs; in a nominal run, what has a chance of 50% or more does.
func (w *World) happens(o odds, q quantity) bool {
	share := w.valueOf(o.input, o.share)
	if share <= 0 || share >= 1 {
		return share >= 1
	}
	q.source = o.source
	u := w.uniform(q)
	yes := u <= share
	if w.OnDraw != nil {
		w.trace(q, u, indicator(yes))
	}
	return yes
}

func indicator(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
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
