package tree

import (
	"fmt"
	"slices"
)

// Shape says how values of a kind are laid over each other. The zero Shape is that of a value which is replaced whole.
type Shape struct {
	Keys  map[string]*Shape // of a section, which merges key by key
	Each  *Shape            // of a map of ids, which does so too: of every value in it
	Nulls bool              // null is a value like others, and removes nothing
	Fixed bool              // it can be changed in the file alone
}

// merges reports whether values of the shape merge key by key.
func (s *Shape) merges() bool { return s != nil && (s.Keys != nil || s.Each != nil) }

// of is the shape of the value at a key; nil for a key that is not known.
func (s *Shape) of(key string) *Shape {
	if s.Each != nil {
		return s.Each
	}
	return s.Keys[key]
}

// Merger lays one tree over another: sections and maps of ids merge key by key, every other value is replaced whole.
type Merger struct {
	Problems Problems
	Work     int // entries copied
}

// Merge returns base with over laid upon it.
func (m *Merger) Merge(shape *Shape, base, over *Node, path Path) *Node {
	if !shape.merges() || base.Kind != Mapping || over.Kind != Mapping {
		return over
	}
	if e := over.Get(base.Settled); e != nil && base.Settled != "" {
		m.Report(e.Key, path.Key(base.Settled), "change it in the file", "%s cannot be changed here", base.Settled)
		return base
	}
	m.Work += len(base.Entries) + len(over.Entries)
	entries := slices.Clone(base.Entries)
	for _, e := range over.Entries {
		i, of := base.IndexOf(e.Key.Text), shape.of(e.Key.Text)
		path := path.Key(e.Key.Text)
		switch {
		case e.Value.Kind == Null && (of == nil || !of.Nulls):
			if i < 0 {
				hint := Suggest(e.Key.Text, base.Keys())
				if of == nil && over.Flow {
					hint = "a text with a comma needs quotes"
				}
				m.Report(e.Key, path, hint, "there is no %q to remove", e.Key.Text)
				continue
			}
			entries[i].Value = nil
		case i >= 0:
			merged := m.Merge(of, entries[i].Value, e.Value, path)
			if merged == e.Value {
				entries[i].Key = e.Key
			}
			entries[i].Value = merged
		default:
			entries = append(entries, e)
		}
	}
	return base.With(slices.DeleteFunc(entries, func(e Entry) bool { return e.Value == nil }))
}

// With returns the map with other entries.
func (n *Node) With(entries []Entry) *Node {
	copied := *n
	copied.Entries, copied.Size, copied.index = entries, 1, nil
	for _, e := range entries {
		copied.Size = copied.plus(e.Key)
		copied.Size = copied.plus(e.Value)
	}
	return &copied
}

// Without returns the map without one of its keys.
func (n *Node) Without(key string) *Node {
	if n.Get(key) == nil {
		return n
	}
	return n.With(slices.DeleteFunc(slices.Clone(n.Entries), func(e Entry) bool { return e.Key.Text == key }))
}

// Report adds a problem at a node.
func (m *Merger) Report(at *Node, path Path, hint, format string, args ...any) {
	m.Problems = append(m.Problems, at.Problem(path, hint, fmt.Sprintf(format, args...)))
}
