package loader

import (
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// maxWork bounds how many nodes are examined for all variants together, so that a file from a
// stranger cannot keep the loader busy.
const maxWork = 5_000_000

// checkedAtOnce is how many nodes are checked in the time in which one is decoded: of a variant, those that it changes are decoded, and
// all are checked.
const checkedAtOnce = 4

// edition examines the variants of a layer, then what --set makes of the chosen one. It returns that.
func (l *loader) edition(base layer, opt Options) layer {
	root, s := base.root, base.scenario
	chosen, from := base, l.instantByHand(base, opt)
	for _, e := range entriesAt(root, "variants") {
		if opt.Checked && e.Key.Text != opt.Variant {
			continue
		}
		if l.work > maxWork {
			l.problems = append(l.problems, e.Key.Problem(tree.At("variants", e.Key.Text), "move variants to files of their own that extend this one",
				"this file and its variants are too much to check"))
			break
		}
		since := from
		if v := s.Variants.Get(e.Key.Text); v != nil && (v.From != nil || e.Key.Text != opt.Variant) {
			since = v.From
		}
		changed := l.apply(base, changesOf(e.Value), since, "variant "+e.Key.Text+": ")
		if e.Key.Text == opt.Variant {
			chosen, from = changed, since
		}
	}
	if !opt.Checked {
		l.levers(base)
	}
	if opt.Variant != "" && s.Variants.Get(opt.Variant) == nil {
		m := tree.Unknown("variant", opt.Variant, s.Variants.IDs())
		l.problems = append(l.problems, root.File.Problem(0, 0, m.Hint(), "%s", m.Message))
	}
	chosen = l.byHand(chosen, opt.Set, from)
	own := *chosen.scenario // so that the base stays what it is, for other editions
	if chosen.scenario = &own; from != nil {
		own.From, own.Before = &from.Value, base.scenario
	}
	return chosen
}

// levers examines what each lever makes of a layer.
func (l *loader) levers(base layer) {
	for _, e := range entriesAt(base.root, "levers", "changes") {
		if l.work > maxWork {
			return
		}
		l.apply(base, changesOf(e.Value), nil, "lever "+e.Key.Text+": ")
	}
}

// layer is a tree and what came of examining it.
type layer struct {
	root     *tree.Node
	scenario *scenario.Scenario
	problems tree.Problems
}

// entriesAt are what stands below some keys of a tree.
func entriesAt(root *tree.Node, keys ...string) []tree.Entry {
	for _, key := range keys {
		e := root.Get(key)
		if e == nil {
			return nil
		}
		root = e.Value
	}
	return root.Entries
}

// changesOf are the changes of a variant.
func changesOf(variant *tree.Node) []tree.Change {
	e := variant.Get("changes")
	if e == nil {
		return nil
	}
	changes := make([]tree.Change, len(e.Value.Entries))
	for i, c := range e.Value.Entries {
		changes[i] = tree.Change{Path: tree.ParsePath(c.Key.Text), At: c.Key, Value: c.Value}
	}
	return changes
}

// apply lays changes over a layer, from an instant on or from the beginning, and reports the problems that base does not have.
func (l *loader) apply(base layer, changes []tree.Change, from *scenario.Figure[scenario.Instant], label string) layer {
	var m tree.Merger
	root := base.root
	for _, c := range changes {
		if root = m.Set(scenario.FileShape, root, c); l.work+m.Work > maxWork {
			m.Report(c.At, c.Path, "write a file that extends this one", "there are too many changes")
			break
		}
	}
	l.work += m.Work
	changed := l.examine(root)
	changed.problems = ofChanges(changed.problems, changes)
	if len(reduced(base.scenario, changed.scenario)) > 0 {
		changed.problems.AllowLack(scenario.Lack)
	}
	found := slices.Concat(m.Problems, l.blame(base, changes, changed.problems))
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

// ofChanges leaves out that a number asks for nothing, which a change may mean, and what changes make of the bounds of the
// search, which are those of the file, unless they change the bounds themselves.
func ofChanges(problems tree.Problems, changes []tree.Change) tree.Problems {
	problems = slices.DeleteFunc(problems, func(p tree.Problem) bool { return p.Code == scenario.NothingAsked })
	for _, bounds := range []string{"stress", "levers"} {
		if !slices.ContainsFunc(changes, func(c tree.Change) bool { return c.Path.Section() == bounds }) {
			problems = slices.DeleteFunc(problems, func(p tree.Problem) bool { return p.Section() == bounds })
		}
	}
	return problems
}

// blame returns the problems that base does not have, each shown in a change.
func (l *loader) blame(base layer, changes []tree.Change, problems tree.Problems) tree.Problems {
	inside := tree.Places(changes)
	var fresh, elsewhere tree.Problems
	for _, p := range problems {
		switch {
		case base.problems.Have(p):
		case inside[p.Place()]:
			fresh = append(fresh, p)
		default:
			elsewhere = append(elsewhere, p)
		}
	}
	return append(fresh, l.attributed(base.root, changes, elsewhere)...)
}

// attributed shows problems that are not written in a change, such as a reference to what a change removed,
// at the first change with which they appear.
func (l *loader) attributed(root *tree.Node, changes []tree.Change, elsewhere tree.Problems) tree.Problems {
	var m tree.Merger
	var shown tree.Problems
	for i, c := range changes {
		if len(elsewhere) == 0 {
			break
		}
		last := i == len(changes)-1 || l.work+m.Work > maxWork
		var now tree.Problems
		if root = m.Set(scenario.FileShape, root, c); !last {
			now = l.examine(root).problems
		}
		elsewhere = slices.DeleteFunc(elsewhere, func(p tree.Problem) bool {
			if !last && !now.Have(p) {
				return false
			}
			shown = append(shown, p.Moved(c.At))
			return true
		})
	}
	return shown
}

// redefined reports measures that mean something else in the changed tree: they could not be compared.
func redefined(base, changed *tree.Node) tree.Problems {
	var problems tree.Problems
	for _, id := range base.At(tree.At("measures")).Keys() {
		measure := tree.At("measures", id)
		before, after := base.At(measure), changed.At(measure)
		if before == after || after.Kind == tree.Null {
			continue
		}
		for _, key := range []string{"from", "to", "of", "per", "at", "every"} {
			if a, b := before.At(tree.At(key)), after.At(tree.At(key)); !a.Same(b) {
				path := measure.Key(key)
				problems = append(problems, changed.Locate(path).Problem(path,
					"add a measure with another id to the file", "a variant cannot change what a measure means"))
			}
		}
	}
	return problems
}

// reduced lists the pools that have fewer units after a change.
func reduced(before, after *scenario.Scenario) []string {
	var ids []string
	for id, unit := range before.Units.All() {
		if now := after.Units.Get(id); now != nil && (now.Size() < unit.Size() || now.Most() < unit.Most()) {
			ids = append(ids, id)
		}
	}
	return ids
}
