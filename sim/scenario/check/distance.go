package check

import (
	"cmp"
	"fmt"
	"slices"

	"simulate/sim/geo"
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// distances warns of positions to which no unit comes within the run: a minus is missing, two numbers are exchanged, a row
// has zeros.
func (c *checker) distances() {
	if c.Unreadable(tree.At("places")) || c.Unreadable(tree.At("travel")) || c.Unreadable(tree.At("clock")) || c.Unreadable(tree.At("units")) {
		return
	}
	r := c.inRange()
	if len(r.points) == 0 {
		return
	}
	used := c.destinations()
	for id, place := range c.s.Places.All() {
		if place.Position != nil && contains(used, id) && !c.hasWays(id) {
			c.far(tree.At("places", id, "position"), id, place.Position.Value, 0, r)
		}
	}
	for id, site := range c.s.Sites.All() {
		if site.Position != nil {
			c.far(tree.At("sites", id, "position"), id, site.Position.Value, 0, r)
		}
	}
	for id, incident := range c.s.Incidents.All() {
		c.areaInReach(tree.At("incidents", id), id, incident, r)
	}
	c.overlayInReach(r)
	c.homesInReach(used, r)
}

// overlayInReach warns of an overlay of which nothing will be seen.
func (c *checker) overlayInReach(r rangeOf) {
	if len(c.s.Map.Features) == 0 {
		return
	}
	for _, feature := range c.s.Map.Features {
		for _, part := range feature.Parts {
			if slices.ContainsFunc(part, func(at scenario.Position) bool { return r.nearest(at) <= r.metres }) {
				return
			}
		}
	}
	at := c.s.Map.Features[0].Parts[0][0]
	c.Warnf(scenario.OutOfReach, tree.At("map", "overlay"), "GeoJSON has the longitude first",
		"nothing of %s is where units go; it begins at longitude %v, latitude %v", c.s.Map.Overlay, at.Lon, at.Lat)
}

// rangeOf is points on the map, and how far from one of them the fastest unit comes within the run.
type rangeOf struct {
	points []geo.Vector
	metres float64
	beyond string // what is said of what lies further away
}

// destinations are the places to which units are sent or moved, and those of incidents.
func (c *checker) destinations() []string {
	places := slices.Clone(c.allScenes())
	for id, incident := range c.s.Incidents.All() {
		plan := c.planOf(id, incident)
		for _, step := range incident.Plan.All() {
			if step.Where.Given() && len(step.By) == 0 {
				places = append(places, plan.destinations(step)...)
			}
		}
	}
	return distinct(places)
}

func (c *checker) inRange() rangeOf {
	r := rangeOf{beyond: "the nearest unit: none gets there within the run"}
	add := func(home *scenario.Home) {
		switch {
		case home == nil:
		case home.Near != nil:
			r.points = append(r.points, geo.Position(home.Near.Value).Point())
			r.metres = max(r.metres, float64(home.Within.Value))
		case c.s.Places.Get(home.Place) != nil && c.s.Places.Get(home.Place).Position != nil:
			r.points = append(r.points, geo.Position(c.s.Places.Get(home.Place).Position.Value).Point())
		}
	}
	for _, unit := range c.s.Units.All() {
		add(unit.Home)
		for _, override := range unit.Each.All() {
			add(override.Home)
		}
	}
	r.sort()
	run := c.s.Clock.Run()
	r.metres += float64(c.fastest() * float64(run.Last-run.First) / 1000)
	return r
}

// sort puts the points in order, and each in once.
func (r *rangeOf) sort() {
	slices.SortFunc(r.points, func(a, b geo.Vector) int {
		p, q := a.Position(), b.Position()
		return cmp.Or(cmp.Compare(p.Lat, q.Lat), cmp.Compare(p.Lon, q.Lon))
	})
	r.points = slices.Compact(r.points)
}

// fastest is the highest speed in the file, in metres a second, and at least that which is assumed.
func (c *checker) fastest() float64 {
	const assumed = 50 / 3.6
	fastest := assumed
	if c.s.Travel.Roads != nil {
		fastest = swiftest // on some road
	}
	for _, speed := range c.s.Travel.Speed.All() {
		fastest = max(fastest, float64(speed.Value))
		if speed.Range != nil {
			fastest = max(fastest, speed.Range.High)
		}
	}
	return fastest
}

// hasWays reports whether travel times to a place are written, so that its position says nothing of them.
func (c *checker) hasWays(place string) bool {
	if c.s.Travel.Between.Get(place) != nil {
		return true
	}
	for _, row := range c.s.Travel.Between.All() {
		if row.Get(place) != nil {
			return true
		}
	}
	return false
}

// areaInReach looks at the area of an incident and at the rows of its trace.
func (c *checker) areaInReach(path tree.Path, id string, incident *scenario.Incident, r rangeOf) {
	w := &incident.Where
	switch {
	case c.Unreadable(path.Key("where")):
	case w.Near != nil:
		c.far(path.Key("where", "near"), "the area of "+id, w.Near.Value, float64(w.Within.Value), r)
	case len(w.Polygon) > 0:
		c.far(path.Key("where", "polygon"), "the area of "+id, w.Polygon[0], 0, r)
	}
	if incident.Arrivals == nil {
		return
	}
	said := 0
	for i := range incident.Arrivals.Trace {
		row := &incident.Arrivals.Trace[i]
		if row.Position != nil && said < mostRows && c.far(path.Key("arrivals", "csv"), fmt.Sprintf("line %d of %s", row.Line, incident.Arrivals.CSV), *row.Position, 0, r) {
			said++
		}
	}
}

// mostRows is how many rows of a trace are named.
const mostRows = 3

// far warns of a position that is out of reach by more than so many metres, and says what is probably meant.
func (c *checker) far(path tree.Path, what string, at scenario.Position, within float64, r rangeOf) bool {
	metres := r.nearest(at)
	if metres <= r.metres+within {
		return false
	}
	hint := "mend the position"
	for _, other := range []struct {
		at   scenario.Position
		said string
	}{
		{scenario.Position{Lat: at.Lat, Lon: -at.Lon}, "the longitude seems to lack its minus"},
		{scenario.Position{Lat: -at.Lat, Lon: at.Lon}, "the latitude seems to lack its minus"},
		{scenario.Position{Lat: at.Lon, Lon: at.Lat}, "latitude and longitude seem to be exchanged"},
	} {
		inside := other.at.Lat >= -90 && other.at.Lat <= 90
		if inside && (at != scenario.Position{}) && r.nearest(other.at) <= r.metres+within {
			hint = fmt.Sprintf("%s: write [%v, %v]", other.said, other.at.Lat, other.at.Lon)
			break
		}
	}
	c.Warnf(scenario.OutOfReach, path, hint, "%s is at [%v, %v], %s km from %s", what, at.Lat, at.Lon, inThousands(metres/1000), r.beyond)
	return true
}

// nearest is how far the nearest point is, in metres.
func (r *rangeOf) nearest(at scenario.Position) float64 {
	point := geo.Position(at).Point()
	least := point.Metres(r.points[0])
	for _, home := range r.points[1:] {
		least = min(least, point.Metres(home))
	}
	return least
}
