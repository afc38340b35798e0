package scenario

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// field is a key that a map of the language may have.
type field struct {
	key      string
	index    int
	required bool
	tag      reflect.StructTag
	is       reflect.Type
}

// fieldsOf are the keys of a struct, in the order of the type.
func fieldsOf(t reflect.Type) []field {
	fields := make([]field, 0, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if key != "" && key != "-" {
			fields = append(fields, field{key, i, options == "", f.Tag, f.Type})
		}
	}
	return fields
}

// fields decodes a map into a struct, in the order of the file.
func (d *decoding) fields(v reflect.Value, w written) {
	known := d.sectionOf(v.Type())
	meant := make(map[string]bool) // keys that are there in another spelling
	for _, e := range w.Entries {
		path := w.path.Key(e.Key.Text)
		f, ok := known.byKey[e.Key.Text]
		switch {
		case !ok:
			meant[d.unknownKey(known, e, written{w.Node, path, ""})] = true
		default:
			d.value(v.Field(f.index).Addr().Interface(), written{e.Value, path, f.tag})
		}
	}
	for _, f := range known.fields {
		if f.required && !d.partial && w.Get(f.key) == nil && !meant[f.key] {
			hint := cmp.Or(f.tag.Get("missing"), strings.TrimSuffix(f.tag.Get("jsonschema"), "."))
			if w.Get("like") == nil || d.isOfPartsAlone(w.Node) { // an incident may have it, or else is where it is missing
				d.Missingf(w.path, hint, "%s is missing", f.key)
			}
			d.Spoil(w.path.Key(f.key))
		}
	}
}

// section is what the decoder knows of a struct.
type section struct {
	fields []field
	byKey  map[string]field
}

func (d *decoding) sectionOf(t reflect.Type) *section {
	if known, ok := d.sections[t]; ok {
		return known
	}
	known := &section{fieldsOf(t), make(map[string]field)}
	for _, f := range known.fields {
		known.byKey[f.key] = f
	}
	d.sections[t] = known
	return known
}

// unknownKey reports a key that is not known, and returns the one that is probably meant.
func (d *decoding) unknownKey(known *section, e tree.Entry, w written) (near string) {
	if d.Full() {
		d.Failf(w.path, "", "")
		return ""
	}
	names := make([]string, len(known.fields))
	for i, f := range known.fields {
		names[i] = f.key
	}
	before, after, _ := strings.Cut(e.Key.Text, ":")
	near = tree.Nearest(e.Key.Text, names)
	var hint string
	switch mistyped := tree.Mistyped(e.Key.Text); {
	case mistyped != "":
		hint = mistyped
	case slices.Contains(names, before):
		hint = fmt.Sprintf("write %s: %s, with a space behind the colon", before, after)
	case slices.Contains(codes(), e.Key.Text):
		hint = fmt.Sprintf("a warning is accepted by the file: write accept: {%s: {PATH: REASON}} beside incidents", e.Key.Text)
	case near != "":
		hint = fmt.Sprintf("did you mean %q?", near)
	case isRestOfText(w.Node, e):
		hint = "a text with a comma needs quotes"
	default:
		hint = "allowed are " + strings.Join(names, ", ")
	}
	d.Fail(w.path.AtKey(), tree.NewMistake(fmt.Sprintf("the key %q is not known here", e.Key.Text), hint).Offering(func() tree.Fits { return known.missing(w.Node, e.Key.File) }))
	return near
}

// missing are the keys of a section that a map does not have in a file, and what each means.
func (s *section) missing(in *tree.Node, file *tree.File) (fits tree.Fits) {
	for _, f := range s.fields {
		if e := in.Get(f.key); e == nil || e.Key.File != file {
			fits.Words = append(fits.Words, tree.Word{Text: f.key, Means: f.tag.Get("jsonschema")})
		}
	}
	return fits
}
