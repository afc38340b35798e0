package content

import (
	"math"

	"simulate/report/document"
	"simulate/sim/experiment"
)

// margin is how far the judged figure is from its limit, and on which side.
func margin(j *experiment.Judged) string {
	if !j.Known || math.IsInf(j.Value, 0) {
		return ""
	}
	side := "spare"
	if !j.Within() {
		side = "over"
		if j.Expression.IsLower() {
			side = "short"
		}
	}
	apart := math.Abs(j.Value-j.Limit().Value) / j.Unit.Parts()
	if apart == 0 {
		return "at the limit"
	}
	return unitOf(j.Unit).Distance(apart) + " " + side
}

// spare is how far the judged figure is inside its limit, as data; beyond it, it is negative.
func spare(j *experiment.Judged) document.Value {
	if !j.Known || math.IsInf(j.Value, 0) {
		return document.Value{}
	}
	inside := j.Limit().Value - j.Value
	if j.Expression.IsLower() {
		inside = -inside
	}
	return figure(j.Unit, inside)
}
