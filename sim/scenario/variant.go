package scenario

import (
	"fmt"
	"slices"
	"strings"
)

// change is a new value for a path, from a variant or from --set.
type change struct {
	path  string
	at    *node // where the path is written
	value *node
}

// maxWork bounds how many nodes are examined for all variants together, so that a file from a
// stranger cannot keep the loader busy.
const maxWork = 1_000_000

// layers examines the tree, then every variant of it, then what --set makes of the chosen one. It
// returns the chosen scenario.
func (l *loader) layers(tree *node, opt Options) *Scenario {
	tree, s, problems := l.examine(tree)
	l.problems = append(l.problems, problems...)
	base := layer{tree, s, problems}
	chosen, from := base, l.instantByHand(base, opt)
	for _, e := range variantsOf(tree) {
		if opt.Checked && e.key.text != opt.Variant {
			continue
		}
		if l.work > maxWork {
			l.problems = append(l.problems, e.key.problem("variants."+e.key.text, "move variants to files of their own that extend this one",
				"this file and its variants are too much to check"))
			break
		}
		since := from
		if v := s.Variants.Get(e.key.text); v != nil && (v.From != nil || e.key.text != opt.Variant) {
			since = v.From
		}
		changed := l.apply(base, changesOf(e.value), since, "variant "+e.key.text+": ")
		if e.key.text == opt.Variant {
			chosen, from = changed, since
		}
	}
	if opt.Variant != "" && s.Variants.Get(opt.Variant) == nil {
		m := unknown("variant", opt.Variant, s.Variants.IDs())
		l.problems = append(l.problems, tree.file.problem(0, 0, m.hint, "%s", m.message))
	}
	s = l.byHand(chosen, opt.Set, from).scenario
	if from != nil {
		s.From, s.Before = &from.Value, base.scenario
	}
	return s
}

// layer is a tree and what came of examining it.
type layer struct {
	tree     *node
	scenario *Scenario
	problems Problems
}

// variantsOf are the variants of a tree.
func variantsOf(tree *node) []entry {
	if e := tree.get("variants"); e != nil {
		return e.value.entries
	}
	return nil
}

// changesOf are the changes of a variant.
func changesOf(variant *node) []change {
	e := variant.get("changes")
	if e == nil {
		return nil
	}
	changes := make([]change, len(e.value.entries))
	for i, c := range e.value.entries {
		changes[i] = change{c.key.text, c.key, c.value}
	}
	return changes
}

// apply lays changes over a layer, from an instant on or from the beginning, and reports the problems that base does not have.
func (l *loader) apply(base layer, changes []change, from *Figure[Instant], label string) layer {
	var m merger
	tree := base.tree
	for _, c := range changes {
		if tree = m.set(tree, c.path, c.at, c.value); l.work+m.work > maxWork {
			m.report(c.at, c.path, "write a file that extends this one", "there are too many changes")
			break
		}
	}
	l.work += m.work
	tree, s, problems := l.examine(tree)
	problems = ofChanges(problems, changes)
	if len(reduced(base.scenario, s)) > 0 {
		problems.allowLack()
	}
	found := slices.Concat(m.problems, l.blame(base, changes, problems))
	if label != "" {
		found = append(found, redefined(base.tree, tree)...)
	}
	changed := layer{tree, s, problems}
	found = append(found, branched(base, changed, changes, from)...)
	for _, p := range found {
		p.Message = label + p.Message
		l.problems = append(l.problems, p)
	}
	return changed
}

// ofChanges leaves out what changes make of the bounds of the search, which are those of the file, unless they change the
// bounds themselves.
func ofChanges(problems Problems, changes []change) Problems {
	isBound := func(path string) bool { return path == "stress" || strings.HasPrefix(path, "stress.") }
	if slices.ContainsFunc(changes, func(c change) bool { return isBound(c.path) }) {
		return problems
	}
	return slices.DeleteFunc(problems, func(p Problem) bool { return isBound(p.Path) })
}

// allowLack turns a lack of units into a warning: "what if there were fewer" is a question, not a mistake.
func (ps Problems) allowLack() {
	for i := range ps {
		if ps[i].lack {
			ps[i].Warning, ps[i].Hint = true, "what is not there is waited for in vain, or left out"
		}
	}
}

// blame returns the problems that base does not have, each shown in a change.
func (l *loader) blame(base layer, changes []change, problems Problems) Problems {
	inside := placesOf(changes)
	var fresh, elsewhere Problems
	for _, p := range problems {
		switch {
		case base.problems.have(p):
		case inside[p.place()]:
			fresh = append(fresh, p)
		default:
			elsewhere = append(elsewhere, p)
		}
	}
	return append(fresh, l.trace(base.tree, changes, elsewhere)...)
}

// trace shows problems that are not written in a change, such as a reference to what a change removed,
// at the first change with which they appear.
func (l *loader) trace(tree *node, changes []change, elsewhere Problems) Problems {
	var m merger
	var traced Problems
	for i, c := range changes {
		if len(elsewhere) == 0 {
			break
		}
		last := i == len(changes)-1 || l.work+m.work > maxWork
		var now Problems
		if tree = m.set(tree, c.path, c.at, c.value); !last {
			_, _, now = l.examine(tree)
		}
		elsewhere = slices.DeleteFunc(elsewhere, func(p Problem) bool {
			if !last && !now.have(p) {
				return false
			}
			traced = append(traced, moved(p, c.at))
			return true
		})
	}
	return traced
}

// moved shows a problem at another place, and says in words where it is.
func moved(p Problem, to *node) Problem {
	at := to.problem(p.Path, p.Hint, fmt.Sprintf("%s (in line %d)", p.Message, p.Line))
	at.Warning = p.Warning
	return at
}

// place is a position in a file.
type place struct {
	file         string
	line, column int
}

func (p *Problem) place() place { return place{p.File, p.Line, p.Column} }

// have reports whether the problems say the same of the same path.
func (ps Problems) have(p Problem) bool {
	for _, q := range ps {
		if q.Path == p.Path && q.Message == p.Message {
			return true
		}
	}
	return false
}

// placesOf are the places that are written in the changes.
func placesOf(changes []change) map[place]bool {
	places := make(map[place]bool)
	var add func(n *node)
	add = func(n *node) {
		places[place{n.file.name, n.line, n.column}] = true
		for _, item := range n.items {
			add(item)
		}
		for _, e := range n.entries {
			add(e.key)
			add(e.value)
		}
	}
	for _, c := range changes {
		add(c.at)
		add(c.value)
	}
	return places
}

// redefined reports measures that mean something else in the changed tree: they could not be compared.
func redefined(base, changed *node) Problems {
	var problems Problems
	for _, id := range base.at("measures").keys() {
		before, after := base.at("measures."+id), changed.at("measures."+id)
		if before == after || after.kind == null {
			continue
		}
		for _, key := range []string{"from", "to", "of", "per", "at", "every"} {
			if a, b := before.at(key), after.at(key); !a.same(b) {
				path := "measures." + id + "." + key
				problems = append(problems, changed.locate(path).problem(path,
					"add a measure with another id to the file", "a variant cannot change what a measure means"))
			}
		}
	}
	return problems
}
