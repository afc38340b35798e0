package sim

import "slices"

// standby carries over when posts are filled anew; at once where the new program wants other posts.
func (h *heir) standby() {
	for i := range h.from.program.Pools {
		to := h.pool(int32(i))
		was, is := &h.from.program.Pools[i], &h.w.program.Pools[to]
		h.w.standby.pools[to] = h.from.standby.pools[i]
		if !h.m.postsAlike(was.posts, is.posts) {
			h.w.standby.pools[to].by = h.from.stir
			h.w.settleStandby(to, h.w.now)
		}
	}
}

// pool is the pool of the same units in the new world.
func (h *heir) pool(i int32) int32 {
	return int32(h.w.program.Units[h.unit(h.from.program.Pools[i].Units[0])].Pool)
}

// postsAlike reports whether two programs want units at the same posts.
func (m *matching) postsAlike(was, is *posts) bool {
	if was == nil || is == nil {
		return was == is
	}
	return slices.EqualFunc(was.lists, is.lists, func(a, b postList) bool {
		return a.free == b.free && slices.EqualFunc(a.places, b.places, func(p, q uint16) bool { return m.place(p) == q })
	})
}
