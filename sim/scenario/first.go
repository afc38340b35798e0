package scenario

import (
	"reflect"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// First is a milestone, or several of which the first that occurs is meant; empty without.
type First []string

// firstOf is a First written as a map.
type firstOf struct {
	Any []string `json:"any" jsonschema:"Milestones, of which the first that occurs counts."`
}

func (f *First) decode(d *decoding, w written) {
	switch w.Kind {
	case tree.Mapping:
		var of firstOf
		d.fields(reflect.ValueOf(&of).Elem(), w)
		if *f = of.Any; len(of.Any) == 0 && w.Get("any") != nil && !d.Broken(w.path) {
			d.Failf(w.path, "write {any: [milestone, milestone]}", "this is no milestone")
		}
	case tree.List:
		d.Failf(w.path, "write {any: […]}: the first of several; all of them are a step of their own, after: […]", "one milestone is expected")
	default:
		*f = make(First, 1)
		d.value(&(*f)[0], w)
	}
}

// or stands between several milestones in words.
const or = " or "

// String is the milestone, or the several that it may be, in words.
func (f First) String() string { return strings.Join(f, or) }

// Milestones are those that a text made by String may be.
func Milestones(text string) []string { return strings.Split(text, or) }

// Milestones are those that the measure lies between, or the one that it counts.
func (m *Measure) Milestones() []string {
	all := slices.Concat(m.From, m.To)
	if m.Count != "" {
		all = append(all, m.Count)
	}
	return all
}
