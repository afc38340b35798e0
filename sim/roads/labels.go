package roads

import "math"

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

// flat lays lists one after another, and forgets them.
func flat(of [][]entry) lists {
	total := 0
	for _, list := range of {
		total += len(list) + 1
	}
	l := lists{from: make([]int32, 1, len(of)+1), hubs: make([]uint32, 0, total), times: make([]int32, 0, total)}
	for s, list := range of {
		for _, e := range list {
			l.add(uint32(e>>32), int32(uint32(e)))
		}
		l.end()
		of[s] = nil
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

// newLabels labels states by pruned searches from each of them, in the order of their ranks (Akiba, Iwata and Yoshida, "Fast exact shortest-path distance
// queries on large networks by pruned landmark labeling", 2013): a search does not go beyond a state to which the hubs found
// before know a way that is as quick.
func newLabels(g *graph, order []int32, progress func(done, all int)) *labels {
	count := len(g.out)
	out, in := make([][]entry, count), make([][]entry, count)
	back := g.in()
	s := newSearch(count)
	for rank, root := range order {
		s.grow(g.out, root, uint32(rank), out[root], in)
		s.grow(back, root, uint32(rank), in[root], out)
		if progress != nil {
			progress(rank+1, count)
		}
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
func (s *search) grow(arcs [][]arc, root int32, rank uint32, known []entry, lists [][]entry) {
	for _, e := range known {
		s.hub[e>>32] = int32(uint32(e))
	}
	s.reach(root, 0)
	for len(s.heap) > 0 {
		at, time := s.heap.pop()
		if time > s.time[at] || s.covered(lists[at], time) {
			continue
		}
		lists[at] = appended(lists[at], entry(rank)<<32|entry(uint32(time)))
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
	for _, e := range known {
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
func (s *search) covered(list []entry, time int32) bool {
	for _, e := range list {
		if h := s.hub[e>>32]; h != never && h+int32(uint32(e)) <= time {
			return true
		}
	}
	return false
}

// appended is a list with one entry more; it grows by a quarter, since there are so many lists.
func appended(list []entry, e entry) []entry {
	if len(list) == cap(list) {
		longer := make([]entry, len(list), len(list)+max(4, len(list)/4))
		copy(longer, list)
		list = longer
	}
	return append(list, e)
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
