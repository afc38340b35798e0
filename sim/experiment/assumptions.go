package experiment

import "simulate/sim/scenario"

// Assumptions counts the scenario's figures by confidence.
type Assumptions struct {
	Reported, SingleSource, Derived, Assumed int
}

func countAssumptions(figures []scenario.FigureUse) Assumptions {
	var a Assumptions
	for _, f := range figures {
		switch f.Confidence {
		case scenario.ReportedFact:
			a.Reported++
		case scenario.SingleSource:
			a.SingleSource++
		case scenario.Derived:
			a.Derived++
		default:
			a.Assumed++
		}
	}
	return a
}
