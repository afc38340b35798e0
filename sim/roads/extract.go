package roads

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// extract is what a file of OpenStreetMap says of roads.
type extract struct {
	nodes        map[int64]node
	ways         []way
	restrictions []restriction
}

// node is a point of the map.
type node struct {
	at     Point
	barred bool // cars cannot pass
}

// way is a line that cars may use, in one piece.
type way struct {
	id             int64
	refs           []int64
	class          uint8
	along, against bool
	limit          int32
	name           string
}

// restriction says where one who comes by some ways may not turn, at a node or by way of further ways.
type restriction struct {
	from, to []int64 // ways
	via      int64   // node
	by       []int64 // or ways, one after the other
	only     bool    // every other turn is forbidden, not these
	back     bool    // it is about going back the way one came
}

// Point is a position in ten-millionths of a degree, as OpenStreetMap keeps them.
type Point struct{ Lat, Lon int32 }

// inRange reports whether a position is one of the globe.
func inRange(lat, lon int64) bool {
	return lat >= -900_000_000 && lat <= 900_000_000 && lon >= -1_800_000_000 && lon <= 1_800_000_000
}

func newExtract() *extract { return &extract{nodes: make(map[int64]node)} }

func (e *extract) addNode(id, lat, lon int64, t tags) {
	if inRange(lat, lon) {
		e.nodes[id] = node{Point{int32(lat), int32(lon)}, t.bars()}
	}
}

func (e *extract) addWay(id int64, refs []int64, t tags) {
	class, drivable := t.classOf()
	if !drivable || len(refs) < 2 {
		return
	}
	w := way{id: id, refs: slices.Clone(refs), class: class, limit: t.limit(), name: strings.Clone(cmp.Or(t["name"], t["ref"]))}
	w.along, w.against = t.directions()
	e.ways = append(e.ways, w)
}

// member is one of what a relation is about.
type member struct {
	kind byte // n, w or r
	ref  int64
	role string
}

// mostVias is by way of how many ways a restriction may be: each can be come upon in the middle and driven in two directions.
const mostVias = 8

// addRelation takes a restriction of turns, at a node or by way of other ways.
func (e *extract) addRelation(members []member, t tags) {
	of := cmp.Or(t["restriction"], t["restriction:motorcar"], t["restriction:motor_vehicle"])
	if t["type"] != "restriction" || of == "" || strings.Contains(t["except"], "emergency") || strings.Contains(t["except"], "motorcar") {
		return
	}
	r := restriction{only: strings.HasPrefix(of, "only_"), back: strings.HasSuffix(of, "_u_turn")}
	if !r.only && !strings.HasPrefix(of, "no_") {
		return
	}
	nodes := 0
	for _, m := range members {
		switch {
		case m.role == "from" && m.kind == 'w':
			r.from = append(r.from, m.ref)
		case m.role == "to" && m.kind == 'w':
			r.to = append(r.to, m.ref)
		case m.role == "via" && m.kind == 'w':
			r.by = append(r.by, m.ref)
		case m.role == "via":
			r.via = m.ref
			nodes++
		}
	}
	atNode, byWays := nodes == 1 && len(r.by) == 0, nodes == 0 && len(r.by) > 0 && len(r.by) <= mostVias
	if (atNode || byWays) && len(r.from) > 0 && len(r.to) > 0 {
		e.restrictions = append(e.restrictions, r)
	}
}

// ErrNoRoads says that nothing in a file can be driven on.
var ErrNoRoads = errors.New("there is no road in the file that cars may use")

// Read makes a network of an extract of OpenStreetMap, a text in XML (.osm) or in the binary form (.osm.pbf); which of the two it is
// shows at its beginning. The error says what is wrong with it.
func Read(text string) (*Network, error) {
	e := newExtract()
	var err error
	if begin := strings.TrimLeft(strings.TrimPrefix(text, "\ufeff"), " \t\r\n"); strings.HasPrefix(begin, "<") {
		err = e.readXML(begin)
	} else {
		err = e.readPBF(text)
	}
	if err != nil {
		return nil, err
	}
	// Files need not be in order, and the network must not depend on theirs.
	slices.SortFunc(e.ways, func(a, b way) int { return cmp.Compare(a.id, b.id) })
	n := e.network()
	if len(n.Roads) == 0 {
		return nil, ErrNoRoads
	}
	n.index()
	return n, nil
}
