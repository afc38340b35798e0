package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// nothing warns of numbers that ask for nothing, and of repetitions between which no time passes.
func (c *checker) nothing() {
	for id, incident := range c.s.Incidents.All() {
		path := tree.At("incidents", id)
		for kind, count := range incident.Present.All() {
			c.noneAsked(path.Key("present", kind), kind, count)
		}
		for name, step := range incident.Plan.All() {
			path := path.Key("plan", name)
			c.noneOf(path.Key("send"), &step.Send)
			c.noneOf(path.Key("move"), &step.Move)
			c.noneOf(path.Key("release"), &step.Release)
			c.noneOf(path.Key("disable"), &step.Disable)
			c.noneOf(path.Key("needs"), &step.Needs)
			if step.Every != nil && !takesTime(step.Every) && !takesTime(step.Takes) && step.Verb() != scenario.Message {
				c.Warnf(scenario.Endless, path.Key("every"), "write 1s or more", "no time passes from one repetition to the next: there is no end of them")
			}
		}
	}
}

func (c *checker) noneOf(path tree.Path, need *scenario.Need) {
	for kind, count := range need.Kinds.All() {
		if !count.All {
			c.noneAsked(path.Key(kind), kind, &count.Figure)
		}
	}
}

func (c *checker) noneAsked(path tree.Path, kind string, count *scenario.Figure[int]) {
	if count.Value == 0 && !c.Unreadable(path) {
		c.Warnf(scenario.NothingAsked, path, "write 1 or more, or leave "+kind+" out", "this asks for no %s", kind)
	}
}

// takesTime reports whether a duration is written that is ever more than nothing.
func takesTime(d *scenario.Figure[scenario.Duration]) bool {
	return d != nil && (d.Range != nil || d.Value.Dist.Max() >= 0.5)
}
