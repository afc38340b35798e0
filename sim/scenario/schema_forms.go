package scenario

import (
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"
)

// figured is a Figure, whatever its value.
type figured interface{ longForm() reflect.Type }

func (f *Figure[T]) longForm() reflect.Type { return reflect.TypeFor[longForm[T]]() }

// ranging is the range of a figure, whatever its value.
type ranging interface{ schema() *jsonschema.Schema }

// schema is that of a range with ends of the figure's type; of a type that has none, it fits nothing.
func (*bounds[T]) schema() *jsonschema.Schema {
	of, may := rangeable[reflect.TypeFor[T]()]
	if !may {
		return nothing.CloneSchemas()
	}
	end := `(` + of.pattern + `)`
	return &jsonschema.Schema{Type: "string", Pattern: `^` + end + ` *\.\. *` + end + `$`, Examples: []any{of.example}}
}

// form is the schema of the types that have several forms.
func (b *schemaBuilder) form(value any) (*jsonschema.Schema, bool) {
	switch v := value.(type) {
	case *Count:
		return either(oneWordOf([]string{All}), b.of(reflect.TypeFor[Figure[int]](), "")), true
	case ranging:
		return v.schema(), true
	case figured:
		return b.figure(v.longForm()), true
	case *Position:
		degrees := &jsonschema.Schema{Types: []string{"number", "string"}}
		two := jsonschema.Ptr(2)
		return &jsonschema.Schema{Type: "array", Items: degrees, MinItems: two, MaxItems: two}, true
	case *Corners:
		return b.corners(), true
	case *Rates:
		return b.rates(), true
	case *Where:
		shares := b.mapOf(reflect.TypeFor[Figure[Share]](), "")
		return either(text(""), b.plain(reflect.TypeFor[circle](), ""), b.plain(reflect.TypeFor[outline](), ""), shares), true
	case *Taken:
		return either(text(""), b.mapOf(reflect.TypeFor[Figure[Share]](), "")), true
	case *Outcomes:
		return b.mapOf(reflect.TypeFor[Figure[Share]](), ""), true
	case *Priority:
		return either(b.plain(reflect.TypeFor[int](), ""), &jsonschema.Schema{Type: "string", Pattern: `^row\(`}), true
	case *Location:
		return either(text(""), b.mapOf(reflect.TypeFor[Figure[Share]](), ""), b.object(reflect.TypeFor[nearby]())), true
	case *Block:
		kinds := b.mapOf(reflect.TypeFor[Names](), "")
		kinds.MinProperties = jsonschema.Ptr(1)
		return either(text(""), kinds), true
	case *Posts:
		return either(b.mapOf(reflect.TypeFor[Names](), `keys:"free"`), b.mapOf(reflect.TypeFor[Map[Names]](), `keys:",free"`)), true
	case *Slow:
		return either(b.mapOf(reflect.TypeFor[Figure[Factor]](), ""), b.plain(reflect.TypeFor[slowed](), "")), true
	case *Matrix:
		return either(text(""), b.plain(reflect.TypeFor[matrix](), "")), true
	case *Roads:
		return either(text(""), b.plain(reflect.TypeFor[driven](), "")), true
	case *Extent:
		return either(b.plain(reflect.TypeFor[circle](), ""), b.plain(reflect.TypeFor[outline](), "")), true
	case *Detour:
		return either(b.of(reflect.TypeFor[Figure[Factor]](), ""), b.mapOf(reflect.TypeFor[Figure[Factor]](), "")), true
	case *Beginning:
		return either(b.of(reflect.TypeFor[Figure[Instant]](), ""), text(""), b.plain(reflect.TypeFor[setOff](), "")), true
	case *Home:
		return either(text(""), b.plain(reflect.TypeFor[circle](), "")), true
	case *Trigger:
		return b.definition(triggerName, b.trigger), true
	case *Need:
		kinds := b.mapOf(reflect.TypeFor[Count](), "")
		kinds.MinProperties = jsonschema.Ptr(1)
		return either(oneWordOf([]string{All}), kinds), true
	case *Names:
		return either(text(""), listOf(text(""))), true
	case *First:
		return either(text(""), b.object(reflect.TypeFor[firstOf]())), true
	case *Per:
		each := b.of(reflect.TypeFor[Each](), "")
		return either(each, listOf(each)), true
	case *Each:
		by := b.object(reflect.TypeFor[dividing]())
		by.MinProperties, by.MaxProperties = jsonschema.Ptr(1), jsonschema.Ptr(1)
		return either(text(""), by), true
	case *Choose:
		return either(oneWordOf(chooseRules), listOf(text("")), b.mapOf(reflect.TypeFor[Names](), "")), true
	case *Starts:
		return either(text(""), b.mapOf(reflect.TypeFor[Figure[Share]](), "")), true
	case *StateChange:
		return either(b.of(reflect.TypeFor[Figure[Duration]](), ""), b.object(reflect.TypeFor[StateChange]())), true
	case *Incident:
		return b.definition("Incident", b.incident), true
	case *Part:
		return b.part(), true
	case *Objective:
		return either(b.of(reflect.TypeFor[Expression](), ""), b.object(reflect.TypeFor[Objective]())), true
	case *Change:
		return anyValue.CloneSchemas(), true
	}
	return nil, false
}

// incident is the schema of an incident; of one that is like another, nothing is required, and null removes.
func (b *schemaBuilder) incident() *jsonschema.Schema {
	whole := b.object(incidentType)
	if b.partial {
		return whole
	}
	return &jsonschema.Schema{If: &jsonschema.Schema{Required: []string{"like"}}, Then: b.part(), Else: whole}
}

// part is the schema of an incident of which anything may be left out.
func (b *schemaBuilder) part() *jsonschema.Schema {
	partial := b.partial
	b.partial = true
	defer func() { b.partial = partial }()
	return b.definition("Incident", b.incident)
}

func listOf(item *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "array", Items: item}
}

func (b *schemaBuilder) corners() *jsonschema.Schema {
	corners := listOf(b.of(reflect.TypeFor[Position](), ""))
	corners.MinItems = jsonschema.Ptr(3)
	return corners
}

// rates is the schema of a rate, of rates by hour, of either by day of the week, and of a table of rates.
func (b *schemaBuilder) rates() *jsonschema.Schema {
	rate := b.of(reflect.TypeFor[Figure[Rate]](), "")
	byHour := &jsonschema.Schema{Type: "object", AdditionalProperties: rate, PropertyNames: b.keys("quarter")}
	byDay := &jsonschema.Schema{Type: "object", AdditionalProperties: either(rate, byHour), PropertyNames: b.keys("days")}
	return either(rate, byHour, byDay, &jsonschema.Schema{Type: "string", Pattern: `\.[cC][sS][vV]$`})
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
