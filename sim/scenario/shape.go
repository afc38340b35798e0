package scenario

import "reflect"

// elementer is a Map, whatever its entries.
type elementer interface{ element() reflect.Type }

// wholeFile is the shape of a scenario file.
var wholeFile = fileShape()

func fileShape() *Shape {
	shape := shapeOf(reflect.TypeFor[Scenario]())
	for _, section := range []string{"format", "extends", "variants"} {
		shape.Keys[section].Fixed = true
	}
	return shape
}

// shapeOf says how values of a type are laid over each other: structs and Maps key by key, types with forms of their own whole.
func shapeOf(t reflect.Type) *Shape {
	if t.Kind() == reflect.Pointer {
		return shapeOf(t.Elem())
	}
	value := reflect.New(t).Interface()
	if m, ok := value.(elementer); ok {
		return &Shape{Each: shapeOf(m.element())}
	}
	_, removes := value.(*Change)
	if _, ok := value.(decodable); ok || t.Kind() != reflect.Struct {
		return &Shape{Nulls: removes}
	}
	shape := &Shape{Keys: make(map[string]*Shape)}
	for _, f := range fieldsOf(t) {
		shape.Keys[f.key] = shapeOf(f.is)
	}
	return shape
}
