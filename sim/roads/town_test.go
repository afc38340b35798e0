package roads_test

import (
	"bytes"
	"compress/zlib"
	"container/heap"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"simulate/sim/roads"
)

// town is a map that tests draw: a grid of junctions, 100 m apart, with ways and restrictions.
type town struct {
	columns, rows int
	ways          []townWay
	bans          []townBan
}

type townWay struct {
	refs []int
	tags [][2]string
}

type townBan struct {
	from, via, to int   // ways, by number from 1, and a node
	by            []int // or ways
	kind          string
}

// draw draws a town with one-ways, equal times and restrictions of turns.
func draw(t *rapid.T) town {
	of := town{columns: rapid.IntRange(2, 6).Draw(t, "columns"), rows: rapid.IntRange(2, 6).Draw(t, "rows")}
	node := func(x, y int) int { return y*of.columns + x + 1 }
	classes := []string{"residential", "residential", "primary", "motorway", "service"}
	add := func(a, b int) {
		if rapid.IntRange(0, 9).Draw(t, "gap") == 0 {
			return
		}
		w := townWay{refs: []int{a, b}, tags: [][2]string{{"highway", rapid.SampledFrom(classes).Draw(t, "class")}}}
		if oneway := rapid.SampledFrom([]string{"", "", "no", "yes", "-1"}).Draw(t, "oneway"); oneway != "" {
			w.tags = append(w.tags, [2]string{"oneway", oneway})
		}
		of.ways = append(of.ways, w)
	}
	for y := range of.rows {
		for x := range of.columns {
			if x+1 < of.columns {
				add(node(x, y), node(x+1, y))
			}
			if y+1 < of.rows {
				add(node(x, y), node(x, y+1))
			}
		}
	}
	for range rapid.IntRange(0, 12).Draw(t, "bans") {
		if len(of.ways) == 0 {
			break
		}
		from := rapid.IntRange(1, len(of.ways)).Draw(t, "from")
		via := of.ways[from-1].refs[rapid.IntRange(0, 1).Draw(t, "end")]
		ban := townBan{from: from, via: via, kind: rapid.SampledFrom([]string{"no_left_turn", "no_u_turn", "only_straight_on"}).Draw(t, "kind")}
		for range rapid.IntRange(0, 2).Draw(t, "by") {
			by := rapid.SampledFrom(of.beside(via)).Draw(t, "way")
			ban.by = append(ban.by, by)
			via += of.ways[by-1].refs[0] + of.ways[by-1].refs[1] - 2*via // its other end
		}
		ban.to = rapid.SampledFrom(of.beside(via)).Draw(t, "to")
		of.bans = append(of.bans, ban)
	}
	return of
}

// beside are the ways at a node.
func (o *town) beside(node int) (list []int) {
	for i, w := range o.ways {
		if slices.Contains(w.refs, node) {
			list = append(list, i+1)
		}
	}
	return list
}

// members are what a restriction is about.
func (b *townBan) members() (kinds, roles []string, refs []int64) {
	add := func(kind, role string, ref int) {
		kinds, roles, refs = append(kinds, kind), append(roles, role), append(refs, int64(ref))
	}
	add("way", "from", b.from)
	if len(b.by) == 0 {
		add("node", "via", b.via)
	}
	for _, way := range b.by {
		add("way", "via", way)
	}
	add("way", "to", b.to)
	return kinds, roles, refs
}

func (o *town) position(node int) (lat, lon int64) {
	return 390_000_000 + int64((node-1)/o.columns)*9000, -943_000_000 + int64((node-1)%o.columns)*11600
}

// xml writes the town as a file of OpenStreetMap.
func (o *town) xml() string {
	var b strings.Builder
	b.WriteString("<?xml version='1.0'?>\n<osm version='0.6'>\n")
	for n := 1; n <= o.columns*o.rows; n++ {
		lat, lon := o.position(n)
		fmt.Fprintf(&b, "<node id='%d' lat='%.7f' lon='%.7f'/>\n", n, float64(lat)/1e7, float64(lon)/1e7)
	}
	for i, w := range o.ways {
		fmt.Fprintf(&b, "<way id='%d'>", i+1)
		for _, ref := range w.refs {
			fmt.Fprintf(&b, "<nd ref='%d'/>", ref)
		}
		for _, tag := range w.tags {
			fmt.Fprintf(&b, "<tag k='%s' v='%s'/>", tag[0], tag[1])
		}
		b.WriteString("</way>\n")
	}
	for i, ban := range o.bans {
		fmt.Fprintf(&b, "<relation id='%d'>", i+1)
		kinds, roles, refs := ban.members()
		for k := range refs {
			fmt.Fprintf(&b, "<member type='%s' ref='%d' role='%s'/>", kinds[k], refs[k], roles[k])
		}
		fmt.Fprintf(&b, "<tag k='type' v='restriction'/><tag k='restriction' v='%s'/></relation>\n", ban.kind)
	}
	b.WriteString("</osm>\n")
	return b.String()
}

// proto is a protocol buffer that is being written.
type proto []byte

func (p *proto) number(field int, v uint64) {
	*p = binary.AppendUvarint(binary.AppendUvarint(*p, uint64(field<<3)), v)
}

func (p *proto) bytes(field int, b []byte) {
	*p = append(binary.AppendUvarint(binary.AppendUvarint(*p, uint64(field<<3|2)), uint64(len(b))), b...)
}

func zigzag(v int64) uint64 { return uint64(v<<1) ^ uint64(v>>63) }

// packedList is a list of numbers; those with a sign as differences from the one before.
func packedList(differences bool, list ...int64) []byte {
	var b []byte
	before := int64(0)
	for _, v := range list {
		if differences {
			b = binary.AppendUvarint(b, zigzag(v-before))
			before = v
		} else {
			b = binary.AppendUvarint(b, uint64(v))
		}
	}
	return b
}

// pbf writes the town in the binary form, its ways before its nodes.
func (o *town) pbf() string {
	var texts [][]byte
	known := map[string]int64{}
	text := func(s string) int64 {
		if _, ok := known[s]; !ok {
			known[s] = int64(len(texts))
			texts = append(texts, []byte(s))
		}
		return known[s]
	}
	text("")
	var group proto
	for i, ban := range o.bans {
		var r proto
		r.number(1, uint64(i+1))
		r.bytes(2, packedList(false, text("type"), text("restriction")))
		r.bytes(3, packedList(false, text("restriction"), text(ban.kind)))
		kinds, roles, refs := ban.members()
		var kindNumbers, roleTexts []int64
		for k := range refs {
			kindNumbers, roleTexts = append(kindNumbers, int64(strings.Index("nw", kinds[k][:1]))), append(roleTexts, text(roles[k]))
		}
		r.bytes(8, packedList(false, roleTexts...))
		r.bytes(9, packedList(true, refs...))
		r.bytes(10, packedList(false, kindNumbers...))
		group.bytes(4, r)
	}
	for i, way := range o.ways {
		var w proto
		var keys, values, refs []int64
		for _, tag := range way.tags {
			keys, values = append(keys, text(tag[0])), append(values, text(tag[1]))
		}
		for _, ref := range way.refs {
			refs = append(refs, int64(ref))
		}
		w.number(1, uint64(i+1))
		w.bytes(2, packedList(false, keys...))
		w.bytes(3, packedList(false, values...))
		w.bytes(8, packedList(true, refs...))
		group.bytes(3, w)
	}
	var ids, lats, lons, tags []int64
	for n := 1; n <= o.columns*o.rows; n++ {
		lat, lon := o.position(n)
		ids, lats, lons = append(ids, int64(n)), append(lats, lat), append(lons, lon)
		tags = append(tags, text("created_by"), text("hand"), 0)
	}
	var dense, block, table proto
	dense.bytes(1, packedList(true, ids...))
	dense.bytes(8, packedList(true, lats...))
	dense.bytes(9, packedList(true, lons...))
	dense.bytes(10, packedList(false, tags...))
	group.bytes(2, dense)
	for _, s := range texts {
		table.bytes(1, s)
	}
	block.bytes(1, table)
	block.bytes(2, group)
	var header proto
	header.bytes(4, []byte("OsmSchema-V0.6"))
	header.bytes(4, []byte("DenseNodes"))
	return blob("OSMHeader", header, false) + blob("OSMData", block, true)
}

func blob(kind string, content []byte, squeezed bool) string {
	var b, head proto
	if squeezed {
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		_, _ = w.Write(content)
		_ = w.Close()
		b.number(2, uint64(len(content)))
		b.bytes(3, z.Bytes())
	} else {
		b.bytes(1, content)
	}
	head.bytes(1, []byte(kind))
	head.number(3, uint64(len(b)))
	return string(binary.BigEndian.AppendUint32(nil, uint32(len(head)))) + string(head) + string(b)
}

// history is what somebody has driven last, as many roads as any restriction looks back, the last one first; -1 is none.
type history [4]int

// waysFrom are the quickest times from a junction by Dijkstra's algorithm over roads as they are driven: it knows what has been driven
// before, and asks of each further road whether that is forbidden. The network forbids no more roads in a row than a history has and one.
func waysFrom(n *roads.Network, times []int32, from int32) []int32 {
	best := make([]int32, len(n.Junctions))
	for j := range best {
		best[j] = roads.Unreachable
	}
	next := make([][]int, len(n.Junctions))
	for side, time := range times {
		if at := startOf(n, side); time >= 0 {
			next[at] = append(next[at], side)
		}
	}
	over := make(map[history]bool)
	queue := &drives{{driven: history{-1, -1, -1, -1}, at: from}}
	for queue.Len() > 0 {
		now := heap.Pop(queue).(drive)
		if over[now.driven] {
			continue
		}
		over[now.driven] = true
		best[now.at] = min(best[now.at], now.time)
		for _, side := range next[now.at] {
			driven := now.driven
			copy(driven[1:], now.driven[:])
			driven[0] = side
			if !driven.forbidden(n, now.driven) {
				heap.Push(queue, drive{driven, startOf(n, side^1), now.time + times[side]})
			}
		}
	}
	return best
}

// startOf is the junction at which a road begins in a direction: twice its number, and one more where it is against it.
func startOf(n *roads.Network, side int) int32 {
	if side%2 == 1 {
		return n.Roads[side/2].To
	}
	return n.Roads[side/2].From
}

// forbidden reports whether a restriction ends with the last of the roads that were driven; before are those before it.
func (h history) forbidden(n *roads.Network, before history) bool {
	for _, ban := range n.Bans() {
		all := ban[len(ban)-1] == legOf(h[0])
		for i := range ban[:len(ban)-1] {
			side := before[len(ban)-2-i]
			all = all && side >= 0 && ban[i] == legOf(side)
		}
		if all {
			return true
		}
	}
	return false
}

func legOf(side int) roads.Leg { return roads.Leg{Road: int32(side / 2), Against: side%2 == 1} }

// drive is a way so far.
type drive struct {
	driven history
	at     int32
	time   int32
}

type drives []drive

func (d drives) Len() int           { return len(d) }
func (d drives) Less(i, k int) bool { return d[i].time < d[k].time }
func (d drives) Swap(i, k int)      { d[i], d[k] = d[k], d[i] }
func (d *drives) Push(x any)        { *d = append(*d, x.(drive)) }
func (d *drives) Pop() any {
	last := len(*d) - 1
	x := (*d)[last]
	*d = (*d)[:last]
	return x
}
