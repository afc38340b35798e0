package conduct

import (
	"simulate/sim"
	"simulate/sim/exercise/knowledge"
)

// MapShown is where what a role knows of is: nothing stands on it that the role could not name.
type MapShown struct {
	Places []PlaceShown `json:"places"`
	Units  []UnitAt     `json:"units"`
}

// PlaceShown is a place on a map.
type PlaceShown struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Lat   float64 `json:"lat"`
	Lon   float64 `json:"lon"`
	Scene bool    `json:"scene"` // of an incident that is known
}

// UnitAt is a unit at a place, or on its way there: how far it has come nobody is told.
type UnitAt struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Sign  string `json:"sign"`
	Place string `json:"place"` // by id
	On    bool   `json:"on"`    // on its way there
}

// onTheWay are the kinds of the last record about a unit that goes somewhere.
var onTheWay = sim.SetOf(sim.UnitAssigned, sim.UnitEnRoute, sim.WayShut, sim.RiderEnRoute, sim.UnitReturning)

// mapOf is the map of a role: the places that it knows, and the units that it sees.
func (c *Conductor) mapOf(r *role, state *knowledge.State) MapShown {
	p := c.exercise.Program
	m := MapShown{Places: []PlaceShown{}, Units: []UnitAt{}}
	k := c.knowledgeOf(r)
	scenes := make(map[uint16]bool)
	for _, i := range k.incidents {
		scenes[p.Incidents[i].Place] = true
	}
	located := make(map[string]bool)
	for n := range p.Places {
		of := &p.Places[n]
		if of.Located && !of.Road && hasChoice(k.places, of.ID) {
			located[of.ID] = true
			m.Places = append(m.Places, PlaceShown{of.ID, c.names.Place(uint16(n)), of.Position.Lat, of.Position.Lon, scenes[uint16(n)]})
		}
	}
	for i := range state.Units {
		u := &state.Units[i]
		if u.Place == sim.NoPlace || !located[p.Places[u.Place].ID] {
			continue
		}
		shown := c.unitShown(u)
		m.Units = append(m.Units, UnitAt{shown.ID, shown.Name, shown.Sign, p.Places[u.Place].ID, onTheWay.Has(u.Kind)})
	}
	return m
}
