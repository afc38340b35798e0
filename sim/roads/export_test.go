package roads

// Turns are the turns that are forbidden, as roads and whether they are driven against their direction.
func (n *Network) Turns() (list [][2]Leg) {
	for _, t := range n.turns {
		list = append(list, [2]Leg{
			{Road: t.in.road(), Against: t.in.against()}, {Road: t.out.road(), Against: t.out.against()},
		})
	}
	return list
}

// Times are how long each road takes, along and against; less than 0 where it is closed.
func (n *Network) Times(p Profile, closings []Closing) []int32 { return n.times(p, closings) }

// Labelled is how many hubs all states have together, on the way there and on the way from there.
func (r *Routes) Labelled() int {
	return len(r.labels.out.hubs) + len(r.labels.in.hubs) - 2*len(r.graph.out)
}

// RoutesOfTimes are the quickest ways of a network of which each direction of a road takes a given time.
func RoutesOfTimes(n *Network, times []int32) *Routes {
	r := &Routes{network: n, graph: newGraph(n, func(s side) int32 { return times[s] })}
	r.labels = newLabels(r.graph, newContraction(r.graph).order(), nil)
	return r
}
