package sim

import (
	"reflect"
	"slices"
	"testing"
	"unsafe"
)

// partOfAWorld is a struct of the state of a run, and what says so of all its fields.
type partOfAWorld struct {
	part     func(w *World) any // a pointer to it
	reset    func(w *World)
	copyFrom func(w, other *World)

	lasting []string // fields that are not reset, and why
	own     []string // fields that are not copied, and why
}

var partsOfAWorld = map[string]partOfAWorld{
	"agenda": {
		part:     func(w *World) any { return &w.agenda },
		reset:    func(w *World) { w.agenda.reset() },
		copyFrom: func(w, other *World) { w.agenda.copyFrom(&other.agenda) },
	},
	"figures": {
		part:     func(w *World) any { return &w.figures },
		reset:    func(w *World) { w.figures.reset() },
		copyFrom: func(w, other *World) { w.figures.copyFrom(&other.figures) },
	},
	"output": {
		part:     func(w *World) any { return &w.output },
		reset:    func(w *World) { w.output.reset() },
		copyFrom: func(w, other *World) { w.output.copyFrom(&other.output) },
		lasting:  []string{"chunk"}, // memory: filled says how much of it is in use
		own:      []string{"sinks", "chunk"},
	},
	"plans": {
		part:     func(w *World) any { return &w.plans },
		reset:    func(w *World) { w.plans.reset(&Program{}) },
		copyFrom: func(w, other *World) { w.plans.copyFrom(&other.plans) },
	},
	"instances": {
		part:     func(w *World) any { return &w.instances },
		reset:    func(w *World) { w.instances.reset(&Program{}) },
		copyFrom: func(w, other *World) { w.instances.copyFrom(&other.instances) },
	},
	"fleet": {
		part:     func(w *World) any { return &w.fleet },
		reset:    func(w *World) { w.fleet.reset(&Program{}) },
		copyFrom: func(w, other *World) { w.fleet.copyFrom(&other.fleet) },
		own:      []string{"indexes"}, // whose grids are of the program; the part below looks into them
	},
	"index of a pool": {
		part:     func(w *World) any { return w.indexes[0] },
		reset:    func(w *World) { w.indexes[0].reset() },
		copyFrom: func(w, other *World) { w.indexes[0].copyFrom(other.indexes[0]) },
		lasting:  []string{"grid", "row", "queue"}, // of the program; and links of units, which are written when a unit enters a list
		own:      []string{"grid"},
	},
	"queues": {
		part:     func(w *World) any { return &w.queues },
		reset:    func(w *World) { w.queues.reset(&Program{}) },
		copyFrom: func(w, other *World) { w.queues.copyFrom(&other.queues) },
	},
	"radio": {
		part:     func(w *World) any { return &w.radio },
		reset:    func(w *World) { w.radio.reset() },
		copyFrom: func(w, other *World) { w.radio.copyFrom(&other.radio) },
	},
	"ground": {
		part:     func(w *World) any { return &w.ground },
		reset:    func(w *World) { w.ground.reset(&Program{}) },
		copyFrom: func(w, other *World) { w.ground.copyFrom(&other.ground) },
	},
}

// What of a world is no part of the state of a run: who listens, and what belongs to its program.
var aboutAWorld = []string{"OnDraw", "OnLeg", "Stop", "program", "before", "canServe", "canCarry"}

// Every field of the state of a run is reset before the next and copied with the world, whatever is added to it.
func TestEveryPartOfAWorldIsResetAndCopied(t *testing.T) {
	t.Parallel()
	for name, of := range partsOfAWorld {
		t.Run(name, func(t *testing.T) {
			was, w, other := filled(1), filled(1), filled(2)
			of.reset(w)
			eachField(t, of.part(w), of.part(was), of.lasting, func(t *testing.T, got, was any) {
				if reflect.DeepEqual(got, was) {
					t.Errorf("is not reset: it is still %+v", got)
				}
			})
			of.copyFrom(was, other)
			eachField(t, of.part(was), of.part(other), of.own, func(t *testing.T, got, want any) {
				if !reflect.DeepEqual(got, want) {
					t.Errorf("is not copied: it is %+v, want %+v", got, want)
				}
			})
		})
	}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[World]()) {
		if _, known := partsOfAWorld[field.Name]; len(field.Index) == 1 && !known && !slices.Contains(aboutAWorld, field.Name) {
			t.Errorf("%s of a world is in no part that is reset and copied", field.Name)
		}
	}
}

// eachField compares two structs field by field, those of structs inside them too.
func eachField(t *testing.T, a, b any, except []string, compare func(t *testing.T, a, b any)) {
	x, y := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for i := range x.NumField() {
		field := x.Type().Field(i)
		if slices.Contains(except, field.Name) {
			continue
		}
		t.Run(field.Name, func(t *testing.T) {
			if p, q := unlocked(x.Field(i)), unlocked(y.Field(i)); field.Type.Kind() == reflect.Struct {
				eachField(t, p.Addr().Interface(), q.Addr().Interface(), except, compare)
			} else {
				compare(t, p.Interface(), q.Interface())
			}
		})
	}
}

// filled is a world every field of whose parts is something else than nothing, and than in a world with another number.
func filled(number int) *World {
	w := &World{}
	for name, of := range partsOfAWorld {
		if name != "index of a pool" {
			fill(reflect.ValueOf(of.part(w)).Elem(), number)
		}
	}
	w.chunk = new([chunkSize]Record)
	return w
}

func fill(v reflect.Value, number int) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(number%2 == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(10 + number))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(10 + number))
	case reflect.Float64:
		v.SetFloat(float64(10 + number))
	case reflect.String:
		v.SetString(string(rune('a' + number)))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), number)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), number)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(unlocked(v.Field(i)), number)
		}
	}
}

// unlocked lets an unexported field be read and set.
func unlocked(v reflect.Value) reflect.Value {
	return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
}
