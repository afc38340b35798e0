package roads

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
)

// How large the parts of a binary file may be, by its specification, in bytes.
const (
	mostHeader = 64 << 10
	mostBlob   = 32 << 20
)

var errBroken = errors.New("it is no file of OpenStreetMap, neither in XML nor in the binary form, or it is broken")

// readPBF reads a text in the binary form of OpenStreetMap: blobs, each of which is one header, or a block of nodes, ways and
// relations.
func (e *extract) readPBF(text string) error {
	var unpacked bytes.Buffer
	for first := true; len(text) > 0; first = false {
		kind, blob, rest, ok := nextBlob(text)
		if !ok || first && kind != "OSMHeader" {
			return errBroken
		}
		text = rest
		block, err := unpack(blob, &unpacked)
		if err != nil {
			return err
		}
		switch kind {
		case "OSMHeader":
			err = supported(block)
		case "OSMData":
			err = e.readBlock(block)
		}
		if err != nil {
			return err
		}
	}
	if len(e.nodes) == 0 {
		return errBroken
	}
	return nil
}

// nextBlob is the next blob of a text, and its kind.
func nextBlob(text string) (kind, blob, rest string, ok bool) {
	if len(text) < 4 {
		return "", "", "", false
	}
	size := int(binary.BigEndian.Uint32([]byte(text[:4])))
	if text = text[4:]; size > mostHeader || size > len(text) {
		return "", "", "", false
	}
	length := -1
	m := message(text[:size])
	for f, more := m.next(); more; f, more = m.next() {
		switch f.number {
		case 1:
			kind = f.bytes
		case 3:
			length = int(min(f.value, mostBlob+1))
		}
	}
	if text = text[size:]; m.broken() || length < 0 || length > mostBlob || length > len(text) {
		return "", "", "", false
	}
	return kind, text[:length], text[length:], true
}

// unpack is what a blob holds.
func unpack(blob string, into *bytes.Buffer) (message, error) {
	m := message(blob)
	for f, more := m.next(); more; f, more = m.next() {
		switch f.number {
		case 1:
			return message(f.bytes), nil
		case 3:
			r, err := zlib.NewReader(strings.NewReader(f.bytes))
			if err != nil {
				return "", errBroken
			}
			into.Reset()
			if _, err = into.ReadFrom(io.LimitReader(r, mostBlob+1)); err != nil || into.Len() > mostBlob {
				return "", errBroken
			}
			return message(into.String()), nil
		case 4, 5, 6, 7:
			return "", errors.New("it is packed in a way that is not read: write it with zlib")
		}
	}
	return "", errBroken
}

// supported refuses what a reader must know and this one does not.
func supported(m message) error {
	for f, more := m.next(); more; f, more = m.next() {
		if f.number == 4 && !slices.Contains([]string{"OsmSchema-V0.6", "DenseNodes"}, f.bytes) {
			return errors.New("it needs a reader of " + strings.ToValidUTF8(f.bytes, "?") + ", which this one is not")
		}
	}
	if m.broken() {
		return errBroken
	}
	return nil
}

// block is the part of a file whose elements share texts and a grid of positions.
type block struct {
	*extract
	texts                 []string
	granularity, lat, lon int64 // nanodegrees
	failed                bool
}

func (e *extract) readBlock(m message) error {
	b := block{extract: e, granularity: 100}
	var groups []message
	for f, more := m.next(); more; f, more = m.next() {
		switch f.number {
		case 1:
			table := message(f.bytes)
			for t, more := table.next(); more; t, more = table.next() {
				b.texts = append(b.texts, t.bytes)
			}
			b.failed = b.failed || table.broken()
		case 2:
			groups = append(groups, message(f.bytes))
		case 17:
			b.granularity = int64(f.value)
		case 19:
			b.lat = int64(f.value)
		case 20:
			b.lon = int64(f.value)
		}
	}
	b.failed = b.failed || m.broken()
	for _, g := range groups {
		b.group(g)
	}
	if b.failed {
		return errBroken
	}
	return nil
}

func (b *block) group(m message) {
	for f, more := m.next(); more && !b.failed; f, more = m.next() {
		switch f.number {
		case 1:
			b.node(message(f.bytes))
		case 2:
			b.dense(message(f.bytes))
		case 3:
			b.way(message(f.bytes))
		case 4:
			b.relation(message(f.bytes))
		}
	}
	b.failed = b.failed || m.broken()
}

// place turns a position of the block's grid into ten-millionths of a degree.
func (b *block) place(id, lat, lon int64, t tags) {
	round := func(nano int64) int64 {
		if nano < 0 {
			return (nano - 50) / 100
		}
		return (nano + 50) / 100
	}
	b.addNode(id, round(b.lat+b.granularity*lat), round(b.lon+b.granularity*lon), t)
}

func (b *block) node(m message) {
	var id, lat, lon int64
	var keys, values []uint64
	for f, more := m.next(); more; f, more = m.next() {
		switch f.number {
		case 1:
			id = signed(f.value)
		case 2:
			keys = f.numbers(b)
		case 3:
			values = f.numbers(b)
		case 8:
			lat = signed(f.value)
		case 9:
			lon = signed(f.value)
		}
	}
	b.failed = b.failed || m.broken()
	b.place(id, lat, lon, b.tags(keys, values))
}

// dense reads many nodes: each number is the difference from the one before.
func (b *block) dense(m message) {
	var ids, lats, lons, pairs []uint64
	for f, more := m.next(); more; f, more = m.next() {
		switch f.number {
		case 1:
			ids = f.numbers(b)
		case 8:
			lats = f.numbers(b)
		case 9:
			lons = f.numbers(b)
		case 10:
			pairs = f.numbers(b)
		}
	}
	if m.broken() || len(lats) != len(ids) || len(lons) != len(ids) {
		b.failed = true
		return
	}
	var id, lat, lon int64
	for i := range ids {
		id, lat, lon = id+signed(ids[i]), lat+signed(lats[i]), lon+signed(lons[i])
		var t tags
		for len(pairs) > 0 && pairs[0] != 0 {
			if len(pairs) < 2 {
				b.failed = true
				return
			}
			if t == nil {
				t = tags{}
			}
			t[b.text(pairs[0])] = b.text(pairs[1])
			pairs = pairs[2:]
		}
		if len(pairs) > 0 {
			pairs = pairs[1:]
		}
		b.place(id, lat, lon, t)
	}
}

func (b *block) way(m message) {
	var id int64
	var keys, values []uint64
	var refs []int64
	for f, more := m.next(); more; f, more = m.next() {
		switch f.number {
		case 1:
			id = int64(f.value)
		case 2:
			keys = f.numbers(b)
		case 3:
			values = f.numbers(b)
		case 8:
			refs = sums(f.numbers(b))
		}
	}
	b.failed = b.failed || m.broken()
	b.addWay(id, refs, b.tags(keys, values))
}

func (b *block) relation(m message) {
	var keys, values, roles, kinds []uint64
	var refs []int64
	for f, more := m.next(); more; f, more = m.next() {
		switch f.number {
		case 2:
			keys = f.numbers(b)
		case 3:
			values = f.numbers(b)
		case 8:
			roles = f.numbers(b)
		case 9:
			refs = sums(f.numbers(b))
		case 10:
			kinds = f.numbers(b)
		}
	}
	if m.broken() || len(roles) != len(refs) || len(kinds) != len(refs) {
		b.failed = true
		return
	}
	members := make([]member, len(refs))
	for i := range refs {
		members[i] = member{"nwr?"[min(kinds[i], 3)], refs[i], b.text(roles[i])}
	}
	b.addRelation(members, b.tags(keys, values))
}

func (b *block) text(i uint64) string {
	if i >= uint64(len(b.texts)) {
		b.failed = true
		return ""
	}
	return b.texts[i]
}

func (b *block) tags(keys, values []uint64) tags {
	if len(keys) != len(values) {
		b.failed = true
		return nil
	}
	t := make(tags, len(keys))
	for i := range keys {
		t[b.text(keys[i])] = b.text(values[i])
	}
	return t
}

// sums adds up differences.
func sums(differences []uint64) []int64 {
	list := make([]int64, len(differences))
	at := int64(0)
	for i, d := range differences {
		at += signed(d)
		list[i] = at
	}
	return list
}

// signed is a number of which the sign stands in the lowest bit.
func signed(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }

// message is a protocol buffer that is being read, field by field.
type message string

// brokenMessage is what is left of one that cannot be read.
const brokenMessage = "\x00"

func (m *message) broken() bool { return *m == brokenMessage }

// field is a number, or bytes.
type field struct {
	number int
	value  uint64
	bytes  string
}

// next is the next field; false at the end, and where the rest cannot be read.
func (m *message) next() (f field, ok bool) {
	if *m == "" || m.broken() {
		return f, false
	}
	key, ok := m.varint()
	if f.number = int(key >> 3); !ok || f.number == 0 {
		return m.fail()
	}
	switch key & 7 {
	case 0:
		if f.value, ok = m.varint(); !ok {
			return m.fail()
		}
		return f, true
	case 1:
		f.bytes, ok = m.take(8)
	case 2:
		var size uint64
		if size, ok = m.varint(); ok {
			f.bytes, ok = m.take(size)
		}
	case 5:
		f.bytes, ok = m.take(4)
	default:
		ok = false
	}
	if !ok {
		return m.fail()
	}
	return f, true
}

func (m *message) fail() (field, bool) {
	*m = brokenMessage
	return field{}, false
}

func (m *message) take(size uint64) (string, bool) {
	if size > uint64(len(*m)) {
		return "", false
	}
	taken := string((*m)[:size])
	*m = (*m)[size:]
	return taken, true
}

func (m *message) varint() (v uint64, ok bool) {
	for i := 0; i < len(*m) && i < 10; i++ {
		c := (*m)[i]
		v |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			*m = (*m)[i+1:]
			return v, true
		}
	}
	return 0, false
}

// numbers is a packed list, or one number alone.
func (f *field) numbers(b *block) []uint64 {
	m := message(f.bytes)
	list := make([]uint64, 0, len(m))
	for m != "" {
		v, ok := m.varint()
		if !ok {
			b.failed = true
			return nil
		}
		list = append(list, v)
	}
	return list
}
