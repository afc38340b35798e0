package scenario

import (
	"slices"

	"simulate/sim/scenario/tree"
)

// Posts is where free units wait, by agency: for a number of them that are free, the places at which one is to stand each. Without
// agencies the lists are those of the only one that has the kind, under no name.
type Posts struct{ Map[Map[Names]] }

func (p *Posts) decode(d *decoding, w written) {
	switch {
	case w.Kind == tree.Mapping && len(w.Entries) == 0:
		d.Failf(w.path, "write {1: [PLACE], 2: [PLACE, PLACE]}, or the same by agency", "no posts are named")
	case w.Kind == tree.Mapping && slices.ContainsFunc(w.Entries, func(e tree.Entry) bool { return isNumber(e.Key.Text) }):
		var lists Map[Names]
		d.value(&lists, written{w.Node, w.path, `keys:"free"`})
		p.Set("", lists)
	default:
		d.value(&p.Map, written{w.Node, w.path, `keys:",free" form:"{1: [PLACE], 2: [PLACE, PLACE]}"`})
	}
}
