package roads

import "slices"

// edge joins two states, whichever way cars go, in the lesser of both times.
type edge struct{ to, time int32 }

// contraction takes states out of a graph one after another, those first that least else depends on, and keeps the times between the
// rest by shortcuts (Geisberger and others, "Contraction hierarchies", 2008). Only the order counts: who is taken out last is a hub for most.
type contraction struct {
	near   [][]edge
	level  []int32 // how many are below it that were taken out before
	search *search
	added  []shortcut
}

// shortcut is a shortcut.
type shortcut struct{ a, b, time int32 }

// mostSettled is how far the search for another way goes; one that is not found costs a shortcut more.
const mostSettled = 60

// mostNear is how many neighbours a state has when the rest is as dense that contracting it says nothing.
const mostNear = 60

func newContraction(g *graph) *contraction {
	c := &contraction{near: make([][]edge, len(g.out)), level: make([]int32, len(g.out)), search: newSearch(len(g.out))}
	for s, arcs := range g.out {
		for _, a := range arcs {
			c.join(int32(s), a.to, a.time)
		}
	}
	return c
}

func (c *contraction) join(a, b, time int32) {
	if a == b {
		return
	}
	c.half(a, b, time)
	c.half(b, a, time)
}

func (c *contraction) half(a, b, time int32) {
	i := slices.IndexFunc(c.near[a], func(e edge) bool { return e.to == b })
	if i < 0 {
		c.near[a] = append(c.near[a], edge{b, time})
		return
	}
	c.near[a][i].time = min(c.near[a][i].time, time)
}

// order takes out all states, and lists them, the last first. It tells how many are out.
func (c *contraction) order(progress func(done int)) []int32 {
	count := len(c.near)
	var line heap
	priority := make([]int32, count)
	for s := range int32(count) {
		priority[s] = c.weigh(s)
		line.push(s, priority[s])
	}
	out := make([]bool, count)
	list := make([]int32, 0, count)
	for len(line) > 0 {
		s, was := line.pop()
		if out[s] || was != priority[s] {
			continue
		}
		if now := c.weigh(s); now > was {
			priority[s] = now
			line.push(s, now)
			continue
		}
		out[s] = true
		list = append(list, s)
		c.takeOut(s)
		progress(len(list))
	}
	slices.Reverse(list)
	return list
}

// weigh is how much depends on a state: shortcuts that it needs beyond the edges that go with it, and how many levels are below it. It leaves the shortcuts
// in added.
func (c *contraction) weigh(s int32) int32 {
	near := c.near[s]
	c.added = c.added[:0]
	if len(near) > mostNear {
		return 1<<20 + int32(len(near)) + c.level[s]
	}
	for i := range near {
		c.shortcuts(s, near[i], near[i+1:])
	}
	return 1<<16 + 4*(int32(len(c.added))-int32(len(near))) + 3*c.level[s]
}

// shortcuts finds those from one neighbour of a state to others.
func (c *contraction) shortcuts(s int32, from edge, to []edge) {
	if len(to) == 0 {
		return
	}
	longest := int32(0)
	for _, e := range to {
		longest = max(longest, e.time)
	}
	c.witnesses(from.to, s, from.time+longest)
	for _, e := range to {
		if c.search.time[e.to] > from.time+e.time {
			c.added = append(c.added, shortcut{from.to, e.to, from.time + e.time})
		}
	}
	for _, at := range c.search.seen {
		c.search.time[at] = never
	}
	c.search.seen, c.search.heap = c.search.seen[:0], c.search.heap[:0]
}

// witnesses searches for ways from one state around another.
func (c *contraction) witnesses(from, around, most int32) {
	q := c.search
	q.reach(from, 0)
	for settled := 0; len(q.heap) > 0 && settled < mostSettled; {
		at, time := q.heap.pop()
		if time > q.time[at] {
			continue
		}
		if time > most {
			return
		}
		settled++
		for _, e := range c.near[at] {
			if t := time + e.time; e.to != around && t < q.time[e.to] {
				q.reach(e.to, t)
			}
		}
	}
}

// takeOut removes a state that has just been weighed.
func (c *contraction) takeOut(s int32) {
	for _, e := range c.near[s] {
		c.near[e.to] = slices.DeleteFunc(c.near[e.to], func(back edge) bool { return back.to == s })
		c.level[e.to] = max(c.level[e.to], c.level[s]+1)
	}
	for _, e := range c.added {
		c.join(e.a, e.b, e.time)
	}
	c.near[s] = nil
}
