package roads

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
