package scenario

// sources reports every source that is named and not listed: behind figures, steps, objectives and reports.
func (c *checker) sources() {
	for i := range c.s.Figures {
		if f := &c.s.Figures[i]; !f.covered {
			c.source(f.Path, f.Source)
		}
	}
	for incident, i := range c.s.Incidents.All() {
		for step, s := range i.Plan.All() {
			c.source("incidents."+incident+".plan."+step, s.Source)
		}
	}
	for id, variant := range c.s.Variants.All() {
		if variant.From != nil {
			c.source("variants."+id+".from", variant.From.Source)
		}
	}
	for id, objective := range c.s.Objectives.All() {
		c.source("objectives."+id, objective.Source)
	}
	for id, reported := range c.s.Reported.All() {
		c.source("reported."+id, reported.Source)
	}
}

// source reports the source of what stands at a path, unless it is listed.
func (c *checker) source(path, name string) {
	refer(c, path+".source", "source", "sources", &c.s.Sources, name)
}
