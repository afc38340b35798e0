package scenario

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
)

// Schema is the JSON Schema of a scenario file, for editors, made from the types that are decoded. It
// finds misspelt keys and values of the wrong form; what only checks find is whether they make sense.
func Schema() ([]byte, error) {
	b := &schemaBuilder{defs: make(map[string]*jsonschema.Schema)}
	whole := b.of(reflect.TypeFor[Scenario](), "")
	b.partial = true
	root := &jsonschema.Schema{
		Schema: "https://json-schema.org/draft/2020-12/schema",
		ID:     "urn:simulate:scenario:1",
		Title:  "A scenario of simulate, format 1",
		Type:   "object",
		If:     either(&jsonschema.Schema{Required: []string{"extends"}}, ofPartsAlone()),
		Then:   b.of(reflect.TypeFor[Scenario](), ""),
		Else:   whole,
		Defs:   b.defs,
	}
	return json.MarshalIndent(root, "", "  ")
}

// ofPartsAlone is the schema of what tells a file that others extend from one that is run.
func ofPartsAlone() *jsonschema.Schema {
	return &jsonschema.Schema{Required: []string{"parts"}, Not: &jsonschema.Schema{Required: []string{"incidents"}}}
}

// schemaBuilder makes a schema from the types of the language. Types that occur in many places become
// definitions, so that the schema stays small.
type schemaBuilder struct {
	defs    map[string]*jsonschema.Schema
	partial bool // of a file that extends another: nothing is required, and null removes
}

var (
	anyText  = &jsonschema.Schema{Types: []string{"string", "number", "boolean"}}
	anyValue = &jsonschema.Schema{}
	nothing  = &jsonschema.Schema{Not: anyValue}
)

// of is the schema of the values of a type.
func (b *schemaBuilder) of(t reflect.Type, tag reflect.StructTag) *jsonschema.Schema {
	if t.Kind() == reflect.Pointer {
		return b.of(t.Elem(), tag)
	}
	if tag.Get("states") != "" {
		return either(b.of(t, ""), b.mapOf(t, ""))
	}
	if w, ok := words[t]; ok {
		types := []string{"string"}
		if w.number {
			types = append(types, "number")
		}
		return &jsonschema.Schema{Types: types, Pattern: w.pattern, Examples: w.examples}
	}
	value := reflect.New(t).Interface()
	if s, ok := b.form(value); ok {
		return s
	}
	if m, ok := value.(elementer); ok {
		return b.mapOf(m.element(), tag)
	}
	return b.plain(t, tag)
}

// plain is the schema of a type without forms of its own.
func (b *schemaBuilder) plain(t reflect.Type, tag reflect.StructTag) *jsonschema.Schema {
	switch t.Kind() {
	case reflect.Struct:
		return b.definition(t.Name(), func() *jsonschema.Schema { return b.object(t) })
	case reflect.Slice:
		return &jsonschema.Schema{Type: "array", Items: b.of(t.Elem(), "")}
	case reflect.Bool:
		return &jsonschema.Schema{Type: "boolean"}
	case reflect.Int:
		if enum := tag.Get("enum"); enum != "" {
			return &jsonschema.Schema{Enum: []any{json.Number(enum)}}
		}
		return &jsonschema.Schema{Type: "integer", Minimum: jsonschema.Ptr(0.0)}
	default:
		return text(tag)
	}
}

// text is the schema of a text, or of one of the words that the tag lists.
func text(tag reflect.StructTag) *jsonschema.Schema {
	enum := tag.Get("enum")
	if enum == "" {
		return anyText.CloneSchemas()
	}
	return oneWordOf(strings.Split(enum, ","))
}

func oneWordOf(words []string) *jsonschema.Schema {
	s := &jsonschema.Schema{}
	for _, w := range words {
		s.Enum = append(s.Enum, w)
	}
	return s
}

// object is the schema of a struct: its keys, and no others.
func (b *schemaBuilder) object(t reflect.Type) *jsonschema.Schema {
	s := &jsonschema.Schema{
		Type: "object", Properties: make(map[string]*jsonschema.Schema), AdditionalProperties: nothing.CloneSchemas(),
	}
	for _, f := range fieldsOf(t) {
		property := b.of(f.is, f.tag)
		property = b.described(property, f.tag.Get("jsonschema"))
		s.Properties[f.key] = property
		s.PropertyOrder = append(s.PropertyOrder, f.key)
		if f.required && !b.partial {
			s.Required = append(s.Required, f.key)
		}
	}
	return offered(s, t)
}

// described adds the text that an editor shows, and null where it removes.
func (b *schemaBuilder) described(s *jsonschema.Schema, description string) *jsonschema.Schema {
	of := s
	switch {
	case b.partial:
		s = either(s, &jsonschema.Schema{Type: "null"})
	case s.Ref != "":
		s = &jsonschema.Schema{AllOf: []*jsonschema.Schema{s}}
	}
	s.Description = description
	return shown(s, of)
}

// mapOf is the schema of a Map.
func (b *schemaBuilder) mapOf(element reflect.Type, tag reflect.StructTag) *jsonschema.Schema {
	keys, below := keysOf(tag)
	value := b.of(element, below)
	if b.partial {
		value = b.described(value, "")
	}
	return &jsonschema.Schema{Type: "object", AdditionalProperties: value, PropertyNames: b.keys(keys)}
}

// keys is the schema of the keys of a Map.
func (b *schemaBuilder) keys(kind string) *jsonschema.Schema {
	switch kind {
	case "hour":
		return &jsonschema.Schema{Pattern: hourPattern.String()}
	case "quarter":
		return &jsonschema.Schema{Pattern: quarterPattern.String()}
	case "days":
		return &jsonschema.Schema{Pattern: `^(sun|mon|tue|wed|thu|fri|sat)([-,] ?(sun|mon|tue|wed|thu|fri|sat))*$`}
	case "number", "priority", "size", "free":
		return &jsonschema.Schema{Pattern: `^[1-9][0-9]*$`}
	case "warning":
		return oneWordOf(codes())
	case "path":
		return &jsonschema.Schema{Pattern: `^[a-z]`}
	}
	b.defs["id"] = &jsonschema.Schema{Pattern: idPattern.String(), Not: oneWordOf(reserved)}
	return &jsonschema.Schema{Ref: "#/$defs/id"}
}

// definition makes a definition once and refers to it.
func (b *schemaBuilder) definition(name string, build func() *jsonschema.Schema) *jsonschema.Schema {
	if b.partial {
		name = "partial-" + name
	}
	if _, made := b.defs[name]; !made {
		b.defs[name] = nil // a definition may refer to itself
		b.defs[name] = build()
	}
	return &jsonschema.Schema{Ref: "#/$defs/" + name}
}

// either is the schema of a value with several forms.
func either(forms ...*jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: forms}
}
