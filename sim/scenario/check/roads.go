package check

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

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
	c.stretches(r)
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

// isStretch reports whether a word names a stretch of road.
func (c *checker) isStretch(id string) bool {
	r := c.s.Travel.Roads
	return r != nil && r.Stretches.Get(id) != nil
}

// stretches checks that each is some road, under a name of its own.
func (c *checker) stretches(r *scenario.Roads) {
	for id, s := range r.Stretches.All() {
		path := tree.At("travel", "roads", "stretches", id)
		switch {
		case c.s.Places.Get(id) != nil || c.s.Sites.Get(id) != nil || c.s.Channels.Get(id) != nil:
			c.Errorf(path.AtKey(), "rename one", "%s is also a place, a site or a channel", id)
		case s.Road == "" && s.Near == nil && len(s.Polygon) == 0:
			c.Errorf(path.AtKey(), "write road: Main Street, or near and within", "nothing says which road that is")
		case (s.Near == nil) != (s.Within == nil):
			c.Errorf(path.AtKey(), "write both", "a circle has a centre, near, and a radius, within")
		case s.Near != nil && len(s.Polygon) > 0:
			c.Errorf(path.AtKey(), "remove one of the two", "it has a circle and a polygon")
		case r.Network == nil || c.Unreadable(path):
		case s.Road != "" && !slices.Contains(r.Network.Names, s.Road):
			c.unknown(path.Key("road"), "road", s.Road, r.Network.Names[1:])
		case len(r.RoadsOf(s)) == 0:
			c.Errorf(path.AtKey(), "mend the position, or make it larger", "no road of %s is there", r.File)
		}
	}
	if r.Network != nil && !c.Unreadable(tree.At("travel", "roads")) {
		c.closings(r)
	}
}

// closings checks that there are no more than can be worked out, and says what each cuts off.
func (c *checker) closings(r *scenario.Roads) {
	all := c.s.Closings()
	if len(all) > scenario.MostClosings {
		c.Errorf(tree.At("travel", "roads", "stretches"), "close several stretches as one, or leave some out",
			"events close or slow stretches in %d ways, and %d are the most: the quickest ways are worked out for every set of them", len(all), scenario.MostClosings)
		return
	}
	c.cutOff(r, all)
}

// cutOff says from what closings leave no way, each alone or several that are in force together.
func (c *checker) cutOff(r *scenario.Roads, all []scenario.Closing) {
	spots := c.spotsOnRoads(r)
	said := make(map[string][]int) // sets that have been said of a spot: those that close more need not be
	for set := 1; set < 1<<len(all); set++ {
		var closed []int32
		var names []string
		for i, closing := range all {
			if set>>i&1 == 1 && closing.Thousandth == 0 {
				closed = append(closed, r.RoadsOf(r.Stretches.Get(closing.Stretch))...)
				names = append(names, closing.Stretch)
			}
		}
		if len(names) != bits.OnesCount(uint(set)) {
			continue // others are slowed, which leaves ways as they are
		}
		slices.Sort(closed)
		left := r.Network.Connections(closed)
		var off []string
		for _, spot := range spots {
			within := slices.ContainsFunc(said[spot.name], func(less int) bool { return less&set == less })
			if !left[spot.junction] && !within {
				off = append(off, spot.name)
				said[spot.name] = append(said[spot.name], set)
			}
		}
		if len(off) > 0 {
			c.Warnf(scenario.NoRoute, tree.At("travel", "roads", "stretches", names[0]), "make it smaller, or accept it",
				"while %s %s closed no road leads to %s and back: who goes there drives as if %s were open", strings.Join(names, " and "), isOrAre(names), tree.InWords(off), itOrThey(names))
		}
	}
}

func isOrAre(names []string) string {
	if len(names) == 1 {
		return "is"
	}
	return "are"
}

func itOrThey(names []string) string {
	if len(names) == 1 {
		return "it"
	}
	return "they"
}

// onRoads is a spot of the file, and the junction by which it is reached.
type onRoads struct {
	name     string
	junction int32
}

// spotsOnRoads are the places, sites and homes to which units drive on roads.
func (c *checker) spotsOnRoads(r *scenario.Roads) (spots []onRoads) {
	add := func(name string, at *scenario.Figure[scenario.Position]) {
		if at == nil {
			return
		}
		if j, _, ok := r.Network.Nearest(geo.Position(at.Value).Point(), mostMetresAside); ok {
			spots = append(spots, onRoads{name, j})
		}
	}
	for id, place := range c.s.Places.All() {
		add(id, place.Position)
	}
	for id, site := range c.s.Sites.All() {
		add(id, site.Position)
	}
	for id, unit := range c.s.Units.All() {
		if unit.Home != nil && r.Drives(unit.Kind) {
			add("the home of "+id, unit.Home.Near)
		}
	}
	return spots
}

// slowsRoads checks a factor on the time that a stretch of road takes.
func (c *checker) slowsRoads(path tree.Path, factor *scenario.Figure[scenario.Factor]) {
	switch {
	case factor.Range != nil:
		c.Errorf(path, "write one factor", "a stretch of road is slowed by one factor in all runs: the quickest ways are worked out when the file is loaded")
	case factor.Value < 1 || factor.Value > 1000:
		c.Errorf(path, "write a factor such as 1.5", "a stretch of road is slowed by a factor between 1 and 1,000")
	}
}
