package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// Scenario reports every mistake in what the scenario means: names that refer to nothing, plans that cannot work,
// figures that do not fit together. The scenario has been decoded; what could not be is left alone.
func Scenario(s *scenario.Scenario, c *tree.Collector) {
	k := &checker{
		Collector: c, s: s, fleet: newFleet(s), plans: make(map[string]*plan),
		scenes: make(map[*scenario.Incident][]string), audiences: make(map[string]audience),
		wayless: make(map[[2]string]bool),
	}
	k.fleetKnown = k.fleet.whole && !k.Unreadable(tree.At("units"))
	k.limits()
	k.sources()
	k.clock()
	k.places()
	k.sites()
	k.channels()
	k.units()
	k.parts()
	k.incidents()
	k.speeds()
	k.prospects()
	k.measures()
	k.objectives()
	k.reports()
	k.stress()
	k.levers()
	k.exercise()
	k.distances()
	k.plausible()
	k.plausibleAreas()
	k.texts(nil, k.Root, false)
	k.nothing()
}

// checker is what the checks share.
type checker struct {
	*tree.Collector
	s          *scenario.Scenario
	fleet      fleet
	plans      map[string]*plan
	scenes     map[*scenario.Incident][]string
	everywhere []string            // see allScenes
	instants   map[string]bool     // that incidents name; nil: not yet looked for
	audiences  map[string]audience // of agencies over all channels
	membership map[string][]string // the channels of an agency; nil: not yet listed
	strangers  bool                // a channel has a member that there is not: who hears whom is not known
	wayless    map[[2]string]bool  // ways that are not known, and have been reported
	partsOf    map[string][]string // the incidents that are part of another; nil: not yet listed
	fleetKnown bool                // nothing is wrong with the units, so that a lack of them is one
}

// refer reports a name that is not among the ids of a section, and whether it is. An empty name has been reported as
// missing, or may be left out.
func refer[T any](c *checker, path tree.Path, noun string, section tree.Path, ids *scenario.Map[T], name string) bool {
	if name == "" || ids.Get(name) != nil {
		return name != ""
	}
	if !c.Broken(section) {
		c.unknown(path, noun, name, ids.IDs(), section)
	}
	return false
}

// unknown reports a name that is not among those known, which are the keys of a section, if one is given. It looks for the nearest only as long
// as problems are shown.
func (c *checker) unknown(path tree.Path, noun, name string, known []string, section ...tree.Path) {
	if c.Full() {
		known = nil
	}
	c.Wrong(path, tree.Unknown(noun, name, known).Among(func() []string { return known }, section...))
}

func (c *checker) agency(path tree.Path, name string) {
	refer(c, path, "agency", tree.At("agencies"), &c.s.Agencies, name)
}

func (c *checker) place(path tree.Path, name string) {
	refer(c, path, "place", tree.At("places"), &c.s.Places, name)
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
		if contains(c.scenesOf(incident), anywhere) {
			places++
		}
	}
	c.atMost(tree.At("agencies"), "agencies", c.s.Agencies.Len(), mostAgencies)
	c.atMost(tree.At("places"), "places, sites and areas", places, mostNumbered)
	c.atMost(tree.At("channels"), "channels", c.s.Channels.Len(), mostNumbered)
	c.atMost(tree.At("incidents"), "incidents and steps", steps, mostNumbered)
	c.atMost(tree.At("units"), "pools of units", c.s.Units.Len(), mostNumbered)
	c.atMost(tree.At("units"), "units", c.fleet.total, mostUnits)
}

func (c *checker) atMost(path tree.Path, noun string, n, most int) {
	if n > most {
		c.Errorf(path.AtKey(), "simulate a part of it", "%d %s are more than the %d that can be simulated", n, noun, most)
	}
}
