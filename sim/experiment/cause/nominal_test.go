package cause

import (
	"testing"

	"simulate/sim/engine"
	"simulate/sim/simtest"
)

func TestAChainIsAsLongAsItsNominalValue(t *testing.T) {
	t.Parallel()
	r := nominal(t, simtest.CompileFile(t, barricadeFile))
	found := 0
	for i, c := range Chains(r, r.Nominal) {
		m := &r.Measures[i]
		if m.Row.Measure == "found" && c != nil {
			t.Errorf("what never happened has the chain %+v", c)
		}
		if c == nil {
			continue
		}
		found++
		if nominal := engine.Time(m.Nominal.Amount); c.To-c.From != max(nominal, -nominal) {
			t.Errorf("%s: the chain lasts %d, the value is %d", m.Row.Measure, c.To-c.From, nominal)
		}
	}
	if found == 0 {
		t.Error("there are no chains")
	}
}

func TestASourcedFigureOnTheChainIsEnough(t *testing.T) {
	t.Parallel()
	r := nominal(t, simtest.CompileFile(t, barricadeFile, "incidents.siege.plan.enter.source=log"))
	assumed := make(map[string]bool)
	for i, only := range AssumedOnly(r.Program, Chains(r, r.Nominal)) {
		assumed[r.Measures[i].Row.Measure] = assumed[r.Measures[i].Row.Measure] || only
	}
	if assumed["call-to-end"] || !assumed["first-on-scene"] {
		t.Error("what the scenario has a source for is told to be assumed, or what it has none for not")
	}
}

// Travel rests on every figure below it in the file.
func TestASourcedFigureOfTravelIsEnough(t *testing.T) {
	t.Parallel()
	r := nominal(t, simtest.CompileFile(t, barricadeFile, "travel.variation={value: lognormal(p50 1 p90 1.3), source: log}"))
	for i, only := range AssumedOnly(r.Program, Chains(r, r.Nominal)) {
		if r.Measures[i].Row.Measure == "first-on-scene" && only {
			t.Error("it is told to rest on assumptions alone")
		}
	}
}
