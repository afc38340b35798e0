package stats

// MostExact is the number of values up to which a [Bag] keeps every one, unless told otherwise.
const MostExact = 1 << 20

// Bag takes any number of values in bounded memory. Up to a limit it keeps each, in 4 bytes (8 where values exceed 24
// days of milliseconds), and its quantiles are exact. Beyond, it counts them in an HdrHistogram to three significant
// digits: values under 2,048 remain exact, of larger ones those that agree to better than a thousandth are one, and the
// memory is at most 246 KB for values up to 17 years, twice that with both signs. Number, sum, spread, least and
// greatest value are exact at any size.
//
// What a bag says depends neither on the order of its values nor on how bags were merged. A bag may be used again and
// then allocates nothing. The zero value is empty, with the limit [MostExact]; a bag in use must not be copied.
type Bag struct {
	moments     Moments
	least, most int64
	missing     int
	limit       int // 0: MostExact
	kept        Kept
	counts      *histogram // instead of kept, beyond the limit
}

// NewBag returns an empty bag that keeps up to limit values, at least one.
func NewBag(limit int) *Bag { return &Bag{limit: max(limit, 1)} }

// Add includes a value.
func (b *Bag) Add(v int64) {
	b.reach(v, v)
	b.moments.Add(v)
	if b.counts != nil {
		b.counts.add(v)
		return
	}
	b.kept.Add(v)
	if b.N() > b.Limit() {
		b.count()
	}
}

// AddMissing includes so many values that did not happen: longer than any other.
func (b *Bag) AddMissing(n int) { b.missing += n }

// Merge includes all values of another bag, which stays as it is. The limit becomes the smaller of the two.
func (b *Bag) Merge(other *Bag) {
	b.limit = min(b.Limit(), other.Limit())
	b.missing += other.missing
	if other.N() > 0 {
		b.reach(other.least, other.most)
	}
	b.moments.Merge(other.moments)
	if b.N() > b.limit || !other.Exact() {
		b.count()
	}
	switch {
	case other.counts != nil:
		b.counts.merge(other.counts)
	case b.counts != nil:
		other.kept.fill(b.counts)
	default:
		b.kept.merge(&other.kept)
	}
}

// Settle puts values in the place of as many that did not happen: those of another bag, which stays as it is.
func (b *Bag) Settle(instead *Bag) {
	b.Merge(instead)
	b.missing -= instead.N()
}

// Reset empties the bag and keeps its memory, except for that of a histogram.
func (b *Bag) Reset() {
	b.moments, b.least, b.most, b.missing, b.counts = Moments{}, 0, 0, 0, nil
	b.kept.forget()
}

// N returns the number of values that happened.
func (b *Bag) N() int {
	return int(b.moments.n) // a copy of the moments just written would stall the processor in Add
}

// Missing returns the number of values that did not happen.
func (b *Bag) Missing() int { return b.missing }

// Moments returns the exact sums of the values that happened.
func (b *Bag) Moments() Moments { return b.moments }

// Limit returns the number of values that the bag keeps.
func (b *Bag) Limit() int {
	if b.limit == 0 {
		return MostExact
	}
	return b.limit
}

// Exact reports whether quantiles are exact: whether the bag keeps every value.
func (b *Bag) Exact() bool { return b.counts == nil }

// Round counts the values from now on, however few they are, to make room for others.
func (b *Bag) Round() { b.count() }

// Sample returns the values as a sample, for quantiles, shares and intervals. The intervals are sound for independent
// values; for others see [NewSectionsOfBags]. While the bag keeps every value the sample uses its memory, and is good
// until the bag changes.
func (b *Bag) Sample() Sample {
	s := Sample{missing: b.missing, moments: b.moments, rounded: !b.Exact()}
	if s.rounded {
		s.values = b.counts.order(b.least, b.most)
	} else {
		s.values = b.kept.order(b.least, b.most)
	}
	return s
}

// reach extends the range of the values, before they are counted.
func (b *Bag) reach(least, most int64) {
	if b.moments.n == 0 {
		b.least, b.most = least, most
		return
	}
	b.least, b.most = min(b.least, least), max(b.most, most)
}

// count makes a histogram of the values kept.
func (b *Bag) count() {
	if b.counts != nil {
		return
	}
	b.counts = new(histogram)
	b.kept.fill(b.counts)
	b.kept = Kept{}
}
