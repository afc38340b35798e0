package roads

import (
	"iter"
	"math"
)

// entry is a hub in the upper half, and the time to it, or from it, in the lower.
type entry = uint64

// labels are, of each state, hubs in the order of their ranks: of any two states, a hub on a quickest way from one to the other is in
// both lists.
type labels struct {
	out, in lists // to hubs, from hubs
}

// lists are the hubs of all states, one state after another, each list with an end that no hub has; and the time to each hub.
type lists struct {
	from  []int32 // by state, and one more
	hubs  []uint32
	times []int32
}

// lastHub ends a list.
const lastHub = math.MaxUint32

// growing are lists that grow, all at once and each by little: their entries stand in chunks, so that nothing is copied and left behind.
type growing struct {
	slabs       [][]chunk
	first, last []int32 // chunk of each list, or -1
	chunks      int32
	entries     int
}

// chunk is a part of a list, and where the list goes on.
type chunk struct {
	entries [7]entry
	used    int32
	next    int32 // or -1
}

// slab is how many chunks are made at once.
const slab = 1 << 12

func newGrowing(count int) *growing {
	g := &growing{first: make([]int32, count), last: make([]int32, count)}
	for i := range g.first {
		g.first[i], g.last[i] = -1, -1
	}
	return g
}

func (g *growing) chunk(i int32) *chunk { return &g.slabs[i/slab][i%slab] }

// add puts an entry at the end of a list.
func (g *growing) add(list int32, e entry) {
	g.entries++
	last := g.last[list]
	if last < 0 || g.chunk(last).used == int32(len(chunk{}.entries)) {
		if g.chunks%slab == 0 {
			g.slabs = append(g.slabs, make([]chunk, slab))
		}
		g.chunk(g.chunks).next = -1
		if last < 0 {
			g.first[list] = g.chunks
		} else {
			g.chunk(last).next = g.chunks
		}
		last, g.last[list] = g.chunks, g.chunks
		g.chunks++
	}
	b := g.chunk(last)
	b.entries[b.used] = e
	b.used++
}

// of lists the entries of a list, in order.
func (g *growing) of(list int32) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		for i := g.first[list]; i >= 0; {
			b := g.chunk(i)
			for _, e := range b.entries[:b.used] {
				if !yield(e) {
					return
				}
			}
			i = b.next
		}
	}
}

// flat lays lists one after another.
func flat(g *growing) lists {
	total := g.entries + len(g.first)
	l := lists{from: make([]int32, 1, len(g.first)+1), hubs: make([]uint32, 0, total), times: make([]int32, 0, total)}
	for s := range int32(len(g.first)) {
		for e := range g.of(s) {
			l.add(uint32(e>>32), int32(uint32(e)))
		}
		l.end()
	}
	return l
}

func (l *lists) add(hub uint32, time int32) {
	l.hubs, l.times = append(l.hubs, hub), append(l.times, time)
}

func (l *lists) end() {
	l.add(lastHub, 0)
	l.from = append(l.from, int32(len(l.hubs)))
}

// never is longer than any way.
const never = math.MaxInt32

// newLabels labels states by pruned searches from each of them, in the order of their ranks (Akiba, Iwata and Yoshida, 2013: pruned
// landmarks): a search does not go beyond a state to which the hubs found
// before know a way that is as quick.
func newLabels(g *graph, order []int32, progress func(done int)) *labels {
	count := len(g.out)
	out, in := newGrowing(count), newGrowing(count)
	back := g.in()
	s := newSearch(count)
	for rank, root := range order {
		s.grow(g.out, root, uint32(rank), out, in)
		s.grow(back, root, uint32(rank), in, out)
		progress(rank + 1)
	}
	return &labels{out: flat(out), in: flat(in)}
}

// search is a search for the quickest ways from one state, and what it needs over and over again.
type search struct {
	time []int32 // by state, never where it has not come
	seen []int32
	hub  []int32 // time between the root and a hub, by rank
	heap heap
}

func newSearch(count int) *search {
	s := &search{time: make([]int32, count), hub: make([]int32, count)}
	for i := range s.time {
		s.time[i], s.hub[i] = never, never
	}
	return s
}

// grow searches from a root along arcs, and adds it as a hub to the lists of those to which nothing before knows a way as quick.
func (s *search) grow(arcs [][]arc, root int32, rank uint32, known, lists *growing) {
	for e := range known.of(root) {
		s.hub[e>>32] = int32(uint32(e))
	}
	s.reach(root, 0)
	for len(s.heap) > 0 {
		at, time := s.heap.pop()
		if time > s.time[at] || s.covered(lists, at, time) {
			continue
		}
		lists.add(at, entry(rank)<<32|entry(uint32(time)))
		for _, a := range arcs[at] {
			if t := time + a.time; t < s.time[a.to] {
				s.reach(a.to, t)
			}
		}
	}
	for _, at := range s.seen {
		s.time[at] = never
	}
	s.seen = s.seen[:0]
	for e := range known.of(root) {
		s.hub[e>>32] = never
	}
}

func (s *search) reach(at, time int32) {
	if s.time[at] == never {
		s.seen = append(s.seen, at)
	}
	s.time[at] = time
	s.heap.push(at, time)
}

// covered reports whether a hub that the root knows too is on a way that takes no longer.
func (s *search) covered(lists *growing, at, time int32) bool {
	for i := lists.first[at]; i >= 0; {
		b := lists.chunk(i)
		for _, e := range b.entries[:b.used] {
			if h := s.hub[e>>32]; h != never && h+int32(uint32(e)) <= time {
				return true
			}
		}
		i = b.next
	}
	return false
}

// between is the time from one state to another. Which of two hubs comes first is as good as random, so there is no branch for it.
func (l *labels) between(from, to int32) int32 {
	i, k := int(l.out.from[from]), int(l.in.from[to])
	a, b := l.out.hubs, l.in.hubs
	best := int32(never)
	for {
		x, y := a[i], b[k]
		if x == y {
			if x == lastHub {
				return best
			}
			best = min(best, l.out.times[i]+l.in.times[k])
		}
		i += ifTrue(x <= y)
		k += ifTrue(y <= x)
	}
}

// ifTrue is 1 if something is so.
func ifTrue(is bool) int {
	if is {
		return 1
	}
	return 0
}

// heap is a queue by time, and of equals by state.
type heap []uint64

func (h *heap) push(at, time int32) {
	v := uint64(time)<<32 | uint64(at)
	list := append(*h, v)
	i := len(list) - 1
	for i > 0 {
		above := (i - 1) / 4
		if list[above] <= v {
			break
		}
		list[i] = list[above]
		i = above
	}
	list[i] = v
	*h = list
}

func (h *heap) pop() (at, time int32) {
	list := *h
	top, v := list[0], list[len(list)-1]
	list = list[:len(list)-1]
	*h = list
	for i := 0; len(list) > 0; {
		least := 4*i + 1
		if least >= len(list) {
			list[i] = v
			break
		}
		for k := least + 1; k < min(4*i+5, len(list)); k++ {
			if list[k] < list[least] {
				least = k
			}
		}
		if list[least] >= v {
			list[i] = v
			break
		}
		list[i] = list[least]
		i = least
	}
	return int32(uint32(top)), int32(top >> 32)
}
