package roads

// Bans are the roads that may not be driven one after another, and whether each is driven against its direction.
func (n *Network) Bans() (list [][]Leg) {
	for _, ban := range n.bans {
		var legs []Leg
		for _, s := range ban {
			legs = append(legs, Leg{Road: s.road(), Against: s.against()})
		}
		list = append(list, legs)
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
	r.labels = newLabels(r.graph, newContraction(r.graph).order(func(int) {}), func(int) {})
	return r
}
