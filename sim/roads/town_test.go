package roads_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
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
	from, via, to int // ways, by number from 1, and a node
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
		var beside []int
		for i, w := range of.ways {
			if w.refs[0] == via || w.refs[1] == via {
				beside = append(beside, i+1)
			}
		}
		of.bans = append(of.bans, townBan{from, via, rapid.SampledFrom(beside).Draw(t, "to"), rapid.SampledFrom([]string{"no_left_turn", "no_u_turn", "only_straight_on"}).Draw(t, "kind")})
	}
	return of
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
		fmt.Fprintf(&b, "<relation id='%d'><member type='way' ref='%d' role='from'/><member type='node' ref='%d' role='via'/><member type='way' ref='%d' role='to'/><tag k='type' v='restriction'/><tag k='restriction' v='%s'/></relation>\n",
			i+1, ban.from, ban.via, ban.to, ban.kind)
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
		r.bytes(8, packedList(false, text("from"), text("via"), text("to")))
		r.bytes(9, packedList(true, int64(ban.from), int64(ban.via), int64(ban.to)))
		r.bytes(10, packedList(false, 1, 0, 1))
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

// wayThere is the quickest time by Dijkstra's algorithm over roads as they are driven: it asks of each turn whether it is forbidden, and
// knows no other states than "has just driven this road in that direction".
func wayThere(n *roads.Network, times []int32, from, to int32) int32 {
	if from == to {
		return 0
	}
	banned := make(map[[2]roads.Leg]bool)
	for _, t := range n.Turns() {
		banned[t] = true
	}
	ends := func(side int) (a, b int32) {
		if r := &n.Roads[side/2]; side%2 == 1 {
			return r.To, r.From
		}
		return n.Roads[side/2].From, n.Roads[side/2].To
	}
	as := func(side int) roads.Leg { return roads.Leg{Road: int32(side / 2), Against: side%2 == 1} }
	best, over := make([]int32, len(times)), make([]bool, len(times))
	for s := range times {
		best[s] = roads.Unreachable
		if a, _ := ends(s); a == from && times[s] >= 0 {
			best[s] = times[s]
		}
	}
	for {
		least := -1
		for s := range times {
			if !over[s] && best[s] != roads.Unreachable && (least < 0 || best[s] < best[least]) {
				least = s
			}
		}
		if least < 0 {
			return roads.Unreachable
		}
		over[least] = true
		_, at := ends(least)
		if at == to {
			return best[least]
		}
		for s := range times {
			if a, _ := ends(s); a == at && times[s] >= 0 && !banned[[2]roads.Leg{as(least), as(s)}] {
				best[s] = min(best[s], best[least]+times[s])
			}
		}
	}
}
