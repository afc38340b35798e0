package tree

import "slices"

// Node is a value of the document with the place where it is written. Trees are never changed once
// made, so that merged ones share what they have in common, and aliases share their anchor.
type Node struct {
	File         *File
	line, column int
	Kind         Kind
	Text         string  // of a scalar: as written, unquoted
	Flow         bool    // written in { } or [ ]
	Items        []*Node // of a list
	Entries      []Entry // of a map, in the order written, each key once
	Size         int     // nodes in it, itself included
	Settled      string  // a key of it that has been followed, and that nothing can change any more

	index map[string]int // of entries by key; made when first asked for
}

// Kind is what a node is written as.
type Kind uint8

// The kinds of node.
const (
	Null Kind = iota
	Scalar
	List
	Mapping
)

func (k Kind) String() string {
	return [...]string{"nothing", "a text", "a list", "a map"}[k]
}

// Entry is one key of a map and its value.
type Entry struct {
	Key   *Node
	Value *Node
}

// fewKeys is how many entries are looked through; more are found by an index.
const fewKeys = 12

// Get returns the entry of a key, or nil.
func (n *Node) Get(key string) *Entry {
	i := n.IndexOf(key)
	if i < 0 {
		return nil
	}
	return &n.Entries[i]
}

// IndexOf is the number of the entry of a key; negative when there is none.
func (n *Node) IndexOf(key string) int {
	if len(n.Entries) <= fewKeys {
		return slices.IndexFunc(n.Entries, func(e Entry) bool { return e.Key.Text == key })
	}
	if n.index == nil {
		n.index = make(map[string]int, len(n.Entries))
		for i, e := range n.Entries {
			n.index[e.Key.Text] = i
		}
	}
	if i, ok := n.index[key]; ok {
		return i
	}
	return -1
}

// Keys are the keys of a map, in order.
func (n *Node) Keys() []string {
	keys := make([]string, len(n.Entries))
	for i, e := range n.Entries {
		keys[i] = e.Key.Text
	}
	return keys
}

// Locate returns the node at a path, or the nearest above it; of a path that means a key, the key. Of
// a value on lines of its own it is the key, too: that is where a reader looks for it.
func (n *Node) Locate(path Path) *Node {
	path, wantKey := path.value()
	key := n
	for _, to := range path {
		e := n.below(to)
		if e == nil {
			return key
		}
		n, key = e.Value, e.Key
	}
	onOwnLines := n.Kind >= List && !n.Flow
	if wantKey || n.Kind == Null || onOwnLines {
		return key
	}
	return n
}

// below is what a part of a path leads to, or nil. The entry of a list is its own key.
func (n *Node) below(to part) *Entry {
	switch {
	case to.kind == inMap:
		return n.Get(to.key)
	case to.item < len(n.Items):
		return &Entry{n.Items[to.item], n.Items[to.item]}
	default:
		return nil
	}
}

// Problem is a problem at the place of the node.
func (n *Node) Problem(path Path, hint, message string) Problem {
	path, _ = path.value()
	return Problem{
		File: n.File.Name, Line: n.line, Column: n.column, Path: path.String(),
		Message: message, Hint: hint, written: n.File.lineText(n.line), at: path,
	}
}

// absent stands for a value that is not written.
var absent = &Node{}

// At returns the value at a path, or absent.
func (n *Node) At(path Path) *Node {
	for _, to := range path {
		e := n.below(to)
		if e == nil {
			return absent
		}
		n = e.Value
	}
	return n
}

// Has reports whether something is written at a path.
func (n *Node) Has(path Path) bool { return n.At(path) != absent }

// Same reports whether two values are written with the same words.
func (n *Node) Same(other *Node) bool {
	if n == other {
		return true
	}
	if n.Kind != other.Kind || n.Text != other.Text || len(n.Items) != len(other.Items) || len(n.Entries) != len(other.Entries) {
		return false
	}
	for i := range n.Items {
		if !n.Items[i].Same(other.Items[i]) {
			return false
		}
	}
	for i, e := range n.Entries {
		if e.Key.Text != other.Entries[i].Key.Text || !e.Value.Same(other.Entries[i].Value) {
			return false
		}
	}
	return true
}
