package sim

import (
	"fmt"
	"slices"
)

// matching leads from the numbers of one program to those of another, by name.
type matching struct {
	agencies           []uint8
	places, channels   []uint16
	sites, steps       []uint16
	units, incidents   []int32
	addedIncidents     int32 // how many more the second has
	deliveries, orders []int32
	approvals          []int32
	changes            []int32     // of conditions
	ends               [][]uint16  // by step: of its outcomes or options, counted from 1
	keeps              []bool      // by step: its triggers are what they were
	gates              []int32     // by gate of the second: that of the first, or None
	were               []Milestone // by milestone of the second: that of the first, or zero
	heard              []int32     // the same, by number
	sources            []int32     // of uncertainty, or None
	inputs             []int32     // by input of the second: that of the first, or None
	alike              []bool      // by step: it asks for the same
	rules              bool        // units may be overtaken or diverted that could not be, or the other way round
	ways               bool        // a message can go over other channels
	base, then         *Program
}

// match finds everything of a program in another.
func match(base, then *Program) (matching, error) {
	m := matching{base: base, then: then, addedIncidents: int32(len(then.Incidents) - len(base.Incidents))}
	var s seeker
	m.agencies = find[uint8](&s, "agency", base.Agencies, then.Agencies, func(a *Agency) string { return a.ID })
	m.places = find[uint16](&s, "place", base.Places, then.Places, (*Place).name)
	m.channels = find[uint16](&s, "channel", base.Channels, then.Channels, func(c *Channel) string { return c.ID })
	m.sites = find[uint16](&s, "site", base.Sites, then.Sites, func(s *Site) string { return s.ID })
	m.units = find[int32](&s, "unit", base.Units, then.Units, func(u *Unit) string { return u.ID })
	m.incidents = find[int32](&s, "incident", base.Incidents, then.Incidents, func(i *Incident) string { return i.ID })
	m.steps = find[uint16](&s, "step", stepNames(base), stepNames(then), func(name *string) string { return *name })
	for i, to := range m.steps {
		if base.Steps[i].Verb != then.Steps[to].Verb {
			s.misses("step", base.stepName(i)+" (of the same kind)")
		}
		m.ends = append(m.ends, matchEnds(&base.Steps[i], &then.Steps[to]))
	}
	if s.missing != "" {
		return m, fmt.Errorf("what applies from an instant can add to a scenario and change it, and takes nothing away: it has no %s", s.missing)
	}
	m.parts()
	m.triggers()
	m.demands()
	m.figures()
	return m, nil
}

// seeker remembers the first that it has not found.
type seeker struct{ missing string }

func (s *seeker) misses(kind, name string) {
	if s.missing == "" {
		s.missing = kind + " " + name
	}
}

// find finds those of one list in another, by name.
func find[N uint8 | uint16 | int32, T any](s *seeker, kind string, base, then []T, name func(*T) string) []N {
	at := make(map[string]N, len(then))
	for i := range then {
		at[name(&then[i])] = N(i)
	}
	found := make([]N, len(base))
	for i := range base {
		to, known := at[name(&base[i])]
		if !known {
			s.misses(kind, name(&base[i]))
		}
		found[i] = to
	}
	return found
}

// name tells a place from the one that stands for the points of a stream, which has the stream's id.
func (p *Place) name() string {
	if p.scattered {
		return p.ID + " (points)"
	}
	return p.ID
}

func stepNames(p *Program) []string {
	names := make([]string, len(p.Steps))
	for i := range p.Steps {
		names[i] = p.stepName(i)
	}
	return names
}

// stepName is a step's id with that of its incident.
func (p *Program) stepName(i int) string {
	return p.Incidents[p.Steps[i].Incident].ID + "/" + p.Steps[i].ID
}

func matchEnds(base, then *Step) []uint16 {
	ends := []uint16{0}
	for _, end := range base.Ends {
		ends = append(ends, uint16(slices.Index(then.Ends, end)+1))
	}
	return ends
}

// parts matches the deliveries, orders and approvals of steps: those to the same agency or site. What has none is None.
func (m *matching) parts() {
	type part struct {
		step uint16
		of   uint16 // agency or site
	}
	m.deliveries = pair(m.base.deliveries, m.then.deliveries,
		func(d *delivery) part { return part{m.steps[d.step], uint16(m.agencies[d.agency])} },
		func(d *delivery) part { return part{d.step, uint16(d.agency)} })
	m.orders = pair(m.base.orders, m.then.orders,
		func(o *order) part { return part{m.steps[o.step], m.sites[o.site]} },
		func(o *order) part { return part{o.step, o.site} })
	m.approvals = pair(m.base.approvals, m.then.approvals,
		func(a *approval) part { return part{m.steps[a.step], uint16(m.agencies[a.agency])} },
		func(a *approval) part { return part{a.step, uint16(a.agency)} })
	type turn struct {
		step uint16
		name string
	}
	m.changes = pair(m.base.changes, m.then.changes,
		func(c *change) turn { return turn{m.steps[c.step], c.subject.name} },
		func(c *change) turn { return turn{c.step, c.subject.name} })
}

// figures matches the sources of uncertainty and the inputs.
func (m *matching) figures() {
	itself := func(s *Source) Source { return *s }
	m.sources = pair(m.base.Sources, m.then.Sources, itself, itself)
	type input struct {
		path      string
		low, high float64
	}
	drawn := func(in *Input) input { return input{in.Path, in.Low, in.High} }
	m.inputs = pair(m.then.Inputs, m.base.Inputs, drawn, drawn)
}

// pair finds those of one list in another that mean the same.
func pair[T any, M comparable](base, then []T, was, is func(*T) M) []int32 {
	at := make(map[M]int32, len(then))
	for i := range then {
		at[is(&then[i])] = int32(i)
	}
	found := make([]int32, len(base))
	for i := range base {
		to, known := at[was(&base[i])]
		if !known {
			to = None
		}
		found[i] = to
	}
	return found
}

// slot is where an instance stands in the second program: those of streams move up behind the incidents of the file.
func (m *matching) slot(slot slotIndex) slotIndex {
	switch {
	case slot == None:
		return None
	case int(slot) < len(m.incidents):
		return slotIndex(m.incidents[slot])
	default:
		return slot + slotIndex(m.addedIncidents)
	}
}

// source is the index of a source, or -1.
func (m *matching) source(i int) int {
	if i < 0 {
		return i
	}
	return int(m.sources[i])
}

func (m *matching) place(place uint16) uint16 {
	if place == NoPlace {
		return NoPlace
	}
	return m.places[place]
}

func (m *matching) step(step uint16) uint16 {
	if step == NoStep {
		return NoStep
	}
	return m.steps[step]
}

// translate puts a record into the numbers of the second program.
func (m *matching) translate(r *Record) {
	step := r.Step
	r.Incident, r.Step = int32(m.slot(slotIndex(r.Incident))), m.step(step)
	r.Place = m.place(r.Place)
	if r.Agency != NoAgency {
		r.Agency = m.agencies[r.Agency]
	}
	switch r.Kind {
	case IncidentBegan, IncidentSkipped, IncidentClosed:
		r.Arg = uint16(m.incidents[r.Arg])
		return // Unit is an ordinal
	case PostureOrdered, PostureSet, PostureRefused, PostureSuperseded:
		r.Arg = m.sites[r.Arg]
	case MessageQueued, MessagePressed, MessageOnAir, MessageRelayed, MessageDelivered, MessageLost, MessageWithdrawn, ChannelDown, ChannelUp:
		if r.Arg != NoChannel {
			r.Arg = m.channels[r.Arg]
		}
	case StepDone, RoundEnded, ConditionSet:
		r.Arg = m.ends[step][r.Arg]
	}
	if r.Unit != None {
		r.Unit = m.units[r.Unit]
	}
}
