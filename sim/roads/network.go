package roads

import (
	"simulate/sim/geo"
)

// Network is the roads of an area, from junction to junction.
type Network struct {
	Junctions []Point
	Roads     []Road
	Names     []string // of roads; the first is empty
	bans      [][]side // roads that may not be driven one after another, in ascending order
	key       string   // of the file and the area

	points    []geo.Vector // of junctions
	connected int          // how many junctions can be reached from all others, and reach them
	grid      geo.Grid     // of those
	cells     []int32      // them, by cell
	cellFrom  []int32
}

// within is the part of a network of which a junction is inside at either end of a road.
func (n *Network) within(inside func(Point) bool) *Network {
	in := make([]bool, len(n.Junctions))
	for j, p := range n.Junctions {
		in[j] = inside(p)
	}
	part := &Network{Names: n.Names}
	junctions, roads := make(map[int32]int32), make(map[int32]int32)
	at := func(j int32) int32 {
		if _, known := junctions[j]; !known {
			junctions[j] = int32(len(part.Junctions))
			part.Junctions = append(part.Junctions, n.Junctions[j])
		}
		return junctions[j]
	}
	for i, r := range n.Roads {
		if !in[r.From] && !in[r.To] {
			continue
		}
		roads[int32(i)] = int32(len(part.Roads))
		r.From, r.To = at(r.From), at(r.To)
		part.Roads = append(part.Roads, r)
	}
	for _, ban := range n.bans {
		var of []side
		for _, s := range ban {
			if road, known := roads[s.road()]; known {
				of = append(of, sideOf(road, s.against()))
			}
		}
		if len(of) == len(ban) {
			part.bans = append(part.bans, of)
		}
	}
	part.index()
	return part
}

// Road leads from one junction to another, without any in between.
type Road struct {
	From, To       int32 // junctions
	Along, Against bool  // in which directions cars may use it
	Class          uint8
	Limit          int32 // metres an hour, where a sign says so
	Name           int32
	Metres         float64
	Shape          []Point // between the junctions
}

// side is a road in one direction: twice its number, and one more where it is against it.
type side int32

func sideOf(road int32, against bool) side {
	if against {
		return side(2*road + 1)
	}
	return side(2 * road)
}

func (s side) road() int32   { return int32(s >> 1) }
func (s side) against() bool { return s&1 == 1 }

// ends are the junctions from which and to which a road leads in a direction.
func (n *Network) ends(s side) (from, to int32) {
	r := &n.Roads[s.road()]
	if s.against() {
		return r.To, r.From
	}
	return r.From, r.To
}

// open reports whether cars may use a road in a direction.
func (n *Network) open(s side) bool {
	if s.against() {
		return n.Roads[s.road()].Against
	}
	return n.Roads[s.road()].Along
}

// builder cuts ways into roads.
type builder struct {
	*extract
	n        *Network
	uses     map[int64]int   // how often ways come by a node; 2 and more make it a junction
	junction map[int64]int32 // by node
	name     map[string]int32
	ofWay    map[int64][]int32 // roads
}

// network cuts the ways of an extract into roads from junction to junction.
func (e *extract) network() *Network {
	b := builder{
		extract: e, n: &Network{Names: []string{""}}, uses: make(map[int64]int), junction: make(map[int64]int32),
		name: map[string]int32{"": 0}, ofWay: make(map[int64][]int32),
	}
	pieces := e.pieces()
	for _, w := range pieces {
		for i, ref := range w.refs {
			b.uses[ref]++
			if i == 0 || i == len(w.refs)-1 {
				b.uses[ref]++
			}
		}
	}
	for i := range e.restrictions {
		if r := &e.restrictions[i]; len(r.by) == 0 {
			b.uses[r.via] += 2
		}
	}
	for i := range pieces {
		b.cut(&pieces[i])
	}
	b.forbid()
	return b.n
}

// pieces are the ways of an extract without what is not in it: where a node is missing, or lets nobody pass, a way ends and another begins.
func (e *extract) pieces() []way {
	var list []way
	for _, w := range e.ways {
		from := 0
		add := func(to int) {
			if to-from >= 2 {
				piece := w
				piece.refs = w.refs[from:to]
				list = append(list, piece)
			}
		}
		for i, ref := range w.refs {
			if of, known := e.nodes[ref]; !known || of.barred {
				add(i)
				from = i + 1
			}
		}
		add(len(w.refs))
	}
	return list
}

// cut makes roads of a way, from one node that several ways come by to the next.
func (b *builder) cut(w *way) {
	from := 0
	for i := 1; i < len(w.refs); i++ {
		if b.uses[w.refs[i]] >= 2 {
			b.road(w, w.refs[from:i+1])
			from = i
		}
	}
}

func (b *builder) road(w *way, refs []int64) {
	last := len(refs) - 1
	if refs[0] == refs[last] {
		return // it leads back to where it begins, and shortens nobody's way
	}
	r := Road{From: b.at(refs[0]), To: b.at(refs[last]), Along: w.along, Against: w.against, Class: w.class, Limit: w.limit, Name: b.called(w.name)}
	before := b.nodes[refs[0]].at.Vector()
	for i, ref := range refs[1:] {
		at := b.nodes[ref].at
		r.Metres += before.Metres(at.Vector())
		before = at.Vector()
		if i+1 < last {
			r.Shape = append(r.Shape, at)
		}
	}
	b.ofWay[w.id] = append(b.ofWay[w.id], int32(len(b.n.Roads)))
	b.n.Roads = append(b.n.Roads, r)
}

// at is the junction at a node.
func (b *builder) at(ref int64) int32 {
	j, known := b.junction[ref]
	if !known {
		j = int32(len(b.n.Junctions))
		b.junction[ref] = j
		b.n.Junctions = append(b.n.Junctions, b.nodes[ref].at)
	}
	return j
}

func (b *builder) called(name string) int32 {
	i, known := b.name[name]
	if !known {
		i = int32(len(b.n.Names))
		b.name[name] = i
		b.n.Names = append(b.n.Names, name)
	}
	return i
}

// Vector is the point on the sphere.
func (p Point) Vector() geo.Vector {
	return p.Position().Point()
}

// Position is the point in degrees.
func (p Point) Position() geo.Position {
	return geo.Position{Lat: float64(p.Lat) / 1e7, Lon: float64(p.Lon) / 1e7}
}
