package snapshot

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// Stint is what a unit did for a step, in the instants that a dispatcher's record has.
type Stint struct {
	Unit int32
	Step uint16
	At   [NumStages]engine.Time // engine.Never where it did not come to that
	Lost bool                   // it was put out of action as it was Released
}

// Stage is an instant of a stint.
type Stage uint8

// The stages of a stint.
const (
	Assigned Stage = iota
	EnRoute
	OnScene
	Released // free again, or gone to something else
	NumStages
)

// Stints are those of some incidents, in the order in which they began.
type Stints []Stint

// Note follows a record that is about one of the incidents.
func (s *Stints) Note(r *sim.Record) {
	switch r.Kind {
	case sim.UnitAssigned:
		s.note(r, Released)
		*s = append(*s, Stint{r.Unit, r.Step, [NumStages]engine.Time{r.At, engine.Never, engine.Never, engine.Never}, false})
	case sim.UnitEnRoute:
		s.note(r, EnRoute)
	case sim.UnitArrived:
		s.note(r, OnScene)
	case sim.UnitReturning, sim.UnitFreed, sim.UnitHome, sim.UnitDiverted, sim.UnitOffDuty:
		s.note(r, Released)
	case sim.UnitDisabled:
		if of := s.note(r, Released); of != nil {
			of.Lost = true
		}
	case sim.UnitRelieved:
		if r.Arg != sim.InTurn { // it rests on the scene
			s.note(r, Released)
		}
	}
}

// note notes an instant of the last stint of a unit, and returns it; nil where that is over, or had the instant before.
func (s *Stints) note(r *sim.Record, stage Stage) *Stint {
	for i := len(*s) - 1; i >= 0; i-- {
		if of := &(*s)[i]; of.Unit == r.Unit {
			if of.At[Released] == engine.Never && of.At[stage] == engine.Never {
				of.At[stage] = r.At
				return of
			}
			return nil
		}
	}
	return nil
}
