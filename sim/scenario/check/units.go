package check

import (
	"fmt"
	"strconv"
	"strings"

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
		c.duty(path.Key("on-duty"), unit.OnDuty)
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
	}
}

// namesake reports an id that means something else as well: units and kinds share one namespace, so that a word in a
// plan means one of them.
func (c *checker) namesake(path tree.Path, id string, unit *scenario.Unit) {
	if _, ok := c.fleet.count[pool{"", id}]; ok && id != unit.Kind {
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
	pool, n, ok := poolAndNumber(s, name)
	return pool, ok && n <= s.Units.Get(pool).Most()
}

// poolAndNumber takes a name apart that could be a single unit of a pool, which may have fewer.
func poolAndNumber(s *scenario.Scenario, name string) (pool string, n int, ok bool) {
	dash := strings.LastIndexByte(name, '-')
	if dash < 0 {
		return "", 0, false
	}
	unit := s.Units.Get(name[:dash])
	n, err := strconv.Atoi(name[dash+1:])
	ok = unit != nil && unit.Count != nil && err == nil && n >= 1 && name[dash+1:] == strconv.Itoa(n)
	return name[:dash], n, ok
}

// kind reports a kind of unit of which no agency has any.
func (c *checker) kind(path tree.Path, kind string) bool {
	if _, ok := c.fleet.count[pool{"", kind}]; ok {
		return true
	}
	switch unit := c.s.Units.Get(kind); {
	case !c.fleetKnown:
	case unit != nil:
		c.Errorf(path, "write the kind of its units: "+unit.Kind, "%s is a pool of units, not a kind", kind)
	default:
		c.unknown(path, "kind of unit", kind, c.fleet.kinds)
	}
	return false
}
