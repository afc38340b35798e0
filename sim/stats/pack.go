package stats

import (
	"fmt"

	"github.com/HdrHistogram/hdrhistogram-go"

	"simulate/sim/pack"
)

// Pack packs the sums.
func (m *Moments) Pack(p *pack.Pack) {
	pack.Int(p, &m.n)
	for _, w := range []*wide{&m.sum, &m.squares} {
		pack.Int(p, &w.high)
		pack.Int(p, &w.low)
	}
}

// Pack packs what the bag holds. One that it is taken out into has its own limit.
func (b *Bag) Pack(p *pack.Pack) {
	b.moments.Pack(p)
	pack.Int(p, &b.least)
	pack.Int(p, &b.most)
	pack.Int(p, &b.missing)
	counted := !b.Exact()
	if p.Bool(&counted); !counted {
		b.counts = nil
		b.kept.Pack(p)
		return
	}
	if p.Opening() {
		b.counts, b.kept = new(histogram), Kept{}
	}
	b.counts.positive.pack(p)
	b.counts.negative.pack(p)
}

// Pack packs the values in their order.
func (k *Kept) Pack(p *pack.Pack) {
	isWide := k.wide != nil
	p.Bool(&isWide)
	switch {
	case isWide:
		k.narrow = nil
		if pack.Ints(p, &k.wide); k.wide == nil {
			k.wide = []int64{}
		}
	default:
		k.wide = nil
		pack.Ints(p, &k.narrow)
	}
}

// pack packs the classes that have values.
func (s *side) pack(p *pack.Pack) {
	pack.Int(p, &s.room)
	bars := s.bars()
	if p.Opening() && s.room > 0 {
		s.counts = hdrhistogram.New(1, s.room-1, significantDigits)
	}
	pack.List(p, &bars, func(b *hdrhistogram.Bar) {
		pack.Int(p, &b.From)
		pack.Int(p, &b.Count)
		if !p.Opening() {
			return
		}
		if err := s.counts.RecordValues(b.From, b.Count); err != nil {
			panic(fmt.Sprintf("stats: %v", err))
		}
	})
}

// Pack packs the counts. Marks are those of the sketch that they are taken out into.
func (s *Sketch) Pack(p *pack.Pack) {
	pack.Int(p, &s.n)
	pack.Int(p, &s.missing)
	pack.Int(p, &s.valueSum)
	for i := range s.upTo {
		pack.Int(p, &s.upTo[i])
	}
	s.positive.pack(p)
	s.negative.pack(p)
}

// pack packs the classes from the first to the last that has values.
func (c *classes) pack(p *pack.Pack) {
	packed := c
	if !p.Opening() {
		trimmed := c.trimmed()
		packed = &trimmed
	}
	pack.Int(p, &packed.first)
	pack.Ints(p, &packed.counts)
}
