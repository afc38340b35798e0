package scenario

import (
	"slices"
)

// maxWork bounds how many nodes are examined for all variants together, so that a file from a
// stranger cannot keep the loader busy.
const maxWork = 1_000_000

// layers examines the tree, then every variant of it, then what --set makes of the chosen one. It
// returns the chosen scenario.
func (l *loader) layers(root *node, opt Options) *Scenario {
	base := l.examine(root)
	l.problems = append(l.problems, base.problems...)
	root, s := base.root, base.scenario
	chosen, from := base, l.instantByHand(base, opt)
	for _, e := range variantsOf(root) {
		if opt.Checked && e.key.text != opt.Variant {
			continue
		}
		if l.work > maxWork {
			l.problems = append(l.problems, e.key.problem(At("variants", e.key.text), "move variants to files of their own that extend this one",
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
		l.problems = append(l.problems, root.file.problem(0, 0, m.hint, "%s", m.message))
	}
	s = l.byHand(chosen, opt.Set, from).scenario
	if from != nil {
		s.From, s.Before = &from.Value, base.scenario
	}
	return s
}

// layer is a tree and what came of examining it.
type layer struct {
	root     *node
	scenario *Scenario
	problems Problems
}

// variantsOf are the variants of a tree.
func variantsOf(root *node) []entry {
	if e := root.get("variants"); e != nil {
		return e.value.entries
	}
	return nil
}

// changesOf are the changes of a variant.
func changesOf(variant *node) []Edit {
	e := variant.get("changes")
	if e == nil {
		return nil
	}
	changes := make([]Edit, len(e.value.entries))
	for i, c := range e.value.entries {
		changes[i] = Edit{ParsePath(c.key.text), c.key, c.value}
	}
	return changes
}

// apply lays changes over a layer, from an instant on or from the beginning, and reports the problems that base does not have.
func (l *loader) apply(base layer, changes []Edit, from *Figure[Instant], label string) layer {
	var m merger
	root := base.root
	for _, c := range changes {
		if root = m.set(wholeFile, root, c); l.work+m.work > maxWork {
			m.report(c.At, c.Path, "write a file that extends this one", "there are too many changes")
			break
		}
	}
	l.work += m.work
	changed := l.examine(root)
	changed.problems = ofChanges(changed.problems, changes)
	if len(reduced(base.scenario, changed.scenario)) > 0 {
		changed.problems.allowLack()
	}
	found := slices.Concat(m.problems, l.blame(base, changes, changed.problems))
	if label != "" {
		found = append(found, redefined(base.root, changed.root)...)
	}
	found = append(found, branched(base, changed, changes, from)...)
	for _, p := range found {
		p.Message = label + p.Message
		l.problems = append(l.problems, p)
	}
	return changed
}

// ofChanges leaves out what changes make of the bounds of the search, which are those of the file, unless they change the
// bounds themselves.
func ofChanges(problems Problems, changes []Edit) Problems {
	const bounds = "stress"
	if slices.ContainsFunc(changes, func(c Edit) bool { return c.Path.Section() == bounds }) {
		return problems
	}
	return slices.DeleteFunc(problems, func(p Problem) bool { return p.Section() == bounds })
}

// blame returns the problems that base does not have, each shown in a change.
func (l *loader) blame(base layer, changes []Edit, problems Problems) Problems {
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
	return append(fresh, l.trace(base.root, changes, elsewhere)...)
}

// trace shows problems that are not written in a change, such as a reference to what a change removed,
// at the first change with which they appear.
func (l *loader) trace(root *node, changes []Edit, elsewhere Problems) Problems {
	var m merger
	var traced Problems
	for i, c := range changes {
		if len(elsewhere) == 0 {
			break
		}
		last := i == len(changes)-1 || l.work+m.work > maxWork
		var now Problems
		if root = m.set(wholeFile, root, c); !last {
			now = l.examine(root).problems
		}
		elsewhere = slices.DeleteFunc(elsewhere, func(p Problem) bool {
			if !last && !now.have(p) {
				return false
			}
			traced = append(traced, p.moved(c.At))
			return true
		})
	}
	return traced
}

// redefined reports measures that mean something else in the changed tree: they could not be compared.
func redefined(base, changed *node) Problems {
	var problems Problems
	for _, id := range base.at(At("measures")).keys() {
		measure := At("measures", id)
		before, after := base.at(measure), changed.at(measure)
		if before == after || after.kind == null {
			continue
		}
		for _, key := range []string{"from", "to", "of", "per", "at", "every"} {
			if a, b := before.at(At(key)), after.at(At(key)); !a.same(b) {
				path := measure.Key(key)
				problems = append(problems, changed.locate(path).problem(path,
					"add a measure with another id to the file", "a variant cannot change what a measure means"))
			}
		}
	}
	return problems
}

// reduced lists the pools that have fewer units after a change.
func reduced(before, after *Scenario) []string {
	var ids []string
	for id, unit := range before.Units.All() {
		if now := after.Units.Get(id); now != nil && (now.Size() < unit.Size() || now.Most() < unit.Most()) {
			ids = append(ids, id)
		}
	}
	return ids
}
