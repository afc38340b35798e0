package scenario

import (
	"reflect"
	"slices"

	"simulate/sim/scenario/tree"
)

// remembered is an entry of a map that has been decoded, and the figures that it states.
type remembered struct {
	path    tree.Path
	entry   any // a pointer to it
	figures []statement
}

// remembers reports whether the entries of a map are taken as they were in the tree before. Not those to which something is added
// once all is decoded, as to incidents their traces.
func (m *Map[T]) remembers() bool {
	of := m.element()
	switch any(new(T)).(type) {
	case decodable, textual:
		return false
	}
	return of.Kind() == reflect.Struct && of != incidentType
}

// recall returns an entry that has been decoded from the same node at the same path, and nothing was wrong with it: the tree with a
// variant laid over it shares with the file all that the variant does not change.
func (d *decoding) recall(w written) (entry any, ok bool) {
	known, ok := d.entries[w.Node]
	if !ok || !slices.Equal(known.path, w.path) {
		return nil, false
	}
	d.figures = append(d.figures, known.figures...)
	d.work -= w.Size
	return known.entry, true
}

// remember keeps an entry; the figures from first on are those that it states.
func (d *decoding) remember(w written, entry any, first int) {
	if !d.Unreadable(w.path) {
		d.entries[w.Node] = remembered{w.path, entry, slices.Clone(d.figures[first:])}
	}
}

// traceKey is what the rows of a trace depend on.
type traceKey struct {
	table                                  *table
	arrivals, clock, places, where, begins *tree.Node
	columns                                string // that figures of the plan are taken from
}

// dependsOn is what the rows of a trace depend on in the tree.
func (tr *tracer) dependsOn(t *table, path tree.Path) traceKey {
	at := tr.Root.At
	return traceKey{
		t, at(path.Key("arrivals")), at(tree.At("clock")), at(tree.At("places")), at(path.Key("where")),
		at(tree.At("incidents", tr.incident.PartOf, "begins")), tr.wanted(),
	}
}
