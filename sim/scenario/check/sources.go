package check

import "simulate/sim/scenario/tree"

// sources reports every source that is named and not listed: behind figures, steps, objectives and reports.
func (c *checker) sources() {
	for path, source := range c.s.OwnSources() {
		c.source(path, source)
	}
	for incident, i := range c.s.Incidents.All() {
		for step, s := range i.Plan.All() {
			c.source(tree.At("incidents", incident, "plan", step), s.Source)
		}
	}
	for id, variant := range c.s.Variants.All() {
		if variant.From != nil {
			c.source(tree.At("variants", id, "from"), variant.From.Source)
		}
	}
	for id, objective := range c.s.Objectives.All() {
		c.source(tree.At("objectives", id), objective.Source)
	}
	for id, reported := range c.s.Reported.All() {
		c.source(tree.At("reported", id), reported.Source)
	}
}

// source reports the source of what stands at a path, unless it is listed.
func (c *checker) source(path tree.Path, name string) {
	refer(c, path.Key("source"), "source", tree.At("sources"), &c.s.Sources, name)
}
