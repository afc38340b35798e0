package sim

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"simulate/sim/engine"
	"simulate/sim/geo"
	"simulate/sim/scenario"
)

// units numbers the single units of every pool of the file, and gathers those of one kind of one agency.
func (c *compiler) units() {
	c.kind, c.pool, c.class, c.unit = map[string]int{}, map[string]int{}, map[string]int{}, map[string][]int32{}
	c.sorts()
	for id, unit := range c.s.Units.All() {
		kind := c.addKind(unit.Kind)
		pool := c.addPool(uint8(c.agency[unit.Agency]), kind)
		usual := figure(unit.Count, 1) // of a nominal run, which has no others
		count, ranged := usual, drawn(0)
		if unit.Count != nil && unit.Count.Range != nil {
			count, ranged = int(unit.Count.Range.High), c.drawn(unit.Count.Range)
		}
		busy := 0
		if unit.BusyAtStart != nil {
			busy = int(math.Floor(float64(float64(usual)*float64(unit.BusyAtStart.Chance.Value)) + 0.5))
		}
		for n := range count {
			u := int32(len(c.p.Units))
			single := id
			if unit.Count != nil {
				single = fmt.Sprintf("%s-%d", id, n+1)
			}
			c.p.Units = append(c.p.Units, c.newUnit(single, unit, n, usual))
			added := &c.p.Units[u]
			added.Kind, added.Pool, added.taken = kind, pool, amid(n, busy, usual)
			added.rank, added.count = int32(n), ranged
			c.p.Pools[pool].Units = append(c.p.Pools[pool].Units, u)
			c.enrol(u, c.addClass(pool, id, single, unit.CanOf(n+1)))
			c.unit[id] = append(c.unit[id], u)
			if single != id {
				c.unit[single] = append(c.unit[single], u)
			}
		}
	}
	c.reliefs()
	c.reserves()
	c.posts()
}

// enrol puts a unit into its class.
func (c *compiler) enrol(u int32, class uint16) {
	unit, of := &c.p.Units[u], &c.p.classes[class]
	unit.class, unit.seat = class, int32(len(of.units))
	of.units = append(of.units, u)
	of.uneven = of.uneven || unit.turnout != c.p.Units[of.units[0]].turnout
}

// amid reports whether the n-th of count is one of so many that are spread evenly among them. The first would not do: where
// homes are spread over a circle, the first are those in its middle.
func amid(n, many, count int) bool {
	upTo := func(n int) int { return (n*many + count/2) / count }
	return n < count && upTo(n+1) > upTo(n)
}

func (c *compiler) addKind(kind string) uint16 {
	if _, known := c.kind[kind]; !known {
		c.kind[kind] = len(c.p.Kinds)
		c.p.Kinds = append(c.p.Kinds, kind)
	}
	return uint16(c.kind[kind])
}

func (c *compiler) addPool(agency uint8, kind uint16) uint16 {
	name := poolName(agency, kind)
	if _, known := c.pool[name]; !known {
		c.pool[name] = len(c.p.Pools)
		c.p.Pools = append(c.p.Pools, Pool{Agency: agency, Kind: kind})
	}
	return uint16(c.pool[name])
}

func poolName(agency uint8, kind uint16) string { return fmt.Sprint(agency, "/", kind) }

// newUnit is the n-th unit of a pool of the file, of which a nominal run has so many.
func (c *compiler) newUnit(id string, unit *scenario.Unit, n, usual int) Unit {
	name, home, crew, turnout, onDuty := unit.Name, unit.Home, unit.Crew, unit.Turnout, unit.OnDuty
	if name != "" && unit.Count != nil {
		name = fmt.Sprintf("%s %d", name, n+1)
	}
	if each := unit.Each.Get(strconv.Itoa(n + 1)); each != nil {
		name = named(each.Name, name)
		home, crew, turnout = first(each.Home, home), first(each.Crew, crew), first(each.Turnout, turnout)
		onDuty = first(each.OnDuty, onDuty)
	}
	compiled := Unit{
		ID: id, Name: named(name, id), Agency: uint8(c.agency[unit.Agency]), Crew: int32(figure(crew, 1)),
		Home: NoPlace, subject: subject{key: engine.KeyOf("unit", id), name: id, step: NoStep}, turnout: c.span(turnout),
	}
	compiled.duty, compiled.seats = c.duty(onDuty), int32(figure(unit.Seats, 0))
	c.settleHome(&compiled, home, n, usual)
	if unit.BusyAtStart != nil {
		compiled.busy = c.odds(&unit.BusyAtStart.Chance, 0)
		compiled.busyFor = c.span(&unit.BusyAtStart.For)
	}
	return compiled
}

// first is the first pointer that is not nil.
func first[T any](override, general *T) *T {
	if override != nil {
		return override
	}
	return general
}

func (c *compiler) settleHome(u *Unit, home *scenario.Home, n, usual int) {
	switch {
	case home == nil:
	case home.Place != "":
		u.Home = uint16(c.place[home.Place])
	default:
		c := geo.NewCircle(geo.Position(home.Near.Value), float64(home.Within.Value))
		u.patrol = &patrol{circle: c, evenly: c.Spread(n%max(usual, 1), max(usual, 1))}
	}
}

// needs compiles a number of units by sort; agencies are those that may serve it, by preference. A number of 0 is no need.
func (c *compiler) needs(n *scenario.Need, agencies []uint8, choose *scenario.Choose) []Need {
	if n.All {
		return c.allKinds(agencies, choose)
	}
	var needs []Need
	for word, count := range n.Kinds.All() {
		if count.Value == 0 && !count.All {
			continue
		}
		sort, known := c.sort[word]
		if !known {
			panic("sim: a sort without units in a checked scenario: " + word)
		}
		need := Need{Sort: uint16(sort), Count: int32(count.Value), All: count.All}
		c.supply(&need, agencies, choose)
		needs = append(needs, need)
	}
	return needs
}

// allKinds needs all units of every kind that the agencies have.
func (c *compiler) allKinds(agencies []uint8, choose *scenario.Choose) []Need {
	var needs []Need
	for kind := range c.p.Kinds {
		need := Need{Sort: uint16(kind), All: true}
		c.supply(&need, agencies, choose)
		if len(need.supplies) > 0 || len(agencies) == 0 {
			needs = append(needs, need)
		}
	}
	return needs
}

// supply says which classes may serve a need, and by which rule a unit is chosen.
func (c *compiler) supply(need *Need, agencies []uint8, choose *scenario.Choose) {
	sort := &c.p.Sorts[need.Sort]
	need.of, need.Kind = sort.classes, c.kindOf(sort)
	for rank, agency := range agencies {
		for i := range c.p.classes {
			if c.p.Pools[c.p.classes[i].pool].Agency == agency && sort.classes[i] {
				s := c.supplyOf(uint16(i), int32(rank), sort.Name)
				need.supplies, need.unlike = append(need.supplies, s), need.unlike || s.unasked > 0
			}
		}
	}
	if rule := c.s.Dispatch.Get(c.p.Kinds[need.Kind]); choose == nil && rule != nil {
		choose = rule.Choose
	}
	if choose == nil {
		return
	}
	if len(choose.Units) > 0 {
		need.rule, need.ranks = byList, c.ranks(choose.Units)
		return
	}
	if choose.ByPlace.Len() > 0 {
		need.rule, need.ranks = byList, c.ranks(nil)
		need.ranksAt = slices.Repeat([][]int32{need.ranks}, len(c.p.Places))
		for place, units := range choose.ByPlace.All() {
			need.ranksAt[c.place[place]] = c.ranks(*units)
		}
		return
	}
	need.rule = map[string]choice{
		"own-first": ownFirst, "nearest": nearest, "fastest": fastest, "longest-idle": longestIdle,
	}[choose.Rule]
}

// supplyOf is a class as it serves a need for a sort.
func (c *compiler) supplyOf(number uint16, rank int32, asked string) supply {
	s, of := supply{class: number, rank: rank, approval: None}, &c.p.classes[number]
	rule := c.s.Dispatch.Get(c.p.Kinds[c.p.Pools[of.pool].Kind])
	for _, ability := range of.can {
		if ability == asked {
			continue
		}
		s.unasked++
		if rule == nil {
			continue
		}
		if spare := rule.Spare.Get(ability); spare != nil {
			s.spare += float64(length(spare))
		}
	}
	return s
}

// kindOf is the kind of the first units of a sort; a kind may have no units.
func (c *compiler) kindOf(sort *Sort) uint16 {
	for i, is := range sort.classes {
		if is {
			return c.p.Pools[c.p.classes[i].pool].Kind
		}
	}
	return uint16(c.kind[sort.Name])
}

// ranks orders units by a list of unit and pool ids; units that are not in it come last.
func (c *compiler) ranks(ids []string) []int32 {
	ranks := slices.Repeat([]int32{math.MaxInt32}, len(c.p.Units))
	next := int32(0)
	for _, id := range ids {
		for _, u := range c.unit[id] {
			if ranks[u] == math.MaxInt32 {
				ranks[u] = next
				next++
			}
		}
	}
	return ranks
}
