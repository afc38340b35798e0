package sim

import (
	"cmp"
	"slices"
	"strconv"
)

// reserves says how many units of each pool are kept for whom.
func (c *compiler) reserves() {
	for i := range c.p.Pools {
		pool := &c.p.Pools[i]
		rule := c.s.Dispatch.Get(c.p.Kinds[pool.Kind])
		if rule == nil || rule.Keep.Len() == 0 {
			continue
		}
		c.p.reserved = true
		for priority, units := range rule.Keep.All() {
			n, _ := strconv.Atoi(priority) // which has been checked
			pool.keep = append(pool.keep, reserve{int32(n), int32(*units)})
		}
		slices.SortFunc(pool.keep, func(a, b reserve) int { return cmp.Compare(a.priority, b.priority) })
		c.akin(uint16(i))
	}
}

// akin notes of the classes of a pool which others it has: where some are kept, what one of them has free matters to those who ask for
// another.
func (c *compiler) akin(pool uint16) {
	var kin []uint16
	for class := range c.p.classes {
		if c.p.classes[class].pool == pool {
			kin = append(kin, uint16(class))
		}
	}
	for _, class := range kin {
		c.p.classes[class].kin = kin
	}
}
