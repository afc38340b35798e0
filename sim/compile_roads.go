package sim

import "simulate/sim/scenario"

func (c *compiler) roads(file *scenario.Roads) {
	if file == nil {
		return
	}
	r := &roadTravel{network: file.Network, doors: make([]door, len(c.p.Places))}
	for _, kind := range c.p.Kinds {
		if !file.Drives(kind) {
			r.routes = append(r.routes, nil)
			continue
		}
		r.routes = append(r.routes, file.RoutesOf(kind))
	}
	for i := range c.p.Places {
		r.doors[i].junction = None
		if place := &c.p.Places[i]; place.Located && !place.scattered {
			r.doors[i] = r.doorOf(&spot{point: place.point, place: NoPlace, located: true})
		}
	}
	c.p.travel.roads = r
}
