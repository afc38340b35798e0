package sim

import "simulate/sim/engine"

// past is what a program that applies from an instant on goes on from.
type past struct {
	base *Program // which follows what the gates of the later program wait for, too
	at   engine.Time
	m    matching
}

// From returns a program that runs as base before an instant, and as p from then on: history and luck before it are those of base,
// which may itself go on from another. p may add to base and change its figures, and take nothing away: the error names what is
// missing.
func (p *Program) From(base *Program, at engine.Time) (*Program, error) {
	for base.past != nil && base.past.at >= at {
		base = base.past.base // what would apply only later never does
	}
	m, err := match(base, p)
	if err != nil {
		return nil, err
	}
	followed := base.following(m.watched(), p.End)
	if before := base.past; before != nil {
		followed.past = nil
		if followed, err = followed.From(before.base, before.at); err != nil {
			return nil, err
		}
	}
	m.settleOn(followed)
	after := *p
	after.past = &past{base: followed, at: at, m: m}
	return &after, nil
}

// drew reports whether the past has drawn an input, and shown it to whoever listens.
func (of *past) drew(input int) bool { return of != nil && of.m.inputs[input] != None }

// follow simulates the past with the world of the base, and goes on from there.
func (w *World) follow(of *past) {
	base := w.before
	w.listenTo(base, of)
	before := w.luck
	before.Given = w.luck.Given.of(w.program, of.base)
	base.Begin(before, (*retold)(w))
	err := base.Advance(of.at)
	w.now, w.instant, w.arrived, w.occupied = base.now, base.instant, base.arrived, base.occupied
	if err != nil {
		w.runaway, w.stopped = base.runaway, base.stopped
		return
	}
	w.now = of.at
	w.inherit(of)
}

// listenTo has those who listen to the world told of what another one does, in the numbers of the own program.
func (w *World) listenTo(base *World, of *past) {
	base.OnDraw, base.OnLeg, base.Stop = nil, nil, w.Stop
	if w.OnDraw != nil {
		base.OnDraw = func(d Draw) {
			d.Source = of.m.source(d.Source)
			d.Incident, d.Step = int32(of.m.slot(slotIndex(d.Incident))), of.m.step(d.Step)
			w.OnDraw(d)
		}
	}
	if w.OnLeg != nil {
		base.OnLeg = func(l Leg) {
			l.Unit = of.m.units[l.Unit]
			w.OnLeg(l)
		}
	}
}

// retold is a world as the sink of its past: it tells the records in the numbers of the own program, and counts on behind them.
type retold World

// Consume tells records of the past to the sinks of the world.
func (r *retold) Consume(_ Seq, records []Record) {
	w := (*World)(r)
	for i := range records {
		r := &w.chunk[w.filled%chunkSize]
		*r = records[i]
		w.program.past.m.translate(r)
		w.filled++
		if w.filled == chunkSize {
			w.handOver() // the world of the base watches their budget
			w.filled = 0
		}
	}
}
