package scenario

import (
	"slices"
)

// check reports every mistake in what the scenario means: names that refer to nothing, plans that cannot work,
// figures that do not fit together. The scenario has been decoded; what could not be is left alone.
func check(s *Scenario, c *collector) {
	k := &checker{collector: c, s: s, fleet: newFleet(s), scenes: make(map[*Incident][]string)}
	k.fleetKnown = k.fleet.whole && !k.unreadable(At("units"))
	k.limits()
	k.sources()
	k.clock()
	k.places()
	k.sites()
	k.channels()
	k.units()
	k.incidents()
	k.speeds()
	k.prospects()
	k.measures()
	k.objectives()
	k.reports()
	k.stress()
}

// checker is what the checks share.
type checker struct {
	*collector
	s          *Scenario
	fleet      fleet
	scenes     map[*Incident][]string
	fleetKnown bool // nothing is wrong with the units, so that a lack of them is one
}

// refer reports a name that is not among the ids of a section, and whether it is. An empty name has been reported as
// missing, or may be left out.
func refer[T any](c *checker, path Path, noun string, section Path, ids *Map[T], name string) bool {
	if name == "" || ids.Get(name) != nil {
		return name != ""
	}
	if !c.broken(section) {
		c.unknown(path, noun, name, ids.IDs())
	}
	return false
}

// unknown reports a name that is not among those known. It looks for the nearest only as long as problems are shown.
func (c *checker) unknown(path Path, noun, name string, known []string) {
	if c.full() {
		known = nil
	}
	c.wrong(path, unknown(noun, name, known))
}

func (c *checker) agency(path Path, name string) {
	refer(c, path, "agency", At("agencies"), &c.s.Agencies, name)
}

func (c *checker) place(path Path, name string) {
	refer(c, path, "place", At("places"), &c.s.Places, name)
}

// The model numbers what it simulates with small integers.
const (
	mostAgencies = 250
	mostNumbered = 65_000
	mostUnits    = 1_000_000
)

func (c *checker) limits() {
	steps, places := c.s.Incidents.Len(), c.s.Places.Len()+c.s.Sites.Len()
	for _, incident := range c.s.Incidents.All() {
		steps += incident.Plan.Len()
		if slices.Contains(c.scenesOf(incident), anywhere) {
			places++
		}
	}
	c.atMost(At("agencies"), "agencies", c.s.Agencies.Len(), mostAgencies)
	c.atMost(At("places"), "places, sites and areas", places, mostNumbered)
	c.atMost(At("channels"), "channels", c.s.Channels.Len(), mostNumbered)
	c.atMost(At("incidents"), "incidents and steps", steps, mostNumbered)
	c.atMost(At("units"), "pools of units", c.s.Units.Len(), mostNumbered)
	c.atMost(At("units"), "units", c.fleet.total, mostUnits)
}

func (c *checker) atMost(path Path, noun string, n, most int) {
	if n > most {
		c.errorf(path.AtKey(), "simulate a part of it", "%d %s are more than the %d that can be simulated", n, noun, most)
	}
}
