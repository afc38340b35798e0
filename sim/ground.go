package sim

// ground is the part of a world that says what has become of places and sites.
type ground struct {
	sites   []siteState
	places  []placeState
	slowing []stepIndex // steps whose event slows trips, in the order in which they began to
}

func (g *ground) reset(p *Program) {
	g.sites, g.places, g.slowing = copied(g.sites, p.template.sites), copied(g.places, p.template.places), g.slowing[:0]
}

func (g *ground) copyFrom(other *ground) {
	g.sites, g.places, g.slowing = copied(g.sites, other.sites), copied(g.places, other.places), copied(g.slowing, other.slowing)
}
