package roads

import (
	"math"
	"slices"
)

// arc leads to a state, in so many milliseconds.
type arc struct {
	to   int32
	time int32
	by   side // the road; none where it is a step within a junction
}

// none is no road.
const none side = -1

// graph is the states in which cars are at junctions. State j is at junction j, free to leave by any road: all begin there, and arrive
// where nothing is forbidden. One who has begun what he may not go on with arrives in a state of its own, which knows the other roads
// alone. From all states of such a junction a step leads to one that is only an end.
type graph struct {
	out   [][]arc // by state
	at    []int32 // junction of each state
	end   []int32 // by junction: the state in which all have come to it
	alive []bool  // by junction: it can be reached from every other, and every other from it
}

// newGraph makes the states of a network, of which each direction of a road takes so many milliseconds; less than 0 where it is not
// used. They are the same whatever is closed for a while.
func newGraph(n *Network, timeOf func(s side) int32) *graph {
	junctions := len(n.Junctions)
	g := &graph{out: make([][]arc, junctions), at: make([]int32, junctions), end: make([]int32, junctions)}
	for j := range g.at {
		g.at[j], g.end[j] = int32(j), int32(j)
	}
	begun := newCourses(n.bans)
	states := make([]int32, len(begun.last)) // of those who have begun what is forbidden
	for i := 1; i < len(states); i++ {
		_, at := n.ends(begun.last[i])
		if g.end[at] == at {
			g.end[at] = g.state(at)
			g.out[at] = append(g.out[at], arc{g.end[at], 0, none})
		}
		states[i] = g.state(at)
		g.out[states[i]] = append(g.out[states[i]], arc{g.end[at], 0, none})
	}
	for s := range side(2 * len(n.Roads)) {
		if time := timeOf(s); time >= 0 {
			from, _ := n.ends(s)
			g.out[from] = append(g.out[from], arc{by: s, time: time})
		}
	}
	for i := 1; i < len(states); i++ {
		for _, a := range g.out[g.at[states[i]]] {
			if a.by != none && !begun.forbids(int32(i), a.by) {
				g.out[states[i]] = append(g.out[states[i]], arc{g.comes(n, begun, states, int32(i), a.by), a.time, a.by})
			}
		}
	}
	for j := range junctions {
		for i, a := range g.out[j] {
			if a.by != none {
				g.out[j][i].to = g.comes(n, begun, states, 0, a.by)
			}
		}
	}
	g.connect()
	return g
}

// comes is the state in which one arrives by a road who has begun so much of what is forbidden.
func (g *graph) comes(n *Network, begun *courses, states []int32, course int32, by side) int32 {
	if course = begun.after(course, by); course > 0 {
		return states[course]
	}
	_, to := n.ends(by)
	return to
}

// state adds a state at a junction.
func (g *graph) state(junction int32) int32 {
	g.out, g.at = append(g.out, nil), append(g.at, junction)
	return int32(len(g.at) - 1)
}

// in are the arcs to each state, as arcs from it.
func (g *graph) in() [][]arc {
	counts := make([]int32, len(g.out))
	for _, arcs := range g.out {
		for _, a := range arcs {
			counts[a.to]++
		}
	}
	in := make([][]arc, len(g.out))
	for s, arcs := range g.out {
		for _, a := range arcs {
			if in[a.to] == nil {
				in[a.to] = make([]arc, 0, counts[a.to])
			}
			in[a.to] = append(in[a.to], arc{int32(s), a.time, a.by})
		}
	}
	return in
}

// connect marks the junctions from which every other can be reached, and which can be reached from every other: those that lead to
// the largest strongly connected set of states, and to which it leads.
func (g *graph) connect() {
	core := g.core()
	leaves, arrives := reached(g.in(), core), reached(g.out, core)
	g.alive = make([]bool, len(g.end))
	for s, j := range g.at {
		g.alive[j] = g.alive[j] || arrives[s] && leaves[j]
	}
}

// reached marks what arcs lead to from what is marked.
func reached(arcs [][]arc, from []bool) []bool {
	marked := slices.Clone(from)
	var next []int32
	for s, is := range from {
		if is {
			next = append(next, int32(s))
		}
	}
	for len(next) > 0 {
		s := next[len(next)-1]
		next = next[:len(next)-1]
		for _, a := range arcs[s] {
			if !marked[a.to] {
				marked[a.to] = true
				next = append(next, a.to)
			}
		}
	}
	return marked
}

// core marks the largest strongly connected set of states, the first of equals (Tarjan 1972, without recursion).
func (g *graph) core() []bool {
	count := len(g.out)
	index, low, set := make([]int32, count), make([]int32, count), make([]int32, count)
	var stack, path []int32
	next := make([]int, count)
	sizes := []int{0}
	number := int32(0)
	for root := range g.out {
		if index[root] != 0 {
			continue
		}
		path = append(path, int32(root))
		for len(path) > 0 {
			s := path[len(path)-1]
			if next[s] == 0 {
				number++
				index[s], low[s] = number, number
				stack = append(stack, s)
			}
			if next[s] < len(g.out[s]) {
				to := g.out[s][next[s]].to
				next[s]++
				if index[to] == 0 {
					path = append(path, to)
				} else if set[to] == 0 {
					low[s] = min(low[s], index[to])
				}
				continue
			}
			if next[s] == 0 {
				next[s] = 1
			}
			if path = path[:len(path)-1]; len(path) > 0 {
				above := path[len(path)-1]
				low[above] = min(low[above], low[s])
			}
			if low[s] == index[s] {
				sizes = append(sizes, 0)
				for of := int32(-1); of != s; sizes[len(sizes)-1]++ {
					of = stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					set[of] = int32(len(sizes) - 1)
				}
			}
		}
	}
	largest := slices.Index(sizes, slices.Max(sizes))
	core := make([]bool, count)
	for s := range core {
		core[s] = int(set[s]) == largest
	}
	return core
}

// milliseconds is how long a road takes at a speed in metres an hour, at least one.
func milliseconds(metres float64, speed int32) int32 {
	return int32(max(1, min(math.Floor(metres*3_600_000/float64(speed)+0.5), math.MaxInt32/4)))
}
