package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// levers checks the bounds and prices of what could be changed.
func (c *checker) levers() {
	l := c.s.Levers
	if l == nil {
		return
	}
	if l.Units.Len()+l.Channels.Len()+l.Changes.Len() == 0 {
		c.Warnf(scenario.NothingToVary, tree.At("levers").AtKey(), "list units, channels or changes", "nothing could be changed: there is nothing to choose from")
	}
	if l.Most != nil && *l.Most < 1 {
		c.Errorf(tree.At("levers", "most"), "write 1 or more, or remove it", "no lever may be used: there is nothing to choose from")
	}
	for id, more := range l.Units.All() {
		path := tree.At("levers", "units", id)
		if pool, single := numbered(c.s, id); single {
			c.Errorf(path.AtKey(), "write "+pool, "%s is one unit of a pool, and units are counted by pool", id)
		} else if refer(c, path.AtKey(), "unit", tree.At("units"), &c.s.Units, id) {
			c.extra(path, more)
		}
	}
	for id, more := range l.Channels.All() {
		if path := tree.At("levers", "channels", id); refer(c, path.AtKey(), "channel", tree.At("channels"), &c.s.Channels, id) {
			c.extra(path, more)
		}
	}
	for id, lever := range l.Changes.All() {
		c.agreed(tree.At("levers", "changes", id), lever)
	}
}

// extra checks how many more there could be.
func (c *checker) extra(path tree.Path, more *scenario.Extra) {
	if more.Most < 1 && !c.Unreadable(path.Key("most")) {
		c.Errorf(path.Key("most"), "write 1 or more, or remove the lever", "no more is nothing to choose from")
	}
}

// agreed checks a lever that has changes of its own, or those of a variant.
func (c *checker) agreed(path tree.Path, lever *scenario.Agreed) {
	switch v := c.s.Variants.Get(lever.Variant); {
	case lever.Variant == "" && lever.Changes.Len() == 0:
		c.Errorf(path.AtKey(), "write changes: {PATH: VALUE}, or variant: ID", "the lever changes nothing")
	case lever.Variant != "" && lever.Changes.Len() > 0:
		c.Errorf(path.Key("variant"), "leave one of them out", "a lever has changes of its own or those of a variant")
	case refer(c, path.Key("variant"), "variant", tree.At("variants"), &c.s.Variants, lever.Variant) && v.From != nil:
		c.Errorf(path.Key("variant"), "choose one that applies from the beginning", "variant %s applies from an instant on: what could be agreed is so before", lever.Variant)
	}
}
