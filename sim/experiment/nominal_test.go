package experiment

import (
	"testing"

	"simulate/sim/engine"
)

func TestAChainIsAsLongAsItsNominalValue(t *testing.T) {
	r := evaluate(t, 0)
	found := 0
	for i, c := range Chains(r) {
		m := &r.Measures[i]
		if c == nil {
			continue
		}
		found++
		if nominal := engine.Time(m.Nominal.Amount); c.To-c.From != max(nominal, -nominal) {
			t.Errorf("%s: the chain lasts %d, the value is %d", m.Row.Measure, c.To-c.From, nominal)
		}
	}
	if found == 0 || Chains(r)[rowOf(t, r.Set, "found", "")] != nil {
		t.Errorf("there are %d chains, of what never happened too or of nothing", found)
	}
}

func TestASourcedFigureOnTheChainIsEnough(t *testing.T) {
	r := evaluate(t, 0, "incidents.siege.plan.enter.source=log")
	chains := Chains(r)
	assumed := func(id string) bool { return AssumedOnly(r.Program, chains[rowOf(t, r.Set, id, "")]) }
	if assumed("call-to-end") || !assumed("first-on-scene") {
		t.Error("what the scenario has a source for is told to be assumed, or what it has none for not")
	}
}
