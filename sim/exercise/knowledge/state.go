package knowledge

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// State is what a role knows at an instant, as tables in the order of the file, or of what happened.
type State struct {
	At        engine.Time
	Incidents []Incident
	Units     []Unit
	Messages  []Message
	Decisions []Decision // that are open, and that have been taken
	Sites     []Site
}

// Incident is an incident of which the role knows.
type Incident struct {
	Of     sim.Instance
	Since  engine.Time // when it became known, which is not when it began
	Fact   int         // index of the fact by which
	Closed bool        // it is known to be over
}

// Unit is a unit that the role sees. Its state is the kind of the last record about it; RunBegan where nothing has happened to it.
type Unit struct {
	Unit    int32
	How     Way // Own, Seen or Present
	Kind    sim.Kind
	Since   engine.Time  // as far as the role has seen it
	Place   uint16       // where it is, or where to; sim.NoPlace on the road to nowhere of a name, and on what is not known
	Engaged bool         // it is on an incident that is known
	Of      sim.Instance // that incident
	Step    uint16       // of which, or sim.NoStep
}

// Message is one way of a message: from who sends it or passes it on to who hears it. Kind is how far it has come.
type Message struct {
	Of       sim.Instance
	Step     uint16
	From, To uint8
	Heard    bool // by the role's agency; otherwise that has sent it
	Kind     sim.Kind
	Began    engine.Time // when it was first tried, or heard
	Since    engine.Time
	slot     int32
}

// Decision is a decision of the role. Taken counts in Step.Ends from 1, and is 0 as long as nothing is decided, or where nothing was to
// be chosen.
type Decision struct {
	Of    sim.Instance
	Step  uint16
	Open  bool
	Since engine.Time // when it opened, or ended
	Taken uint16
	slot  int32
}

// Site is a site about which the role knows something. Kind is the last of what happened, Step the order.
type Site struct {
	Site  uint16
	Kind  sim.Kind
	Step  uint16
	Since engine.Time
}

// note brings the tables up to a record that is known.
func (f *Fold) note(r *sim.Record) {
	switch r.Kind {
	case sim.IncidentClosed:
		f.incidents[f.known[r.Incident]-1].Closed = true
	case sim.MessageQueued, sim.MessagePressed, sim.MessageOnAir, sim.MessageRelayed, sim.MessageDelivered, sim.MessageLost, sim.MessageWithdrawn:
		f.noteMessage(r)
	case sim.PostureOrdered, sim.PostureSet, sim.PostureRefused, sim.PostureSuperseded:
		f.noteSite(r)
	default:
		if stepKinds.Has(r.Kind) && f.decides[r.Step] {
			f.noteDecision(r)
		}
	}
}

var stepKinds = sim.SetOf(
	sim.StepStarted, sim.StepDone, sim.StepStopped, sim.StepGaveUp, sim.StepFailed, sim.StepInterrupted, sim.RoundEnded,
)

// noteDecision opens a decision, or ends it.
func (f *Fold) noteDecision(r *sim.Record) {
	of := f.roll.Of(r.Incident)
	if r.Kind == sim.StepStarted {
		f.decisions = append(f.decisions, Decision{Of: of, Step: r.Step, Open: true, Since: r.At, slot: r.Incident})
		return
	}
	for i := len(f.decisions) - 1; i >= 0; i-- {
		if d := &f.decisions[i]; d.Of == of && d.Step == r.Step && d.Open {
			d.Open, d.Since = false, r.At
			if r.Kind == sim.StepDone || r.Kind == sim.RoundEnded {
				d.Taken = r.Arg
			}
			return
		}
	}
}

func (f *Fold) noteSite(r *sim.Record) {
	row := Site{Site: r.Arg, Kind: r.Kind, Step: r.Step, Since: r.At}
	for i := range f.sites {
		if f.sites[i].Site == r.Arg {
			f.sites[i] = row
			return
		}
	}
	f.sites = append(f.sites, row)
}

// noteMessage brings the latest way of a message from one agency to another up to date; one that has come there, or never will, is
// followed by another.
func (f *Fold) noteMessage(r *sim.Record) {
	from := f.p.Passing(r.Step, r.Agency)
	for i := len(f.messages) - 1; i >= 0; i-- {
		if m := &f.messages[i]; m.slot == r.Incident && m.Step == r.Step && m.To == r.Agency && m.Of == f.roll.Of(r.Incident) {
			if !settled.Has(m.Kind) {
				m.Kind, m.Since = r.Kind, r.At
				return
			}
			break
		}
	}
	f.messages = append(f.messages, Message{
		Of: f.roll.Of(r.Incident), Step: r.Step, From: from, To: r.Agency, Heard: r.Agency == f.role.Agency && (f.all || r.Kind == sim.MessageRelayed || r.Kind == sim.MessageDelivered),
		Kind: r.Kind, Began: r.At, Since: r.At, slot: r.Incident,
	})
}

// settled are the kinds of record after which a message is not on its way any more.
var settled = sim.SetOf(sim.MessageRelayed, sim.MessageDelivered, sim.MessageWithdrawn)

// State is what is known as of the record that the fold was told last.
func (f *Fold) State() *State {
	s := &State{
		At: f.now, Incidents: clone(f.incidents), Messages: clone(f.messages), Decisions: clone(f.decisions), Sites: clone(f.sites),
	}
	for u := range f.units {
		if row, seen := f.unit(int32(u)); seen {
			s.Units = append(s.Units, row)
		}
	}
	return s
}

func clone[T any](rows []T) []T { return append([]T(nil), rows...) }

// unit is the row of a unit, of one that the role sees.
func (f *Fold) unit(u int32) (row Unit, seen bool) {
	is, of := &f.units[u], f.p.Units[u].Agency
	row = Unit{Unit: u, Kind: sim.RunBegan, Since: is.since, Place: f.p.Units[u].Home, Step: sim.NoStep}
	switch {
	case f.all:
		row.How = Shown
	case of == f.role.Agency:
		row.How = Own
	case f.sees[of]:
		row.How = Seen
	case f.standsWith(u):
		row.How, row.Since = Present, max(is.since, f.hereSince(is.at))
	default:
		return row, false
	}
	if !is.told {
		return row, true
	}
	r := &is.last
	row.Kind, row.Place = r.Kind, r.Place
	if is.at.slot != sim.None {
		row.Place = is.at.place
	}
	if r.Incident != sim.None && engaged.Has(r.Kind) && f.knows(r.Incident) {
		row.Engaged, row.Of, row.Step = true, f.roll.Of(r.Incident), r.Step
	}
	return row, true
}

// engaged are the kinds after which a unit is on an incident.
var engaged = sim.SetOf(
	sim.UnitAssigned, sim.UnitEnRoute, sim.UnitHeld, sim.UnitArrived, sim.UnitWorking, sim.UnitIdle, sim.UnitDisabled, sim.UnitRestored,
	sim.UnitRelieved, sim.ReliefDue,
)

// hereSince is since when a unit of the agency has stood at a spot.
func (f *Fold) hereSince(at spot) engine.Time {
	since := engine.Never
	for _, u := range f.own {
		if f.units[u].at == at {
			since = min(since, f.units[u].came)
		}
	}
	return since
}
