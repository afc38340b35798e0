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
	LongestQueue int     // most that waited for it at once in the window of the nominal run; NotKnown where it has too many records
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
	if r.Nominal.Kept() {
		units, channels = waits(p, r.Nominal.Records)
	}
	queues, kinds := longest(units), positions(p.Kinds, func(kind *string) string { return *kind })
	lines, named := longest(channels), positions(p.Channels, func(c *sim.Channel) string { return c.ID })
	counts := unitsByKind(p)
	var list []Resource
	for i := range r.Measures {
		m := &r.Measures[i]
		x := Resource{ID: m.Row.Key, Name: m.Row.Name, Utilisation: m.utilisation()}
		switch {
		case m.Row.Origin != measure.Builtin:
			continue
		case m.Row.Measure == "unit.utilisation":
			kind := kinds[x.ID]
			x.Kind, x.Count, x.LongestQueue = UnitKind, counts[kind], queues[kind]
		case m.Row.Measure == "channel.utilisation":
			channel := named[x.ID]
			x.Kind, x.Count, x.LongestQueue = ChannelUsed, int(p.Channels[channel].Capacity), lines[channel]
		default:
			continue
		}
		if !r.Nominal.Kept() {
			x.LongestQueue = NotKnown
		}
		list = append(list, x)
	}
	return r.cover(list)
}

// positions finds things by their names.
func positions[T any](list []T, name func(*T) string) map[string]uint16 {
	at := make(map[string]uint16, len(list))
	for i := range list {
		at[name(&list[i])] = uint16(i)
	}
	return at
}

// utilisation is the mean of a row of shares, or its nominal value without seeded runs.
func (m *Measured) utilisation() float64 {
	if m.Summary.N > 0 {
		return m.Summary.Mean.Value / m.Row.Unit.Parts()
	}
	return float64(m.Nominal.Amount) / m.Row.Unit.Parts()
}

func unitsByKind(p *sim.Program) []int {
	counts := make([]int, len(p.Kinds))
	for i := range p.Units {
		counts[p.Units[i].Kind]++
	}
	return counts
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
		since := waitedFor(records, r)
		if since == 0 {
			continue
		}
		w := wait{from: records[since].At, to: r.At}
		switch {
		case r.Kind == sim.UnitAssigned:
			w.of = p.Units[r.Unit].Kind
			units = append(units, w)
		case r.Kind == sim.MessageOnAir && r.Arg != sim.NoChannel:
			w.of = r.Arg
			channels = append(channels, w)
		}
	}
	return within(p, append(units, unserved(p, records)...)), within(p, channels)
}

// within cuts waits off where the window that is measured begins and ends.
func within(p *sim.Program, waits []wait) []wait {
	for i := range waits {
		w := &waits[i]
		w.from, w.to = max(w.from, p.WarmUp), min(w.to, p.Horizon)
	}
	return waits
}

// waitedFor is the request whose wait a record ends; 0 where there was no wait. Of a step that begins with its first unit the
// beginning names it.
func waitedFor(records []sim.Record, r *sim.Record) sim.Seq {
	if began := &records[r.Cause]; r.Kind == sim.UnitAssigned && r.Since == 0 && began.Kind == sim.StepStarted {
		return began.Since
	}
	return r.Since
}

// request is a step that calls units, of one instance of its incident.
type request struct {
	asked engine.Time
	lacks []int // by kind of unit
}

// unserved lists the waits for units that were still open at the end, one for each unit that was not sent.
func unserved(p *sim.Program, records []sim.Record) []wait {
	end := max(p.Horizon, records[len(records)-1].At)
	var list []wait
	for _, q := range openRequests(p, records) {
		for kind, lacking := range q.lacks {
			for range lacking {
				list = append(list, wait{uint16(kind), q.asked, end})
			}
		}
	}
	return list
}

// asker is a step of the instance that has a slot.
type asker struct {
	slot int32
	step uint16
}

// openRequests lists the requests for units that were not over at the end, in no order. A step from which a unit was taken asks
// again, also when it was done: a send for that unit, work by units where they are for all that it needs.
func openRequests(p *sim.Program, records []sim.Record) map[asker]*request {
	open := make(map[asker]*request)
	for i := range records {
		r := &records[i]
		if r.Kind == sim.IncidentClosed {
			closeRequests(p, open, r)
		}
		if r.Step == sim.NoStep || !p.Calls(r.Step) {
			continue
		}
		at := asker{r.Incident, r.Step}
		switch r.Kind {
		case sim.StepAsked, sim.StepRepeated:
			open[at] = newRequest(p, r)
		case sim.StepInterrupted:
			if p.Steps[r.Step].Verb != scenario.Send {
				open[at] = newRequest(p, r)
				continue
			}
			if open[at] == nil {
				open[at] = &request{r.At, make([]int, len(p.Kinds))}
			}
			open[at].lacks[kindAsked(p, r.Step, &records[r.Cause])]++
		case sim.UnitAssigned:
			if q := open[at]; q != nil {
				q.lacks[kindAsked(p, r.Step, r)]--
			}
		case sim.StepDone, sim.StepStopped, sim.StepSkipped, sim.StepGaveUp, sim.StepFailed:
			delete(open, at)
		}
	}
	return open
}

// kindAsked is the kind that a step asked for where it was given a unit, or lost one: the first of a sort that is of several kinds.
func kindAsked(p *sim.Program, step uint16, r *sim.Record) uint16 {
	needs := p.Steps[step].Needs
	if i := slices.IndexFunc(needs, func(n sim.Need) bool { return p.Takes(&n, r.Unit) }); i >= 0 {
		return needs[i].Kind
	}
	return p.Units[r.Unit].Kind
}

// closeRequests ends those of an incident that closes.
func closeRequests(p *sim.Program, open map[asker]*request, r *sim.Record) {
	incident := &p.Incidents[r.Arg]
	for step := incident.FirstStep; step < incident.FirstStep+incident.Steps; step++ {
		delete(open, asker{r.Incident, step})
	}
}

// newRequest is what a step asks for. Whoever wants all that are free lacks none.
func newRequest(p *sim.Program, asked *sim.Record) *request {
	q := &request{asked.At, make([]int, len(p.Kinds))}
	for _, need := range p.Steps[asked.Step].Needs {
		q.lacks[need.Kind] += int(need.Count)
	}
	return q
}

// longest returns for each resource the most waits for it at the same time. Waits without length do not count.
func longest(waits []wait) map[uint16]int {
	type change struct {
		of   uint16
		at   engine.Time
		step int
	}
	var changes []change
	for _, w := range waits {
		if w.to > w.from {
			changes = append(changes, change{w.of, w.from, 1}, change{w.of, w.to, -1})
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int {
		return cmp.Or(cmp.Compare(a.at, b.at), a.step-b.step)
	})
	now, most := make(map[uint16]int), make(map[uint16]int)
	for _, c := range changes {
		now[c.of] += c.step
		most[c.of] = max(most[c.of], now[c.of])
	}
	return most
}
