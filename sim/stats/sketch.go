package stats

import (
	"math"
	"math/bits"
	"slices"
)

// Sketch is a section of many values in little memory, for intervals alone: their number and sum, exact, how many do not
// exceed each of some marks, exact, and how many lie in each of some classes, which are 3% wide. How far sections lie
// apart can be told from that as well as from the values; the figures themselves come from a [Bag] of them all.
//
// A sketch of values up to an hour in milliseconds takes at most 2 KB, up to a year 4 KB, twice that with both signs. It
// may be used again and then allocates nothing.
type Sketch struct {
	marks    []int64 // ascending; not its own
	upTo     []int64 // by mark: values that lie between the mark before, not included, and this one
	n        int64
	missing  int64
	valueSum int64
	positive classes // zero, too
	negative classes // by magnitude
}

// NewSketch returns an empty sketch. Counts of values up to one of the marks, which are in ascending order, will be exact.
func NewSketch(marks []int64) *Sketch {
	return &Sketch{marks: marks, upTo: make([]int64, len(marks))}
}

// Add includes a value. The sum has room for a million values of 290 years in milliseconds.
func (s *Sketch) Add(v int64) {
	s.n++
	s.valueSum += v
	if v < 0 {
		s.negative.add(classOf(-v))
	} else {
		s.positive.add(classOf(v))
	}
	for i, mark := range s.marks {
		if v <= mark {
			s.upTo[i]++
			break
		}
	}
}

// AddMissing includes so many values that did not happen: longer than any other.
func (s *Sketch) AddMissing(n int) { s.missing += int64(n) }

// Reset empties the sketch and keeps its memory.
func (s *Sketch) Reset() {
	s.n, s.missing, s.valueSum = 0, 0, 0
	clear(s.upTo)
	s.positive.reset()
	s.negative.reset()
}

// Clone returns a copy that takes no more memory than it needs.
func (s *Sketch) Clone() *Sketch {
	c := *s
	c.upTo = slices.Clone(s.upTo)
	c.positive, c.negative = s.positive.trimmed(), s.negative.trimmed()
	return &c
}

// Empty returns an empty sketch with the same marks.
func (s *Sketch) Empty() *Sketch { return NewSketch(s.marks) }

// Merge includes what another sketch, with the same marks, has seen.
func (s *Sketch) Merge(other *Sketch) {
	if s.n += other.n; s.n > math.MaxUint32 {
		panic("stats: more values of a section than can be counted")
	}
	s.missing += other.missing
	s.valueSum += other.valueSum
	for i, more := range other.upTo {
		s.upTo[i] += more
	}
	s.positive.merge(&other.positive)
	s.negative.merge(&other.negative)
}

// Settle puts values in the place of as many that did not happen: those of another sketch, with the same marks.
func (s *Sketch) Settle(instead *Sketch) {
	s.Merge(instead)
	s.missing -= instead.n
}

// Bytes returns about how much memory the sketch takes.
func (s *Sketch) Bytes() int {
	const itself = 160
	return itself + 8*len(s.upTo) + 4*(cap(s.positive.counts)+cap(s.negative.counts))
}

// N returns the number of values that happened.
func (s *Sketch) N() int { return int(s.n) }

// Missing returns the number of values that did not happen.
func (s *Sketch) Missing() int { return int(s.missing) }

// Ratio returns sum over count, for [BatchRatio].
func (s *Sketch) Ratio() Ratio { return Ratio{Above: float64(s.valueSum), Below: float64(s.n)} }

// Middle returns the median of all values, to within the width of a class. It may be missing, and of no values it is.
func (s *Sketch) Middle() float64 {
	if s.total() == 0 {
		return math.Inf(1)
	}
	rank := quantileRank(s.total(), 0.5)
	switch negative := s.negative.total(); {
	case rank > int(s.n):
		return math.Inf(1)
	case rank <= negative:
		return -s.negative.ranked(negative + 1 - rank)
	default:
		return s.positive.ranked(rank - negative)
	}
}

func (s *Sketch) total() int    { return int(s.n + s.missing) }
func (s *Sketch) happened() int { return int(s.n) }
func (s *Sketch) sum() float64  { return float64(s.valueSum) }

// countAtMost is exact for marks, and counts the whole of another value's class.
func (s *Sketch) countAtMost(v float64) int {
	if IsMissing(v) {
		return s.total()
	}
	if n, ok := s.marked(v); ok {
		return n
	}
	if v < 0 {
		return s.negative.from(classOf(magnitude(v)))
	}
	return s.negative.total() + s.positive.upTo(classOf(magnitude(v)))
}

// countBelow counts none of a value's class.
func (s *Sketch) countBelow(v float64) int {
	if IsMissing(v) {
		return int(s.n)
	}
	if v < 0 {
		return s.negative.from(classOf(magnitude(v)) + 1)
	}
	return s.negative.total() + s.positive.upTo(classOf(magnitude(v))-1)
}

// marked returns the number of values up to a mark; ok is false when v is none.
func (s *Sketch) marked(v float64) (n int, ok bool) {
	if v >= mostMagnitude {
		return int(s.n), true
	}
	i, ok := slices.BinarySearch(s.marks, int64(math.Floor(v)))
	if !ok {
		return 0, false
	}
	for _, more := range s.upTo[:i+1] {
		n += int(more)
	}
	return n, true
}

// mostMagnitude is more than the magnitude of any value.
const mostMagnitude = 1 << 62

func magnitude(v float64) int64 { return int64(math.Abs(v)) }

// classes counts magnitudes by class. Those before first are 0.
type classes struct {
	first  int
	counts []uint32
}

const (
	alone     = 64 // magnitudes below this are a class each
	classBits = 5  // binary digits, after the first, that tell the classes of others apart
)

// classOf returns the class of a magnitude.
func classOf(v int64) int {
	if v < alone {
		return int(v)
	}
	doublings := bits.Len64(uint64(v)) - 1 - classBits
	return alone + (doublings-2)<<classBits + int(v>>doublings)
}

// least returns the least magnitude of a class.
func least(class int) int64 {
	if class < alone {
		return int64(class)
	}
	doublings := (class-alone)>>classBits + 1
	return int64(1<<classBits+(class-alone)&(1<<classBits-1)) << doublings
}

func (c *classes) add(class int) {
	for len(c.counts) <= class {
		c.counts = append(c.counts, 0)
	}
	c.counts[class]++
}

// merge adds the counts of others; it itself counts from the first class on.
func (c *classes) merge(other *classes) {
	for len(c.counts) < other.first+len(other.counts) {
		c.counts = append(c.counts, 0)
	}
	for i, count := range other.counts {
		c.counts[other.first+i] += count
	}
}

func (c *classes) reset() { clear(c.counts) }

// trimmed is a copy without the classes before the first and after the last that has values.
func (c *classes) trimmed() classes {
	first, end := 0, len(c.counts)
	for first < end && c.counts[first] == 0 {
		first++
	}
	for end > first && c.counts[end-1] == 0 {
		end--
	}
	return classes{first: c.first + first, counts: slices.Clone(c.counts[first:end])}
}

func (c *classes) total() int { return c.upTo(c.first + len(c.counts)) }

// upTo counts the values in the classes up to one.
func (c *classes) upTo(class int) int {
	n := 0
	for _, count := range c.counts[:min(max(class+1-c.first, 0), len(c.counts))] {
		n += int(count)
	}
	return n
}

// from counts the values in the classes from one on.
func (c *classes) from(class int) int { return c.total() - c.upTo(class-1) }

// ranked returns the magnitude of a rank, as if the values of a class lay evenly in it.
func (c *classes) ranked(rank int) float64 {
	for i, count := range c.counts {
		if rank <= int(count) {
			low, high := least(c.first+i), least(c.first+i+1)-1
			return float64(low) + float64(float64(high-low)*(float64(2*rank-1)/float64(2*count)))
		}
		rank -= int(count)
	}
	return 0
}
