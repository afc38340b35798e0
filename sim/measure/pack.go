package measure

import (
	"simulate/sim/pack"
	"simulate/sim/stats"
)

// Pack packs what the run that has ended yields. A fold of the same set and batches that it is taken out into says of the run what this
// one says by Values, Ledger, Parts, AddCourse and Most.
func (f *Fold) Pack(p *pack.Pack) {
	if !p.Opening() {
		f.Values()
	}
	f.ended = true
	pack.List(p, &f.values, func(v *Value) {
		pack.Int(p, &v.Row)
		pack.Int(p, &v.State)
		pack.Int(p, &v.Amount)
	})
	if !f.set.streams {
		return
	}
	for i := range f.counts {
		packParts(p, f.counts[i])
	}
	for i := range f.ledgers {
		f.ledgers[i].pack(p)
	}
	f.meter.pack(p)
}

func packParts(p *pack.Pack, parts []Part) {
	for i := range parts {
		pack.Int(p, &parts[i].Above)
		pack.Int(p, &parts[i].Below)
	}
}

func (l *Ledger) pack(p *pack.Pack) {
	l.Values.Pack(p)
	l.Cut.Values.Pack(p)
	for _, sketches := range [][]*stats.Sketch{l.Batches, l.Cut.Batches} {
		for _, s := range sketches {
			s.Pack(p)
		}
	}
	packParts(p, l.Waited)
	for state := range l.counts {
		pack.Int(p, &l.counts[state])
	}
}

// pack packs what has been read, and the highest levels.
func (m *meter) pack(p *pack.Pack) {
	for i := range m.gauges {
		pack.Int(p, &m.gauges[i].most)
	}
	for k := range m.rulers {
		for i := range m.rulers[k].areas {
			pack.Int(p, &m.rulers[k].areas[i])
		}
	}
}
