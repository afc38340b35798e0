package sim

import (
	"slices"

	"simulate/sim/roads"
)

// roadTravel is what trips by road are computed from.
type roadTravel struct {
	network *roads.Network
	routes  [][]*roads.Routes // by kind of unit, and by the set of closings in force; nil of one that does not use roads
	doors   []door            // by place

	closings []roadClosing // bit i of a set stands for the i-th
}

// roadClosing is what events do to a stretch of road.
type roadClosing struct {
	place      uint16 // the stretch
	thousandth int32  // factor on the time that it takes; 0: it is closed
}

// Shut are the stretches of road, as places, that are closed in a set of closings.
func (p *Program) Shut(set uint16) []uint16 {
	var list []uint16
	for i, c := range p.travel.roads.closings {
		if set>>i&1 == 1 && c.thousandth == 0 {
			list = append(list, c.place)
		}
	}
	return list
}

// Closes reports whether some event closes a stretch of road.
func (p *Program) Closes() bool {
	return p.travel.roads != nil && slices.ContainsFunc(p.travel.roads.closings, func(c roadClosing) bool { return c.thousandth == 0 })
}

// door is the junction by which a spot is reached, and how far it is from there.
type door struct {
	junction int32
	metres   float64
}

// openRoutes are the quickest ways of a kind of unit while all is open; nil where it does not use roads, or there are none.
func (t *travel) openRoutes(kind uint16) *roads.Routes {
	if t.roads == nil || t.roads.routes[kind] == nil {
		return nil
	}
	return t.roads.routes[kind][0]
}

// doorOf is the junction nearest to a spot.
func (r *roadTravel) doorOf(at *spot) door {
	if at.place != NoPlace && int(at.place) < len(r.doors) && r.doors[at.place].junction != None {
		return r.doors[at.place]
	}
	junction, metres, _ := r.network.Nearest(at.point, roads.Anywhere)
	return door{junction, metres}
}
