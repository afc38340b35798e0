package roads

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
)

// Store keeps what takes long to work out. What it gives back is checked.
type Store interface {
	Load(name string) (data []byte, ok bool)
	Save(name string, data []byte)
}

// form is the form of what is kept. Another program may have left something behind.
const form = "simulate roads 2\n"

// load is what a store has kept under a name, if it is whole.
func load(store Store, name string) (*packed, bool) {
	if store == nil {
		return nil, false
	}
	data, ok := store.Load(name)
	if !ok || len(data) < len(form)+sha256.Size || string(data[:len(form)]) != form {
		return nil, false
	}
	sum, rest := data[len(form):len(form)+sha256.Size], data[len(form)+sha256.Size:]
	if of := sha256.Sum256(rest); !bytes.Equal(of[:], sum) {
		return nil, false
	}
	return &packed{data: rest}, true
}

// save keeps what was packed after a head.
func save(store Store, name string, p *packed) {
	sum := sha256.Sum256(p.data[len(form)+sha256.Size:])
	copy(p.data[copy(p.data, form):], sum[:])
	store.Save(name, p.data)
}

// newPacked has room for a head, and for about so many bytes.
func newPacked(size int) *packed {
	return &packed{data: make([]byte, len(form)+sha256.Size, len(form)+sha256.Size+size)}
}

// packed is numbers and texts one after another; reading beyond the end, or what cannot be, breaks it.
type packed struct {
	data   []byte
	broken bool
}

func (p *packed) put(v int64) { p.data = binary.AppendVarint(p.data, v) }

func (p *packed) putText(s string) {
	p.put(int64(len(s)))
	p.data = append(p.data, s...)
}

func (p *packed) get() int64 {
	v, size := binary.Varint(p.data)
	if size <= 0 {
		p.broken, p.data = true, nil
		return 0
	}
	p.data = p.data[size:]
	return v
}

// count is a number of things of a byte at least each.
func (p *packed) count() int {
	v := p.get()
	if v < 0 || v > int64(len(p.data)) {
		p.broken, p.data = true, nil
		return 0
	}
	return int(v)
}

func (p *packed) text() string {
	size := p.count()
	s := string(p.data[:size])
	p.data = p.data[size:]
	return s
}

// below is a number from 0 on and below a limit.
func (p *packed) below(limit int) int32 {
	v := p.get()
	if v < 0 || v >= int64(limit) {
		p.broken = true
		return 0
	}
	return int32(v)
}

func packLabels(l *labels) *packed {
	p := newPacked(5 * (len(l.out.hubs) + len(l.in.hubs)))
	for _, of := range []*lists{&l.out, &l.in} {
		p.put(int64(len(of.from) - 1))
		p.put(int64(len(of.hubs)))
		for s := range len(of.from) - 1 {
			from, to := of.from[s], of.from[s+1]-1
			p.put(int64(to - from))
			before := uint32(0)
			for i := from; i < to; i++ {
				p.data = binary.AppendUvarint(binary.AppendUvarint(p.data, uint64(of.hubs[i]-before)), uint64(of.times[i]))
				before = of.hubs[i]
			}
		}
	}
	return p
}

// unpackLabels reads the labels of so many states.
func unpackLabels(p *packed, states int) (*labels, bool) {
	l := &labels{}
	for _, of := range []*lists{&l.out, &l.in} {
		if p.count() != states {
			return nil, false
		}
		total := p.count()
		of.from, of.hubs, of.times = make([]int32, 1, states+1), make([]uint32, 0, total), make([]int32, 0, total)
		for range states {
			hub := uint64(0)
			for range p.count() {
				more, a := binary.Uvarint(p.data)
				if a <= 0 {
					return nil, false
				}
				time, b := binary.Uvarint(p.data[a:])
				if hub += more; b <= 0 || hub >= uint64(states) || time >= never {
					return nil, false
				}
				p.data = p.data[a+b:]
				of.add(uint32(hub), int32(time))
			}
			of.end()
		}
	}
	return l, !p.broken
}

// Open is Read with a store: a network that has been read before is taken from there. Only the parts of it count that inside says,
// if given, of which area says what it is in the name.
func Open(text, area string, inside func(Point) bool, store Store) (*Network, error) {
	sum := sha256.Sum256([]byte(form + area + "\x00" + text))
	key := hex.EncodeToString(sum[:])
	if p, ok := load(store, "network-"+key); ok {
		if n, ok := unpackNetwork(p); ok {
			n.key = key
			return n, nil
		}
	}
	n, err := Read(text)
	if err != nil {
		return nil, err
	}
	if inside != nil {
		if n = n.within(inside); len(n.Roads) == 0 {
			return nil, ErrNoRoads
		}
	}
	n.key = key
	if store != nil {
		save(store, "network-"+key, n.pack())
	}
	return n, nil
}

// keyOf names the labels of a profile with closings.
func (n *Network) keyOf(p Profile, closings []Closing) string {
	of := &packed{}
	for _, v := range p.Speeds {
		of.put(int64(v))
	}
	for _, c := range closings {
		of.put(int64(c.Thousandth))
		of.put(int64(len(c.Roads)))
		for _, r := range c.Roads {
			of.put(int64(r))
		}
	}
	sum := sha256.Sum256(append([]byte(form+n.key), of.data...))
	return "labels-" + hex.EncodeToString(sum[:])
}

func (n *Network) pack() *packed {
	p := newPacked(50 * len(n.Roads))
	p.put(int64(len(n.Names)))
	for _, name := range n.Names {
		p.putText(name)
	}
	p.putPoints(n.Junctions)
	p.put(int64(len(n.Roads)))
	for i := range n.Roads {
		r := &n.Roads[i]
		flags := int64(0)
		if r.Along {
			flags |= 1
		}
		if r.Against {
			flags |= 2
		}
		for _, v := range []int64{int64(r.From), int64(r.To), flags, int64(r.Class), int64(r.Limit), int64(r.Name), int64(math.Float64bits(r.Metres))} {
			p.put(v)
		}
		p.putPoints(r.Shape)
	}
	p.put(int64(len(n.bans)))
	for _, ban := range n.bans {
		p.put(int64(len(ban)))
		for _, s := range ban {
			p.put(int64(s))
		}
	}
	return p
}

func (p *packed) putPoints(points []Point) {
	p.put(int64(len(points)))
	var before Point
	for _, at := range points {
		p.put(int64(at.Lat) - int64(before.Lat))
		p.put(int64(at.Lon) - int64(before.Lon))
		before = at
	}
}

func (p *packed) points() []Point {
	count := p.count()
	if count == 0 {
		return nil
	}
	points := make([]Point, count)
	var lat, lon int64
	for i := range points {
		lat, lon = lat+p.get(), lon+p.get()
		if !inRange(lat, lon) {
			p.broken = true
			return nil
		}
		points[i] = Point{int32(lat), int32(lon)}
	}
	return points
}

func unpackNetwork(p *packed) (*Network, bool) {
	n := &Network{Names: make([]string, p.count())}
	for i := range n.Names {
		n.Names[i] = p.text()
	}
	n.Junctions = p.points()
	n.Roads = make([]Road, p.count())
	for i := range n.Roads {
		r := &n.Roads[i]
		r.From, r.To = p.below(len(n.Junctions)), p.below(len(n.Junctions))
		flags := p.below(4)
		r.Along, r.Against = flags&1 != 0, flags&2 != 0
		r.Class, r.Limit, r.Name = uint8(p.below(len(Classes))), p.below(math.MaxInt32), p.below(len(n.Names))
		r.Metres = math.Float64frombits(uint64(p.get()))
		r.Shape = p.points()
	}
	for range p.count() {
		ban := make([]side, p.count())
		for i := range ban {
			ban[i] = side(p.below(2 * len(n.Roads)))
		}
		n.bans = append(n.bans, ban)
		p.broken = p.broken || len(ban) < 2
	}
	if p.broken || len(n.Roads) == 0 {
		return nil, false
	}
	n.index()
	return n, true
}
