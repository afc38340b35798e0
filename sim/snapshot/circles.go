package snapshot

import "slices"

// circles finds the sets of two or more nodes of a graph of which each can be reached from each (Tarjan, "Depth-first search
// and linear graph algorithms", 1972). Nodes are in order, and the sets in that of their first.
func circles(edges [][]int) [][]int {
	s := search{edges: edges, number: make([]int, len(edges)), low: make([]int, len(edges)), open: make([]bool, len(edges))}
	for node := range edges {
		if s.number[node] == 0 {
			s.visit(node)
		}
	}
	slices.SortFunc(s.found, func(a, b []int) int { return a[0] - b[0] })
	return s.found
}

type search struct {
	edges  [][]int
	number []int // in the order of the search, counted from 1; 0 of what has not been visited
	low    []int // the least number that is reached from a node
	open   []bool
	stack  []int
	last   int
	found  [][]int
}

func (s *search) visit(node int) {
	s.last++
	s.number[node], s.low[node] = s.last, s.last
	s.stack, s.open[node] = append(s.stack, node), true
	for _, next := range s.edges[node] {
		switch {
		case s.number[next] == 0:
			s.visit(next)
			s.low[node] = min(s.low[node], s.low[next])
		case s.open[next]:
			s.low[node] = min(s.low[node], s.number[next])
		}
	}
	if s.low[node] == s.number[node] {
		s.finish(slices.Index(s.stack, node))
	}
}

// finish takes a set of nodes off the stack.
func (s *search) finish(from int) {
	set := slices.Clone(s.stack[from:])
	s.stack = s.stack[:from]
	for _, node := range set {
		s.open[node] = false
	}
	if len(set) > 1 {
		slices.Sort(set)
		s.found = append(s.found, set)
	}
}
