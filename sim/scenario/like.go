package scenario

import (
	"maps"
	"reflect"
	"slices"
)

var incidentType = reflect.TypeFor[Incident]()

// likes completes incidents that are like another one: what they do not say themselves is the other's. A plan is merged step by
// step; when an incident comes is said by one of the two alone.
type likes struct {
	*collector
	merger
	incidents map[string]*node
	known     map[string]*node // incidents that have been looked at; nil: one that cannot be completed
	open      map[string]bool  // those that are being looked at
	size      int              // nodes that there are by now
}

// likes returns a tree in which the incidents that are like another one are complete. In a tree that is so already nothing
// changes, so that variants find all that they can change.
func (d *decoding) likes(root *node) *node {
	incidents := root.at(At("incidents"))
	if !slices.ContainsFunc(incidents.entries, func(e entry) bool { return isLike(e.value) }) {
		return root
	}
	l := &likes{
		collector: d.collector, incidents: make(map[string]*node), known: make(map[string]*node), open: make(map[string]bool), size: root.size,
	}
	for _, e := range incidents.entries {
		l.incidents[e.key.text] = e.value
	}
	entries := slices.Clone(incidents.entries)
	for i, e := range entries {
		if completed := l.complete(e.key.text); completed != nil {
			entries[i].value = completed
		}
	}
	d.take(l.merger.problems)
	sections := slices.Clone(root.entries)
	sections[root.indexOf("incidents")].value = incidents.with(entries)
	return root.with(sections)
}

// isLike reports whether it is an incident that is like another and has not been completed.
func isLike(n *node) bool {
	return n.kind == mapping && n.settled == "" && n.get("like") != nil
}

// complete returns an incident with what it has from the one that it is like; nil when there is none such.
func (l *likes) complete(id string) *node {
	n := l.incidents[id]
	if !isLike(n) {
		return n
	}
	if known, seen := l.known[id]; seen {
		return known
	}
	path := At("incidents", id)
	l.open[id] = true
	original := l.original(path.Key("like"), n.get("like").value)
	l.open[id] = false
	if original == nil {
		for _, f := range fieldsOf(incidentType) {
			l.spoil(path.Key(f.key))
		}
		l.known[id] = nil
		return nil
	}
	base := original.without("like")
	if n.get("begins") != nil || n.get("arrivals") != nil {
		base = base.without("begins").without("arrivals")
	}
	merged := l.merge(wholeFile.Keys["incidents"].Each, base, n.without("like"), path)
	completed := n.with(append([]entry{*n.get("like")}, merged.entries...))
	completed.settled = "like"
	l.known[id] = completed
	return completed
}

// original finds the incident that one is like, complete; nil when it is none, which has been reported.
func (l *likes) original(path Path, name *node) *node {
	other := l.incidents[name.text]
	switch {
	case name.kind != scalar || other != nil && other.kind != mapping:
		return nil // which is reported when it is read
	case other == nil:
		l.fail(path, unknown("incident", name.text, slices.Sorted(maps.Keys(l.incidents))))
		return nil
	case l.open[name.text]:
		l.failf(path, "name an incident that is not like this one", "in the end %s is like itself", name.text)
		return nil
	}
	original := l.complete(name.text)
	if original == nil {
		return nil
	}
	if l.size += original.size; l.size > maxNodes {
		l.failf(path, "simulate fewer", "the incidents that are like others make more than %d values", maxNodes)
		return nil
	}
	return original
}
