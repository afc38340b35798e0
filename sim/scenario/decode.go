package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// decoding turns a merged tree into a Scenario. It reports every problem and carries on with what it
// can use, so that all problems appear at once.
type decoding struct {
	*tree.Collector
	*Decoder
	work    int // on rows of tables
	figures []statement
	partial bool // what is read may leave anything out
}

// written is a value on its way into a Go value: its node, its path, and the tag of the field it is for.
//
// Tags beside json and jsonschema: enum lists the only words allowed, keys says what the keys of a Map
// are when they are not ids (hour, number, path or warning; after a comma those of the Maps in it), ranged marks whole numbers that
// may have a range, form is how a map is written, instead the form of one that says what a single word in its place was meant to, missing
// the remedy where the key is not written.
type written struct {
	*tree.Node
	path tree.Path
	tag  reflect.StructTag
}

// decodable is a type with forms of its own, such as Figure with a short and a long one.
type decodable interface {
	decode(d *decoding, w written)
}

// textual is a type that is read from one word or line, such as 35% or triangular(1m 3m 8m).
type textual interface {
	parse(text string) error
}

// value decodes into what the pointer into points to.
func (d *decoding) value(into any, w written) {
	switch v := into.(type) {
	case decodable:
		if _, mayRemove := v.(*Change); w.Kind == tree.Null && !mayRemove {
			d.nothing(w)
			return
		}
		v.decode(d, w)
	case textual:
		if d.expect(w, tree.Scalar, nounOf(into), formOf(into)) {
			d.check(w, v.parse(w.Text))
		}
	default:
		d.plain(reflect.ValueOf(into).Elem(), w)
	}
}

// plain decodes into a type that has nothing of its own to say.
func (d *decoding) plain(v reflect.Value, w written) {
	switch v.Kind() {
	case reflect.Pointer:
		made := reflect.New(v.Type().Elem())
		if v.Set(made); !d.reads(made.Interface(), w) {
			v.SetZero()
		}
	case reflect.Struct:
		if d.expect(w, tree.Mapping, "a map", formOfFields(v.Type())) {
			d.fields(v, w)
		}
	case reflect.Slice:
		if d.expect(w, tree.List, "a list", always("a list: [one, another]")) {
			d.list(v, w)
		}
	case reflect.String:
		d.text(v, w)
	case reflect.Bool:
		d.truth(v, w)
	case reflect.Int:
		d.whole(v, w)
	default:
		panic("scenario: no decoding for " + v.Type().String())
	}
}

// reads decodes into what may be left out, and reports whether it is to be kept. A single word or number that could not be
// read is not: a check would take its zero for what was written. Of what has parts some can be used.
func (d *decoding) reads(into any, w written) bool {
	d.value(into, w)
	switch v := into.(type) {
	case textual, *int, *Priority:
		return !d.Broken(w.path)
	case *Beginning:
		return v.said()
	}
	return true
}

func (d *decoding) list(v reflect.Value, w written) {
	v.Set(reflect.MakeSlice(v.Type(), len(w.Items), len(w.Items)))
	for i, item := range w.Items {
		d.value(v.Index(i).Addr().Interface(), written{item, w.path.Item(i), w.tag})
	}
}

// aText is how a text is written: the only one of a list, or one of those that are allowed.
func (w written) aText() string {
	words := w.tag.Get("enum")
	switch {
	case w.Kind == tree.List && len(w.Items) == 1 && w.Items[0].Kind == tree.Scalar:
		return w.Items[0].Text + ", without brackets"
	case words != "":
		return "one of " + strings.ReplaceAll(words, ",", ", ")
	default:
		return "one text"
	}
}

func (d *decoding) text(v reflect.Value, w written) {
	if !d.expect(w, tree.Scalar, "a text", w.aText) {
		return
	}
	if strings.TrimSpace(w.Node.Text) == "" {
		d.Failf(w.path, "write something or remove the key", "the text is empty")
		return
	}
	d.known(w)
	v.SetString(w.Node.Text)
}

func (d *decoding) whole(v reflect.Value, w written) {
	if d.expect(w, tree.Scalar, "a whole number", always("a number such as 3")) {
		n, err := parseWhole(w.Node.Text)
		v.SetInt(int64(n))
		d.check(w, err)
		if err == nil {
			d.known(w)
		}
	}
}

// known checks a word against those that its tag lists.
func (d *decoding) known(w written) {
	if words := w.tag.Get("enum"); words != "" {
		d.check(w, oneOf(w.Node.Text, strings.Split(words, ",")))
	}
}

// oneOf checks a word against those that are allowed.
func oneOf(word string, allowed []string) error {
	if slices.Contains(allowed, word) {
		return nil
	}
	hint := "use " + strings.Join(allowed, ", ")
	if mistyped := tree.Mistyped(word); mistyped != "" {
		hint = mistyped
	} else if near := tree.Nearest(word, allowed); near != "" {
		hint = fmt.Sprintf("did you mean %q? Allowed are %s", near, strings.Join(allowed, ", "))
	}
	return tree.NewMistake(fmt.Sprintf("%q is not known here", word), hint).Among(func() []string { return allowed })
}

func (d *decoding) truth(v reflect.Value, w written) {
	if !d.expect(w, tree.Scalar, "true or false", always("true or false")) {
		return
	}
	if w.Node.Text != "true" && w.Node.Text != "false" {
		d.check(w, tree.NewMistake(fmt.Sprintf("%q is neither true nor false", w.Node.Text), "write true or false"))
	}
	v.SetBool(w.Node.Text == "true")
}

// nothing reports a key without a value. In a flow map that often comes about by a comma in a text.
func (d *decoding) nothing(w written) {
	hint := "write a value or remove the key"
	if d.Root.At(w.path.Parent()).Flow {
		hint += "; a text with a comma needs quotes"
	}
	d.Failf(w.path, hint, "there is no value")
}

// check reports what was wrong with a text.
func (d *decoding) check(w written, err error) {
	if err != nil {
		d.Fail(w.path, err)
	}
}
