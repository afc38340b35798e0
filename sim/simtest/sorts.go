package simtest

import (
	"fmt"
	"slices"
)

// asking writes how many of the units that there are a step asks for, and lists the words: by kind, or one of them by another word for
// units of some of the pools. Of some of the kinds that are not needed it says that none are.
func (d *draft) asking(need, of counts, pools []pool) (text string, words []string) {
	special := pool{}
	if d.oneIn(4) {
		special = d.anotherWord(need, pools)
	}
	var f fields
	add := func(word string, n int) {
		if n > 0 {
			f.addf(word, "%d", n)
			words = append(words, word)
		}
	}
	first := d.oneIn(2)
	for i, kind := range of.kinds() {
		name, n := kinds[kind], need[kind]
		switch nothing := i == 0 && len(need.kinds()) == 0; {
		case n > 0 && name == special.kind && first:
			add(d.wordFor(special), 1)
			add(name, n-1)
		case n > 0 && name == special.kind:
			add(name, n-1)
			add(d.wordFor(special), 1)
		case n == 0 && (nothing || d.oneIn(8)):
			f.addf(name, "0")
		default:
			add(name, n)
		}
	}
	return f.String(), words
}

// anotherWord draws one of the pools of which some units are asked for by kind; one without an id when there is none.
func (d *draft) anotherWord(c counts, pools []pool) pool {
	fit := slices.DeleteFunc(slices.Clone(pools), func(p pool) bool { return c[slices.Index(kinds, p.kind)] == 0 })
	if len(fit) == 0 {
		return pool{}
	}
	return pick(d, fit)
}

// poolsOf are the pools of agencies.
func (d *draft) poolsOf(agencies []string) []pool {
	return slices.DeleteFunc(slices.Clone(d.pools), func(p pool) bool { return !slices.Contains(agencies, p.agency) })
}

// call notes the pools from which a send may bring units, by their kind.
func (p *plan) call(pools []pool, words []string) {
	for _, pool := range pools {
		if slices.Contains(words, pool.kind) {
			p.called = append(p.called, pool)
		}
	}
}

// wordFor draws what else than their kind stands for units of a pool: what they can do, the pool, or one of them.
func (d *draft) wordFor(p pool) string {
	words := []string{p.id}
	if p.can != "" {
		words = append(words, p.can, p.can)
	}
	if p.counted {
		words = append(words, fmt.Sprintf("%s-%d", p.id, d.from(1, p.count)))
	}
	return pick(d, words)
}

// dispatching writes the rules of some kinds: how much further away units count that can do more than is asked, how many are kept for
// whom, and whether those behind may overtake.
func (d *draft) dispatching() {
	var f fields
	for _, kind := range kinds {
		var rule fields
		i := slices.IndexFunc(d.pools, func(p pool) bool { return p.kind == kind && p.can != "" })
		if i >= 0 && d.oneIn(2) {
			rule.addf("spare", "{%s: %s}", d.pools[i].can, pick(d, []string{"1m", "4m", "20m"}))
		}
		if d.oneIn(4) && slices.ContainsFunc(d.pools, func(p pool) bool { return p.kind == kind }) {
			rule.add("keep", pick(d, []string{"{2: 1}", "{3: 1}", "{4: 2, 3: 1}", "{2: 1, 3: 2}"}))
			if d.oneIn(3) {
				rule.add("overtake", "true")
			}
		}
		if d.oneIn(4) {
			d.posts(&rule, kind)
		}
		if text := rule.String(); text != "{}" {
			f.add(kind, text)
		}
	}
	if text := f.String(); text != "{}" {
		d.line("dispatch: %s", text)
	}
}

// posts writes where free units of a kind wait: those of one agency, or of each that has the kind.
func (d *draft) posts(rule *fields, kind string) {
	var of fields
	for _, p := range d.pools {
		if p.kind != kind {
			continue
		}
		var lists fields
		lists.add("1", list([]string{pick(d, d.places)}))
		if d.oneIn(2) {
			lists.add("2", list([]string{pick(d, d.places), pick(d, d.places)}))
		}
		if d.oneIn(2) {
			lists.add("4", list(some(d, d.places)[:1]))
		}
		of.add(p.agency, lists.String())
	}
	if text := of.String(); text != "{}" {
		rule.add("posts", text)
		if d.oneIn(3) {
			rule.add("settle", pick(d, []string{"30s", "1m", "5m"}))
		}
	}
}

// abilities are what units can do beside what their kinds can.
var abilities = []string{"als", "climb"}
