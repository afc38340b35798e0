package check

import "simulate/sim/scenario/tree"

// sources reports every source that is named and not listed: behind figures, steps, objectives and reports.
func (c *checker) sources() {
	for path, source := range c.s.SourcesNamed() {
		c.source(path, source)
	}
}

// source reports the source of what stands at a path, unless it is listed.
func (c *checker) source(path tree.Path, name string) {
	refer(c, path.Key("source"), "source", tree.At("sources"), &c.s.Sources, name)
}
