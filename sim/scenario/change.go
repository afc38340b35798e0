package scenario

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Edit is a new value for a path of keys.
type Edit struct {
	Path  Path
	At    *node // where the path is written
	Value *node // null removes
}

// ParsePath reads a path as it is written in a text: keys with dots between them.
func ParsePath(text string) Path { return At(strings.Split(text, ".")...) }

// ParseArgument reads the argument PATH=VALUE of --set; nil when it cannot be used.
func ParseArgument(argument string) (*Edit, Problems) {
	f := &file{name: "--set", text: argument}
	path, text, found := strings.Cut(argument, "=")
	if !found || path == "" || strings.TrimSpace(text) == "" {
		return nil, Problems{f.problem(1, 1, "write PATH=VALUE; the value null removes", "%q sets nothing", argument)}
	}
	if p, bad := f.textProblem(); bad {
		return nil, Problems{p}
	}
	// The path gives way to spaces, so that columns are those of the argument.
	f.text = strings.Repeat(" ", utf8.RuneCountInString(path)+1) + text
	value, problems := parse(f)
	f.text, f.lines = argument, nil
	for i := range problems {
		problems[i].source = f.lineText(problems[i].Line)
	}
	if value == nil {
		return nil, problems
	}
	at := &node{file: f, line: 1, column: 1, kind: scalar, size: 1}
	return &Edit{ParsePath(path), at, value}, problems
}

// set returns the tree with an edit made.
func (m *merger) set(shape *Shape, root *node, c Edit) *node {
	if top := shape.of(c.Path.Section()); top != nil && top.Fixed {
		m.report(c.At, c.Path, "change the file", "%s cannot be changed here", c.Path.Section())
		return root
	}
	changed := m.setBelow(shape, root, c, 0)
	if changed == nil {
		return root
	}
	return changed
}

// setBelow returns n, to which so many keys of the path have led, with the new value; nil when there is no such place.
func (m *merger) setBelow(shape *Shape, n *node, c Edit, depth int) *node {
	key, last := c.Path.KeyAt(depth), depth == len(c.Path)-1
	if last {
		if !shape.merges() { // a value with keys, such as needs: one of them changes
			shape = &Shape{Each: &Shape{}}
		}
		return m.merge(shape, n, c.At.asMap(key, c.Value), c.Path.Parent())
	}
	i := n.indexOf(key)
	if i < 0 || n.entries[i].value.kind != mapping {
		m.noParent(n, i, c, depth)
		return nil
	}
	var of *Shape
	if shape.merges() {
		of = shape.of(key)
	}
	inner := m.setBelow(of, n.entries[i].value, c, depth+1)
	if inner == nil {
		return nil
	}
	m.work += len(n.entries)
	entries := slices.Clone(n.entries)
	entries[i].value = inner
	return n.with(entries)
}

// asMap is a map of one entry, written where the path of it is.
func (n *node) asMap(key string, value *node) *node {
	named, around := *n, *n
	named.text = key
	around.kind, around.text = mapping, ""
	return around.with([]entry{{&named, value}})
}

// noParent reports a path that leads nowhere.
func (m *merger) noParent(n *node, i int, c Edit, depth int) {
	if i < 0 {
		key := c.Path.KeyAt(depth)
		m.report(c.At, c.Path, suggest(key, n.keys()), "there is no %q to change", key)
		return
	}
	whole := c.Path[:depth+1]
	m.report(c.At, c.Path, "change "+whole.String()+" as a whole", "%s is %s and has nothing called %q",
		whole, n.entries[i].value.kind, c.Path.KeyAt(depth+1))
}

// placesOf are the places that are written in the changes.
func placesOf(changes []Edit) map[place]bool {
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
		add(c.At)
		add(c.Value)
	}
	return places
}
