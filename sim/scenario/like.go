package scenario

import (
	"maps"
	"reflect"
	"slices"

	"simulate/sim/scenario/tree"
)

var incidentType = reflect.TypeFor[Incident]()

// Part is what incidents have in common that are like it: an incident of which anything may be left out, and that never happens itself. How it
// is written is checked by itself, and what it means with the incidents that have it.
type Part struct{}

func (*Part) decode(d *decoding, w written) {
	if !d.expect(w, tree.Mapping, "a map", always("{plan: {STEP: {…}}}")) {
		return
	}
	figures := len(d.figures)
	d.partial = true
	d.value(new(Incident), written{withoutNulls(w.Node), w.path, w.tag})
	d.partial, d.figures = false, d.figures[:figures]
}

// withoutNulls is a map without what it removes from others.
func withoutNulls(n *tree.Node) *tree.Node {
	if n.Kind != tree.Mapping {
		return n
	}
	var entries []tree.Entry
	for _, e := range n.Entries {
		if e.Value.Kind != tree.Null {
			entries = append(entries, tree.Entry{Key: e.Key, Value: withoutNulls(e.Value)})
		}
	}
	return n.With(entries)
}

// isOfPartsAlone reports whether a map is like parts and no incident: then nobody else says what is missing in it.
func (d *decoding) isOfPartsAlone(n *tree.Node) bool {
	like, parts := n.Get("like").Value, d.Root.At(tree.At("parts"))
	isPart := func(name *tree.Node) bool { return parts.Get(name.Text) != nil }
	return like.Kind == tree.Scalar && isPart(like) || len(like.Items) > 0 && !slices.ContainsFunc(like.Items, func(n *tree.Node) bool { return !isPart(n) })
}

// likes completes incidents that are like another one, or like parts: what they do not say themselves is the other's, and of several that of
// the last. A plan is merged step by step; when an incident comes is said by one of them alone.
type likes struct {
	*tree.Collector
	tree.Merger
	written map[string]*tree.Node // incidents and parts
	parts   map[string]bool
	known   map[string]*tree.Node // what has been looked at; nil: one that cannot be completed
	open    map[string]bool       // those that are being looked at
	size    int                   // nodes that there are by now
}

// likes returns a tree in which the incidents that are like another one are complete. In a tree that is so already nothing
// changes, so that variants find all that they can change.
func (d *decoding) likes(root *tree.Node) *tree.Node {
	incidents := root.At(tree.At("incidents"))
	if !slices.ContainsFunc(incidents.Entries, func(e tree.Entry) bool { return isLike(e.Value) }) {
		return root
	}
	l := &likes{
		Collector: d.Collector, written: make(map[string]*tree.Node), parts: make(map[string]bool),
		known: make(map[string]*tree.Node), open: make(map[string]bool), size: root.Size,
	}
	for _, e := range incidents.Entries {
		l.written[e.Key.Text] = e.Value
	}
	l.addParts(root.At(tree.At("parts")).Entries)
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

// addParts notes the parts beside the incidents.
func (l *likes) addParts(parts []tree.Entry) {
	for _, e := range parts {
		id := e.Key.Text
		if l.written[id] != nil {
			l.Failf(tree.At("parts", id).AtKey(), "give one of them another name", "there is an incident %q, too: which of them another is like is not clear", id)
			continue
		}
		l.written[id], l.parts[id] = e.Value, true
	}
}

// pathOf is where an incident or a part is written.
func (l *likes) pathOf(id string) tree.Path {
	if l.parts[id] {
		return tree.At("parts", id)
	}
	return tree.At("incidents", id)
}

// complete returns an incident, or a part, with what it has from those that it is like; nil when there is none such.
func (l *likes) complete(id string) *tree.Node {
	n := l.written[id]
	if !isLike(n) {
		return n
	}
	if known, seen := l.known[id]; seen {
		return known
	}
	path := l.pathOf(id)
	l.open[id] = true
	base := l.together(path, n)
	l.open[id] = false
	if base == nil {
		for _, f := range fieldsOf(incidentType) {
			l.Spoil(path.Key(f.key))
		}
		l.known[id] = nil
		return nil
	}
	merged := l.over(base, n, path)
	completed := n.With(append([]tree.Entry{*n.Get("like")}, merged.Entries...))
	completed.Settled = "like"
	l.known[id] = completed
	return completed
}

// over lays what is written over what it is like. When an incident comes is said by one of them alone.
func (l *likes) over(base, n *tree.Node, path tree.Path) *tree.Node {
	if n.Get("begins") != nil || n.Get("arrivals") != nil {
		base = base.Without("begins").Without("arrivals")
	}
	return l.Merge(FileShape.Keys["incidents"].Each, base, n.Without("like"), path)
}

// together is what all those say that one is like, the later over the earlier; nil when one of them is none.
func (l *likes) together(path tree.Path, n *tree.Node) *tree.Node {
	path = path.Key("like")
	like := n.Get("like").Value
	if like.Kind != tree.List {
		return l.original(path, like)
	}
	if len(like.Items) == 0 && like.Kind == tree.List {
		l.Failf(path, "name an incident or a part, or remove like", "the list is empty")
	}
	var base *tree.Node
	for i, name := range like.Items {
		if slices.ContainsFunc(like.Items[:i], name.Same) {
			l.Failf(path.Item(i), "remove one", "%s is named twice", name.Text)
			return nil
		}
		switch original := l.original(path.Item(i), name); {
		case original == nil:
			return nil
		case base == nil:
			base = original
		default:
			base = l.over(base, original, path.Item(i))
		}
	}
	return base
}

// original finds what one is like, complete and without what that is like; nil when there is none, which has been reported.
func (l *likes) original(path tree.Path, name *tree.Node) *tree.Node {
	other := l.written[name.Text]
	switch {
	case name.Kind != tree.Scalar || other != nil && other.Kind != tree.Mapping:
		return nil // which is reported when it is read
	case other == nil:
		noun := "incident"
		if len(l.parts) > 0 {
			noun = "incident or part"
		}
		names := slices.Sorted(maps.Keys(l.written))
		l.Fail(path, tree.Unknown(noun, name.Text, names).Among(func() []string { return names }, tree.At("incidents"), tree.At("parts")))
		return nil
	case l.open[name.Text]:
		l.Failf(path, "name one that is not like this one", "in the end %s is like itself", name.Text)
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
	return original.Without("like")
}
