package loader_test

import (
	"reflect"
	"testing"

	"simulate/scenarios"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// alike reports whether two scenarios, or none, say the same.
func alike(a, b *scenario.Scenario) bool {
	if a == nil || b == nil {
		return a == b
	}
	one, other := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for i := range one.NumField() {
		switch f := one.Type().Field(i); {
		case !f.IsExported(), f.Name == "Before":
		case !reflect.DeepEqual(one.Field(i).Interface(), other.Field(i).Interface()):
			return false
		}
	}
	return alike(a.Before, b.Before)
}

func TestAnEditionIsWhatTheFileWouldBe(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"independence.yaml", "mass-casualty.yaml"} {
		var opened *loader.Opened
		s, problems := loader.FS(scenarios.Files, file, loader.Options{Opened: &opened})
		if s == nil {
			t.Fatal(problems)
		}
		editions := []loader.Options{
			{},
			{From: "+20m"},
			{Set: []string{"clock.horizon=3h"}, Checked: true},
			{Set: []string{"clock.horizon=-3h", "nothing=4"}, Checked: true},
			{Variant: "no-such", Checked: true},
		}
		for id := range s.Variants.All() {
			editions = append(editions, loader.Options{Variant: id, Checked: true}, loader.Options{Variant: id, Set: []string{"clock.horizon=3h"}})
		}
		for _, opt := range editions {
			got, found := opened.Edition(opt)
			want, problems := loader.FS(scenarios.Files, file, opt)
			if !reflect.DeepEqual(found, problems) || !alike(got, want) {
				t.Errorf("%s as %+v is not what it is when read anew: %v, want %v", file, opt, found, problems)
			}
		}
		if again, _ := opened.Edition(loader.Options{}); !alike(again, s) {
			t.Errorf("%s: the file itself has changed", file)
		}
	}
}
