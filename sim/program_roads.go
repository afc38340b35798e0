package sim

import "simulate/sim/roads"

// roadTravel is what trips by road are computed from.
type roadTravel struct {
	network *roads.Network
	routes  []*roads.Routes // by kind of unit; nil of one that does not use roads
	doors   []door          // by place
}

// door is the junction by which a spot is reached, and how far it is from there.
type door struct {
	junction int32
	metres   float64
}

// routesOf are the quickest ways of a kind of unit; nil where it does not use roads, or there are none.
func (t *travel) routesOf(kind uint16) *roads.Routes {
	if t.roads == nil {
		return nil
	}
	return t.roads.routes[kind]
}

// doorOf is the junction nearest to a spot.
func (r *roadTravel) doorOf(at *spot) door {
	if at.place != NoPlace && int(at.place) < len(r.doors) && r.doors[at.place].junction != None {
		return r.doors[at.place]
	}
	junction, metres, _ := r.network.Nearest(at.point, roads.Anywhere)
	return door{junction, metres}
}
