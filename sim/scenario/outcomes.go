package scenario

import (
	"iter"
	"slices"

	"simulate/sim/scenario/tree"
)

// Outcomes are the named ends of a step, with their shares.
type Outcomes struct {
	Map[Figure[Share]]                          // of those by state all that there are, each with a share that says whether it may be missed
	States             *Map[Map[Figure[Share]]] // instead, by state of the incident's condition, or default; or nil
	Row                string                   // the column of its incident's trace that names the outcome, where a row does: otherwise by shares; or empty
}

// rowKey is the key of outcomes that names the column.
const rowKey = "row"

func (o *Outcomes) decode(d *decoding, w written) {
	if row := w.Get(rowKey); row != nil && w.Kind == tree.Mapping && row.Value.Kind == tree.Scalar && new(Share).parse(row.Value.Text) != nil {
		w = o.cutRow(w)
		defer o.mayBeAny()
	}
	isMap := func(e tree.Entry) bool { return e.Value.Kind == tree.Mapping && !isShare(e.Value) }
	if w.Kind != tree.Mapping || len(w.Entries) == 0 || slices.ContainsFunc(w.Entries, func(e tree.Entry) bool { return !isMap(e) }) {
		d.value(&o.Map, w)
		return
	}
	o.States = new(Map[Map[Figure[Share]]])
	d.value(o.States, written{w.Node, w.path, ""})
	for _, own := range o.States.All() {
		for id, f := range own.All() {
			if o.Get(id) == nil {
				o.Set(id, *f)
			}
		}
	}
	for id, f := range o.All() {
		f.Value = o.between(id)
	}
}

// cutRow takes the column that names the outcome from what is written.
func (o *Outcomes) cutRow(w written) written {
	o.Row = w.Get(rowKey).Value.Text
	rest := *w.Node
	rest.Entries = slices.DeleteFunc(slices.Clone(w.Entries), func(e tree.Entry) bool { return e.Key.Text == rowKey })
	w.Node = &rest
	return w
}

// mayBeAny notes of all shares that a row may say otherwise.
func (o *Outcomes) mayBeAny() {
	for _, f := range o.All() {
		f.Row = o.Row
	}
}

// between is a share of an outcome that stands for those in all states: between the least and the greatest.
func (o *Outcomes) between(id string) Share {
	least, greatest := Share(1), Share(0)
	for _, own := range o.States.All() {
		share := Share(0)
		if f := own.Get(id); f != nil {
			share = f.Value
		}
		least, greatest = min(least, share), max(greatest, share)
	}
	return (least + greatest) / 2
}

// In are the outcomes in a state of the condition.
func (o *Outcomes) In(state string) *Map[Figure[Share]] {
	switch {
	case o.States == nil:
		return &o.Map
	case o.States.Get(state) != nil:
		return o.States.Get(state)
	default:
		return o.States.Get(DefaultState)
	}
}

// Each yields the outcomes of each state, or without states all, with their path below that of the outcomes.
func (o *Outcomes) Each(path tree.Path) iter.Seq2[tree.Path, *Map[Figure[Share]]] {
	return func(yield func(tree.Path, *Map[Figure[Share]]) bool) {
		if o.States == nil {
			yield(path, &o.Map)
			return
		}
		for state, own := range o.States.All() {
			if !yield(path.Key(state), own) {
				return
			}
		}
	}
}

// states are those that the outcomes name, default included; nil of those that are the same in all.
func (o Outcomes) states() []string { return statesOf(o.States) }
