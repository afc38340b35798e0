package sim

// ground is the part of a world that says what has become of places and sites.
type ground struct {
	sites    []siteState
	places   []placeState
	blocking []stepIndex // steps whose event blocks places
	slowing  []stepIndex // steps whose event slows trips, in the order in which they began to
	slow     float64     // factor on all trips
	hours    int         // of travel.rush that had begun when a trip last began
	closed   int         // set of closings of roads that are in force
}

func (g *ground) reset(p *Program) {
	g.sites, g.places = copied(g.sites, p.template.sites), copied(g.places, p.template.places)
	g.blocking, g.slowing, g.slow, g.hours, g.closed = g.blocking[:0], g.slowing[:0], 1, 0, 0
}

func (g *ground) copyFrom(other *ground) {
	g.sites, g.places = copied(g.sites, other.sites), copied(g.places, other.places)
	g.blocking, g.slowing, g.slow = copied(g.blocking, other.blocking), copied(g.slowing, other.slowing), other.slow
	g.hours, g.closed = other.hours, other.closed
}
