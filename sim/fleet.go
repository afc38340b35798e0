package sim

// fleet is the part of a world that says where units are, what they do, and which of them are free.
type fleet struct {
	units   []unitState
	free    [][]uint64   // units that can be assigned, a set of bits over each pool
	freeIn  []int32      // how many those are, by pool
	indexes []*poolIndex // of the free units of large pools; nil of others
	reliefs []int32      // units whose tour is over and that hand over
	chosen  []int32      // while a step is staffed
	marks   epoch        // of choosing: units that have been taken bear its number
	contest contest
}

func newFleet(p *Program) fleet {
	f := fleet{
		free: make([][]uint64, len(p.Pools)), freeIn: make([]int32, len(p.Pools)), indexes: make([]*poolIndex, len(p.Pools)),
	}
	for i := range p.Pools {
		f.free[i] = make([]uint64, (len(p.Pools[i].Units)+63)/64)
		if len(p.Pools[i].Units) > mostScanned {
			f.indexes[i] = newPoolIndex(p, &p.Pools[i])
		}
	}
	return f
}

func (f *fleet) reset(p *Program) {
	f.units = copied(f.units, p.template.units)
	for _, set := range f.free {
		clear(set)
	}
	clear(f.freeIn)
	for _, x := range f.indexes {
		if x != nil {
			x.reset()
		}
	}
	f.reliefs, f.chosen = f.reliefs[:0], f.chosen[:0]
	f.marks.reset()
	f.contest.reset()
}

func (f *fleet) copyFrom(other *fleet) {
	f.units = copied(f.units, other.units)
	f.free, f.freeIn = copiedLists(f.free, other.free), copied(f.freeIn, other.freeIn)
	for i, x := range f.indexes {
		if x != nil {
			x.copyFrom(other.indexes[i])
		}
	}
	f.reliefs, f.chosen = copied(f.reliefs, other.reliefs), copied(f.chosen, other.chosen)
	f.marks = other.marks
	f.contest.copyFrom(&other.contest)
}
