package scenario

import (
	"iter"
	"reflect"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// Location is where a step happens: a place, or where the units of another step are; one of several places, which is settled as
// the step asks; or one of these for each state of the incident's condition. At most one is given.
type Location struct {
	Name    string             // of a place or a step
	Shares  Map[Figure[Share]] // of the places of which one is drawn
	Nearest Names              // the places of which the nearest is taken
	States  *Map[Location]     // by state of the condition, or default; or nil

	Row  string   // the column of its incident's trace that names the place, where a row does: otherwise Name; or empty
	Rows []string // the places that the rows name
}

// nearby is a Location by what is nearest.
type nearby struct {
	Nearest Names `json:"nearest" jsonschema:"The one of these places to which it is the shortest usual drive."`
}

func (l *Location) decode(d *decoding, w written) {
	if w.Kind == tree.Scalar && strings.HasPrefix(w.Text, rowCall) {
		column, rest, err := cutRow(w.Text)
		d.check(w, err)
		l.Row, l.Name = column, rest
		return
	}
	if w.Kind != tree.Mapping {
		d.value(&l.Name, w)
		return
	}
	shares := slices.DeleteFunc(slices.Clone(w.Entries), func(e tree.Entry) bool { return !isShare(e.Value) })
	switch near := w.Get("nearest"); {
	case len(w.Entries) == 0:
		d.Failf(w.path, "write a place, {PLACE: 60%, PLACE: 40%} or {nearest: [PLACE, PLACE]}", "no place is named")
	case near != nil && len(w.Entries) == 1 && len(shares) == 0:
		var by nearby
		d.fields(reflect.ValueOf(&by).Elem(), w)
		if l.Nearest = by.Nearest; len(l.Nearest) == 0 {
			d.Failf(w.path.Key("nearest"), "write {nearest: [PLACE, PLACE]}", "no place is named")
		}
	case len(shares) == len(w.Entries):
		d.value(&l.Shares, written{w.Node, w.path, ""})
	case len(shares) > 0:
		d.Failf(w.path, "write {PLACE: 60%, PLACE: 40%}, or {STATE: PLACE, default: PLACE}", "this has shares of places, and places without")
	default:
		l.States = new(Map[Location])
		d.value(l.States, written{w.Node, w.path, ""})
		for state, own := range l.States.All() {
			if own.States != nil {
				d.Failf(w.path.Key(state), "write a place, {PLACE: 60%, PLACE: 40%} or {nearest: [PLACE, PLACE]}", "a state has no states of its own")
			}
		}
	}
}

// isShare reports whether a value is a share, short or long, and no name or map of names: ids begin with a letter.
func isShare(n *tree.Node) bool {
	if n.Kind == tree.Mapping {
		return slices.ContainsFunc(n.Entries, isOfLongForm)
	}
	return n.Kind == tree.Scalar && n.Text != "" && (n.Text[0] < 'a' || n.Text[0] > 'z')
}

// Given reports whether anything was written.
func (l *Location) Given() bool { return l.Name != "" || l.Chosen() }

// Chosen reports whether the place is settled only as the step asks.
func (l *Location) Chosen() bool {
	return l.Shares.Len() > 0 || len(l.Nearest) > 0 || l.States != nil || l.Row != ""
}

// All yields what is written for the states of the condition, or without states the location itself, each with its path below that of
// the location.
func (l *Location) All(path tree.Path) iter.Seq2[tree.Path, *Location] {
	return func(yield func(tree.Path, *Location) bool) {
		if l.States == nil {
			yield(path, l)
			return
		}
		for state, own := range l.States.All() {
			if !yield(path.Key(state), own) {
				return
			}
		}
	}
}

// Places lists the places of which one is taken; none of one that is a name alone.
func (l *Location) Places() []string { return slices.Concat(l.Shares.IDs(), l.Nearest, l.Rows) }

// In is the location in a state of the condition. Without a state, and of one that is the same in all, it is the location itself.
func (l *Location) In(state string) *Location {
	if l.States == nil {
		return l
	}
	if own := l.States.Get(state); own != nil {
		return own
	}
	return l.States.Get(DefaultState)
}

// states are those that a location names, default included; nil of one that is the same in all.
func (l Location) states() []string { return statesOf(l.States) }
