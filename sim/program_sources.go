package sim

import "math"

// Source is a figure of the file whose value luck decides: a distribution or a chance, drawn again and again in a run, or a
// range, drawn once a run. Where units are at the start, and when and where streams arrive, are not among them.
type Source struct {
	Path   string // of the outcomes of a step together, that of its outcomes
	Ranged bool   // drawn once a run; its draws are DrawInput
	Chance bool   // it decides whether something happens, or what
}

// sourceNumber is the number of a source, counted from 1; 0 stands for draws of none.
type sourceNumber uint16

// mostSources is how many sources can be told apart; draws of those beyond are of none.
const mostSources = math.MaxUint16

// Given takes sources from the luck of a run. Its slices are by index in Program.Sources.
type Given struct {
	Quantiles    []float64 // that every draw of a source takes, between 0 and 1; ByLuck: what luck gives
	Replications []uint64  // whose luck the draws of a source have; nil: that of the run
}

// ByLuck stands among Given.Quantiles for a source that luck decides.
var ByLuck = math.NaN()

// of translates what is given from the sources of a program to those of another, by path.
func (g *Given) of(from, to *Program) *Given {
	if g == nil {
		return nil
	}
	places := make(map[Source]int, len(from.Sources))
	for i, s := range from.Sources {
		places[s] = i
	}
	var there Given
	for _, s := range to.Sources {
		i, known := places[s]
		if len(g.Quantiles) > 0 {
			quantile := ByLuck
			if known {
				quantile = g.Quantiles[i]
			}
			there.Quantiles = append(there.Quantiles, quantile)
		}
		if len(g.Replications) > 0 {
			replication := uint64(0)
			if known {
				replication = g.Replications[i]
			}
			there.Replications = append(there.Replications, replication)
		}
	}
	return &there
}
