package tree

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Change is a new value for a path of keys.
type Change struct {
	Path  Path
	At    *Node // where the path is written
	Value *Node // null removes
}

// ParsePath reads a path as it is written in a text: keys with dots between them.
func ParsePath(text string) Path { return At(strings.Split(text, ".")...) }

// ParseArgument reads the argument PATH=VALUE of --set; nil when it cannot be used.
func ParseArgument(argument string) (*Change, Problems) {
	f := &File{Name: "--set", Text: argument}
	path, text, found := strings.Cut(argument, "=")
	if !found || path == "" || strings.TrimSpace(text) == "" {
		return nil, Problems{f.Problem(1, 1, "write PATH=VALUE; the value null removes", "%q sets nothing", argument)}
	}
	if p, bad := f.TextProblem(); bad {
		return nil, Problems{p}
	}
	value, problems := parseBehind(f, utf8.RuneCountInString(path)+1, text)
	if value == nil {
		return nil, problems
	}
	at := &Node{File: f, line: 1, column: 1, Kind: Scalar, Size: 1}
	return &Change{ParsePath(path), at, value}, problems
}

// Set returns the tree with a change made.
func (m *Merger) Set(shape *Shape, root *Node, c Change) *Node {
	if top := shape.of(c.Path.Section()); top != nil && top.Fixed {
		m.Report(c.At, c.Path, "change the file", "%s cannot be changed here", c.Path.Section())
		return root
	}
	changed := m.setBelow(shape, root, c, 0)
	if changed == nil {
		return root
	}
	return changed
}

// setBelow returns n, to which so many keys of the path have led, with the new value; nil when there is no such place.
func (m *Merger) setBelow(shape *Shape, n *Node, c Change, depth int) *Node {
	key, last := c.Path.KeyAt(depth), depth == len(c.Path)-1
	if last {
		if !shape.merges() { // a value with keys, such as needs: one of them changes
			shape = &Shape{Each: &Shape{}}
		}
		return m.Merge(shape, n, c.At.asMap(key, c.Value), c.Path.Parent())
	}
	i := n.IndexOf(key)
	if i < 0 || n.Entries[i].Value.Kind != Mapping {
		m.noParent(n, i, c, depth)
		return nil
	}
	var of *Shape
	if shape.merges() {
		of = shape.of(key)
	}
	inner := m.setBelow(of, n.Entries[i].Value, c, depth+1)
	if inner == nil {
		return nil
	}
	m.Work += len(n.Entries)
	entries := slices.Clone(n.Entries)
	entries[i].Value = inner
	return n.With(entries)
}

// asMap is a map of one entry, written where the path of it is.
func (n *Node) asMap(key string, value *Node) *Node {
	named, around := *n, *n
	named.Text = key
	around.Kind, around.Text = Mapping, ""
	return around.With([]Entry{{&named, value}})
}

// noParent reports a path that leads nowhere.
func (m *Merger) noParent(n *Node, i int, c Change, depth int) {
	if i < 0 {
		key := c.Path.KeyAt(depth)
		m.Report(c.At, c.Path, Suggest(key, n.Keys()), "there is no %q to change", key)
		return
	}
	whole := c.Path[:depth+1]
	m.Report(c.At, c.Path, "change "+whole.String()+" as a whole", "%s is %s and has nothing called %q",
		whole, n.Entries[i].Value.Kind, c.Path.KeyAt(depth+1))
}

// Places are the places that are written in the changes.
func Places(changes []Change) map[Place]bool {
	places := make(map[Place]bool)
	var add func(n *Node)
	add = func(n *Node) {
		places[Place{n.File.Name, n.line, n.column}] = true
		for _, item := range n.Items {
			add(item)
		}
		for _, e := range n.Entries {
			add(e.Key)
			add(e.Value)
		}
	}
	for _, c := range changes {
		add(c.At)
		add(c.Value)
	}
	return places
}
