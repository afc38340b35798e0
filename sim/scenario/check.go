package scenario

import (
	"fmt"
	"slices"
)

// check reports every mistake in what the scenario means: names that refer to nothing, plans that cannot work,
// figures that do not fit together. The scenario has been decoded; what could not be is left alone.
func check(s *Scenario, c *collector) {
	k := &checker{collector: c, s: s, fleet: newFleet(s), scenes: make(map[*Incident][]string)}
	k.unreadable = make(map[string]bool)
	for path := range c.failed {
		for ; path != ""; path = parent(path) {
			k.unreadable[path] = true
		}
	}
	k.fleetKnown = k.fleet.whole && !k.unreadable["units"]
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
	unreadable map[string]bool // paths at or below which something could not be decoded
	scenes     map[*Incident][]string
	fleetKnown bool // nothing is wrong with the units, so that a lack of them is one
}

// wrong reports a mistake at a path.
func (c *checker) wrong(path string, err error) {
	m := asMistake(err)
	c.errorf(path, m.hint, "%s", m.message)
}

// refer reports a name that is not among the ids of a section, and whether it is. An empty name has been reported as
// missing, or may be left out.
func refer[T any](c *checker, path, noun, section string, ids *Map[T], name string) bool {
	if name == "" || ids.Get(name) != nil {
		return name != ""
	}
	if !c.broken(section) {
		c.unknown(path, noun, name, ids.IDs())
	}
	return false
}

// unknown reports a name that is not among those known. It looks for the nearest only as long as problems are shown.
func (c *checker) unknown(path, noun, name string, known []string) {
	if c.full() {
		known = nil
	}
	c.wrong(path, unknown(noun, name, known))
}

func (c *checker) agency(path, name string) {
	refer(c, path, "agency", "agencies", &c.s.Agencies, name)
}

func (c *checker) place(path, name string) {
	refer(c, path, "place", "places", &c.s.Places, name)
}

// item is the path of an entry of a list.
func item(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

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
	c.atMost("agencies", "agencies", c.s.Agencies.Len(), mostAgencies)
	c.atMost("places", "places, sites and areas", places, mostNumbered)
	c.atMost("channels", "channels", c.s.Channels.Len(), mostNumbered)
	c.atMost("incidents", "incidents and steps", steps, mostNumbered)
	c.atMost("units", "pools of units", c.s.Units.Len(), mostNumbered)
	c.atMost("units", "units", c.fleet.total, mostUnits)
}

func (c *checker) atMost(path, noun string, n, most int) {
	if n > most {
		c.errorf(path+atKey, "simulate a part of it", "%d %s are more than the %d that can be simulated", n, noun, most)
	}
}
