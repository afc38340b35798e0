package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// The needs of a step overlap where a unit can serve more than one of them. So many such needs, and so many of their units, the model
// can tell apart.
const (
	mostOverlapping = 16
	mostOfThem      = 2047
)

// together checks that the units which overlapping needs ask for together are there: by Hall's theorem everybody can be served exactly
// if no set of needs asks for more units than there are that serve any of them (P. Hall, On representatives of subsets, J. London Math.
// Soc. 10, 1935). How many there are of each set of words, a bit each, is told by there; who has them begins the sentence with those.
func (p *plan) together(path tree.Path, need *scenario.Need, words []string, those string, there func(set int) int) {
	for set := 1; set < 1<<len(words); set++ {
		wanted, names := 0, []string(nil)
		for i, word := range words {
			if set>>i&1 != 0 {
				wanted += need.Kinds.Get(word).Value
				names = append(names, word)
			}
		}
		if n := there(set); wanted > n && len(names) > 1 {
			p.Lackf(path, "ask for fewer, or raise the count of the units", "%d units are asked for by %s together, %s %d of them",
				wanted, strings.Join(names, " and "), those, n)
			return
		}
	}
}

// ofAgencies are the units of agencies by the set of words that they serve, for together.
func (p *plan) ofAgencies(words, agencies []string) (there func(set int) int) {
	serving := p.serving(words, agencies)
	return func(set int) int { return anyOf(serving, set) }
}

// broughtThere are the most units of what is brought by the set of words that they serve, for together: of each party no more than come,
// and of all no more than there are.
func (p *plan) broughtThere(words []string, units strength) (there func(set int) int) {
	all := p.ofAgencies(words, p.s.Agencies.IDs())
	parties := make([]map[int]int, len(units))
	for i, of := range units {
		parties[i] = p.serving(append(slices.Clone(words), of.word), of.agencies)
		maps.DeleteFunc(parties[i], func(serves, _ int) bool { return serves>>len(words)&1 == 0 })
	}
	return func(set int) int {
		n := 0
		for i, of := range units {
			n += min(of.n, anyOf(parties[i], set))
		}
		return min(n, all(set))
	}
}

// anyOf counts the units that serve any of a set of words.
func anyOf(serving map[int]int, set int) int {
	n := 0
	for serves, some := range serving {
		if serves&set != 0 {
			n += some
		}
	}
	return n
}

// overlapping are the words of a need that mean some of the same units.
func (c *checker) overlapping(need *scenario.Need) []string {
	if len(c.fleet.asked) == 0 || !c.fleet.knows(need.Kinds.IDs()) {
		return nil
	}
	var words []string
	for word := range need.Kinds.All() {
		for other := range need.Kinds.All() {
			if word != other && c.fleet.meet(word, other) {
				words = append(words, word)
				break
			}
		}
	}
	return words
}

// tellable reports needs that overlap and that the model cannot tell apart.
func (c *checker) tellable(path tree.Path, need *scenario.Need) bool {
	words, total := c.overlapping(need), 0
	for _, word := range words {
		count := need.Kinds.Get(word)
		if count.All {
			c.Errorf(path.Key(word), "write a number, or a step of its own", "all %s are asked for beside others that are of them", word)
			return false
		}
		total += count.Value
	}
	if len(words) > 0 && (need.Kinds.Len() > mostOverlapping || total > mostOfThem) {
		c.Errorf(path, fmt.Sprintf("write at most %d words and %d units, or several steps", mostOverlapping, mostOfThem), "this asks for units that overlap in too many ways")
		return false
	}
	return true
}

// serving counts the units of agencies by the set of words that they serve, a bit each.
func (p *plan) serving(words, agencies []string) map[int]int {
	counts := make(map[int]int)
	for id, unit := range p.s.Units.All() {
		if !contains(distinct(agencies), unit.Agency) {
			continue
		}
		all, some := 0, make(map[int]int) // those that serve what all of the entry do, and what single ones do beside
		for i, word := range words {
			of := p.s.Members(id, word)
			if of.All {
				all |= 1 << i
			}
			for _, n := range of.Some {
				if n <= unit.Size() {
					some[n] |= 1 << i
				}
			}
		}
		counts[all] += unit.Size() - len(some)
		for _, serves := range some {
			counts[all|serves]++
		}
	}
	return counts
}
