package scenario

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestEveryKeyHasADescriptionToHover(t *testing.T) {
	t.Parallel()
	seen := make(map[reflect.Type]bool)
	var visit func(t reflect.Type)
	visit = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if m, ok := reflect.New(typ).Interface().(elementer); ok {
			visit(m.element())
			return
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for _, f := range fieldsOf(typ) {
			description := f.tag.Get("jsonschema")
			if !strings.HasSuffix(description, ".") || len(description) < 10 {
				t.Errorf("%s.%s is described as %q", typ.Name(), f.key, description)
			}
			visit(f.is)
		}
	}
	visit(reflect.TypeFor[Scenario]())
	if len(seen) < 15 {
		t.Errorf("only %d types were visited", len(seen))
	}
}

// A word without its pattern or noun would show in messages as an empty one.
func TestEveryTextualTypeIsInTheVocabulary(t *testing.T) {
	t.Parallel()
	for typ, w := range words {
		if w.noun == "" || w.pattern == "" || len(w.examples) == 0 {
			t.Errorf("%s lacks a noun, a pattern or examples", typ)
		}
	}
	for _, v := range []textual{
		new(Span), new(Share), new(Speed), new(Distance), new(Factor), new(Start), new(Instant), new(Report), new(Target), new(Expression),
	} {
		w := words[reflect.TypeOf(v).Elem()]
		for _, example := range w.examples {
			if err := v.parse(fmt.Sprint(example)); err != nil {
				t.Errorf("the example %v of %s is not read: %v", example, w.noun, err)
			}
		}
	}
}
