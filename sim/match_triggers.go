package sim

import "slices"

// trigger is what the gates of one step wait for, in numbers that do not depend on where its gates and milestones stand.
type trigger struct {
	from  int32 // its first gate
	gates []gate
	waits []wait
}

// triggersOf are the triggers of every step.
func triggersOf(p *Program) []trigger {
	list := make([]trigger, len(p.Steps))
	for i, g := range p.gates {
		t := &list[g.step]
		if len(t.gates) == 0 {
			t.from = int32(i)
		}
		if g.step = 0; g.parent != None {
			g.parent -= t.from
		}
		t.gates = append(t.gates, g)
	}
	for _, w := range p.waits {
		t := &list[p.gates[w.gate].step]
		w.gate -= t.from
		t.waits = append(t.waits, w)
	}
	return list
}

// triggers matches the gates of steps whose triggers are what they were, and finds the milestones that the gates of the second
// program wait for in the first. A step one of whose triggers has changed has none of its gates matched: what it has heard
// through one of them may have to do with another.
func (m *matching) triggers() {
	back := m.backwards()
	base, then := triggersOf(m.base), triggersOf(m.then)
	m.keeps, m.gates = make([]bool, len(base)), slices.Repeat([]int32{None}, len(m.then.gates))
	for step := range base {
		was, is := &base[step], &then[m.steps[step]]
		m.keeps[step] = slices.Equal(was.gates, is.gates) && slices.EqualFunc(was.waits, is.waits, func(a, b wait) bool {
			b.milestone = back.milestone(&b.milestone)
			return a == b
		})
		if m.keeps[step] {
			for i := range int32(len(is.gates)) {
				m.gates[is.from+i] = was.from + i
			}
		}
	}
	for i := range m.then.triggers.milestones {
		m.were = append(m.were, back.milestone(&m.then.triggers.milestones[i]))
	}
}

// watched are the milestones of the first program that the gates of the second wait for.
func (m *matching) watched() []Milestone {
	return slices.DeleteFunc(slices.Clone(m.were), func(was Milestone) bool { return was.kinds == 0 })
}

// settleOn makes the match one with a first program that follows what is watched.
func (m *matching) settleOn(base *Program) {
	m.base = base
	at := make(map[Milestone]int32, len(base.triggers.milestones))
	for i, was := range base.triggers.milestones {
		at[was] = int32(i)
	}
	for _, was := range m.were {
		number, known := at[was]
		if !known {
			number = None
		}
		m.heard = append(m.heard, number)
	}
}

// backwards leads from the numbers of the second program to those of the first, or None.
type backwards struct {
	m                      *matching
	agencies, sites, steps []int32
	units                  []int32
	sorts                  []int
}

func (m *matching) backwards() backwards {
	b := backwards{
		m: m, agencies: inverse(m.agencies, len(m.then.Agencies)), sites: inverse(m.sites, len(m.then.Sites)),
		steps: inverse(m.steps, len(m.then.Steps)), units: inverse(m.units, len(m.then.Units)),
	}
	for i := range m.then.Sorts {
		name := m.then.Sorts[i].Name
		b.sorts = append(b.sorts, slices.IndexFunc(m.base.Sorts, func(s Sort) bool { return s.Name == name }))
	}
	return b
}

// inverse leads back where a list leads to one of n numbers.
func inverse[N uint8 | uint16 | int32](list []N, n int) []int32 {
	back := slices.Repeat([]int32{None}, n)
	for i, to := range list {
		back[to] = int32(i)
	}
	return back
}

// milestone is one of the second program in the first; it is zero when there is no such thing there.
func (b *backwards) milestone(is *Milestone) Milestone {
	step := b.steps[is.Step]
	if step == None {
		return Milestone{}
	}
	want := is.want
	switch {
	case is.field == argument && is.kinds&SetOf(StepDone, RoundEnded, ConditionSet) != 0:
		want = int32(slices.Index(b.m.ends[step], uint16(is.want)))
	case is.field == argument:
		want = b.sites[is.want]
	case is.field == agency:
		want = b.agencies[is.want]
	case is.field == ofSort || is.field == oneOfSort:
		want = int32(b.sorts[is.want])
	case is.field == oneOfEntry || is.field == oneUnit:
		want = b.units[is.want]
	}
	if want == None {
		return Milestone{}
	}
	was := *is
	was.Step, was.want = uint16(step), want
	return was
}
