package scenario

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

// merger lays one tree over another: sections and maps of ids merge key by key, every other value is replaced whole.
type merger struct {
	problems Problems
	work     int // entries copied
}

// merge returns base with over laid upon it.
func (m *merger) merge(shape *Shape, base, over *node, path Path) *node {
	if !shape.merges() || base.kind != mapping || over.kind != mapping {
		return over
	}
	if e := over.get(base.settled); e != nil && base.settled != "" {
		m.report(e.key, path.Key(base.settled), "change it in the file", "%s cannot be changed here", base.settled)
		return base
	}
	m.work += len(base.entries) + len(over.entries)
	entries := slices.Clone(base.entries)
	for _, e := range over.entries {
		i, of := base.indexOf(e.key.text), shape.of(e.key.text)
		path := path.Key(e.key.text)
		switch {
		case e.value.kind == null && (of == nil || !of.Nulls):
			if i < 0 {
				hint := suggest(e.key.text, base.keys())
				if of == nil && over.flow {
					hint = "a text with a comma needs quotes"
				}
				m.report(e.key, path, hint, "there is no %q to remove", e.key.text)
				continue
			}
			entries[i].value = nil
		case i >= 0:
			merged := m.merge(of, entries[i].value, e.value, path)
			if merged == e.value {
				entries[i].key = e.key
			}
			entries[i].value = merged
		default:
			entries = append(entries, e)
		}
	}
	return base.with(slices.DeleteFunc(entries, func(e entry) bool { return e.value == nil }))
}

// with returns the map with other entries.
func (n *node) with(entries []entry) *node {
	copied := *n
	copied.entries, copied.size, copied.index = entries, 1, nil
	for _, e := range entries {
		copied.size = copied.plus(e.key)
		copied.size = copied.plus(e.value)
	}
	return &copied
}

// without returns the map without one of its keys.
func (n *node) without(key string) *node {
	if n.get(key) == nil {
		return n
	}
	return n.with(slices.DeleteFunc(slices.Clone(n.entries), func(e entry) bool { return e.key.text == key }))
}

func (m *merger) report(at *node, path Path, hint, format string, args ...any) {
	m.problems = append(m.problems, at.problem(path, hint, fmt.Sprintf(format, args...)))
}
