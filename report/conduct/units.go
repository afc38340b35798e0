package conduct

import (
	"cmp"
	"fmt"
	"slices"

	"simulate/sim"
	"simulate/sim/exercise/knowledge"
)

// unitGroups are the units that a role sees, by agency, its own first.
func (c *Conductor) unitGroups(r *role, state *knowledge.State) []UnitGroup {
	p := c.exercise.Program
	groups := []UnitGroup{}
	place := make(map[uint8]int)
	for pass := range 2 {
		for i := range state.Units {
			u := &state.Units[i]
			agency := p.Units[u.Unit].Agency
			if (agency == r.knows.Agency) != (pass == 0) {
				continue
			}
			if _, known := place[agency]; !known {
				place[agency] = len(groups)
				groups = append(groups, UnitGroup{Agency: c.names.Agency(agency), Units: []UnitShown{}})
			}
			g := &groups[place[agency]]
			g.Units = append(g.Units, c.unitShown(u))
		}
	}
	for agency, i := range place {
		groups[i].Note = "on a scene with yours"
		if agency == r.knows.Agency || slices.Contains(r.knows.Sees, agency) {
			groups[i].Note = fmt.Sprintf("%d free of %d", freeOf(groups[i].Units), len(groups[i].Units))
		}
	}
	return groups
}

func freeOf(units []UnitShown) (n int) {
	for i := range units {
		if units[i].Free {
			n++
		}
	}
	return n
}

// unitStates are what a unit does, by the last record about it, with a sign.
var unitStates = map[sim.Kind][2]string{
	sim.RunBegan: {"○", "free"}, sim.UnitHome: {"○", "free"}, sim.UnitFreed: {"○", "free"}, sim.UnitOnDuty: {"○", "free"},
	sim.UnitReturning: {"○", "free, on its way back"}, sim.UnitAssigned: {"▶", "sent, turns out"}, sim.UnitEnRoute: {"▶", "en route"}, sim.WayShut: {"▶", "en route"},
	sim.UnitHeld: {"▶", "waits outside"}, sim.UnitArrived: {"■", "there"}, sim.UnitWorking: {"■", "busy"}, sim.UnitIdle: {"■", "there, has nothing to do"},
	sim.UnitDisabled: {"✕", "out of action"}, sim.UnitRestored: {"■", "in action again"}, sim.UnitOccupied: {"○", "on another job"},
	sim.UnitOffDuty: {"○", "off duty"}, sim.UnitDiverted: {"▶", "taken for something more urgent"}, sim.UnitRelieved: {"■", "relieved"},
	sim.ReliefDue: {"■", "due for relief"}, sim.RiderEnRoute: {"▶", "en route"}, sim.RiderArrived: {"■", "there"},
}

// isFree reports whether a unit can be sent, as far as is known.
func isFree(u *knowledge.Unit) bool {
	switch u.Kind {
	case sim.RunBegan, sim.UnitHome, sim.UnitFreed, sim.UnitOnDuty, sim.UnitReturning:
		return true
	}
	return false
}

func (c *Conductor) unitShown(u *knowledge.Unit) UnitShown {
	of := &c.exercise.Program.Units[u.Unit]
	state := unitStates[u.Kind]
	shown := UnitShown{
		ID: of.ID, Name: cmp.Or(of.Name, of.ID), Sign: cmp.Or(state[0], "■"), State: cmp.Or(state[1], "busy"), Since: c.journalInstant(u.Since), Free: isFree(u),
	}
	if u.Place != sim.NoPlace && !shown.Free {
		shown.Where = c.names.Place(u.Place)
	}
	return shown
}
