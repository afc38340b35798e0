package check

import (
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// What no unit on the ground or in the air does, in metres a second.
const (
	slowest  = 1 / 3.6
	swiftest = 1000 / 3.6
)

// widest is the radius of the largest area over which units are spread and incidents happen, in metres.
const widest = 1_000_000

const (
	speedHint  = "write a speed between 1 km/h and 1,000 km/h"
	detourHint = "write 1 or more, such as 1.3"
)

// plausible warns of figures that are allowed and cannot be meant.
func (c *checker) plausible() {
	travel := &c.s.Travel
	for kind, speed := range travel.Speed.All() {
		beyond := func(v float64) bool { return v > 0 && (v < slowest || v > swiftest) }
		path := tree.At("travel", "speed", kind)
		if beyond(float64(speed.Value)) {
			c.Warnf(scenario.Implausible, path, speedHint, "units do not travel at %s", speed.Text)
		} else if r := speed.Range; r != nil && (beyond(r.Low) || beyond(r.High)) {
			c.Warnf(scenario.Implausible, path.Key("range"), speedHint, "units do not travel at all speeds of %s", r.Text)
		}
	}
	for kind, detour := range travel.Detour.All() {
		path := c.ofKind(tree.At("travel", "detour"), kind)
		if detour.Value > 0 && detour.Value < 1 {
			c.Warnf(scenario.Implausible, path, detourHint, "no road is shorter than the way as the crow flies")
		} else if detour.Range != nil && detour.Range.Low < 1 {
			c.Warnf(scenario.Implausible, path.Key("range"), detourHint, "no road is shorter than the way as the crow flies")
		}
	}
	if v := travel.Variation; v != nil && v.Value.Dist.Max() == 0 {
		c.Warnf(scenario.Implausible, tree.At("travel", "variation"), "write a factor around 1, or leave it out", "with a factor of 0 no trip takes any time")
	}
	for from, row := range travel.Between.All() {
		if c.Unreadable(tree.At("travel", "between")) || c.Unreadable(tree.At("travel", "matrix")) {
			break
		}
		for to, time := range row.All() {
			if time.Value.Dist.Median() > float64(weekMillis) {
				path := tree.At("travel", "between", from, to)
				if travel.Matrix.File != "" && !c.Root.Has(path) {
					path = tree.At("travel", "matrix")
				}
				c.Warnf(scenario.Implausible, path, "leave the pair out if there is no route", "from %s to %s it takes %s, more than a week", from, to, time.Text)
			}
		}
	}
	for path, d := range c.s.Durations() {
		if !c.Unreadable(path) && d.Value.Dist.Max() < 0.5 && strings.ContainsAny(d.Text, "123456789") {
			c.Warnf(scenario.Implausible, path, "write 1ms or more, or 0s", "%s is less than half a millisecond and counts as none", d.Text)
		}
	}
}

// plausibleAreas warns of circles that are wider than a country.
func (c *checker) plausibleAreas() {
	look := func(path tree.Path, within *scenario.Figure[scenario.Distance]) {
		if within != nil && within.Value > widest && !c.Unreadable(path) {
			c.Warnf(scenario.Implausible, path.Key("within"), "write a radius up to 1,000 km", "no area reaches %s to each side", within.Text)
		}
	}
	for id, unit := range c.s.Units.All() {
		path := tree.At("units", id)
		if unit.Home != nil {
			look(path.Key("home"), unit.Home.Within)
		}
		for number, each := range unit.Each.All() {
			if each.Home != nil {
				look(path.Key("each", number, "home"), each.Home.Within)
			}
		}
	}
	for id, incident := range c.s.Incidents.All() {
		look(tree.At("incidents", id, "where"), incident.Where.Within)
	}
}

// decides warns of a share that is compared with an end of what a share can be, so that it is always so or never.
func (c *checker) decides(path tree.Path, t *scenario.Target) {
	if t.Statistic != scenario.ShareOf {
		return
	}
	never, always := "no share is over 100% or under 0%: this can never be met", "every share is from 0% to 100%: this is always met"
	var said string
	switch v := t.Limit.Value; {
	case t.Operator == scenario.Above && v >= 1, t.Operator == scenario.Below && v <= 0:
		said = never
	case t.Operator == scenario.AtLeast && v <= 0, t.Operator == scenario.AtMost && v >= 1:
		said = always
	default:
		return
	}
	c.Warnf(scenario.Implausible, path, "write a share between, such as >= 90%", "%s", said)
}
