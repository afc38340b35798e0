package sim

import (
	"slices"

	"simulate/sim/roads"
	"simulate/sim/scenario"
)

// stretches makes places of the stretches of road that events close or slow: nobody goes there, and records name them.
func (c *compiler) stretches() {
	if c.s.Travel.Roads == nil {
		return
	}
	for id, stretch := range c.s.Travel.Roads.Stretches.All() {
		place := c.addPlace(id, stretch.Name, nil)
		c.p.Places[place].Road = true
		c.place[id] = int(place)
	}
}

func (c *compiler) roads(file *scenario.Roads) {
	if file == nil {
		return
	}
	r := &roadTravel{network: file.Network, doors: make([]door, len(c.p.Places))}
	for _, kind := range c.p.Kinds {
		var routes []*roads.Routes
		if file.Drives(kind) {
			routes = c.s.RoutesOf(kind)
		}
		r.routes = append(r.routes, routes)
	}
	for i := range c.p.Places {
		r.doors[i].junction = None
		if place := &c.p.Places[i]; place.Located && !place.scattered {
			r.doors[i] = r.doorOf(&spot{point: place.point, place: NoPlace, located: true})
		}
	}
	for _, closing := range c.s.Closings() {
		r.closings = append(r.closings, roadClosing{uint16(c.place[closing.Stretch]), closing.Thousandth})
	}
	c.p.travel.roads = r
}

// sameClosings reports whether the sets of two programs are the same.
func (r *roadTravel) sameClosings(other *roadTravel, names func(place uint16) uint16) bool {
	return slices.EqualFunc(r.closings, other.closings, func(a, b roadClosing) bool { return a.place == names(b.place) && a.thousandth == b.thousandth })
}
