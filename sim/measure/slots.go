package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// slot is what is known of the instance of an incident. engine.Never is what has not happened.
type slot struct {
	since    engine.Time // it began then
	notified sim.Occurrence
	arrived  sim.Occurrence
	incident int32  // index in Program.Incidents, or sim.None
	ordinal  int32  // of the instance in its stream, counted from 1; 0 of an incident that begins once
	group    int32  // the same of the group with which it came
	requests int32  // the open ones, or none
	aid      int32  // the same of requests for aid
	queued   int32  // of messages that wait for a channel
	onAir    int32  // of messages on the air
	sends    int32  // steps that have asked for units and are not over
	changes  int32  // of its priority, the latest first, or none
	batch    int32  // of the window's, in which it began
	state    uint16 // of its condition, counted from 1; 0 without, and where nobody counts
	place    uint16 // where it is
	outset   uint16 // and where it began
	met      uint16 // where it was when the first unit arrived
	stream   bool   // the instance is one of many
	open     bool
	skipped  bool // it did not happen
	measured bool
}

// slots follows the incidents.
type slots struct {
	list  []slot
	first []sim.Occurrence // arrivals: for each slot one by row of the metric response that its incident has
	rows  int              // most such rows that an incident has
}

func newSlots(s *Set) slots {
	var all slots
	for _, rows := range s.responses {
		all.rows = max(all.rows, len(rows))
	}
	return all
}

func (a *slots) reset() {
	for i := range a.list {
		a.list[i].incident, a.list[i].open, a.list[i].skipped = sim.None, false, false
	}
}

// reserve makes room for a slot.
func (f *Fold) reserve(n int32) {
	a := &f.slots
	for len(a.list) <= int(n) {
		a.list = append(a.list, slot{incident: sim.None})
		for range a.rows {
			a.first = append(a.first, never)
		}
		for range f.set.lookouts.most {
			f.first = append(f.first, sim.Occurrence{})
		}
	}
}

// of returns the slot of a record, or nil when it concerns no incident that has begun.
func (a *slots) of(r *sim.Record) *slot {
	if uint(r.Incident) >= uint(len(a.list)) || a.list[r.Incident].incident == sim.None {
		return nil
	}
	return &a.list[r.Incident]
}

// arrivals are the first arrivals at the incident of a slot, by its rows of the metric response.
func (a *slots) arrivals(n int32) []sim.Occurrence { return a.first[int(n)*a.rows : (int(n)+1)*a.rows] }

// noteIncident follows the incidents.
func (f *Fold) noteIncident(seq sim.Seq, r *sim.Record) {
	switch r.Kind {
	case sim.IncidentSkipped:
		f.countGroup(r)
		f.reserve(r.Incident)
		f.slots.list[r.Incident].skipped = true
	case sim.IncidentBegan:
		if len(f.openings) > 0 {
			f.noteOpen(seq, r)
		}
		f.beginIncident(r)
	case sim.IncidentClosed:
		if len(f.openings) > 0 {
			f.noteOpen(seq, r)
		}
		f.closeIncident(r)
	}
}

// beginIncident prepares the slot of an instance.
func (f *Fold) beginIncident(r *sim.Record) {
	f.countGroup(r)
	f.reserve(r.Incident)
	s := &f.slots.list[r.Incident]
	*s = slot{
		since: r.At, notified: never, arrived: never,
		incident: int32(r.Arg), ordinal: r.Unit, group: f.groups[r.Arg], requests: none, aid: none, queued: none, onAir: none, changes: none, place: r.Place, open: true,
		batch: f.batch(), stream: f.set.streamed[r.Arg],
	}
	s.measured = !s.stream || f.set.Program.Measured(r.At)
	if s.place == sim.NoPlace {
		s.place = f.set.Program.Incidents[r.Arg].Place
	}
	s.outset = s.place
	for i, first := 0, f.slots.arrivals(r.Incident); i < len(first); i++ {
		first[i] = never
	}
	most := f.set.lookouts.most
	clear(f.first[r.Incident*most : (r.Incident+1)*most])
	f.countOpen(s, 1, r.At)
}

// countGroup counts the groups in which the instances of a stream come.
func (f *Fold) countGroup(r *sim.Record) {
	if f.set.streamed[r.Arg] && r.Leads() {
		f.groups[r.Arg]++
	}
}

// batch is that of the window's in which what begins now begins. At the instant at which the window opens the ruler still
// stands before it.
func (f *Fold) batch() int32 {
	r := &f.meter.rulers[windowRuler]
	return int32(min(max(r.at, 0), len(r.ends)-1))
}

// closeIncident tells what an instance of a stream has yielded.
func (f *Fold) closeIncident(r *sim.Record) {
	s := f.slots.of(r)
	if s == nil || !s.open {
		return
	}
	s.open = false
	f.countOpen(s, -1, r.At)
	if s.stream {
		f.leaveAll(r.Incident, s.incident)
		f.tellInstance(r.Incident, s)
		f.forget(s)
	}
}

// countOpen counts the instances that are open, and the incidents that begin: while one of them is open, other calls have
// to be served, too.
func (f *Fold) countOpen(s *slot, by int64, at engine.Time) {
	f.bump(incidentsOpen, &subject{byIncident: s.incident}, by, at)
	if !s.stream {
		f.main += by
		f.weighGaps(at)
	}
}

// noteStep follows which incidents wait for units.
func (f *Fold) noteStep(seq sim.Seq, r *sim.Record) {
	if !f.set.followed[r.Step] {
		return
	}
	s := f.slots.of(r)
	if s == nil {
		return
	}
	if r.Kind == sim.StepAsked && f.set.settles {
		f.noteSettled(seq, r, s)
	}
	f.noteRequest(seq, r, s)
	if f.set.verbs[r.Step] != scenario.Send {
		return
	}
	switch r.Kind {
	case sim.StepAsked:
		s.sends++
	case sim.StepDone, sim.StepStopped, sim.StepGaveUp, sim.StepFailed:
		s.sends--
		f.closeAid(r, s)
	}
}

// noteArrival notes the first units at the place of an incident; those present when it begins do not count.
func (f *Fold) noteArrival(seq sim.Seq, r *sim.Record, s *slot) {
	if s == nil {
		return
	}
	verb := f.set.verbs[r.Step]
	if verb != scenario.Send && verb != scenario.Move || r.Place != s.place {
		return
	}
	now := sim.Occurrence{At: r.At, Seq: seq}
	if s.arrived == never {
		s.arrived, s.met = now, s.place
	}
	sub := f.subject(s, r.Unit)
	first := f.slots.arrivals(r.Incident)
	for i, row := range f.set.responses[s.incident] {
		if first[i] == never && row.includes(&sub) {
			first[i] = now
		}
	}
}

// subject is a unit on an incident.
func (f *Fold) subject(s *slot, unit int32) subject {
	sub := f.set.units[unit]
	sub[byIncident], sub[byPlace] = s.incident, int32(s.place)
	return sub
}
