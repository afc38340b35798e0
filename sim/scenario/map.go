package scenario

import (
	"fmt"
	"iter"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"simulate/sim/scenario/tree"
)

// Map is a map of ids in the order of the file.
type Map[T any] struct {
	ids  []string
	byID map[string]*T
}

// Len is the number of entries.
func (m *Map[T]) Len() int { return len(m.ids) }

// IDs are the keys in the order of the file; the caller must not change them.
func (m *Map[T]) IDs() []string { return m.ids }

// Get returns the entry of an id, or nil.
func (m *Map[T]) Get(id string) *T { return m.byID[id] }

// All yields the entries in the order of the file.
func (m *Map[T]) All() iter.Seq2[string, *T] {
	return func(yield func(string, *T) bool) {
		for _, id := range m.ids {
			if !yield(id, m.byID[id]) {
				return
			}
		}
	}
}

// Set adds an entry at the end, or replaces the one of that id.
func (m *Map[T]) Set(id string, v T) { *m.entry(id) = v }

// entry returns the entry of an id, and adds it when there is none.
func (m *Map[T]) entry(id string) *T {
	if v := m.byID[id]; v != nil {
		return v
	}
	v := new(T)
	m.put(id, v)
	return v
}

// put adds an entry that is not there.
func (m *Map[T]) put(id string, v *T) {
	if m.byID == nil {
		m.byID = make(map[string]*T)
	}
	m.ids = append(m.ids, id)
	m.byID[id] = v
}

// element is the type of the entries.
func (m *Map[T]) element() reflect.Type { return reflect.TypeFor[T]() }

// decode keeps entries that could not be decoded, so that what refers to them does not seem to refer
// to nothing.
func (m *Map[T]) decode(d *decoding, w written) {
	keys, below := keysOf(w.tag)
	if !d.expect(w, tree.Mapping, "a map", formOfEntries(keys, m.element())) {
		return
	}
	m.byID = make(map[string]*T, len(w.Entries))
	remembers := m.remembers()
	for _, e := range w.Entries {
		path := w.path.Key(e.Key.Text)
		wrong := d.nested(checkKey(e.Key.Text, keys), e.Key.Text, m.element())
		if wrong != nil && isRestOfText(w.Node, e) {
			d.Fail(path.AtKey(), tree.NewMistake(tree.AsMistake(wrong).Message, "a text with a comma needs quotes"))
			m.entry(e.Key.Text)
			continue
		}
		d.check(written{e.Key, path.AtKey(), w.tag}, wrong)
		w, first := written{e.Value, path, below}, len(d.figures)
		if known, ok := d.recall(w); ok {
			m.put(e.Key.Text, known.(*T))
			continue
		}
		d.value(m.entry(e.Key.Text), w)
		if remembers {
			d.remember(w, m.Get(e.Key.Text), first)
		}
	}
}

// isRestOfText reports whether what stands as a key of a map in braces may be what follows a comma in the text before it.
func isRestOfText(in *tree.Node, e tree.Entry) bool { return in.Flow && e.Value.Kind == tree.Null }

// nested gives the mistake of a key like car.count, a path where an id stands, the remedy that belongs to it.
func (d *decoding) nested(err error, key string, of reflect.Type) error {
	id, inner, _ := strings.Cut(key, ".")
	if err == nil || of.Kind() != reflect.Struct || !isID(id) || d.sectionOf(of).byKey[inner].key == "" {
		return err
	}
	return tree.NewMistake(tree.AsMistake(err).Message, fmt.Sprintf("paths are for variants and --set; here write %s: {%s: …}", id, inner))
}

// keysOf is what the tag of a field says of the keys of its Map, and a tag that says it of those of the Maps in it.
func keysOf(tag reflect.StructTag) (keys string, below reflect.StructTag) {
	keys, rest, nested := strings.Cut(tag.Get("keys"), ",")
	if nested {
		below = reflect.StructTag(`keys:"` + rest + `"`)
	}
	return keys, below
}

var (
	idPattern = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	// An hour of the day, and one with a quarter.
	quarterPattern = regexp.MustCompile(`^([01]?[0-9]|2[0-3])(:(00|15|30|45))?$`)

	hourPattern = regexp.MustCompile(`^([01]?[0-9]|2[0-3])$`)
)

// reserved are the words that have a meaning where an id could stand.
var reserved = []string{
	"all", "any", "approved", "asked", "begins", "en-route", "ended", "failed", "first", "gave-up",
	"skipped", "start", "stopped",
}

// CheckID says what is wrong with a word that is to be an id; nil: nothing.
func CheckID(word string) error { return checkKey(word, "") }

// mostAtOnce is how many arrivals of a stream can come as one group.
const mostAtOnce = 1000

// checkKey checks a key of a map whose keys are ids, or of the kind that the tag of its field says.
func checkKey(key, kind string) error {
	switch {
	case kind == "path":
		return nil
	case kind == "hour" && !hourPattern.MatchString(key):
		return tree.NewMistake(fmt.Sprintf("%q is not an hour of the day", key), "write 0 to 23")
	case kind == "quarter" && !quarterPattern.MatchString(key):
		return tree.NewMistake(fmt.Sprintf("%q is not an hour of the day", key), "write 0 to 23, or with quarters of an hour, such as 07:30")
	case kind == "size":
		if n, err := strconv.Atoi(key); err != nil || n < 1 || n > mostAtOnce || strconv.Itoa(n) != key {
			return tree.NewMistake(fmt.Sprintf("%q is not how many come at once", key), fmt.Sprintf("write 1 to %d", mostAtOnce))
		}
	case kind == "number":
		if n, err := strconv.Atoi(key); err != nil || n < 1 || strconv.Itoa(n) != key {
			return tree.NewMistake(fmt.Sprintf("%q is not the number of a unit", key), "units are counted from 1")
		}
	case kind == "free":
		if n, err := strconv.Atoi(key); err != nil || n < 1 || strconv.Itoa(n) != key {
			return tree.NewMistake(fmt.Sprintf("%q is not a number of free units", key), "write 1, 2 and so on")
		}
	case kind == "priority":
		if n, err := strconv.Atoi(key); err != nil || n < 1 || strconv.Itoa(n) != key {
			return tree.NewMistake(fmt.Sprintf("%q is not a priority", key), "1 is the most urgent")
		}
	case kind == "warning":
		return oneOf(key, codes())
	case kind == "" && slices.Contains(reserved, key):
		return tree.NewMistake(fmt.Sprintf("%q has a meaning of its own and cannot be an id", key), "choose another word")
	case kind == "" && !idPattern.MatchString(key):
		return tree.NewMistake(fmt.Sprintf("%q cannot be an id", key), asID(key))
	}
	return nil
}

// longestID bounds what is suggested as an id.
const longestID = 64

// between are the characters that part the words of an id-to-be; those beyond ASCII stay and spoil it.
var between = regexp.MustCompile(`[ -/:-@\[-_{-~]+`)

// asID is the remedy for a key that cannot be an id.
func asID(key string) string {
	if remedy := tree.Mistyped(key); remedy != "" {
		return remedy
	}
	id := strings.Trim(between.ReplaceAllString(strings.ToLower(key), "-"), "-")
	if !idPattern.MatchString(id) || slices.Contains(reserved, id) || len(id) > longestID {
		return "an id is a letter and then letters, digits and hyphens, all in lower case"
	}
	return fmt.Sprintf("write %s; an id has lower-case letters, digits and hyphens", id)
}
