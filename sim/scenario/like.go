package scenario

import (
	"maps"
	"reflect"
	"slices"

	"simulate/sim/scenario/tree"
)

var incidentType = reflect.TypeFor[Incident]()

// likes completes incidents that are like another one: what they do not say themselves is the other's. A plan is merged step by
// step; when an incident comes is said by one of the two alone.
type likes struct {
	*tree.Collector
	tree.Merger
	incidents map[string]*tree.Node
	known     map[string]*tree.Node // incidents that have been looked at; nil: one that cannot be completed
	open      map[string]bool       // those that are being looked at
	size      int                   // nodes that there are by now
}

// likes returns a tree in which the incidents that are like another one are complete. In a tree that is so already nothing
// changes, so that variants find all that they can change.
func (d *decoding) likes(root *tree.Node) *tree.Node {
	incidents := root.At(tree.At("incidents"))
	if !slices.ContainsFunc(incidents.Entries, func(e tree.Entry) bool { return isLike(e.Value) }) {
		return root
	}
	l := &likes{
		Collector: d.Collector, incidents: make(map[string]*tree.Node), known: make(map[string]*tree.Node), open: make(map[string]bool), size: root.Size,
	}
	for _, e := range incidents.Entries {
		l.incidents[e.Key.Text] = e.Value
	}
	entries := slices.Clone(incidents.Entries)
	for i, e := range entries {
		if completed := l.complete(e.Key.Text); completed != nil {
			entries[i].Value = completed
		}
	}
	d.Take(l.Merger.Problems)
	sections := slices.Clone(root.Entries)
	sections[root.IndexOf("incidents")].Value = incidents.With(entries)
	return root.With(sections)
}

// isLike reports whether it is an incident that is like another and has not been completed.
func isLike(n *tree.Node) bool {
	return n.Kind == tree.Mapping && n.Settled == "" && n.Get("like") != nil
}

// complete returns an incident with what it has from the one that it is like; nil when there is none such.
func (l *likes) complete(id string) *tree.Node {
	n := l.incidents[id]
	if !isLike(n) {
		return n
	}
	if known, seen := l.known[id]; seen {
		return known
	}
	path := tree.At("incidents", id)
	l.open[id] = true
	original := l.original(path.Key("like"), n.Get("like").Value)
	l.open[id] = false
	if original == nil {
		for _, f := range fieldsOf(incidentType) {
			l.Spoil(path.Key(f.key))
		}
		l.known[id] = nil
		return nil
	}
	base := original.Without("like")
	if n.Get("begins") != nil || n.Get("arrivals") != nil {
		base = base.Without("begins").Without("arrivals")
	}
	merged := l.Merge(FileShape.Keys["incidents"].Each, base, n.Without("like"), path)
	completed := n.With(append([]tree.Entry{*n.Get("like")}, merged.Entries...))
	completed.Settled = "like"
	l.known[id] = completed
	return completed
}

// original finds the incident that one is like, complete; nil when it is none, which has been reported.
func (l *likes) original(path tree.Path, name *tree.Node) *tree.Node {
	other := l.incidents[name.Text]
	switch {
	case name.Kind != tree.Scalar || other != nil && other.Kind != tree.Mapping:
		return nil // which is reported when it is read
	case other == nil:
		l.Fail(path, tree.Unknown("incident", name.Text, slices.Sorted(maps.Keys(l.incidents))))
		return nil
	case l.open[name.Text]:
		l.Failf(path, "name an incident that is not like this one", "in the end %s is like itself", name.Text)
		return nil
	}
	original := l.complete(name.Text)
	if original == nil {
		return nil
	}
	if l.size += original.Size; l.size > tree.MaxNodes {
		l.Failf(path, "simulate fewer", "the incidents that are like others make more than %d values", tree.MaxNodes)
		return nil
	}
	return original
}
