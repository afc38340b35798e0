package stats

import "math"

// Bins counts values in classes of equal width: Counts[i] of them lie from From + i·Width up to, not including, the next.
type Bins struct {
	From, Width int64
	Counts      []int
}

// Bins counts the values that happened in no more than most bins. Their width is the first of the widths, which ascend, that is no
// less than the rule of Freedman and Diaconis asks for (Zeitschrift für Wahrscheinlichkeitstheorie 57, 1981), 2·IQR·n^(−1/3),
// and leaves no more than most bins; past the last of the widths it is the smallest multiple of that which does. Bins begin at
// multiples of their width. Of a sample without values that happened there are none.
func (s Sample) Bins(widths []int64, most int) Bins {
	if s.happened() == 0 {
		return Bins{}
	}
	least, greatest := s.ranked(1), s.ranked(s.happened())
	b := Bins{Width: s.binWidth(widths, least, greatest, most)}
	first := floorTo(least, b.Width)
	b.From = first * b.Width
	below := 0
	for i := first; i <= floorTo(greatest, b.Width); i++ {
		upTo := s.countBelow(float64((i + 1) * b.Width))
		b.Counts = append(b.Counts, upTo-below)
		below = upTo
	}
	return b
}

// binWidth is the width of bins from the least to the greatest value.
func (s Sample) binWidth(widths []int64, least, greatest float64, most int) int64 {
	fits := func(width int64) bool {
		return floorTo(greatest, width)-floorTo(least, width) < int64(most) && s.smooths(float64(width))
	}
	for _, width := range widths {
		if fits(width) {
			return width
		}
	}
	last := widths[len(widths)-1]
	width := last
	for !fits(width) {
		width += last
	}
	return width
}

// smooths reports whether a width is at least that of Freedman and Diaconis: width³·n ≥ (2·IQR)³, which needs no root.
func (s Sample) smooths(width float64) bool {
	n := s.happened()
	twice := 2 * (s.ranked(quantileRank(n, 0.75)) - s.ranked(quantileRank(n, 0.25)))
	return width*width*width*float64(n) >= twice*twice*twice
}

// floorTo returns how many whole widths lie below a value.
func floorTo(v float64, width int64) int64 { return int64(math.Floor(v / float64(width))) }
