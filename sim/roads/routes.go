package roads

import (
	"math"
	"slices"

	"simulate/sim/geo"
)

// Profile says how fast each class of road is, in metres an hour; 0 leaves it to the sign at the road, and where there is none to the usual
// speed.
type Profile struct {
	Speeds [14]int32 // by class
}

// Closing closes roads, or slows them by a factor in thousandths.
type Closing struct {
	Roads      []int32 // in ascending order
	Thousandth int32   // of the time that they take; 0: they are closed
}

// Routes are the quickest ways of a network for a profile, while closings are in force. States have the same numbers whichever those
// are, and in all profiles.
type Routes struct {
	network *Network
	graph   *graph
	labels  *labels
	fastest float64
}

// NewRoutes works them out, or takes them from the store where they have been worked out before. Progress is told, if anybody listens, of how
// many states of all are done: half of each is its place in the order of hubs, and half its label.
func NewRoutes(n *Network, p Profile, closings []Closing, store Store, progress func(done, all int)) *Routes {
	times := n.times(p, closings)
	r := &Routes{network: n, graph: newGraph(n, func(s side) int32 { return times[s] })}
	r.fastest = n.fastest(times)
	name := n.keyOf(p, closings)
	if packed, ok := load(store, name); ok {
		if r.labels, ok = unpackLabels(packed, len(r.graph.out)); ok {
			return r
		}
	}
	states := len(r.graph.out)
	tell := func(done int) {
		if progress != nil {
			progress(done/2, states)
		}
	}
	order := newContraction(r.graph).order(tell)
	r.labels = newLabels(r.graph, order, func(done int) { tell(states + done) })
	if store != nil {
		save(store, name, packLabels(r.labels))
	}
	return r
}

// times are how long each direction of each road takes; less than 0 where it is not open.
func (n *Network) times(p Profile, closings []Closing) []int32 {
	times := make([]int32, 2*len(n.Roads))
	for s := range times {
		r := &n.Roads[side(s).road()]
		if !n.open(side(s)) {
			times[s] = -1
			continue
		}
		speed := p.Speeds[r.Class]
		if speed == 0 {
			speed = r.Limit
		}
		if speed == 0 {
			speed = int32(usual[r.Class]) * 1000
		}
		times[s] = milliseconds(r.Metres, speed)
	}
	for _, c := range closings {
		for _, road := range c.Roads {
			for _, s := range []side{sideOf(road, false), sideOf(road, true)} {
				switch {
				case c.Thousandth == 0:
					times[s] = -1
				case times[s] > 0:
					times[s] = int32(min((int64(times[s])*int64(c.Thousandth)+500)/1000, math.MaxInt32/4))
				}
			}
		}
	}
	return times
}

// fastest is the highest speed as the crow flies from one end of a road to the other, in metres a millisecond: no way is covered
// faster.
func (n *Network) fastest(times []int32) float64 {
	fastest := 0.0
	for s, time := range times {
		if time > 0 {
			from, to := n.ends(side(s))
			fastest = max(fastest, n.points[from].Metres(n.points[to])/float64(time))
		}
	}
	return fastest
}

// Fastest is a speed that no way exceeds from one point to another as the crow flies, in metres a millisecond.
func (r *Routes) Fastest() float64 { return r.fastest }

// Unreachable is the time where there is no way.
const Unreachable = never

// Time is how long the quickest way takes from a state to a junction, in milliseconds; Unreachable where there is none. A
// junction is the state of one who is free to leave it by any road.
func (r *Routes) Time(state, junction int32) int32 {
	return r.labels.between(state, r.graph.end[junction])
}

// Leg is a road on a way: the state in which one arrives, and how long the road takes.
type Leg struct {
	To, Time int32
	Road     int32
	Against  bool
}

// Next is the first road on the quickest way from a state to a junction; false where one is there, or there is no way.
func (r *Routes) Next(state, junction int32) (Leg, bool) {
	if r.graph.at[state] == junction {
		return Leg{}, false
	}
	all := r.Time(state, junction)
	for _, a := range r.graph.out[state] {
		if rest := r.Time(a.to, junction); a.by != none && rest != never && a.time+rest == all {
			return Leg{a.to, a.time, a.by.road(), a.by.against()}, true
		}
	}
	return Leg{}, false
}

// At is the junction of a state.
func (r *Routes) At(state int32) int32 { return r.graph.at[state] }

// Nearest is the junction that lies nearest to a point, of those that cars can come to and leave again, and how far it is in metres; false when all
// are further than so many metres.
func (n *Network) Nearest(p geo.Vector, within float64) (junction int32, metres float64, ok bool) {
	best, junction := math.Inf(1), int32(-1)
	column, row := n.grid.Find(&p)
	reach := within / geo.EarthRadius
	for ring := int32(0); ; ring++ {
		inside := n.grid.Within(&p, column, row, ring)
		if inside > reach || junction >= 0 && inside*inside > best {
			break
		}
		n.grid.Ring(column, row, ring, func(cell int32) {
			for _, j := range n.cells[n.cellFrom[cell]:n.cellFrom[cell+1]] {
				if c := n.points[j].Chord2(p); c < best || c == best && j < junction {
					best, junction = c, j
				}
			}
		})
	}
	if junction < 0 {
		return 0, 0, false
	}
	metres = n.points[junction].Metres(p)
	return junction, metres, metres <= within
}

// index makes what Nearest searches: the junctions that every other can be reached from and reach.
func (n *Network) index() {
	connected := n.Connections(nil)
	n.points = make([]geo.Vector, len(n.Junctions))
	var alive []geo.Vector
	for j, p := range n.Junctions {
		n.points[j] = p.Vector()
		if connected[j] {
			alive = append(alive, n.points[j])
		}
	}
	n.connected = len(alive)
	n.grid = geo.NewGrid(alive, max(1, len(alive)/2))
	n.cellFrom = make([]int32, n.grid.Everywhere()+2)
	for j := range n.points {
		if connected[j] {
			n.cellFrom[n.grid.Cell(&n.points[j])+1]++
		}
	}
	for i := 1; i < len(n.cellFrom); i++ {
		n.cellFrom[i] += n.cellFrom[i-1]
	}
	n.cells = make([]int32, len(alive))
	next := slices.Clone(n.cellFrom)
	for j := range n.points {
		if connected[j] {
			cell := n.grid.Cell(&n.points[j])
			n.cells[next[cell]] = int32(j)
			next[cell]++
		}
	}
}

// Connections marks the junctions from which most others can be reached, and which can be reached from them, while some roads are closed.
func (n *Network) Connections(closed []int32) []bool {
	g := newGraph(n, func(s side) int32 {
		if _, shut := slices.BinarySearch(closed, s.road()); shut || !n.open(s) {
			return -1
		}
		return 1
	})
	return g.alive
}

// Connected is how many junctions every other can be reached from and reach.
func (n *Network) Connected() int { return n.connected }

// Point is where a junction is.
func (n *Network) Point(junction int32) geo.Vector { return n.points[junction] }

// Line are the points of a road from one end to the other, in the direction of a leg.
func (n *Network) Line(l Leg) []Point {
	r := &n.Roads[l.Road]
	line := make([]Point, 0, len(r.Shape)+2)
	line = append(line, n.Junctions[r.From])
	line = append(line, r.Shape...)
	line = append(line, n.Junctions[r.To])
	if l.Against {
		slices.Reverse(line)
	}
	return line
}

// Along is the point at a share of a road's length, in the direction of a leg.
func (n *Network) Along(l Leg, share float64) geo.Vector {
	r := &n.Roads[l.Road]
	if l.Against {
		share = 1 - share
	}
	left := share * r.Metres
	from := n.points[r.From]
	for i := 0; i <= len(r.Shape); i++ {
		to := n.points[r.To]
		if i < len(r.Shape) {
			to = r.Shape[i].Vector()
		}
		piece := from.Metres(to)
		if left <= piece && piece > 0 {
			return from.Towards(to, left/piece)
		}
		left -= piece
		from = to
	}
	return n.points[r.To]
}

// Connects reports whether every junction that is connected can be reached from one, and reaches it, while the closings are in force.
func (r *Routes) Connects(junction int32) bool { return r.graph.alive[junction] }

// Anywhere is further than anything on the globe, in metres.
const Anywhere = 1e8

// At is where a junction is.
func (n *Network) At(junction int32) Point { return n.Junctions[junction] }

// Same reports whether two networks are of the same file and area, so that junctions and states have the same numbers.
func (n *Network) Same(other *Network) bool { return n == other || n.key != "" && n.key == other.key }

// Bend is a point of a road, and the share of its length up to there.
type Bend struct {
	Point
	Share float64
}

// mostAside is how far the outline of a road may lie from it, in ten-millionths of a degree of latitude: some 10 m.
const mostAside = 900

// Outline are the points of a road but the first, in the direction of a leg, without those near the line between others.
func (n *Network) Outline(l Leg) []Bend {
	line := simplified(n.Line(l), mostAside)
	length, list := 0.0, make([]Bend, 0, len(line))
	for i := 1; i < len(line); i++ {
		length += line[i-1].Vector().Metres(line[i].Vector())
		list = append(list, Bend{line[i], length})
	}
	for i := range list {
		list[i].Share /= max(length, 1e-9)
	}
	return list
}

// simplified is a line without the points that lie near the line between others (Douglas and Peucker 1973).
func simplified(line []Point, aside float64) []Point {
	if len(line) <= 2 {
		return line
	}
	furthest, at := 0.0, 0
	first, last := line[0], line[len(line)-1]
	for i := 1; i < len(line)-1; i++ {
		if d := fromLine(line[i], first, last); d > furthest {
			furthest, at = d, i
		}
	}
	if furthest <= aside {
		return []Point{first, last}
	}
	left := simplified(line[:at+1], aside)
	return append(left[:len(left)-1:len(left)-1], simplified(line[at:], aside)...)
}

// fromLine is how far a point lies from the line between two others, on a map whose degrees are equal.
func fromLine(p, a, b Point) float64 {
	ax, ay := float64(p.Lon)-float64(a.Lon), float64(p.Lat)-float64(a.Lat)
	dx, dy := float64(b.Lon)-float64(a.Lon), float64(b.Lat)-float64(a.Lat)
	square := float64(dx*dx) + float64(dy*dy)
	share := 0.0
	if square > 0 {
		share = max(0, min(1, (float64(ax*dx)+float64(ay*dy))/square))
	}
	ex, ey := ax-float64(share*dx), ay-float64(share*dy)
	return math.Sqrt(float64(ex*ex) + float64(ey*ey))
}
