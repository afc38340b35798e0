package experiment

import (
	"cmp"

	"simulate/sim/measure"
	"simulate/sim/scenario"
)

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

// FirstHeadline is the measure that stands first in reports: the first that has a target, or without such the first that an
// objective or a report is about, or the first that is declared. It is empty where none is.
func FirstHeadline(set *measure.Set) string {
	sc, first, headed := set.Program.Scenario, "", ""
	heads := Headlines(sc)
	for id, m := range sc.Measures.All() {
		switch {
		case m.Target != nil:
			return id
		case headed == "" && heads[id]:
			headed = id
		case first == "":
			first = id
		}
	}
	return cmp.Or(headed, first)
}

// MoreIsBetter reports whether greater values of a row are better by its target, or without one by the first objective about its
// measure. Without either they are not.
func MoreIsBetter(sc *scenario.Scenario, row *measure.Row) bool {
	if row.Target != nil {
		return row.Target.Value.MoreIsBetter()
	}
	for _, o := range sc.Objectives.All() {
		if o.Expression.Measure == row.Measure {
			return o.Expression.MoreIsBetter()
		}
	}
	return false
}
