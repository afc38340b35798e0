package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// speeds warns of kinds of unit whose trips take the speed that the model takes where the file gives none.
func (c *checker) speeds() {
	speed := &c.s.Travel.Speed
	if speed.Get("default") != nil || c.Unreadable(tree.At("travel")) || c.Unreadable(tree.At("places")) || c.Unreadable(tree.At("units")) {
		return
	}
	var kinds []string
	for _, kind := range c.fleet.kinds {
		if speed.Get(kind) == nil && c.travels(kind) {
			kinds = append(kinds, kind)
		}
	}
	if len(kinds) > 0 {
		c.Warnf(tree.At("travel"), "write travel: {speed: {default: 50 km/h}}, or another speed",
			"no travel.speed is given for %s: they travel at 50 km/h", tree.InWords(kinds))
	}
}

// travels reports whether a plan lets units of a kind make a trip whose time comes from a distance.
func (c *checker) travels(kind string) bool {
	for id, incident := range c.s.Incidents.All() {
		p := c.planOf(id, incident)
		for _, step := range incident.Plan.All() {
			if p.travels(step, kind) {
				return true
			}
		}
	}
	return false
}

func (p *plan) travels(step *scenario.Step, kind string) bool {
	need, verb := step.Need(), step.Verb()
	if verb != scenario.Send && verb != scenario.Move || !need.All && need.Kinds.Get(kind) == nil {
		return false
	}
	var alone scenario.Need
	alone.Kinds.Set(kind, scenario.Count{})
	for _, from := range p.origins(step, &alone) {
		for _, to := range p.destinations(step, nil) {
			if (from != to || from == anywhere) && !p.linked(from, to) && !p.linked(to, from) && p.located(from) && p.located(to) {
				return true
			}
		}
	}
	return false
}
