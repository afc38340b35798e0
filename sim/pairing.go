package sim

import (
	"cmp"
	"slices"

	"simulate/sim/scenario"
)

// pairing finds who serves what in a step whose needs overlap: a paramedic and two ambulances, where the paramedic rides in an
// ambulance. It is a maximum matching by augmenting paths: needs come in the order written and take the units that they would choose;
// one that finds none left lets a need before it take another unit, if that sets one free. So a step has all its units whenever
// there is a way to have them, and nobody is exchanged without need.
type pairing struct {
	options []candidate // of the needs, one after another, each in the order of choice
	from    []int32     // where those of each need begin, and where the last end
	pairs   []paired
	rooms   []room  // of pools of which some units are kept
	roomOf  []int32 // by option: one of the rooms, or None; empty where nothing is kept
	refused int32   // the last option for which there was no room left, or None
}

// paired is a unit found for a need.
type paired struct {
	unit, need int32
	supply     *supply // nil of one that is on the scene
	room       int32   // that it takes, or None
	seen       bool    // by the present search
}

// open begins another pairing.
func (p *pairing) open() {
	p.reset()
	p.from = append(p.from, 0)
}

func (p *pairing) reset() {
	p.options, p.from, p.pairs = p.options[:0], p.from[:0], p.pairs[:0]
	p.rooms, p.roomOf, p.refused = p.rooms[:0], p.roomOf[:0], None
}

func (p *pairing) copyFrom(other *pairing) {
	p.options, p.from, p.pairs = copied(p.options, other.options), copied(p.from, other.from), copied(p.pairs, other.pairs)
	p.rooms, p.roomOf, p.refused = copied(p.rooms, other.rooms), copied(p.roomOf, other.roomOf), other.refused
}

// offer adds a unit to the options of the need that is being asked about.
func (p *pairing) offer(c candidate) { p.options = append(p.options, c) }

// close ends the options of a need.
func (p *pairing) close() { p.from = append(p.from, int32(len(p.options))) }

// of are the options of a need.
func (p *pairing) of(need int32) []candidate { return p.options[p.from[need]:p.from[need+1]] }

// find looks for one more unit for a need, and reports whether there is one.
func (p *pairing) find(need int32) bool {
	for i := range p.pairs {
		p.pairs[i].seen = false
	}
	for i := range p.rooms {
		p.rooms[i].seen = false
	}
	p.refused = None
	return p.augment(need)
}

// augment gives a need the first of its options that is left, or else one for which the need that has it finds another, or that has one
// of a pool of which all that may be paired are.
func (p *pairing) augment(need int32) bool {
	for i := p.from[need]; i < p.from[need+1]; i++ {
		if p.pairOf(p.options[i].unit) < 0 && p.enter(i, need) {
			return true
		}
	}
	for i := p.from[need]; i < p.from[need+1]; i++ {
		at := p.pairOf(p.options[i].unit)
		if at < 0 {
			if p.exchange(i, need) {
				return true
			}
			continue
		}
		if p.pairs[at].seen || p.pairs[at].need == need {
			continue
		}
		p.pairs[at].seen = true
		if p.augment(p.pairs[at].need) {
			p.pairs[at].need = need
			return true
		}
	}
	return false
}

// pairOf is the index of the pair that has a unit, or -1.
func (p *pairing) pairOf(u int32) int {
	return slices.IndexFunc(p.pairs, func(x paired) bool { return x.unit == u })
}

// inOrder puts the pairs in the order of needs, and of choice within each.
func (p *pairing) inOrder() {
	rank := func(x paired) int {
		return slices.IndexFunc(p.of(x.need), func(c candidate) bool { return c.unit == x.unit })
	}
	slices.SortFunc(p.pairs, func(a, b paired) int { return cmp.Or(cmp.Compare(a.need, b.need), cmp.Compare(rank(a), rank(b))) })
}

// pairFree pairs the free units with what a step lacks, and reports whether that is all.
func (w *World) pairFree(si stepIndex) (enough bool) {
	step, p := w.stepOf(si), &w.pairing
	p.open()
	for i := range step.Needs {
		w.offerFree(si, &step.Needs[i])
		p.close()
	}
	enough = true
	for i := range step.Needs {
		for range w.wanted(si, i) {
			if p.find(int32(i)) {
				continue
			}
			if enough = false; p.refused != None {
				w.reserves.refuse(p.refused)
			}
		}
	}
	p.inOrder()
	for i := range p.pairs {
		x := &p.pairs[i]
		x.supply = w.supplyOf(&step.Needs[x.need], x.unit)
	}
	return enough
}

// wanted is how many units a need of a step lacks: a send may have some already.
func (w *World) wanted(si stepIndex, i int) int32 {
	if w.stepOf(si).Verb == scenario.Send {
		return w.needs[w.steps[si].needs+int32(i)].left
	}
	return w.stepOf(si).Needs[i].Count
}

// offerFree makes options of the free units that may serve a need, in the order in which it chooses.
func (w *World) offerFree(si stepIndex, need *Need) {
	to, p := w.whereOf(si), &w.pairing
	first := len(p.options)
	for i := range need.supplies {
		class := need.supplies[i].class
		if w.withheld[class] == w.dispatches {
			continue
		}
		w.freeUnits(class, func(u int32) {
			if w.mayHave(si, u) {
				p.offer(w.candidate(si, u, int32(i), need, &to))
			}
		})
	}
	slices.SortFunc(p.options[first:], func(a, b candidate) int {
		switch {
		case need.rule == ownFirst && need.supplies[a.supply].rank != need.supplies[b.supply].rank:
			return cmp.Compare(need.supplies[a.supply].rank, need.supplies[b.supply].rank)
		case a.before(&b):
			return -1
		default:
			return 1
		}
	})
	if w.program.reserved {
		w.measureRooms(int32(first))
	}
}

// divertMissing takes units for what a step lacks beside those paired, from lower priorities, and reports whether it lacks nothing then.
// Each is marked, so that none is taken twice.
func (w *World) divertMissing(si stepIndex) bool {
	step, enough := w.stepOf(si), true
	for i := range step.Needs {
		for range w.wanted(si, i) - w.pairing.served(int32(i)) {
			u, supply := int32(None), (*supply)(nil)
			if step.divert {
				u, supply = w.toDivert(si, &step.Needs[i])
			}
			if u == None {
				enough = false
				break
			}
			w.units[u].mark = w.marks
			w.pairing.pairs = append(w.pairing.pairs, paired{unit: u, need: int32(i), supply: supply})
		}
	}
	return enough
}

// served is how many units have been found for a need.
func (p *pairing) served(need int32) int32 {
	n := int32(0)
	for i := range p.pairs {
		if p.pairs[i].need == need {
			n++
		}
	}
	return n
}

// fillPaired assigns units to the needs of a send that overlap.
func (w *World) fillPaired(si stepIndex, last int32) {
	if !w.pairFree(si) {
		w.divertMissing(si)
	}
	for _, x := range w.pairing.pairs {
		if !w.units[x.unit].status.free() {
			w.divert(x.unit, si)
		}
		w.giveUnit(si, int(x.need), x.unit, last, x.supply)
	}
}

// lastOfPaired is lastOfWhole of a send whose needs overlap.
func (w *World) lastOfPaired(si stepIndex) int32 {
	enough, last := w.pairFree(si) || w.divertMissing(si), int32(None)
	for _, x := range w.pairing.pairs {
		if u := w.freedLast(si, x.unit); last == None || w.units[u].freed > w.units[last].freed {
			last = u
		}
		if !w.cleared(si, x.supply) {
			w.askApproval(w.approvalOf(si, x.supply), x.unit)
			enough = false
		}
	}
	if !enough {
		return None
	}
	return last
}

// pairFromAfar chooses the units of work that is done where they are, whose needs overlap, and reports whether they are enough.
func (w *World) pairFromAfar(si stepIndex) bool {
	enough := w.pairFree(si) || w.divertMissing(si)
	w.choosePaired()
	return enough
}

// pairOnScene chooses units on scene for needs that overlap, the earliest arrived first; of a move those elsewhere first.
func (w *World) pairOnScene(si stepIndex, step *Step) bool {
	return w.pairThose(step, func(need *Need) {
		if step.Verb == scenario.Move {
			w.offerIdle(si, need, false)
		}
		w.offerIdle(si, need, true)
	})
}

// pairCrew chooses units of the step that this one names for needs that overlap.
func (w *World) pairCrew(si stepIndex, step *Step) bool {
	return w.pairThose(step, func(need *Need) {
		for _, u := range w.crews[w.peer(si, step.with)] {
			if need.takes(&w.program.Units[u]) && w.passes(u, si, step) {
				w.pairing.offer(candidate{unit: u})
			}
		}
	})
}

// offerIdle makes options of the idle units at the step's place, or of those elsewhere.
func (w *World) offerIdle(si stepIndex, need *Need, here bool) {
	place := w.whereOf(si)
	for u := w.incidents[w.sceneOf(si)].first; u != None; u = w.units[u].next {
		if u = w.nextIdle(si, need, &place, here, u); u == None {
			return
		}
		w.pairing.offer(candidate{unit: u})
	}
}

// pairThose pairs the needs of a step with the units that are offered for each, and chooses them.
func (w *World) pairThose(step *Step, offer func(need *Need)) bool {
	p, enough := &w.pairing, true
	p.open()
	for i := range step.Needs {
		offer(&step.Needs[i])
		p.close()
	}
	for i := range step.Needs {
		for range step.Needs[i].Count {
			enough = p.find(int32(i)) && enough
		}
	}
	p.inOrder()
	w.choosePaired()
	return enough
}

// choosePaired chooses the units that have been paired.
func (w *World) choosePaired() {
	for _, x := range w.pairing.pairs {
		w.units[x.unit].need = uint8(x.need)
		w.choose(x.unit)
	}
}
