package experiment

import "simulate/sim/scenario"

// Assumptions counts the scenario's figures by confidence.
type Assumptions struct {
	Reported, SingleSource, Derived, Assumed int
}

// All is how many figures there are.
func (a *Assumptions) All() int { return a.Reported + a.SingleSource + a.Derived + a.Assumed }

// CountAssumptions counts figures by confidence.
func CountAssumptions(figures []scenario.FigureUse) Assumptions {
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
