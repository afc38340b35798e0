package check

import (
	"simulate/sim/geo"
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// homesInReach warns of homes of units that are sent from which none of them comes anywhere. Where that holds of all homes, the places
// have been named.
func (c *checker) homesInReach(used []string, from rangeOf) {
	if c.Unreadable(tree.At("incidents")) {
		return
	}
	to := rangeOf{metres: from.metres, beyond: "the nearest place to which units are sent: none gets there from it within the run"}
	for _, id := range used {
		if place := c.s.Places.Get(id); place != nil && place.Position != nil {
			to.points = append(to.points, geo.Position(place.Position.Value).Point())
		}
	}
	for _, incident := range c.s.Incidents.All() {
		if w := &incident.Where; w.Near != nil {
			to.points = append(to.points, geo.Position(w.Near.Value).Point())
			to.metres = max(to.metres, from.metres+float64(w.Within.Value))
		} else if w.IsArea() || incident.Arrivals != nil && incident.Arrivals.CSV != "" {
			return // whose extent is not looked into
		}
	}
	if len(to.points) == 0 || !to.some(from.points) {
		return
	}
	sent, said := c.kindsSent(), make(map[string]bool)
	look := func(path tree.Path, id string, home *scenario.Home) {
		switch {
		case home == nil:
		case home.Near != nil:
			c.far(path.Key("near"), "the home of "+id, home.Near.Value, float64(home.Within.Value), to)
		default:
			place := c.s.Places.Get(home.Place)
			if place != nil && place.Position != nil && !said[home.Place] && !contains(used, home.Place) && !c.hasWays(home.Place) {
				said[home.Place] = c.far(tree.At("places", home.Place, "position"), home.Place, place.Position.Value, 0, to)
			}
		}
	}
	for id, unit := range c.s.Units.All() {
		if !sent[unit.Kind] && !sent[scenario.All] {
			continue
		}
		look(tree.At("units", id, "home"), id, unit.Home)
		for number, each := range unit.Each.All() {
			look(tree.At("units", id, "each", number, "home"), id+"-"+number, each.Home)
		}
	}
}

// some reports whether one of the points is in reach of another.
func (r *rangeOf) some(points []geo.Vector) bool {
	for _, point := range points {
		if r.nearest(scenario.Position(point.Position())) <= r.metres {
			return true
		}
	}
	return false
}

// kindsSent are the kinds of unit that are sent somewhere; all where a send is of every kind.
func (c *checker) kindsSent() map[string]bool {
	sent := make(map[string]bool)
	for _, incident := range c.s.Incidents.All() {
		for _, step := range incident.Plan.All() {
			if step.Verb() != scenario.Send {
				continue
			}
			sent[scenario.All] = sent[scenario.All] || step.Send.All
			for _, kind := range c.fleet.allKin(step.Send.Kinds.IDs()) {
				sent[kind] = true
			}
		}
	}
	return sent
}
