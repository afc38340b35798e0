package log

import "encoding/binary"

// Seen remembers which keys have been there, by their hashes, up to a limit. Two keys in 10¹² or so have the same.
type Seen struct {
	slots []uint64
	count int
	full  bool // there was no room for all
}

// mostSeen is how many keys are remembered: in 32 MB.
const mostSeen = 3 << 20

// NewSeen returns one of nothing.
func NewSeen() *Seen { return &Seen{slots: make([]uint64, 1<<10)} }

// Add remembers a key, and reports whether it was there before.
func (s *Seen) Add(key []byte) bool {
	hash := hashed(key) | 1 // 0 is an empty slot
	at := s.find(hash)
	switch {
	case s.slots[at] == hash:
		return true
	case s.count == mostSeen:
		s.full = true
		return false
	}
	s.slots[at] = hash
	if s.count++; s.count*4 > len(s.slots)*3 {
		s.grow()
	}
	return false
}

// Has reports whether a key is remembered.
func (s *Seen) Has(key []byte) bool {
	hash := hashed(key) | 1
	return s.slots[s.find(hash)] == hash
}

// find is the slot in which a hash is, or would be.
func (s *Seen) find(hash uint64) int {
	mask := len(s.slots) - 1
	at := int(hash>>20) & mask
	for s.slots[at] != 0 && s.slots[at] != hash {
		at = (at + 1) & mask
	}
	return at
}

func (s *Seen) grow() {
	old := s.slots
	s.slots = make([]uint64, 2*len(old))
	for _, hash := range old {
		if hash != 0 {
			s.slots[s.find(hash)] = hash
		}
	}
}

// hashed is a hash of a key, the same on every machine: FNV-1a over words of eight bytes, each of which is folded, so that all bits of it count.
func hashed(key []byte) uint64 {
	hash := uint64(14695981039346656037) ^ uint64(len(key))
	for ; len(key) >= 8; key = key[8:] {
		hash = folded(hash ^ binary.LittleEndian.Uint64(key))
	}
	for _, b := range key {
		hash = (hash ^ uint64(b)) * 1099511628211
	}
	return folded(hash)
}

// folded spreads the bits of a word over all of it: by the golden ratio, as an odd number of 64 bits.
func folded(word uint64) uint64 {
	word *= 0x9e3779b97f4a7c15
	return word ^ word>>32
}
