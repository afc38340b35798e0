package stats

import (
	"fmt"
	"math/bits"
	"slices"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// significantDigits is to how many digits a histogram tells values apart: those of a class differ by less than a
// thousandth, and values under 2,048 not at all.
const significantDigits = 3

// histogram counts values by class. It grows with the greatest magnitude, by 8 KiB for each doubling: 107 KB up to an
// hour in milliseconds, 246 KB up to 17 years, twice that where values have both signs.
type histogram struct {
	positive side // zero, too
	negative side // by magnitude
}

func (h *histogram) add(v int64) {
	if v < 0 {
		h.negative.add(-v)
		return
	}
	h.positive.add(v)
}

func (h *histogram) merge(other *histogram) {
	h.positive.merge(&other.positive)
	h.negative.merge(&other.negative)
}

// order returns the classes that have values, in ascending order. The least and the greatest value of all are known
// otherwise, and bound the first and the last class.
func (h *histogram) order(least, most int64) classed {
	negative, positive := h.negative.bars(), h.positive.bars()
	classes := make(classed, 0, len(negative)+len(positive))
	for i := range negative {
		bar := negative[len(negative)-1-i]
		classes = append(classes, class{least: -bar.To, most: -bar.From, upTo: int(bar.Count)})
	}
	for _, bar := range positive {
		classes = append(classes, class{least: bar.From, most: bar.To, upTo: int(bar.Count)})
	}
	for i := 1; i < len(classes); i++ {
		classes[i].upTo += classes[i-1].upTo
	}
	classes[0].least, classes[len(classes)-1].most = least, most
	return classes
}

// side is the half of a histogram on one side of zero.
type side struct {
	counts *hdrhistogram.Histogram // nil before the first value
	room   int64                   // values below this fit
}

func (s *side) add(v int64) {
	if v >= s.room {
		s.grow(v)
	}
	if err := s.counts.RecordValue(v); err != nil {
		panic(fmt.Sprintf("stats: %v", err))
	}
}

// grow makes room for values up to the next power of two, so that the room depends on the greatest value and not on the
// order in which values come.
func (s *side) grow(v int64) {
	most := int64(1)<<bits.Len64(uint64(v)) - 1
	grown := side{counts: hdrhistogram.New(1, most, significantDigits), room: most + 1}
	grown.take(s)
	*s = grown
}

func (s *side) merge(other *side) {
	if other.room > s.room {
		s.grow(other.room - 1)
	}
	s.take(other)
}

// take adds the counts of another side, for which there is room.
func (s *side) take(other *side) {
	if other.counts == nil {
		return
	}
	if dropped := s.counts.Merge(other.counts); dropped > 0 {
		panic(fmt.Sprintf("stats: %d values lost from a histogram", dropped))
	}
}

// bars returns the classes that have values, by ascending magnitude.
func (s *side) bars() []hdrhistogram.Bar {
	if s.counts == nil {
		return nil
	}
	return slices.DeleteFunc(s.counts.Distribution(), func(bar hdrhistogram.Bar) bool { return bar.Count == 0 })
}
