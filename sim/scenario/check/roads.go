package check

import (
	"fmt"
	"slices"

	"simulate/sim/geo"
	"simulate/sim/roads"
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// mostMetresAside is how far from every junction a position may be to which units drive on roads.
const mostMetresAside = 2000

// roads checks what is said of roads, and that all positions are near one.
func (c *checker) roads(r *scenario.Roads) {
	if r == nil {
		return
	}
	path := tree.At("travel", "roads")
	for kind, speeds := range r.Speeds.All() {
		if kind != scenario.OfEveryKind {
			c.kind(path.Key("speeds", kind).AtKey(), kind)
		}
		for class, speed := range speeds.All() {
			at := path.Key("speeds", kind, class)
			if !slices.Contains(roads.Classes, class) {
				c.unknown(at.AtKey(), "class of road", class, roads.Classes)
			}
			if v := float64(*speed); v < slowest || v > swiftest {
				c.Errorf(at, "write a speed between 1 km/h and 1,000 km/h", "units do not drive that fast, or that slowly")
			}
		}
	}
	if r.Except != nil {
		for i, kind := range *r.Except {
			if kind != "air" {
				c.kind(path.Key("except").Item(i), kind)
			}
		}
	}
	if r.Network != nil && !c.Unreadable(tree.At("places")) && slices.ContainsFunc(c.fleet.kinds, r.Drives) {
		c.besideRoads(r)
	}
}

// besideRoads reports positions from which no junction is near.
func (c *checker) besideRoads(r *scenario.Roads) {
	far := func(path tree.Path, what string, at scenario.Position) bool {
		if _, _, near := r.Network.Nearest(geo.Position(at).Point(), mostMetresAside); near {
			return false
		}
		c.Errorf(path, "take an extract that has the roads there, or mend the position",
			"%s is at [%v, %v], more than 2 km from every junction of %s that can be reached", what, at.Lat, at.Lon, r.File)
		return true
	}
	home := func(path tree.Path, id string, home *scenario.Home) {
		if home != nil && home.Near != nil {
			far(path.Key("near"), "the home of "+id, home.Near.Value)
		}
	}
	for id, place := range c.s.Places.All() {
		if place.Position != nil && !c.hasWays(id) {
			far(tree.At("places", id, "position"), id, place.Position.Value)
		}
	}
	for id, site := range c.s.Sites.All() {
		if site.Position != nil {
			far(tree.At("sites", id, "position"), id, site.Position.Value)
		}
	}
	for id, unit := range c.s.Units.All() {
		home(tree.At("units", id, "home"), id, unit.Home)
		for number, each := range unit.Each.All() {
			home(tree.At("units", id, "each", number, "home"), id+"-"+number, each.Home)
		}
	}
	for id, incident := range c.s.Incidents.All() {
		path := tree.At("incidents", id)
		if near := incident.Where.Near; near != nil {
			far(path.Key("where", "near"), "the area of "+id, near.Value)
		}
		for i, corner := range incident.Where.Polygon {
			far(path.Key("where", "polygon").Item(i), "the area of "+id, corner)
		}
		said := 0
		for _, row := range traceOf(incident) {
			if row.Position != nil && said < mostRows && far(path.Key("arrivals", "csv"), fmt.Sprintf("line %d of %s", row.Line, incident.Arrivals.CSV), *row.Position) {
				said++
			}
		}
	}
}

func traceOf(incident *scenario.Incident) []scenario.Traced {
	if incident.Arrivals == nil {
		return nil
	}
	return incident.Arrivals.Trace
}
