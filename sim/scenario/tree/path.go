package tree

import (
	"slices"
	"strconv"
	"strings"
)

// Path is the way from the root of a tree to a value in it: keys of maps and numbers of entries of lists. It means the value,
// or with AtKey at its end the key of it. A path is never changed once made.
type Path []part

// part is one step on the way.
type part struct {
	kind partKind
	key  string // of a map
	item int    // of a list, counted from 0
}

type partKind uint8

const (
	inMap partKind = iota
	inList
	theKey // not its value
)

// At is the path of keys from the root.
func At(keys ...string) Path { return Path(nil).Key(keys...) }

// Key is the path of a key below, or of keys below each other.
func (p Path) Key(keys ...string) Path {
	longer := make(Path, len(p), len(p)+len(keys))
	copy(longer, p)
	for _, key := range keys {
		longer = append(longer, part{kind: inMap, key: key})
	}
	return longer
}

// Item is the path of the entry of a list, counted from 0.
func (p Path) Item(i int) Path { return p.with(part{kind: inList, item: i}) }

// AtKey is the path of the key, where the path itself is that of the value.
func (p Path) AtKey() Path { return p.with(part{kind: theKey}) }

func (p Path) with(last part) Path {
	longer := make(Path, len(p), len(p)+1)
	copy(longer, p)
	return append(longer, last)
}

// value is the path of the value, and whether the path itself is that of its key.
func (p Path) value() (of Path, isKey bool) {
	if last := len(p) - 1; last >= 0 && p[last].kind == theKey {
		return p[:last], true
	}
	return p, false
}

// Parent is the path of the map or list that the value is in; of a value at the root, the empty path.
func (p Path) Parent() Path {
	p, _ = p.value()
	return p[:max(len(p)-1, 0)]
}

// Section is the key that the path begins with; empty when there is none.
func (p Path) Section() string { return p.KeyAt(0) }

// KeyAt is a key of the path, counted from 0; empty where there is none.
func (p Path) KeyAt(i int) string {
	if i >= len(p) || p[i].kind == theKey {
		return ""
	}
	return p[i].key
}

// Within reports whether the path is another one, or leads below it.
func (p Path) Within(other Path) bool {
	return len(p) >= len(other) && slices.Equal(p[:len(other)], other)
}

// String writes a path as messages show it: incidents.elsea-smith.plan.rescue.after[1].
func (p Path) String() string {
	var b strings.Builder
	for i, part := range p {
		switch {
		case part.kind == inList:
			b.WriteString("[" + strconv.Itoa(part.item) + "]")
		case part.kind == inMap && i > 0:
			b.WriteString("." + part.key)
		case part.kind == inMap:
			b.WriteString(part.key)
		}
	}
	return b.String()
}
