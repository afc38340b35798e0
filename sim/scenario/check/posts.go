package check

import (
	"fmt"
	"slices"
	"strconv"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// posts checks where the free units of a kind wait.
func (c *checker) posts(kind string, rule *scenario.Dispatch) {
	if rule.Posts == nil {
		if rule.Settle != nil {
			c.Warnf(scenario.NothingAsked, tree.At("dispatch", kind, "settle").AtKey(), "write posts as well, or remove it", "nobody of this kind waits at posts")
		}
		return
	}
	path, owners := tree.At("dispatch", kind, "posts"), c.agenciesWith(kind)
	for agency, lists := range rule.Posts.All() {
		switch known := c.fleetKnown && len(owners) > 0; {
		case agency != "":
			path := path.Key(agency)
			c.agency(path.AtKey(), agency)
			if known && c.s.Agencies.Get(agency) != nil && !slices.Contains(owners, agency) {
				c.Lackf(path.AtKey(), "name one that has: "+tree.InWords(owners), "%s has no %s", agency, kind)
			}
			c.postLists(path, lists)
		case known && len(owners) > 1:
			c.Errorf(path, fmt.Sprintf("write posts: {%s: {1: [PLACE]}}", owners[0]), "%s have %s: nothing says whose posts these are", tree.InWords(owners), kind)
		default:
			c.postLists(path, lists)
		}
	}
}

// agenciesWith are the agencies that have units of a kind.
func (c *checker) agenciesWith(kind string) []string {
	return slices.DeleteFunc(slices.Clone(c.s.Agencies.IDs()), func(id string) bool { return c.fleet.count[pool{id, kind}] == 0 })
}

// postLists checks which posts are to be manned with how many free units.
func (c *checker) postLists(path tree.Path, lists *scenario.Map[scenario.Names]) {
	for free, places := range lists.All() {
		path := path.Key(free)
		if n, err := strconv.Atoi(free); err == nil && len(*places) > n {
			c.Errorf(path, fmt.Sprintf("write at most %d, or another number", n), "%d units cannot stand at %d posts", n, len(*places))
		}
		isList := c.Root.Locate(path).Kind == tree.List
		for i, place := range *places {
			at := path
			if isList {
				at = path.Item(i)
			}
			c.post(at, place)
		}
	}
}

// post checks a place at which units wait: there must be a way to it.
func (c *checker) post(path tree.Path, place string) {
	of := c.s.Places.Get(place)
	if refer(c, path, "place", tree.At("places"), &c.s.Places, place) && of.Position == nil && !c.hasWays(place) && !c.Unreadable(tree.At("places", place)) {
		c.Errorf(path, fmt.Sprintf("give it a position, or write travel.between: {PLACE: {%s: 6m}}", place), "no way is known to %s", place)
	}
}
