package stamp

import (
	"slices"

	"simulate/sim"
	"simulate/sim/conform"
	"simulate/sim/engine"
	"simulate/sim/log"
	"simulate/sim/scenario"
)

// Fold is a sink that makes of a run what a log would show of an incident, or of each instance of a stream.
type Fold struct {
	plan      *Plan
	roll      *sim.Roll
	hospitals []bool // by place
	named     []milestone
	all       []*course         // in the order in which they began
	open      map[int32]*course // by slot: the last that had it
	on        map[int32]*course // by unit: the one that it was last assigned to
}

// milestone is one that an instant of the call stands for.
type milestone struct {
	at log.Instant
	sim.Milestone
}

// course is one that is still going on.
type course struct {
	conform.Course
	units    []int32 // by part
	occurred [log.NumInstants]sim.Occurrence
	began    engine.Time
}

// NewFold returns a fold of no run.
func (p *Plan) NewFold() (*Fold, error) {
	f := &Fold{plan: p, roll: sim.NewRoll(p.Program), hospitals: hospitals(p.Program)}
	for at, reference := range p.references {
		if reference == "" {
			continue
		}
		compiled, err := p.Program.Milestone(p.id(), reference)
		if err != nil {
			return nil, err
		}
		f.named = append(f.named, milestone{log.Instant(at), compiled})
	}
	return f, nil
}

// Consume follows the units of the incident.
func (f *Fold) Consume(first sim.Seq, records []sim.Record) {
	if first == 0 {
		f.open, f.on, f.all = make(map[int32]*course), make(map[int32]*course), nil
	}
	for i := range records {
		r := &records[i]
		f.roll.Consume(first+sim.Seq(i), records[i:i+1])
		if c := f.of(r); c != nil {
			f.note(c, r)
		}
	}
}

// of is the course that a record is about; nil: none. A unit that leaves as its incident closes is let go by no step, so that its record names
// no incident: it leaves that one all the same.
func (f *Fold) of(r *sim.Record) *course {
	var c *course
	if r.Incident != sim.None && f.roll.Of(r.Incident).Incident == f.plan.Incident {
		if r.Kind == sim.IncidentBegan {
			began := &course{Course: conform.Course{Call: conform.Unstamped()}, began: r.At}
			f.open[r.Incident], f.all = began, append(f.all, began)
		}
		c = f.open[r.Incident]
	}
	switch r.Kind {
	case sim.UnitAssigned:
		f.on[r.Unit] = c
	case sim.UnitReturning:
		if r.Incident == sim.None {
			c = f.on[r.Unit]
		}
		delete(f.on, r.Unit)
	default:
	}
	return c
}

func (f *Fold) note(c *course, r *sim.Record) {
	for i := range f.named {
		m, so := &f.named[i], &c.occurred[f.named[i].at]
		if m.Step == r.Step && c.Call[m.at] == log.None && m.Matches(f.plan.Program, r) && m.Reaches(so) {
			c.Call.First(m.at, int64(r.At))
		}
	}
	if r.Kind == sim.IncidentClosed {
		c.Call.First(log.Closed, int64(r.At))
	}
	at, of := ofUnits(r.Kind)
	if !of {
		return
	}
	part := c.part(f.plan, r.Unit)
	part.At.First(at, int64(r.At))
	switch hospital := f.toHospital(r); {
	case hospital && at == log.EnRoute:
		part.At.First(log.LeftScene, int64(r.At))
	case hospital && at == log.OnScene:
		part.At.First(log.AtDestination, int64(r.At))
	}
}

// ofUnits is the instant that a kind of record is to a log, as the layout of the logs that are written of runs has it.
func ofUnits(kind sim.Kind) (at log.Instant, ok bool) {
	switch kind {
	case sim.UnitAssigned:
		return log.Notified, true
	case sim.UnitEnRoute:
		return log.EnRoute, true
	case sim.UnitArrived:
		return log.OnScene, true
	case sim.UnitReturning:
		return log.Available, true
	}
	return 0, false
}

// part is that of a unit.
func (c *course) part(p *Plan, unit int32) *conform.Part {
	i := slices.Index(c.units, unit)
	if i < 0 {
		i = len(c.units)
		c.units = append(c.units, unit)
		c.Parts = append(c.Parts, conform.Part{Group: p.byPool[p.Program.Units[unit].Pool], At: conform.Unstamped()})
	}
	return &c.Parts[i]
}

// toHospital reports whether a unit is moved to a hospital, or has come there.
func (f *Fold) toHospital(r *sim.Record) bool {
	return r.Step != sim.NoStep && f.plan.Program.Steps[r.Step].Verb == scenario.Move && r.Place != sim.NoPlace && f.hospitals[r.Place]
}

// hospitals are the places of that kind, and those where units of hospitals are at home.
func hospitals(p *sim.Program) []bool {
	const kind = "hospital"
	list := make([]bool, len(p.Places))
	for i := range p.Places {
		written := p.Scenario.Places.Get(p.Places[i].ID)
		list[i] = written != nil && written.Kind == kind
	}
	for i := range p.Units {
		if u := &p.Units[i]; u.Home != sim.NoPlace && p.Agencies[u.Agency].Kind == kind {
			list[u.Home] = true
		}
	}
	return list
}

// Courses are those of the run that is over, in the order in which they began. Of a stream those that began outside the time that is
// measured are left out, and so are those that were still open at the end; how many these are is told too.
func (f *Fold) Courses() (courses []*conform.Course, cut int) {
	stream := f.plan.Program.Incidents[f.plan.Incident].Stream
	for _, c := range f.all {
		switch {
		case stream && !f.plan.Program.Measured(c.began):
		case stream && c.Call[log.Closed] == log.None:
			cut++
		default:
			courses = append(courses, &c.Course)
		}
	}
	return courses, cut
}
