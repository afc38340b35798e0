package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// merger lays one tree over another. It goes by the types of the language: maps of ids and sections
// merge key by key, every other value is replaced whole.
type merger struct {
	problems Problems
	work     int // entries copied
}

var scenarioType = reflect.TypeFor[Scenario]()

// elementer is a Map, whatever its entries.
type elementer interface{ element() reflect.Type }

// child returns the type of the value at a key of a value of type t, and whether t merges key by key.
func child(t reflect.Type, key string) (of reflect.Type, merges bool) {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == nil || t == reflect.TypeFor[Change]() {
		return nil, false
	}
	value := reflect.New(t).Interface()
	if m, ok := value.(elementer); ok {
		return m.element(), true
	}
	if _, ok := value.(decodable); ok || t.Kind() != reflect.Struct {
		return nil, false
	}
	for _, f := range fieldsOf(t) {
		if f.key == key {
			return f.is, true
		}
	}
	return nil, true
}

// merge returns base with over laid upon it.
func (m *merger) merge(t reflect.Type, base, over *node, path string) *node {
	_, merges := child(t, "")
	if !merges || base.kind != mapping || over.kind != mapping {
		return over
	}
	if e := over.get("like"); e != nil && base.completed {
		m.report(e.key, below(path, "like"), "change it in the file", "like cannot be changed here")
		return base
	}
	m.work += len(base.entries) + len(over.entries)
	index := make(map[string]int, len(base.entries))
	for i, e := range base.entries {
		index[e.key.text] = i
	}
	entries := slices.Clone(base.entries)
	for _, e := range over.entries {
		i, exists := index[e.key.text]
		of, _ := child(t, e.key.text)
		path := below(path, e.key.text)
		switch {
		case e.value.kind == null && of != reflect.TypeFor[Change]():
			if !exists {
				hint := suggest(e.key.text, base.keys())
				if of == nil && over.flow {
					hint = "a text with a comma needs quotes"
				}
				m.report(e.key, path, hint, "there is no %q to remove", e.key.text)
				continue
			}
			entries[i].value = nil
		case exists && entries[i].value != nil:
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
	copied.entries, copied.size = entries, 1
	for _, e := range entries {
		copied.size = copied.plus(e.key)
		copied.size = copied.plus(e.value)
	}
	return &copied
}

func (m *merger) report(at *node, path, hint, format string, args ...any) {
	m.problems = append(m.problems, at.problem(path, hint, fmt.Sprintf(format, args...)))
}

// fixed are the sections that neither a variant nor --set can change.
var fixed = []string{"format", "extends", "variants"}

// set returns the tree with a new value at a path. At is where the path is written.
func (m *merger) set(root *node, path string, at, value *node) *node {
	keys := strings.Split(path, ".")
	if slices.Contains(fixed, keys[0]) {
		m.report(at, path, "change the file", "%s cannot be changed here", keys[0])
		return root
	}
	changed := m.setBelow(scenarioType, root, path, keys, at, value)
	if changed == nil {
		return root
	}
	return changed
}

// setBelow returns n with a new value at the last of the keys, or nil when there is no such place.
func (m *merger) setBelow(t reflect.Type, n *node, path string, keys []string, at, value *node) *node {
	of, merges := child(t, keys[0])
	if len(keys) == 1 {
		if !merges { // a value with keys, such as needs: one of them changes
			t = reflect.TypeFor[Map[string]]()
		}
		return m.merge(t, n, at.asMap(keys[0], value), parent(path))
	}
	e := n.get(keys[0])
	if e == nil || e.value.kind != mapping {
		m.noParent(n, e, path, keys, at)
		return nil
	}
	inner := m.setBelow(of, e.value, path, keys[1:], at, value)
	if inner == nil {
		return nil
	}
	m.work += len(n.entries)
	entries := slices.Clone(n.entries)
	entries[slices.IndexFunc(entries, func(e entry) bool { return e.key.text == keys[0] })].value = inner
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
func (m *merger) noParent(n *node, e *entry, path string, keys []string, at *node) {
	if e == nil {
		m.report(at, path, suggest(keys[0], n.keys()), "there is no %q to change", keys[0])
		return
	}
	whole := strings.TrimSuffix(path, "."+strings.Join(keys[1:], "."))
	m.report(at, path, "change "+whole+" as a whole", "%s is %s and has nothing called %q", whole, e.value.kind, keys[1])
}
