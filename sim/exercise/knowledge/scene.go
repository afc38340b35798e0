package knowledge

import (
	"slices"

	"simulate/sim"
	"simulate/sim/engine"
)

// scene is who stands where, of all agencies: what an agency sees depends on where its units are, and so does whom it sees there.
type scene struct {
	agency uint8
	own    []int32  // units of the agency
	units  []unit   // all of them
	places []uint16 // by slot: where the incident is
	where  map[doing]uint16
}

// doing is a step of the instance that has a slot; where it happens is kept where only records say so.
type doing struct {
	slot int32
	step uint16
}

// spot is a place of a scene: units of one incident may stand at several.
type spot struct {
	slot  int32 // of the incident on whose scene it is, or sim.None
	place uint16
}

// unit is where a unit stands, and what the last record about it was.
type unit struct {
	at    spot // slot is sim.None of one that is on no scene
	since engine.Time
	came  engine.Time // to where it stands
	last  sim.Record
	told  bool // there was one
}

func newScene(p *sim.Program, agency uint8) scene {
	s := scene{agency: agency, units: make([]unit, len(p.Units)), where: make(map[doing]uint16)}
	for u := range p.Units {
		if p.Units[u].Agency == agency {
			s.own = append(s.own, int32(u))
		}
	}
	s.reset()
	return s
}

func (s *scene) reset() {
	for u := range s.units {
		s.units[u] = unit{at: spot{sim.None, sim.NoPlace}}
	}
	s.places = s.places[:0]
	clear(s.where)
}

// renew begins the instance that a record gives a slot to.
func (s *scene) renew(p *sim.Program, r *sim.Record) {
	for len(s.places) <= int(r.Incident) {
		s.places = append(s.places, sim.NoPlace)
	}
	s.places[r.Incident] = r.Place
	of := &p.Incidents[r.Arg]
	for step := of.FirstStep; step < of.FirstStep+of.Steps; step++ {
		delete(s.where, doing{r.Incident, step})
	}
}

// hostOf is the slot on whose scene the units of an incident are: its own, or that of the incident of which it is part.
func hostOf(p *sim.Program, roll *sim.Roll, slot int32) int32 {
	if slot == sim.None {
		return sim.None
	}
	if host := p.Incidents[roll.Of(slot).Incident].PartOf; host != sim.None {
		return host
	}
	return slot
}

// isHere reports whether a unit of the agency stands at a spot.
func (s *scene) isHere(at spot) bool {
	return at.slot != sim.None && slices.ContainsFunc(s.own, func(u int32) bool { return s.units[u].at == at })
}

// standsWith reports whether a unit of the agency stands where a unit is.
func (s *scene) standsWith(u int32) bool { return s.isHere(s.units[u].at) }

// standsAt reports whether a unit of the agency stands at a place, or waits outside it.
func (s *scene) standsAt(place uint16) bool {
	return place != sim.NoPlace && slices.ContainsFunc(s.own, func(u int32) bool {
		at := &s.units[u]
		return at.at.slot != sim.None && at.at.place == place || at.last.Kind == sim.UnitHeld && at.last.Place == place
	})
}

// standsWhere reports whether a unit of the agency stands where something of an incident happens: where the step does that the record is
// of, and otherwise where the incident is.
func (s *scene) standsWhere(p *sim.Program, roll *sim.Roll, r *sim.Record) bool {
	if r.Incident == sim.None {
		return false
	}
	host := hostOf(p, roll, r.Incident)
	return s.isHere(spot{host, s.placeOf(p, r)})
}

// placeOf is where something of an incident happens.
func (s *scene) placeOf(p *sim.Program, r *sim.Record) uint16 {
	step := r.Step
	if step != sim.NoStep {
		place, as := p.Steps[step].HappensAt()
		if place != sim.NoPlace {
			return place
		}
		if as != sim.NoStep {
			step = as
		}
		if place, known := s.where[doing{r.Incident, step}]; known {
			return place
		}
	}
	if int(r.Incident) < len(s.places) {
		return s.places[r.Incident]
	}
	return sim.NoPlace
}

// follow moves whom a record moves.
func (s *scene) follow(p *sim.Program, roll *sim.Roll, r *sim.Record) {
	switch r.Kind {
	case sim.IncidentMoved:
		s.places[r.Incident] = r.Place
	case sim.StepAsked:
		if r.Place != sim.NoPlace {
			s.where[doing{r.Incident, r.Step}] = r.Place
		}
	case sim.UnitsKept, sim.RiderEnRoute, sim.RiderArrived:
	default:
		if r.Unit >= 0 && !aboutIncidents.Has(r.Kind) {
			s.move(p, roll, r)
		}
	}
}

// aboutIncidents are the kinds whose Unit is an ordinal.
var aboutIncidents = sim.SetOf(sim.IncidentBegan, sim.IncidentSkipped, sim.IncidentClosed)

// staying are the kinds after which a unit stands where it stood.
var staying = sim.SetOf(sim.UnitWorking, sim.UnitIdle, sim.UnitDisabled, sim.UnitRestored, sim.ReliefDue)

func (s *scene) move(p *sim.Program, roll *sim.Roll, r *sim.Record) {
	u := &s.units[r.Unit]
	rests := r.Kind == sim.UnitRelieved && r.Arg == sim.InTurn
	switch {
	case r.Kind == sim.UnitArrived:
		u.at, u.came = spot{hostOf(p, roll, r.Incident), r.Place}, r.At
		s.where[doing{r.Incident, r.Step}] = r.Place
	case !staying.Has(r.Kind) && !rests:
		u.at = spot{sim.None, sim.NoPlace}
	}
	if u.last.Kind != r.Kind || !u.told {
		u.since = r.At
	}
	u.last, u.told = *r, true
}
