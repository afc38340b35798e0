package roads

// stride is how far apart the points of a road are at which it is looked at whether it comes into an area, in metres.
const stride = 10

// Find lists the roads of a name, if one is given, that come into an area, if one is given. A road comes into an area where one of its
// points does, 10 m apart.
func (n *Network) Find(name string, inside func(Point) bool) []int32 {
	var list []int32
	for i := range n.Roads {
		if r := &n.Roads[i]; (name == "" || n.Names[r.Name] == name) && (inside == nil || n.enters(r, inside)) {
			list = append(list, int32(i))
		}
	}
	return list
}

func (n *Network) enters(r *Road, inside func(Point) bool) bool {
	from := n.Junctions[r.From]
	for i := 0; i <= len(r.Shape); i++ {
		to := n.Junctions[r.To]
		if i < len(r.Shape) {
			to = r.Shape[i]
		}
		steps := int64(from.Vector().Metres(to.Vector())/stride) + 1
		for k := int64(0); k <= steps; k++ {
			p := Point{Lat: between(from.Lat, to.Lat, k, steps), Lon: between(from.Lon, to.Lon, k, steps)}
			if inside(p) {
				return true
			}
		}
		from = to
	}
	return false
}

// between is the k-th of so many steps from one number to another.
func between(from, to int32, k, steps int64) int32 {
	return int32(int64(from) + (int64(to)-int64(from))*k/steps)
}
