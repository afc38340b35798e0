package sim

// fleet is the part of a world that says where units are, what they do, and which of them are free.
type fleet struct {
	units   []unitState
	free    [][]uint64    // units that can be assigned, a set of bits over each class
	freeIn  []int32       // how many those are, by class
	indexes []*classIndex // of the free units of large classes; nil of others
	reliefs []int32       // units whose tour is over and that hand over
	ways    []way         // by unit, of its last trip; empty without roads
	overdue []overdue     // units at work that are due for their relief, in the order in which they fell due
	loads   []load        // units that are filling, in the order in which they were taken
	outages []outage      // units that events keep out of service, in the order in which they did
	chosen  []int32       // while a step is staffed
	marks   epoch         // of choosing: units that have been taken bear its number
	contest contest
	pairing pairing
	standby standby
}

func newFleet(p *Program) fleet {
	f := fleet{
		free: make([][]uint64, len(p.classes)), freeIn: make([]int32, len(p.classes)), indexes: make([]*classIndex, len(p.classes)),
		standby: newStandby(p),
	}
	for i := range p.classes {
		f.free[i] = make([]uint64, (len(p.classes[i].units)+63)/64)
		if len(p.classes[i].units) > mostScanned {
			f.indexes[i] = newClassIndex(p, &p.classes[i])
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
	f.ways = f.ways[:0]
	if p.travel.roads != nil {
		f.ways = resized(f.ways, len(f.units))
		clear(f.ways)
	}
	f.reliefs, f.overdue, f.loads, f.outages, f.chosen = f.reliefs[:0], f.overdue[:0], f.loads[:0], f.outages[:0], f.chosen[:0]
	f.marks.reset()
	f.contest.reset()
	f.pairing.reset()
	f.standby.reset()
}

func (f *fleet) copyFrom(other *fleet) {
	f.units, f.ways = copied(f.units, other.units), copied(f.ways, other.ways)
	f.free, f.freeIn = copiedLists(f.free, other.free), copied(f.freeIn, other.freeIn)
	for i, x := range f.indexes {
		if x != nil {
			x.copyFrom(other.indexes[i])
		}
	}
	f.reliefs, f.chosen = copied(f.reliefs, other.reliefs), copied(f.chosen, other.chosen)
	f.overdue, f.loads, f.outages = copied(f.overdue, other.overdue), copied(f.loads, other.loads), copied(f.outages, other.outages)
	f.marks = other.marks
	f.contest.copyFrom(&other.contest)
	f.pairing.copyFrom(&other.pairing)
	f.standby.copyFrom(&other.standby)
}
