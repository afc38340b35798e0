package scenario

import (
	"reflect"

	"simulate/sim/scenario/tree"
)

// elementer is a Map, whatever its entries.
type elementer interface{ element() reflect.Type }

// FileShape is the shape of a scenario file.
var FileShape = fileShape()

func fileShape() *tree.Shape {
	shape := shapeOf(reflect.TypeFor[Scenario]())
	shape.Keys["parts"] = &tree.Shape{Each: shape.Keys["incidents"].Each}
	for _, section := range []string{"format", "extends", "parts", "accept", "variants"} {
		shape.Keys[section].Fixed = true
	}
	return shape
}

// shapeOf says how values of a type are laid over each other: structs and Maps key by key, types with forms of their own whole.
func shapeOf(t reflect.Type) *tree.Shape {
	if t.Kind() == reflect.Pointer {
		return shapeOf(t.Elem())
	}
	value := reflect.New(t).Interface()
	if m, ok := value.(elementer); ok {
		return &tree.Shape{Each: shapeOf(m.element())}
	}
	_, removes := value.(*Change)
	if _, ok := value.(decodable); ok || t.Kind() != reflect.Struct {
		return &tree.Shape{Nulls: removes}
	}
	shape := &tree.Shape{Keys: make(map[string]*tree.Shape)}
	for _, f := range fieldsOf(t) {
		shape.Keys[f.key] = shapeOf(f.is)
	}
	return shape
}
