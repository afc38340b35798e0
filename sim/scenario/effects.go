package scenario

import (
	"reflect"
	"slices"

	"simulate/sim/scenario/tree"
)

// Block is what an event closes: a place or a channel for all, or places for some kinds of unit.
type Block struct {
	Name  string
	Kinds Map[Names] // of unit, by place
}

func (b *Block) decode(d *decoding, w written) {
	if w.Kind != tree.Mapping {
		d.value(&b.Name, w)
		return
	}
	if len(w.Entries) == 0 {
		d.Failf(w.path, "write a place, a channel or {PLACE: [kind, kind]}", "nothing is named")
	}
	d.value(&b.Kinds, w)
}

// Slow are factors on the time of trips: to places, from places, and of all.
type Slow struct {
	To, From   Map[Figure[Factor]]
	Everywhere *Figure[Factor]
}

// slowed is a Slow of which it is said which trips are meant.
type slowed struct {
	Places     Map[Figure[Factor]] `json:"places,omitempty" jsonschema:"Factor on the time of trips to a place."`
	From       Map[Figure[Factor]] `json:"from,omitempty" jsonschema:"Factor on the time of trips from a place."`
	Everywhere *Figure[Factor]     `json:"everywhere,omitempty" jsonschema:"Factor on the time of every trip."`
}

var slowedKeys = []string{"places", "from", "everywhere"}

func (s *Slow) decode(d *decoding, w written) {
	if w.Kind == tree.Mapping && len(w.Entries) == 0 {
		d.Failf(w.path, "write {PLACE: 1.5} or {everywhere: 1.2}", "no trips are named")
	}
	saysWhich := slices.ContainsFunc(w.Entries, func(e tree.Entry) bool {
		isPlace := d.Root.At(tree.At("places")).Get(e.Key.Text) != nil
		return slices.Contains(slowedKeys, e.Key.Text) && !isPlace
	})
	if w.Kind != tree.Mapping || !saysWhich {
		d.value(&s.To, w)
		return
	}
	var of slowed
	d.fields(reflect.ValueOf(&of).Elem(), w)
	s.To, s.From, s.Everywhere = of.Places, of.From, of.Everywhere
}

// Detour is road distance over great-circle distance, by kind of unit; default serves every other kind.
type Detour struct{ Map[Figure[Factor]] }

func (t *Detour) decode(d *decoding, w written) {
	if w.Kind == tree.Mapping && w.Get("value") == nil {
		d.value(&t.Map, w)
		return
	}
	d.value(t.entry(OfEveryKind), w)
}

// OfEveryKind is the key of a figure that serves every kind of unit that has none of its own.
const OfEveryKind = "default"
