package scenario

import (
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"
)

// figured is a Figure, whatever its value.
type figured interface{ longForm() reflect.Type }

func (f *Figure[T]) longForm() reflect.Type { return reflect.TypeFor[longForm[T]]() }

// form is the schema of the types that have several forms.
func (b *schemaBuilder) form(value any) (*jsonschema.Schema, bool) {
	switch v := value.(type) {
	case *Count:
		return either(oneWordOf([]string{all}), b.of(reflect.TypeFor[Figure[int]](), "")), true
	case figured:
		return b.figure(v.longForm()), true
	case *Position:
		degrees := &jsonschema.Schema{Types: []string{"number", "string"}}
		two := jsonschema.Ptr(2)
		return &jsonschema.Schema{Type: "array", Items: degrees, MinItems: two, MaxItems: two}, true
	case *Home:
		return either(text(""), b.plain(reflect.TypeFor[circle](), "")), true
	case *Trigger:
		return b.definition(triggerName, b.trigger), true
	case *Need:
		kinds := b.mapOf(reflect.TypeFor[Count](), "")
		kinds.MinProperties = jsonschema.Ptr(1)
		return either(oneWordOf([]string{all}), kinds), true
	case *Names:
		return either(text(""), listOf(text(""))), true
	case *Choose:
		return either(oneWordOf(chooseRules), listOf(text(""))), true
	case *Objective:
		return either(b.of(reflect.TypeFor[Expression](), ""), b.object(reflect.TypeFor[Objective]())), true
	case *Change:
		return anyValue.CloneSchemas(), true
	}
	return nil, false
}

func listOf(item *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "array", Items: item}
}

// figure is the schema of a figure: short, or long with its source.
func (b *schemaBuilder) figure(long reflect.Type) *jsonschema.Schema {
	value := fieldsOf(long)[0].is
	name := "Figure-" + value.Name()
	return b.definition(name, func() *jsonschema.Schema {
		return either(b.of(value, ""), b.object(long))
	})
}

const triggerName = "Trigger"

func (b *schemaBuilder) trigger() *jsonschema.Schema {
	self := b.definition(triggerName, b.trigger)
	gate := b.object(reflect.TypeFor[gate]())
	gate.MinProperties, gate.MaxProperties = jsonschema.Ptr(1), jsonschema.Ptr(1)
	return either(&jsonschema.Schema{Type: "string"}, listOf(self), gate)
}
