package sim

import (
	"fmt"

	"simulate/sim/engine"
)

// past is what a program that applies from an instant on goes on from.
type past struct {
	base *Program
	at   engine.Time
	m    matching
}

// From returns a program that runs as base before an instant, and as p from then on: history and luck before it are those of base.
// p may add to base and change its figures, and take nothing away: the error names what is missing.
func (p *Program) From(base *Program, at engine.Time) (*Program, error) {
	m, err := match(base, p)
	if err != nil {
		return nil, err
	}
	after := *p
	after.past = &past{base: base, at: at, m: m}
	return &after, nil
}

// runFrom simulates the past with the world of the base, and goes on from there. The records of the past are told in the numbers
// of the own program.
func (w *World) runFrom(of *past, luck Luck, sinks []Sink) error {
	base := w.before
	base.OnDraw, base.Stop = w.OnDraw, w.Stop
	if w.OnDraw != nil {
		base.OnDraw = func(d Draw) {
			d.Source = of.base.sourceIn(d.Source, w.program)
			w.OnDraw(d)
		}
	}
	base.OnLeg = nil
	if w.OnLeg != nil {
		base.OnLeg = func(l Leg) {
			l.Unit = of.m.units[l.Unit]
			w.OnLeg(l)
		}
	}
	before := luck
	before.Given = luck.Given.of(w.program, of.base)
	if err := base.runUntil(of.at, before, &w.told); err != nil {
		return err
	}
	w.open(luck, sinks)
	w.tellPast(w.told.Records, &of.m)
	w.now = of.at
	w.inherit(of)
	return w.finishRun()
}

// runUntil simulates everything before an instant.
func (w *World) runUntil(at engine.Time, luck Luck, trace *Trace) error {
	w.open(luck, []Sink{trace})
	w.begin()
	for w.runaway == nil && !w.stopped && (w.events.Peek().At() < at || w.restless()) {
		if !w.step() {
			break
		}
	}
	w.flush()
	clear(w.sinks)
	switch {
	case w.runaway != nil:
		return w.runaway
	case w.stopped:
		return ErrStopped
	}
	return nil
}

// restless reports whether something of the present instant is still to be settled.
func (w *World) restless() bool { return len(w.closing) > 0 || w.unsettled != 0 }

// tellPast gives the records of the past to the sinks, and goes on counting behind them.
func (w *World) tellPast(records []Record, m *matching) {
	for _, r := range records {
		m.translate(&r)
		w.chunk[w.filled] = r
		w.filled++
		if w.filled == chunkSize {
			w.flush()
		}
	}
	w.flush()
}

// matching leads from the numbers of one program to those of another, by name.
type matching struct {
	agencies           []uint8
	places, channels   []uint16
	sites, steps       []uint16
	units, incidents   []int32
	addedIncidents     int32 // how many more the second has
	deliveries, orders []int32
	approvals          []int32
	ends               [][]uint16 // by step: of its outcomes or options, counted from 1
	base, then         *Program
}

// match finds everything of a program in another.
func match(base, then *Program) (matching, error) {
	m := matching{base: base, then: then, addedIncidents: int32(len(then.Incidents) - len(base.Incidents))}
	var missing []string
	find := func(kind, id string, n int, at func(int) string) int {
		for i := range n {
			if at(i) == id {
				return i
			}
		}
		missing = append(missing, kind+" "+id)
		return 0
	}
	for _, a := range base.Agencies {
		m.agencies = append(m.agencies, uint8(find("agency", a.ID, len(then.Agencies), func(i int) string { return then.Agencies[i].ID })))
	}
	for _, a := range base.Places {
		m.places = append(m.places, uint16(find("place", a.ID, len(then.Places), func(i int) string { return then.Places[i].ID })))
	}
	for _, a := range base.Channels {
		m.channels = append(m.channels, uint16(find("channel", a.ID, len(then.Channels), func(i int) string { return then.Channels[i].ID })))
	}
	for _, a := range base.Sites {
		m.sites = append(m.sites, uint16(find("site", a.ID, len(then.Sites), func(i int) string { return then.Sites[i].ID })))
	}
	for _, a := range base.Units {
		m.units = append(m.units, int32(find("unit", a.ID, len(then.Units), func(i int) string { return then.Units[i].ID })))
	}
	for _, a := range base.Incidents {
		m.incidents = append(m.incidents, int32(find("incident", a.ID, len(then.Incidents), func(i int) string { return then.Incidents[i].ID })))
	}
	for i := range base.Steps {
		name := base.stepName(i)
		at := find("step", name, len(then.Steps), then.stepName)
		m.steps = append(m.steps, uint16(at))
		m.ends = append(m.ends, matchEnds(&base.Steps[i], &then.Steps[at]))
		if base.Steps[i].Verb != then.Steps[at].Verb {
			missing = append(missing, "step "+name+" (of the same kind)")
		}
	}
	if len(missing) > 0 {
		return m, fmt.Errorf("what applies from an instant can add to a scenario and change it, and takes nothing away: it has no %s", missing[0])
	}
	m.parts()
	return m, nil
}

// stepName is a step's id with that of its incident.
func (p *Program) stepName(i int) string {
	return p.Incidents[p.Steps[i].Incident].ID + "/" + p.Steps[i].ID
}

func matchEnds(base, then *Step) []uint16 {
	ends := []uint16{0}
	for _, end := range base.Ends {
		number := uint16(0)
		for i, other := range then.Ends {
			if other == end {
				number = uint16(i + 1)
			}
		}
		ends = append(ends, number)
	}
	return ends
}

// parts matches the deliveries, orders and approvals of steps: those to the same agency or site. What has none is None.
func (m *matching) parts() {
	for i := range m.base.deliveries {
		d := &m.base.deliveries[i]
		m.deliveries = append(m.deliveries, indexWhere(m.then.deliveries, func(o *delivery) bool {
			return o.step == m.steps[d.step] && o.agency == m.agencies[d.agency]
		}))
	}
	for i := range m.base.orders {
		d := &m.base.orders[i]
		m.orders = append(m.orders, indexWhere(m.then.orders, func(o *order) bool { return o.step == m.steps[d.step] && o.site == m.sites[d.site] }))
	}
	for i := range m.base.approvals {
		d := &m.base.approvals[i]
		m.approvals = append(m.approvals, indexWhere(m.then.approvals, func(o *approval) bool {
			return o.step == m.steps[d.step] && o.agency == m.agencies[d.agency]
		}))
	}
}

func indexWhere[T any](list []T, fits func(*T) bool) int32 {
	for i := range list {
		if fits(&list[i]) {
			return int32(i)
		}
	}
	return None
}

// slot is where an instance stands in the second program: those of streams move up behind the incidents of the file.
func (m *matching) slot(slot int32) int32 {
	switch {
	case slot == None:
		return None
	case int(slot) < len(m.incidents):
		return m.incidents[slot]
	default:
		return slot + m.addedIncidents
	}
}

// translate puts a record into the numbers of the second program.
func (m *matching) translate(r *Record) {
	step := r.Step
	r.Incident = m.slot(r.Incident)
	if step != NoStep {
		r.Step = m.steps[step]
	}
	if r.Place != NoPlace {
		r.Place = m.places[r.Place]
	}
	if r.Agency != NoAgency {
		r.Agency = m.agencies[r.Agency]
	}
	switch r.Kind {
	case IncidentBegan, IncidentSkipped, IncidentClosed:
		r.Arg = uint16(m.incidents[r.Arg])
		return
	case PostureOrdered, PostureSet, PostureRefused, PostureSuperseded:
		r.Arg = m.sites[r.Arg]
	case MessageQueued, MessagePressed, MessageOnAir, MessageRelayed, MessageDelivered, MessageLost, MessageWithdrawn, ChannelDown, ChannelUp:
		if r.Arg != NoChannel {
			r.Arg = m.channels[r.Arg]
		}
	case StepDone:
		r.Arg = m.ends[step][r.Arg]
	}
	if r.Unit != None {
		r.Unit = m.units[r.Unit]
	}
}
