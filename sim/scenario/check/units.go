package check

import (
	"fmt"
	"slices"
	"strconv"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

func (c *checker) units() {
	for id, unit := range c.s.Units.All() {
		path := tree.At("units", id)
		c.agency(path.Key("agency"), unit.Agency)
		if err := scenario.CheckID(unit.Kind); err != nil && unit.Kind != "" {
			c.Wrong(path.Key("kind"), err)
		}
		c.home(path.Key("home"), unit.Home)
		c.each(path.Key("each"), unit)
		c.seats(path.Key("seats"), unit.Seats)
		c.duty(path.Key("on-duty"), unit.OnDuty)
		c.can(path.Key("can"), unit.Can)
		c.serves(path, unit)
		c.namesake(path.AtKey(), id, unit)
	}
}

func (c *checker) home(path tree.Path, home *scenario.Home) {
	if home != nil {
		c.place(path, home.Place)
	}
}

func (c *checker) each(path tree.Path, unit *scenario.Unit) {
	if unit.Each.Len() > 0 && unit.Count == nil {
		c.Errorf(path.AtKey(), "write count, or put it on the unit itself", "each is for a pool with a count")
		return
	}
	counted := !c.Unreadable(path.Parent().Key("count"))
	for number, override := range unit.Each.All() {
		path := path.Key(number)
		if n, err := strconv.Atoi(number); err == nil && n > unit.Most() && counted {
			c.Lackf(path.AtKey(), fmt.Sprintf("units are counted from 1 to %d", unit.Most()), "the pool has no unit %d", n)
		}
		c.home(path.Key("home"), override.Home)
		c.duty(path.Key("on-duty"), override.OnDuty)
		c.can(path.Key("can"), override.Can)
	}
}

// namesake reports an id that means something else as well: units and kinds share one namespace, so that a word in a
// plan means one of them.
func (c *checker) namesake(path tree.Path, id string, unit *scenario.Unit) {
	if slices.Contains(c.fleet.kinds, id) && id != unit.Kind {
		c.Errorf(path, "rename one of the two", "%s is also a kind of unit", id)
	}
	for _, name := range []string{id, unit.Kind} {
		if pool, ok := numbered(c.s, name); ok {
			c.Errorf(path, "rename one of the two", "%s is also a unit of the pool %s", name, pool)
		}
	}
}

// numbered returns the pool of which a name is a single unit: patrol-3 of the pool patrol.
func numbered(s *scenario.Scenario, name string) (pool string, ok bool) {
	pool, n, ok := s.SingleUnit(name)
	return pool, ok && n <= s.Units.Get(pool).Most()
}

// sort reports a word of a need that means no units.
func (c *checker) sort(path tree.Path, word string) bool {
	if c.fleet.has(word) {
		return true
	}
	if entry, n, single := c.s.SingleUnit(word); single && c.fleetKnown {
		c.Lackf(path, fmt.Sprintf("units are counted from 1 to %d", c.s.Units.Get(entry).Most()), "the pool %s has no unit %d", entry, n)
		return false
	}
	if c.fleetKnown {
		c.unknown(path, "kind of unit", word, slices.Concat(c.fleet.kinds, c.s.Units.IDs(), c.fleet.abilities))
	}
	return false
}

// can checks what units can do beside what their kind can: words that mean nothing else.
func (c *checker) can(path tree.Path, abilities scenario.Names) {
	isList := c.Root.Locate(path).Kind == tree.List
	for i, word := range abilities {
		path := path
		if isList {
			path = path.Item(i)
		}
		entry, n, single := c.s.SingleUnit(word)
		switch err := scenario.CheckID(word); {
		case err != nil:
			c.Wrong(path, err)
		case word == scenario.All:
			c.Errorf(path, "choose another word", "%s means every unit", word)
		case slices.Contains(c.fleet.kinds, word):
			c.Errorf(path, "choose another word", "%s is also a kind of unit", word)
		case c.s.Units.Get(word) != nil:
			c.Errorf(path, "choose another word", "%s is also a unit, or a pool of them", word)
		case single && n <= c.s.Units.Get(entry).Most():
			c.Errorf(path, "choose another word", "%s is also a unit of the pool %s", word, entry)
		}
	}
}

// kind reports a kind of unit of which no agency has any.
func (c *checker) kind(path tree.Path, kind string) {
	switch unit := c.s.Units.Get(kind); {
	case slices.Contains(c.fleet.kinds, kind) || !c.fleetKnown:
	case unit != nil:
		c.Errorf(path, "write the kind of its units: "+unit.Kind, "%s is a pool of units, not a kind", kind)
	default:
		c.unknown(path, "kind of unit", kind, c.fleet.kinds)
	}
}
