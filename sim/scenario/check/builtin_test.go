package check

import (
	"slices"
	"testing"

	"simulate/sim/scenario"
)

func TestBuiltinMeasuresAreCompleteAndNamedOnce(t *testing.T) {
	t.Parallel()
	units := []scenario.MeasureUnit{scenario.Seconds, scenario.Shares, scenario.Counts, scenario.PersonMinutes}
	for i, b := range scenario.Builtins {
		if b.Name == "" || b.Title == "" || !slices.Contains(units, b.Unit) || len(b.Per) == 0 {
			t.Errorf("%+v lacks something", b)
		}
		for _, per := range b.Per {
			if !slices.Contains(dimensions, per) {
				t.Errorf("%s has a row for each %q, which no measure can have", b.Name, per)
			}
		}
		for _, instant := range b.Instants {
			if !slices.Contains(scenario.InstantNames, instant) {
				t.Errorf("%s needs the instant %q, which no incident can name", b.Name, instant)
			}
		}
		found, ok := scenario.BuiltinNamed(b.Name)
		if !ok || slices.IndexFunc(scenario.Builtins, func(o scenario.Builtin) bool { return o.Name == found.Name }) != i {
			t.Errorf("%s is there twice", b.Name)
		}
	}
	if _, ok := scenario.BuiltinNamed("lateness"); ok {
		t.Error("lateness is known")
	}
}
