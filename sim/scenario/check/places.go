package check

import (
	"fmt"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// places checks the travel section, which is all that places refer to.
func (c *checker) places() {
	travel := &c.s.Travel
	for a, row := range travel.Between.All() {
		path := tree.At("travel", "between", a)
		c.place(path.AtKey(), a)
		for b := range row.All() {
			c.place(path.Key(b).AtKey(), b)
			if a == b {
				c.Errorf(path.Key(b).AtKey(), "name two places", "this is the way from %s to itself", a)
			}
		}
	}
	c.matrix(travel)
	c.roads(travel.Roads)
	for kind := range travel.Speed.All() {
		if kind != scenario.OfEveryKind {
			c.kind(tree.At("travel", "speed", kind).AtKey(), kind)
		}
	}
	for kind := range travel.Detour.All() {
		if kind != scenario.OfEveryKind {
			c.kind(tree.At("travel", "detour", kind).AtKey(), kind)
		}
	}
	for kind, rule := range c.s.Dispatch.All() {
		c.kind(tree.At("dispatch", kind).AtKey(), kind)
		if rule.Choose != nil {
			c.chosen(tree.At("dispatch", kind, "choose"), rule.Choose, c.allScenes())
		}
		c.keep(kind, rule)
		c.posts(kind, rule)
		for word := range rule.Spare.All() {
			if !slices.Contains(c.fleet.abilities, word) {
				c.unknown(tree.At("dispatch", kind, "spare", word).AtKey(), "ability", word, c.fleet.abilities)
			}
		}
	}
}

// mostWays is how many ways without a route are named.
const mostWays = 5

// matrix checks what a travel matrix says beside its times, which are among those between places.
func (c *checker) matrix(travel *scenario.Travel) {
	path := tree.At("travel", "matrix")
	c.once(path.Key("places"), travel.Matrix.Places)
	if c.Root.Has(path.Key("to")) {
		c.once(path.Key("to"), travel.Matrix.To)
	}
	var ways []string
	for _, way := range travel.NoRoute {
		ways = append(ways, fmt.Sprintf("from %s to %s", way.From, way.To))
	}
	if more := len(ways) - mostWays; more > 0 {
		ways = append(ways[:mostWays], fmt.Sprintf("%d other ways", more))
	}
	if len(ways) > 0 {
		c.Warnf(scenario.NoRoute, path, "write a time into travel.between, or accept it", "%s has no route %s: there it is the distance that counts",
			travel.Matrix.File, tree.InWords(ways))
	}
}

// ofKind is where the figure of a kind of unit is written: that of every kind may stand alone.
func (c *checker) ofKind(path tree.Path, kind string) tree.Path {
	if kind == scenario.OfEveryKind && !c.Root.Has(path.Key(kind)) {
		return path
	}
	return path.Key(kind)
}

func (c *checker) sites() {
	for id, site := range c.s.Sites.All() {
		path := tree.At("sites", id)
		c.agency(path.Key("agency"), site.Agency)
		c.place(path.Key("place"), site.Place)
		switch {
		case site.Place == "" && site.Position == nil:
			c.Errorf(path.AtKey(), "write place or position", "nothing says where %s is", id)
		case site.Place != "" && site.Position != nil:
			c.Errorf(path.Key("position").AtKey(), "remove one of the two", "%s has a place and a position", id)
		case site.Position != nil && c.s.Places.Get(id) != nil:
			c.Errorf(path.AtKey(), "write place: "+id+" instead of a position, or rename one", "%s is also a place", id)
		}
	}
}

func (c *checker) channels() {
	for id, channel := range c.s.Channels.All() {
		path := tree.At("channels", id)
		c.agencies(path.Key("members"), channel.Members)
		if len(channel.Members) == 0 {
			c.Errorf(path.Key("members"), "list the agencies that use it", "the channel has no members")
		}
	}
}

// agencies checks a list of agencies: each known, and each once.
func (c *checker) agencies(path tree.Path, names []string) {
	for i, name := range names {
		c.agency(path.Item(i), name)
	}
	c.once(path, names)
}

// once reports names that a list has twice.
func (c *checker) once(path tree.Path, names []string) {
	seen := make(map[string]bool)
	for i, name := range names {
		if seen[name] {
			c.Errorf(path.Item(i), "remove one", "%s is named twice", name)
		}
		seen[name] = true
	}
}
