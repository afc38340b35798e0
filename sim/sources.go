package sim

import (
	"math"

	"simulate/sim/engine"
	"simulate/sim/scenario"
)

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

// source numbers a source, once.
func (c *compiler) source(s Source) sourceNumber {
	n, known := c.sourced[s]
	if known || s.Path == "" || len(c.p.Sources) == mostSources {
		return n
	}
	c.p.Sources = append(c.p.Sources, s)
	c.sourced[s] = sourceNumber(len(c.p.Sources))
	return c.sourced[s]
}

// paths says where the figures of the file stand.
func (c *compiler) paths() {
	c.path, c.sourced = make(map[any]string), make(map[Source]sourceNumber)
	for path, figure := range c.s.Stated() {
		c.path[figure] = path
	}
}

// outcomeSource is the source that the outcomes of a step are, if there is more than one that can come about.
func (c *compiler) outcomeSource(incident, step string, outcomes *scenario.Map[scenario.Figure[scenario.Share]]) sourceNumber {
	for _, f := range outcomes.All() {
		if f.Value > 0 && f.Value < 1 || f.Range != nil {
			return c.source(Source{Path: "incidents." + incident + ".plan." + step + ".outcomes", Chance: true})
		}
	}
	return 0
}

// given draws a quantity of a source that is taken from the luck of the run; ok is false of all others.
func (w *World) given(q *quantity) (u float64, ok bool) {
	g, i := w.luck.Given, int(q.source)-1
	if i < 0 {
		return 0, false
	}
	if i < len(g.Quantiles) && !math.IsNaN(g.Quantiles[i]) {
		return g.Quantiles[i], true
	}
	if i >= len(g.Replications) {
		return 0, false
	}
	luck := engine.Seed(w.luck.Seed).Mix(g.Replications[i])
	if q.slot != None {
		luck = luck.Mix(uint64(w.incidents[q.slot].ordinal))
	}
	return q.drawnWith(luck), true
}

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
