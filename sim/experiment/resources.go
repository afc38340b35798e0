package experiment

import (
	"cmp"
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// Resource is how busy a kind of unit, the units of a kind that an agency has, or a channel was.
type Resource struct {
	Kind         ResourceKind
	ID, Name     string
	Count        int     // units, or transmissions at once
	Utilisation  float64 // 0 to 1: mean over the seeded runs, or of the nominal run without them
	LongestQueue int     // most that waited for it at once in the nominal run; NotKnown where it has too many records
	Coverage     *Coverage
}

// NotKnown stands for a number that is not known.
const NotKnown = -1

// ResourceKind is what a resource is.
type ResourceKind string

// The kinds of resource.
const (
	UnitKind    ResourceKind = "unit-kind"
	UnitPool    ResourceKind = "unit-pool" // where incidents come in streams, and several agencies have units of the kind
	ChannelUsed ResourceKind = "channel"
)

// resources lists the kinds of unit, the pools and the channels.
func (r *Result) resources() []Resource {
	p := r.Program
	var units, channels []wait
	if r.Nominal.Whole() {
		units, channels = waits(p, r.Nominal.Records)
	}
	var list []Resource
	for i := range r.Measures {
		m := &r.Measures[i]
		x := Resource{ID: m.Row.Key, Name: m.Row.Name, Utilisation: m.utilisation()}
		switch {
		case m.Row.Origin != measure.Builtin:
			continue
		case m.Row.Measure == "unit.utilisation":
			kind := uint16(slices.Index(p.Kinds, x.ID))
			x.Kind, x.Count, x.LongestQueue = UnitKind, unitsOf(p, kind), longest(units, kind)
		case m.Row.Measure == "channel.utilisation":
			channel := slices.IndexFunc(p.Channels, func(c sim.Channel) bool { return c.ID == x.ID })
			x.Kind, x.Count = ChannelUsed, int(p.Channels[channel].Capacity)
			x.LongestQueue = longest(channels, uint16(channel))
		default:
			continue
		}
		if !r.Nominal.Whole() {
			x.LongestQueue = NotKnown
		}
		list = append(list, x)
	}
	return r.cover(list)
}

// utilisation is the mean of a row of shares, or its nominal value without seeded runs.
func (m *Measured) utilisation() float64 {
	if m.Summary.N > 0 {
		return m.Summary.Mean.Value / 1000
	}
	return float64(m.Nominal.Amount) / 1000
}

func unitsOf(p *sim.Program, kind uint16) int {
	n := 0
	for i := range p.Units {
		if p.Units[i].Kind == kind {
			n++
		}
	}
	return n
}

// wait is a stretch of time in which something waited for a resource.
type wait struct {
	of       uint16 // kind of unit or channel
	from, to engine.Time
}

// waits lists the waits of a run for kinds of unit and for channels.
func waits(p *sim.Program, records []sim.Record) (units, channels []wait) {
	for i := range records {
		r := &records[i]
		if r.Since == 0 {
			continue
		}
		w := wait{from: records[r.Since].At, to: r.At}
		switch {
		case r.Kind == sim.UnitAssigned:
			w.of = p.Units[r.Unit].Kind
			units = append(units, w)
		case r.Kind == sim.MessageOnAir && r.Arg != sim.NoChannel:
			w.of = r.Arg
			channels = append(channels, w)
		}
	}
	return append(units, unserved(p, records)...), channels
}

// request is a send step, of one instance of its incident, that has asked for units and is not over, or from which one was
// taken.
type request struct {
	slot  int32
	step  uint16
	asked engine.Time
	lacks []uint16 // kinds of the units not yet assigned
}

// unserved lists the waits for units that were still open at the horizon, one for each unit that was not sent.
func unserved(p *sim.Program, records []sim.Record) []wait {
	var list []wait
	for _, q := range openRequests(p, records) {
		for _, kind := range q.lacks {
			list = append(list, wait{kind, q.asked, p.Horizon})
		}
	}
	return list
}

// openRequests lists the requests for units that were not over at the horizon.
func openRequests(p *sim.Program, records []sim.Record) []request {
	var open []request
	for i := range records {
		r := &records[i]
		if r.Kind == sim.IncidentClosed {
			open = slices.DeleteFunc(open, func(q request) bool { return q.slot == r.Incident })
		}
		if r.Step == sim.NoStep || p.Steps[r.Step].Verb != scenario.Send {
			continue
		}
		switch r.Kind {
		case sim.StepAsked:
			open = append(open, request{slot: r.Incident, step: r.Step, asked: r.At, lacks: kindsAsked(&p.Steps[r.Step])})
		case sim.StepInterrupted: // a unit was taken from it, and another is asked for
			taken := p.Units[records[r.Cause].Unit].Kind
			open = append(open, request{slot: r.Incident, step: r.Step, asked: r.At, lacks: []uint16{taken}})
		case sim.UnitAssigned:
			give(open, r, p.Units[r.Unit].Kind)
		case sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
			open = slices.DeleteFunc(open, func(q request) bool { return q.slot == r.Incident && q.step == r.Step })
		}
	}
	return open
}

// kindsAsked lists the kinds of the units that a step asks for, one for each.
func kindsAsked(step *sim.Step) []uint16 {
	var kinds []uint16
	for _, need := range step.Needs {
		kinds = append(kinds, slices.Repeat([]uint16{need.Kind}, int(need.Count))...)
	}
	return kinds
}

// give takes a unit that is assigned off what its step lacks.
func give(open []request, r *sim.Record, kind uint16) {
	for i := range open {
		q := &open[i]
		if k := slices.Index(q.lacks, kind); q.slot == r.Incident && q.step == r.Step && k >= 0 {
			q.lacks = slices.Delete(q.lacks, k, k+1)
			return
		}
	}
}

// longest returns the most waits for one resource at the same time. Waits without length do not count.
func longest(waits []wait, of uint16) int {
	type change struct {
		at   engine.Time
		step int
	}
	var changes []change
	for _, w := range waits {
		if w.of == of && w.to > w.from {
			changes = append(changes, change{w.from, 1}, change{w.to, -1})
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int {
		return cmp.Or(cmp.Compare(a.at, b.at), a.step-b.step)
	})
	now, most := 0, 0
	for _, c := range changes {
		now += c.step
		most = max(most, now)
	}
	return most
}
