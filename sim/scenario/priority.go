package scenario

import (
	"iter"
	"strconv"
	"strings"

	"simulate/sim/scenario/tree"
)

// Priority is how urgent an incident or a step is: 1 is the most urgent.
type Priority struct {
	Value  int       // of one by state that of the first state that is named
	States *Map[int] // instead, by state of the incident's condition, or default; or nil
	Row    string    // the column of its incident's trace that it is taken from, where a row has it: otherwise Value; or empty
	Must   bool      // every row has it
}

func (p *Priority) decode(d *decoding, w written) {
	switch {
	case w.Kind == tree.Scalar && strings.HasPrefix(w.Text, rowCall):
		column, rest, err := cutRow(w.Text)
		d.check(w, err)
		if p.Row, p.Must = column, rest == ""; p.Must {
			rest = strconv.Itoa(UsualPriority)
		}
		d.value(&p.Value, w.with(w.Node, rest))
	case w.Kind != tree.Mapping:
		d.value(&p.Value, w)
	case len(w.Entries) == 0:
		d.Failf(w.path, "write one priority, or {STATE: 1, default: 2}", "no state is named")
	default:
		p.States = new(Map[int])
		d.value(p.States, written{w.Node, w.path, ""})
		for _, own := range p.States.All() {
			p.Value = *own
			break
		}
	}
}

// In is the priority in a state of the condition.
func (p *Priority) In(state string) int {
	if p.States == nil {
		return p.Value
	}
	if own := p.States.Get(state); own != nil {
		return *own
	}
	return *p.States.Get(DefaultState)
}

// Each yields the priority of each state, or without states the priority, with its path below that given; p may be nil.
func (p *Priority) Each(path tree.Path) iter.Seq2[tree.Path, int] {
	return func(yield func(tree.Path, int) bool) {
		switch {
		case p == nil:
			return
		case p.States == nil:
			yield(path, p.Value)
			return
		}
		for state, own := range p.States.All() {
			if !yield(path.Key(state), *own) {
				return
			}
		}
	}
}

// states are those that a priority names, default included; nil of one that is the same in all, or of none.
func (p *Priority) states() []string {
	if p == nil {
		return nil
	}
	return statesOf(p.States)
}
