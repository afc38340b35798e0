package experiment

import (
	"simulate/sim/measure"
	"simulate/sim/pack"
	"simulate/sim/stats"
)

// newTallied is a row of a tally, of no runs.
func newTallied(marks []int64) *instances {
	return &instances{values: *stats.NewBag(keptTallied), cut: *stats.NewBag(keptTallied), marks: marks}
}

// reach makes room for a section, and returns what the row has of it.
func (n *instances) reach(section int) *stats.Sketch {
	for len(n.sections) <= section {
		n.sections, n.cuts = append(n.sections, stats.NewSketch(n.marks)), append(n.cuts, nil)
	}
	return n.sections[section]
}

// reachCut is the same of what the horizon has cut.
func (n *instances) reachCut(section int) *stats.Sketch {
	n.reach(section)
	if n.cuts[section] == nil {
		n.cuts[section] = stats.NewSketch(n.marks)
	}
	return n.cuts[section]
}

// put adds a value of a run of a section.
func (n *instances) put(section int, v measure.Value) {
	n.counts[v.State]++
	switch {
	case v.State == measure.NotApplicable:
	case v.State.Missing():
		n.values.AddMissing(1)
		n.reach(section).AddMissing(1)
		if v.State == measure.Unfinished {
			n.cut.Add(v.Amount)
			n.reachCut(section).Add(v.Amount)
		}
	default:
		n.values.Add(v.Amount)
		n.reach(section).Add(v.Amount)
	}
}

// putLedger adds what the instances of streams have yielded in a run of a section.
func (n *instances) putLedger(section int, l *measure.Ledger) {
	var counts measure.Counts
	for state := range counts {
		counts[state] = l.Count(measure.State(state))
	}
	n.putValues(&l.Values, &l.Cut.Values, counts)
	for i, batch := range l.Batches {
		n.putSketches(section, batch, l.Cut.Batches[i])
	}
	n.putParts(section, l.Waited)
}

// putRun adds to a section what the instances of streams have yielded in a run that is kept, without their values.
func (n *instances) putRun(section int, of *instances, run int) {
	n.putSketches(section, of.sections[run], of.cuts[run])
	if len(of.parts) > 0 {
		n.putParts(section, of.parts[run:run+1])
	}
}

// putValues adds values, how long others had lasted that the horizon has cut, and how many there are of each state.
func (n *instances) putValues(values, cut *stats.Bag, counts measure.Counts) {
	n.values.Merge(values)
	n.cut.Merge(cut)
	for state, more := range counts {
		n.counts[state] += more
	}
}

// putSketches adds sketches of the same to a section. They may be nil.
func (n *instances) putSketches(section int, values, cut *stats.Sketch) {
	if values != nil {
		n.reach(section).Merge(values)
	}
	if cut != nil && cut.N() > 0 {
		n.reachCut(section).Merge(cut)
	}
}

// putParts adds to what is over something in a section.
func (n *instances) putParts(section int, parts []measure.Part) {
	for _, part := range parts {
		for len(n.parts) <= section {
			n.parts = append(n.parts, measure.Part{})
		}
		n.parts[section].Above += part.Above
		n.parts[section].Below += part.Below
	}
}

// join adds the row of another tally.
func (n *instances) join(x *instances) {
	n.putValues(&x.values, &x.cut, x.counts)
	for i, sketch := range x.sections {
		n.putSketches(i, sketch, x.cuts[i])
	}
	for i := range x.parts {
		n.putParts(i, x.parts[i:i+1])
	}
}

func (n *instances) pack(p *pack.Pack) {
	n.values.Pack(p)
	n.cut.Pack(p)
	for state := range n.counts {
		pack.Int(p, &n.counts[state])
	}
	n.packSketches(p, &n.sections)
	n.packSketches(p, &n.cuts)
	pack.List(p, &n.parts, func(part *measure.Part) {
		pack.Int(p, &part.Above)
		pack.Int(p, &part.Below)
	})
}

// packSketches packs those that are there.
func (n *instances) packSketches(p *pack.Pack, list *[]*stats.Sketch) {
	pack.List(p, list, func(s **stats.Sketch) {
		there := *s != nil && (*s).N()+(*s).Missing() > 0
		if p.Bool(&there); !there {
			return
		}
		if p.Opening() {
			*s = stats.NewSketch(n.marks)
		}
		(*s).Pack(p)
	})
}
