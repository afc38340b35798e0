package experiment

import "simulate/sim/scenario"

// Headlines are the measures that have a target, or that an objective or a report is about.
func Headlines(sc *scenario.Scenario) map[string]bool {
	heads := make(map[string]bool)
	for id, m := range sc.Measures.All() {
		heads[id] = m.Target != nil
	}
	for _, o := range sc.Objectives.All() {
		heads[o.Expression.Measure] = true
	}
	for _, r := range sc.Reported.All() {
		heads[r.Measure] = true
	}
	return heads
}
