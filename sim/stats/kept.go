package stats

import "slices"

// Kept holds values in 4 bytes each, until one does not fit: milliseconds beyond 24 days. Then all take 8. The zero value is empty.
type Kept struct {
	narrow []int32
	wide   []int64 // in use when not nil
}

// Len returns the number of values.
func (k *Kept) Len() int { return len(k.narrow) + len(k.wide) }

// Cap returns for how many values there is room.
func (k *Kept) Cap() int { return max(cap(k.narrow), cap(k.wide)) }

// At returns a value by its number, in the order in which they were added.
func (k *Kept) At(i int) int64 {
	if k.wide != nil {
		return k.wide[i]
	}
	return int64(k.narrow[i])
}

// Grow makes room for so many more values.
func (k *Kept) Grow(n int) {
	if k.wide != nil {
		k.wide = slices.Grow(k.wide, n)
		return
	}
	k.narrow = slices.Grow(k.narrow, n)
}

// Bytes returns how much memory the values take.
func (k *Kept) Bytes() int { return 4*len(k.narrow) + 8*len(k.wide) }

// Add includes a value.
func (k *Kept) Add(v int64) {
	if k.wide == nil && int64(int32(v)) == v {
		k.narrow = append(k.narrow, int32(v))
		return
	}
	k.addWide(v)
}

func (k *Kept) addWide(v int64) {
	k.widen()
	k.wide = append(k.wide, v)
}

func (k *Kept) widen() {
	if k.wide != nil {
		return
	}
	k.wide = make([]int64, 0, max(cap(k.narrow), 1))
	for _, v := range k.narrow {
		k.wide = append(k.wide, int64(v))
	}
	k.narrow = nil
}

func (k *Kept) merge(other *Kept) {
	if k.wide == nil && other.wide == nil {
		k.narrow = append(k.narrow, other.narrow...)
		return
	}
	k.widen()
	k.wide = append(k.wide, other.wide...)
	for _, v := range other.narrow {
		k.wide = append(k.wide, int64(v))
	}
}

// fill counts all values in a histogram.
func (k *Kept) fill(h *histogram) {
	for _, v := range k.narrow {
		h.add(int64(v))
	}
	for _, v := range k.wide {
		h.add(v)
	}
}

// forget drops the values and keeps their memory.
func (k *Kept) forget() {
	k.narrow = k.narrow[:0]
	if k.wide != nil {
		k.wide = k.wide[:0]
	}
}

// order sorts the values, which lie from least to most, where they are.
func (k *Kept) order(least, most int64) order {
	if k.wide != nil {
		k.wide = sortWithin(k.wide, least, most)
		return sorted[int64](k.wide)
	}
	k.narrow = sortWithin(k.narrow, least, most)
	return sorted[int32](k.narrow)
}

const (
	digitBits   = 11
	fewToDeal   = 1 << 12 // under which comparing is faster
	digitValues = 1 << digitBits
)

// sortWithin returns the values, which lie from least to most, in ascending order. It uses their memory. Of many values
// it deals out one digit after the other, from the last: of a million durations in a fifth of the time that comparing
// takes.
func sortWithin[T int32 | int64](values []T, least, most int64) []T {
	if len(values) < fewToDeal {
		slices.Sort(values)
		return values
	}
	dealt := make([]T, len(values))
	for shift := 0; uint64(most-least)>>shift > 0; shift += digitBits {
		deal(dealt, values, least, shift)
		values, dealt = dealt, values
	}
	return values
}

// deal puts the values in the order of one digit of their distance from the least, and leaves those of the same digit in
// their order.
func deal[T int32 | int64](to, values []T, least int64, shift int) {
	var next [digitValues + 1]int
	digit := func(v T) uint64 { return uint64(int64(v)-least) >> shift % digitValues }
	for _, v := range values {
		next[digit(v)+1]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	for _, v := range values {
		d := digit(v)
		to[next[d]] = v
		next[d]++
	}
}
