package sim

import (
	"math"

	"simulate/sim/scenario"
)

// Source is a figure of the file whose value luck decides: a distribution or a chance, drawn again and again in a run, or a
// range, drawn once a run. Where units are at the start, and when and where streams arrive, are not among them.
type Source struct {
	Path   string // of the outcomes of a step together, that of its outcomes
	Ranged bool   // drawn once a run; its draws are DrawInput
}

// sourceNumber is the number of a source, counted from 1; 0 stands for draws of none.
type sourceNumber uint16

// mostSources is how many sources can be told apart; draws of those beyond are of none.
const mostSources = math.MaxUint16

// ByLuck stands in Luck.Driven for a source that luck decides.
var ByLuck = math.NaN()

// source numbers a source, once.
func (c *compiler) source(path string, ranged bool) sourceNumber {
	s := Source{path, ranged}
	if n, known := c.sourced[s]; known || path == "" || len(c.p.Sources) == mostSources {
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

// sourceOf is the source that a random figure is, by a pointer to it.
func (c *compiler) sourceOf(figure any) sourceNumber { return c.source(c.path[figure], false) }

// outcomeSource is the source that the outcomes of a step are, of which there are two at least.
func (c *compiler) outcomeSource(incident, step string, outcomes *scenario.Map[scenario.Figure[scenario.Share]]) sourceNumber {
	for _, f := range outcomes.All() {
		if f.Value > 0 && f.Value < 1 || f.Range != nil {
			return c.source("incidents."+incident+".plan."+step+".outcomes", false)
		}
	}
	return 0
}

// given is the uniform number that drives the draws of a source; ok is false when luck decides.
func (l *Luck) given(n sourceNumber) (u float64, ok bool) {
	if n == 0 || int(n) > len(l.Driven) {
		return 0, false
	}
	u = l.Driven[n-1]
	return u, !math.IsNaN(u)
}
