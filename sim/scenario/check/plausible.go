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

// plausible warns of figures that are allowed and cannot be meant.
func (c *checker) plausible() {
	travel := &c.s.Travel
	for kind, speed := range travel.Speed.All() {
		if v := float64(speed.Value); v > 0 && (v < slowest || v > swiftest) {
			c.Warnf(scenario.Implausible, tree.At("travel", "speed", kind), "write a speed between 1 km/h and 1,000 km/h", "units do not travel at %s", speed.Text)
		}
	}
	for kind, detour := range travel.Detour.All() {
		if detour.Value > 0 && detour.Value < 1 {
			c.Warnf(scenario.Implausible, c.ofKind(tree.At("travel", "detour"), kind), "write 1 or more, such as 1.3", "no road is shorter than the way as the crow flies")
		}
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
