package scenario

import "slices"

// node is a value of the document with the place where it is written. Trees are never changed once
// made, so that merged ones share what they have in common, and aliases share their anchor.
type node struct {
	file         *file
	line, column int
	kind         kind
	text         string  // of a scalar: as written, unquoted
	flow         bool    // written in { } or [ ]
	items        []*node // of a list
	entries      []entry // of a map, in the order written, each key once
	size         int     // nodes in it, itself included
	settled      string  // a key of it that has been followed, and that nothing can change any more

	index map[string]int // of entries by key; made when first asked for
}

type kind uint8

const (
	null kind = iota
	scalar
	list
	mapping
)

func (k kind) String() string {
	return [...]string{"nothing", "a text", "a list", "a map"}[k]
}

// entry is one key of a map and its value.
type entry struct {
	key   *node
	value *node
}

// fewKeys is how many entries are looked through; more are found by an index.
const fewKeys = 12

// get returns the entry of a key, or nil.
func (n *node) get(key string) *entry {
	i := n.indexOf(key)
	if i < 0 {
		return nil
	}
	return &n.entries[i]
}

// indexOf is the number of the entry of a key; negative when there is none.
func (n *node) indexOf(key string) int {
	if len(n.entries) <= fewKeys {
		return slices.IndexFunc(n.entries, func(e entry) bool { return e.key.text == key })
	}
	if n.index == nil {
		n.index = make(map[string]int, len(n.entries))
		for i, e := range n.entries {
			n.index[e.key.text] = i
		}
	}
	if i, ok := n.index[key]; ok {
		return i
	}
	return -1
}

// keys are the keys of a map, in order.
func (n *node) keys() []string {
	keys := make([]string, len(n.entries))
	for i, e := range n.entries {
		keys[i] = e.key.text
	}
	return keys
}

// locate returns the node at a path, or the nearest above it; of a path that means a key, the key. Of
// a value on lines of its own it is the key, too: that is where a reader looks for it.
func (n *node) locate(path Path) *node {
	path, wantKey := path.value()
	key := n
	for _, to := range path {
		e := n.below(to)
		if e == nil {
			return key
		}
		n, key = e.value, e.key
	}
	onOwnLines := n.kind >= list && !n.flow
	if wantKey || n.kind == null || onOwnLines {
		return key
	}
	return n
}

// below is what a part of a path leads to, or nil. The entry of a list is its own key.
func (n *node) below(to part) *entry {
	switch {
	case to.kind == inMap:
		return n.get(to.key)
	case to.item < len(n.items):
		return &entry{n.items[to.item], n.items[to.item]}
	default:
		return nil
	}
}

// problem is a problem at the place of the node.
func (n *node) problem(path Path, hint, message string) Problem {
	path, _ = path.value()
	return Problem{
		File: n.file.name, Line: n.line, Column: n.column, Path: path.String(),
		Message: message, Hint: hint, source: n.file.lineText(n.line), at: path,
	}
}

// absent stands for a value that is not written.
var absent = &node{}

// at returns the value at a path, or absent.
func (n *node) at(path Path) *node {
	for _, to := range path {
		e := n.below(to)
		if e == nil {
			return absent
		}
		n = e.value
	}
	return n
}

// has reports whether something is written at a path.
func (n *node) has(path Path) bool { return n.at(path) != absent }

// same reports whether two values are written with the same words.
func (n *node) same(other *node) bool {
	if n == other {
		return true
	}
	if n.kind != other.kind || n.text != other.text || len(n.items) != len(other.items) || len(n.entries) != len(other.entries) {
		return false
	}
	for i := range n.items {
		if !n.items[i].same(other.items[i]) {
			return false
		}
	}
	for i, e := range n.entries {
		if e.key.text != other.entries[i].key.text || !e.value.same(other.entries[i].value) {
			return false
		}
	}
	return true
}
