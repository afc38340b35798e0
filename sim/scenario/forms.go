package scenario

import (
	"reflect"

	"simulate/sim/scenario/tree"
)

// Home is where a unit waits: a place, or anywhere in a circle.
type Home struct {
	Place  string
	Near   *Figure[Position]
	Within *Figure[Distance]
}

// circle is the long form of a Home.
type circle struct {
	Near   *Figure[Position] `json:"near" jsonschema:"Centre of the circle: [latitude, longitude]."`
	Within *Figure[Distance] `json:"within" jsonschema:"Radius of the circle, such as 3 km."`
}

func (h *Home) decode(d *decoding, w written) {
	if w.Kind != tree.Mapping {
		d.value(&h.Place, w)
		return
	}
	var c circle
	d.fields(reflect.ValueOf(&c).Elem(), w)
	h.Near, h.Within = c.Near, c.Within
}

// Trigger is a condition over milestones: one milestone, or all or any of several.
type Trigger struct {
	Milestone string // when All and Any are nil
	All, Any  []Trigger
}

// gate is a Trigger written as a map, which has one of the two keys.
type gate struct {
	All []Trigger `json:"all,omitempty" jsonschema:"All of these milestones or conditions."`
	Any []Trigger `json:"any,omitempty" jsonschema:"Any of these milestones or conditions."`
}

func (t *Trigger) decode(d *decoding, w written) {
	switch w.Kind {
	case tree.List:
		d.value(&t.All, w)
	case tree.Mapping:
		var g gate
		d.fields(reflect.ValueOf(&g).Elem(), w)
		t.All, t.Any = g.All, g.Any
	default:
		d.value(&t.Milestone, w)
		return
	}
	if len(t.All)+len(t.Any) == 0 || len(w.Entries) > 1 {
		d.Errorf(w.path, "write a milestone, a list of them, {any: […]} or {all: […]}", "this waits for nothing in particular")
	}
}

// Need is a number of units by kind, or all.
type Need struct {
	All   bool // of every kind
	Kinds Map[Count]
}

// Given reports whether anything was written.
func (n *Need) Given() bool { return n.All || n.Kinds.Len() > 0 }

// All is the word for every unit, kind or site.
const All = "all"

func (n *Need) decode(d *decoding, w written) {
	switch {
	case w.Kind == tree.Scalar && w.Text == All:
		n.All = true
	case w.Kind != tree.Mapping:
		d.Failf(w.path, "write {patrol: 3} or all", "numbers of units by kind are expected, %s is here", w.Kind)
	case len(w.Entries) == 0:
		d.Failf(w.path, "write {patrol: 3} or all", "no units are named")
	default:
		d.value(&n.Kinds, w)
	}
}

// Count is a number of units, or all of a kind.
type Count struct {
	Figure[int]
	All bool
}

func (c *Count) decode(d *decoding, w written) {
	if w.Kind == tree.Scalar && w.Text == All {
		c.All, c.Text = true, All
		return
	}
	c.Figure.decode(d, w)
}

// Names is a name or a list of names.
type Names []string

func (n *Names) decode(d *decoding, w written) {
	if w.Kind == tree.Scalar {
		*n = make(Names, 1)
		d.value(&(*n)[0], w)
		return
	}
	d.value((*[]string)(n), w)
}

// Choose says how a unit is chosen: by a rule, or by a list of unit or pool ids in order of preference, perhaps another
// list for each place of the incident.
type Choose struct {
	Rule    string // own-first, nearest, fastest, longest-idle; empty when Units or ByPlace is given
	Units   []string
	ByPlace Map[Names] // by id of the incident's place
}

var chooseRules = []string{"own-first", "nearest", "fastest", "longest-idle"}

func (c *Choose) decode(d *decoding, w written) {
	switch w.Kind {
	case tree.List:
		d.value(&c.Units, w)
	case tree.Mapping:
		if len(w.Entries) == 0 {
			d.Failf(w.path, "write {PLACE: [unit, unit]}", "no place is named")
		}
		d.value(&c.ByPlace, w)
	default:
		c.Rule = w.Text
		d.check(w, oneOf(w.Text, chooseRules))
	}
}

// Change is the new value of a path in a variant.
type Change struct {
	Text    string // the value as written when it is one word or line
	Written string // the value as one line of YAML
	Remove  bool
}

func (c *Change) decode(_ *decoding, w written) {
	*c = Change{plainText(w.Node), w.Written(), w.Kind == tree.Null}
}

func (o *Objective) decode(d *decoding, w written) {
	if w.Kind == tree.Mapping {
		d.fields(reflect.ValueOf(o).Elem(), w)
		return
	}
	d.value(&o.Expression, w)
}

func (e *Expression) parse(text string) (err error) {
	*e, err = ParseExpression(text)
	return err
}

func (t *Target) parse(text string) (err error) {
	*t, err = ParseTarget(text)
	return err
}
