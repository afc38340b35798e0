package check

import (
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
		for word := range rule.Spare.All() {
			if !slices.Contains(c.fleet.abilities, word) {
				c.unknown(tree.At("dispatch", kind, "spare", word).AtKey(), "ability", word, c.fleet.abilities)
			}
		}
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
