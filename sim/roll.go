package sim

import "strconv"

// Instance is an incident of a run: one that begins once, or one of those that arrive in a stream.
type Instance struct {
	Incident int32 // index in Program.Incidents
	Ordinal  int32 // in its stream, counted from 1; 0 of an incident that begins once
}

// InstanceID is how an instance is referred to: night, or calls#17.
func (p *Program) InstanceID(i Instance) string {
	id := p.Incidents[i.Incident].ID
	if i.Ordinal == 0 {
		return id
	}
	return id + "#" + strconv.Itoa(int(i.Ordinal))
}

// Roll is a sink that knows which instance has each slot, as of the record that it was told last.
type Roll struct {
	program   *Program
	instances []Instance // by slot
}

// NewRoll returns a roll for the runs of a program.
func NewRoll(p *Program) *Roll {
	r := &Roll{program: p}
	r.reset()
	return r
}

// reset gives every incident of the file its slot.
func (r *Roll) reset() {
	r.instances = r.instances[:0]
	for i := range r.program.Incidents {
		r.instances = append(r.instances, Instance{Incident: int32(i)})
	}
}

// Consume follows the slots through records. The first record of a run begins anew.
func (r *Roll) Consume(first Seq, records []Record) {
	if first == 0 {
		r.reset()
	}
	for i := range records {
		if x := &records[i]; x.Kind == IncidentBegan || x.Kind == IncidentSkipped {
			r.enter(x)
		}
	}
}

// enter notes the instance that a record of its beginning gives a slot to.
func (r *Roll) enter(x *Record) {
	for len(r.instances) <= int(x.Incident) {
		r.instances = append(r.instances, Instance{})
	}
	r.instances[x.Incident] = Instance{Incident: int32(x.Arg), Ordinal: x.Unit}
}

// Of is the instance that has a slot.
func (r *Roll) Of(slot int32) Instance { return r.instances[slot] }
