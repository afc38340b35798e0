package search

import (
	"container/heap"
	"slices"

	"simulate/sim/scenario"
)

// Lever is what could be changed so that objectives are met, as far as it goes.
type Lever struct {
	Change
	Price int // of each level
}

// leversOf lists the levers of a scenario in the order of the file, each as far as it goes.
func leversOf(s *scenario.Scenario) []Lever {
	var all []Lever
	add := func(kind Kind, id string, most, price int) {
		all = append(all, Lever{Change{Kind: kind, ID: id, Level: most, Most: most}, price})
	}
	if s.Levers == nil {
		return nil
	}
	for id, more := range s.Levers.Units.All() {
		add(MoreUnits, id, more.Most, more.Price)
	}
	for id, more := range s.Levers.Channels.All() {
		add(MoreLines, id, more.Most, more.Price)
	}
	for id, lever := range s.Levers.Changes.All() {
		add(Arranged, id, 1, lever.Price)
	}
	return all
}

// excludes reports whether two levers cannot be used together: both give a value to one path.
func excludes(s *scenario.Scenario, a, b Change) bool {
	paths := func(c Change) []string {
		var list []string
		for _, w := range c.written(s) {
			list = append(list, w.Path)
		}
		return list
	}
	of := paths(b)
	return slices.ContainsFunc(paths(a), func(path string) bool { return slices.Contains(of, path) })
}

// byPrice yields sets of levers, the cheapest first: of equal prices that of fewer levels, and then that which has more of the first ones.
type byPrice struct {
	levers []Lever
	queue  choices
}

// choice is a set of levers by their levels, of which those before the last that was raised do not change any more.
type choice struct {
	levels []int
	price  int
	raised int
}

func newByPrice(levers []Lever, floor []int) *byPrice {
	return &byPrice{levers, choices{{slices.Clone(floor), priceOf(levers, floor), 0}}}
}

// next is the next set; ok is false when there is none.
func (b *byPrice) next() (c choice, ok bool) {
	if len(b.queue) == 0 {
		return c, false
	}
	c = heap.Pop(&b.queue).(choice)
	for i := c.raised; i < len(b.levers); i++ {
		if c.levels[i] == b.levers[i].Most {
			continue
		}
		more := slices.Clone(c.levels)
		more[i]++
		heap.Push(&b.queue, choice{more, c.price + b.levers[i].Price, i})
	}
	return c, true
}

func priceOf(levers []Lever, levels []int) int {
	price := 0
	for i, level := range levels {
		price += level * levers[i].Price
	}
	return price
}

// choices are those to come, as package heap wants them.
type choices []choice

func (c choices) Len() int      { return len(c) }
func (c choices) Swap(i, k int) { c[i], c[k] = c[k], c[i] }
func (c *choices) Push(x any)   { *c = append(*c, x.(choice)) }

func (c *choices) Pop() any {
	last := len(*c) - 1
	x := (*c)[last]
	*c = (*c)[:last]
	return x
}

func (c choices) Less(i, k int) bool {
	a, b := &c[i], &c[k]
	if a.price != b.price {
		return a.price < b.price
	}
	if x, y := sum(a.levels), sum(b.levels); x != y {
		return x < y
	}
	return slices.Compare(a.levels, b.levels) > 0
}

func sum(levels []int) int {
	total := 0
	for _, level := range levels {
		total += level
	}
	return total
}
