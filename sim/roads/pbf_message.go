package roads

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
