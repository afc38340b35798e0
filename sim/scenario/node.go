package scenario

import (
	"strconv"
	"strings"
)

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
	completed    bool    // of an incident like another: what it has from that one is in it
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

// get returns the entry of a key, or nil.
func (n *node) get(key string) *entry {
	for i := range n.entries {
		if n.entries[i].key.text == key {
			return &n.entries[i]
		}
	}
	return nil
}

// keys are the keys of a map, in order.
func (n *node) keys() []string {
	keys := make([]string, len(n.entries))
	for i, e := range n.entries {
		keys[i] = e.key.text
	}
	return keys
}

// locate returns the node at a path, or the nearest above it; with @key at the end, the key of it. Of
// a value on lines of its own it is the key, too: that is where a reader looks for it.
func (n *node) locate(path string) *node {
	path, wantKey := strings.CutSuffix(path, atKey)
	key := n
	for path != "" {
		var e *entry
		e, path = n.step(path)
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

// step takes the first part off a path and returns what it names, or nil.
func (n *node) step(path string) (found *entry, rest string) {
	if inside, ok := strings.CutPrefix(path, "["); ok {
		number, rest, _ := strings.Cut(inside, "]")
		i, err := strconv.Atoi(number)
		if err != nil || i < 0 || i >= len(n.items) {
			return nil, ""
		}
		return &entry{n.items[i], n.items[i]}, strings.TrimPrefix(rest, ".")
	}
	end := strings.IndexAny(path, ".[")
	if end < 0 {
		return n.get(path), ""
	}
	return n.get(path[:end]), strings.TrimPrefix(path[end:], ".")
}

// problem is a problem at the place of the node.
func (n *node) problem(path, hint, message string) Problem {
	return Problem{
		File: n.file.name, Line: n.line, Column: n.column, Path: path,
		Message: message, Hint: hint, source: n.file.lineText(n.line),
	}
}

// absent stands for a value that is not written.
var absent = &node{}

// at returns the value at a path, or absent.
func (n *node) at(path string) *node {
	for path != "" {
		var e *entry
		if e, path = n.step(path); e == nil {
			return absent
		}
		n = e.value
	}
	return n
}

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
