package sim

import (
	"cmp"
	"slices"
	"strconv"
)

// posts says where the free units of pools wait.
func (c *compiler) posts() {
	for i := range c.p.Pools {
		pool := &c.p.Pools[i]
		rule := c.s.Dispatch.Get(c.p.Kinds[pool.Kind])
		if rule == nil || rule.Posts == nil {
			continue
		}
		lists := rule.Posts.Get(c.p.Agencies[pool.Agency].ID)
		if lists == nil {
			lists = rule.Posts.Get("") // of the only agency that has the kind
		}
		if lists == nil {
			continue
		}
		pool.posts, c.p.posted = &posts{settle: length(rule.Settle)}, true
		for free, names := range lists.All() {
			list := postList{}
			n, _ := strconv.Atoi(free) // which has been checked
			list.free = int32(n)
			for _, place := range *names {
				list.places = append(list.places, uint16(c.place[place]))
			}
			pool.posts.lists = append(pool.posts.lists, list)
		}
		slices.SortFunc(pool.posts.lists, func(a, b postList) int { return cmp.Compare(a.free, b.free) })
	}
}
