package conform

import (
	"cmp"
	"slices"

	"simulate/sim/log"
)

// Way is what one or more runs did: how many there are of each label that is judged.
type Way struct {
	Counts []int
	Runs   int // that did so
	First  int // of them, in their order
}

// Ways are the different ones of what runs did, in the order of their first.
func Ways(counts [][]int) (ways []Way) {
	at := make(map[string]int)
	for run, c := range counts {
		key := keyOf(c)
		way, known := at[key]
		if !known {
			way, at[key] = len(ways), len(ways)
			ways = append(ways, Way{Counts: c, First: run})
		}
		ways[way].Runs++
	}
	return ways
}

func keyOf(counts []int) string {
	key := make([]byte, 0, 2*len(counts))
	for _, n := range counts {
		key = append(key, byte(n>>8), byte(n))
	}
	return string(key)
}

// Alignment is how a course agrees with the nearest of what runs did.
//
// Its cost is that of an optimal alignment in which a thing of the log that has no counterpart in the plan costs 1, and a thing of the plan
// that has none in the log costs 1 as well; one that is in another place costs both. Fitness is 1 less the cost over what it would be if
// nothing agreed: all things of the log, and those of the shortest of what runs did (Adriansyah, van Dongen, van der Aalst, Conformance
// Checking using Cost-Based Fitness Analysis, EDOC 2011). The things of a label are told apart by their number: the second unit on scene
// is the second in the log too.
type Alignment struct {
	Way            Way
	Logged         int // things of the log that are judged
	Planned        int // things of the way
	Missing, Extra []Thing
	Moved          int // things that must be put elsewhere for all others to be in order; no smaller number will do
	Swaps          []Swap
	Worst          int
}

// Swap is two things that the plan has one after the other, and the log the other way round.
type Swap struct{ First, Then Thing }

// Cost is that of the alignment.
func (a *Alignment) Cost() int { return len(a.Missing) + len(a.Extra) + 2*a.Moved }

// Fitness is 1 where all agrees, and 0 where nothing does.
func (a *Alignment) Fitness() float64 {
	if a.Worst == 0 {
		return 1
	}
	return float64(a.Worst-a.Cost()) / float64(a.Worst)
}

// Align finds the way that is nearest to a course; of equally near ones it is the one that most runs took, then the first. There is at
// least one.
func (p *Plan) Align(c *Course, ways []Way) *Alignment {
	counts := p.Counts(c)
	order := make([]int, len(ways))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(apart(counts, ways[a].Counts), apart(counts, ways[b].Counts)), cmp.Compare(ways[b].Runs, ways[a].Runs))
	})
	var best *Alignment
	shortest := total(ways[0].Counts)
	for _, w := range ways {
		shortest = min(shortest, total(w.Counts))
	}
	for _, i := range order {
		if best != nil && apart(counts, ways[i].Counts) >= best.Cost() {
			break
		}
		if a := p.alignWith(c, counts, &ways[i]); best == nil || a.Cost() < best.Cost() {
			best = a
		}
	}
	best.Worst = best.Logged + shortest
	return best
}

// apart is how many things are in one of two and not in the other.
func apart(a, b []int) (n int) {
	for i := range a {
		n += max(a[i]-b[i], b[i]-a[i])
	}
	return n
}

func total(counts []int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// alignWith is the alignment with one way. Which of more units than the plan has are the extra ones nothing says: they are the last.
func (p *Plan) alignWith(c *Course, counts []int, w *Way) *Alignment {
	a := &Alignment{Way: *w, Logged: total(counts), Planned: total(w.Counts)}
	var things []Thing // of the way
	var at []int64     // in the log, or log.None
	for i, l := range p.Judged {
		times := p.times(c, l)
		for n := range max(counts[i], w.Counts[i]) {
			thing := Thing{l, n + 1}
			switch {
			case n >= w.Counts[i]:
				a.Extra = append(a.Extra, thing)
				continue
			case n >= counts[i]:
				a.Missing, at = append(a.Missing, thing), append(at, log.None)
			default:
				at = append(at, times[n])
			}
			things = append(things, thing)
		}
	}
	conflicts := p.conflicts(things, at)
	a.Moved = conflicts.cover()
	for _, pair := range conflicts.direct() {
		a.Swaps = append(a.Swaps, Swap{things[pair[0]], things[pair[1]]})
	}
	return a
}

// conflicts are the pairs of things of which the plan has the first before the second, and which happened the other way round.
func (p *Plan) conflicts(things []Thing, at []int64) relation {
	before := p.before(things)
	r := newRelation(len(things))
	for a := range things {
		before.each(a, func(b int) bool {
			if at[a] != log.None && at[b] != log.None && at[b] < at[a] {
				r.add(a, b)
			}
			return true
		})
	}
	return r
}

// before is which of some things the plan has before which.
func (p *Plan) before(things []Thing) relation {
	number := make(map[Thing]int, len(things))
	for i, t := range things {
		number[t] = i
	}
	r := newRelation(len(things))
	relate := func(first, then Thing) {
		a, known := number[first]
		b, there := number[then]
		if known && there {
			r.add(a, b)
		}
	}
	for _, t := range things {
		relate(Thing{t.Label, t.Nth - 1}, t)
		for _, pace := range p.Paces {
			if t.Label == pace.Then {
				relate(Thing{pace.First, t.Nth}, t)
			}
		}
		for _, o := range p.Orders {
			if t.Label == o.Then.Label && t.Nth >= o.Then.Nth {
				relate(o.First, t)
			}
		}
	}
	r.close()
	return r
}
