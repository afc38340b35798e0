package scenario

import (
	"iter"
	"reflect"
	"slices"

	"simulate/sim/scenario/tree"
)

// DefaultState stands among figures by state for every state that is not named.
const DefaultState = "default"

// In is the figure in a state of the condition; f may be nil. Without a state, and of one that is the same in all, it is f itself.
func (f *Figure[T]) In(state string) *Figure[T] {
	if f == nil || f.States == nil {
		return f
	}
	if own := f.States.Get(state); own != nil {
		return own
	}
	return f.States.Get(DefaultState)
}

// isOfLongForm reports whether a key says something of a figure, and is no state.
func isOfLongForm(e tree.Entry) bool {
	return slices.Contains([]string{"value", "source", "confidence", "note", "range"}, e.Key.Text)
}

// decodeStates reads a figure by state. What is asked of a figure without its states is answered for all of them: the longest
// duration, and a share between the least and the greatest, so that what happens in one of them may happen.
func (f *Figure[T]) decodeStates(d *decoding, w written) {
	f.States = new(Map[Figure[T]])
	if len(w.Entries) == 0 {
		d.Failf(w.path, "write one figure, or {STATE: figure, default: figure}", "no state is named")
		return
	}
	d.value(f.States, written{w.Node, w.path, ""})
	first := true
	for _, own := range f.States.All() {
		if first || moreThan(&own.Value, &f.Value) {
			f.Value, f.Text, f.Confidence = own.Value, own.Text, own.Confidence.orUsual(own.Source)
		}
		first = false
	}
	if share, ok := any(&f.Value).(*Share); ok {
		least := *share
		for _, own := range f.States.All() {
			least = min(least, *any(&own.Value).(*Share))
		}
		*share = (least + *share) / 2
	}
}

// moreThan reports whether one value is more than another: a share, or a duration by its longest and then by its median.
func moreThan(a, b any) bool {
	switch a := a.(type) {
	case *Share:
		return *a > *b.(*Share)
	case *Duration:
		x, y := a.Dist, b.(*Duration).Dist
		asLong := x.Max() == y.Max() && x.Max() > 0 // of one that could not be read it is 0, and there is no median
		return x.Max() > y.Max() || asLong && x.Median() > y.Median()
	}
	return false
}

// byState is what may be written by state, whatever it is.
type byState interface{ states() []string }

// StateKey is the key of what is written for a state; empty where it is the same in all.
func StateKey[T any](states *Map[T], state string) string {
	switch {
	case states == nil:
		return ""
	case states.Get(state) != nil:
		return state
	default:
		return DefaultState
	}
}

// statesOf are the keys of what is written by state; nil of what is not.
func statesOf[T any](states *Map[T]) []string {
	if states == nil {
		return nil
	}
	return states.IDs()
}

// states are those that a figure names, default included; nil of one that is the same in all.
func (f *Figure[T]) states() []string {
	if f == nil {
		return nil
	}
	return statesOf(f.States)
}

// ByState yields the figures of a step that are written by state: their keys, and the states that they name.
func (s *Step) ByState() iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		v := reflect.ValueOf(s).Elem()
		for _, f := range statedFields {
			if states := v.Field(f.index).Interface().(byState).states(); states != nil && !yield(f.key, states) {
				return
			}
		}
	}
}

// statedFields are those of a step that may be written by state. Checks of many variants ask for them at every step.
var statedFields = slices.DeleteFunc(fieldsOf(reflect.TypeFor[Step]()), func(f field) bool { return f.tag.Get("states") == "" })

// IsByState reports whether any figure of a step is written by state.
func (s *Step) IsByState() bool {
	for range s.ByState() {
		return true
	}
	return false
}
