package sim

import (
	"math"

	"simulate/sim/scenario"
)

// Milestone is something a step can reach, in terms of the records that say so: it occurs with the first record of its
// step that matches, or with the nth.
type Milestone struct {
	kinds KindSet // of record
	Step  uint16  // index in Program.Steps; of begins, the incident's pseudo-step
	nth   uint16  // of the records that match, the one with which it occurs; 0 is the first, too
	field field
	want  int32

	// Of a stream, seen from outside: the number of the instance, in the order in which they reach it, or allInstances. 0
	// where each instance has its own.
	instance int32
}

// allInstances stands for the last of a stream's instances.
const allInstances int32 = scenario.AllInstances

// KindSet is a set of record kinds, a bit each.
type KindSet uint64

// SetOf is the set of some kinds.
func SetOf(kinds ...Kind) KindSet {
	var s KindSet
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// Has reports whether a kind is in the set. Kinds are fewer than 64; the remainder spares the check of that.
func (s KindSet) Has(k Kind) bool { return s>>(k%64)&1 != 0 }

// field is what a milestone looks at in a record beside the kind.
type field uint8

const (
	anything field = iota
	argument
	arrival    // the number of an arrival, without LastOfKind
	ofSort     // LastOfKind of the need for this sort of unit
	oneOfSort  // a unit of this sort
	oneOfEntry // one of the units that an entry of the file makes, of which this is the first
	oneUnit
	agency
	anotherWay // the record ends a step, and not because that was foiled
)

// Kinds returns the kinds of record that the milestone can occur with.
func (m *Milestone) Kinds() KindSet { return m.kinds }

// Counted reports whether the milestone is that of one instance of a stream, or of all, as seen from outside the stream. Any
// other milestone of a stream is each instance's own.
func (m *Milestone) Counted() bool { return m.instance != 0 }

// Otherwise is the end of the milestone's step by which the plan took another way: it was skipped or stopped, or is done, where the
// milestone is another end. With anything but the step's end a milestone may still occur when it is done.
func (m *Milestone) Otherwise() Milestone {
	other := Milestone{Step: m.Step, kinds: SetOf(StepSkipped, StepStopped, IncidentSkipped), field: anotherWay}
	switch {
	case m.kinds&^(ends|SetOf(RoundEnded)) == 0, m.field == oneUnit, m.field == oneOfEntry: // others have gone
		other.kinds |= SetOf(StepDone)
	case m.kinds.Has(ConditionSet): // nothing changes any more in an incident that has closed
		other.kinds |= SetOf(IncidentClosed)
	}
	return other
}

// Matches reports whether a record of the milestone's step says that it occurred. It is asked of most records, and small enough to be
// part of the loops that ask.
func (m *Milestone) Matches(p *Program, r *Record) bool {
	return m.kinds.Has(r.Kind) && m.holds(p, r)
}

// holds reports whether a record has what the milestone looks at beside the kind.
func (m *Milestone) holds(p *Program, r *Record) bool {
	switch m.field {
	case argument:
		return int32(r.Arg) == m.want
	case arrival:
		return p.NumberIn(r) == int(m.want)
	case ofSort:
		need := p.NeedOf(r)
		return r.Arg&LastOfKind != 0 && need >= 0 && int32(p.Steps[r.Step].Needs[need].Sort) == m.want
	case oneOfSort:
		return p.Sorts[m.want].classes[p.Units[r.Unit].class]
	case oneOfEntry:
		return r.Unit-p.Units[r.Unit].rank == m.want
	case oneUnit:
		return r.Unit == m.want
	case agency:
		return int32(r.Agency) == m.want
	case anotherWay:
		return r.Kind == IncidentSkipped || r.Kind == IncidentClosed || r.fate() == lost
	default:
		return true
	}
}

// OfFirst reports whether the milestone occurs with the first record that matches.
func (m *Milestone) OfFirst() bool { return m.nth <= 1 }

// Reaches counts one more record that matches, and reports whether it is the one with which the milestone occurs.
func (m *Milestone) Reaches(so *Occurrence) bool { return m.reachedBy(&so.matched) }

func (m *Milestone) reachedBy(matched *uint16) bool {
	if m.OfFirst() {
		return true
	}
	*matched++
	return *matched == m.nth
}

// ends are the kinds of record that end a step.
var ends = SetOf(StepDone, StepStopped, StepSkipped, StepGaveUp, StepFailed)

// milestoneKinds are the records that a kind of milestone occurs with. A step that need not wait starts without asking,
// and one that takes no time is done without starting.
var milestoneKinds = [...]KindSet{
	scenario.Begins:     SetOf(IncidentBegan),
	scenario.Asked:      SetOf(StepAsked, StepStarted, StepDone),
	scenario.Started:    SetOf(StepStarted, StepDone),
	scenario.Done:       SetOf(StepDone),
	scenario.Stopped:    SetOf(StepStopped),
	scenario.Skipped:    SetOf(StepSkipped),
	scenario.GaveUp:     SetOf(StepGaveUp),
	scenario.Failed:     SetOf(StepFailed),
	scenario.Ended:      ends,
	scenario.Outcome:    SetOf(StepDone, RoundEnded),
	scenario.Option:     SetOf(StepDone, RoundEnded),
	scenario.Approved:   SetOf(AidApproved),
	scenario.EnRoute:    SetOf(UnitEnRoute, RiderEnRoute),
	scenario.Nth:        SetOf(UnitArrived, RiderArrived, PostureSet),
	scenario.OfKind:     SetOf(UnitArrived, RiderArrived),
	scenario.NthOfKind:  SetOf(UnitArrived, RiderArrived),
	scenario.NthOfEntry: SetOf(UnitArrived, RiderArrived),
	scenario.OfUnit:     SetOf(UnitArrived, RiderArrived),
	scenario.ToAgency:   SetOf(MessageDelivered),
	scenario.AtSite:     SetOf(PostureSet),
	scenario.SiteFailed: SetOf(PostureRefused),
	scenario.InState:    SetOf(ConditionSet),
}

// Milestone resolves a reference such as call, first-cars.2 or other-incident/step. incident is the id of the incident in
// whose plan it is written, or empty outside plans. The error names what is wrong with the reference.
func (p *Program) Milestone(incident, reference string) (Milestone, error) {
	named, err := p.Scenario.Milestone(incident, reference)
	if err != nil {
		return Milestone{}, err
	}
	step := p.stepOf(named)
	m := Milestone{Step: step, kinds: milestoneKinds[named.Kind], instance: int32(named.Instance)}
	m.field, m.want = p.field(&p.Steps[step], named)
	if named.Kind == scenario.NthOfKind || named.Kind == scenario.NthOfEntry {
		m.nth = uint16(min(named.N, math.MaxUint16))
	}
	return m, nil
}

// names finds by name what milestones are made of.
type names struct {
	agency, sort, site, incident map[string]int
	unit                         map[string][]int32 // those of an entry of the file by its id, and each by its own
	step                         map[string]uint16  // by incident/step
}

// numberOf is the number of a name, which must exist: Load has checked every reference.
func numberOf[N int | uint16](names map[string]N, name string) uint16 {
	number, known := names[name]
	if !known {
		panic("sim: reference to nothing in a checked scenario: " + name)
	}
	return uint16(number)
}

// stepOf is the step that a milestone belongs to.
func (p *Program) stepOf(m scenario.Milestone) uint16 {
	if !m.OfStep() {
		return p.Incidents[numberOf(p.names.incident, m.Incident)].FirstStep
	}
	return numberOf(p.names.step, m.Incident+"/"+m.Step)
}

// field says what a milestone looks at in a record of its step.
func (p *Program) field(step *Step, m scenario.Milestone) (field, int32) {
	switch m.Kind {
	case scenario.Outcome, scenario.Option, scenario.InState:
		return argument, int32(1 + indexOf(step.Ends, func(end string) bool { return end == m.Name }))
	case scenario.Nth:
		if step.Verb == scenario.Posture {
			return anything, 0
		}
		return arrival, int32(m.N)
	case scenario.OfKind:
		return ofSort, int32(numberOf(p.names.sort, m.Name))
	case scenario.NthOfKind:
		return oneOfSort, int32(numberOf(p.names.sort, m.Name))
	case scenario.NthOfEntry:
		return oneOfEntry, p.names.unit[m.Name][0]
	case scenario.OfUnit:
		return oneUnit, p.names.unit[m.Name][0]
	case scenario.ToAgency:
		return agency, int32(numberOf(p.names.agency, m.Name))
	case scenario.AtSite, scenario.SiteFailed:
		return argument, int32(numberOf(p.names.site, m.Name))
	default:
		return anything, 0
	}
}
