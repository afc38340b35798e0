package check

import (
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// reports checks what was reported of the real incident.
func (c *checker) reports() {
	followed := make(map[string]bool)
	for id, report := range c.s.Reported.All() {
		path := tree.At("reported", id)
		switch {
		case report.Milestone == "" && report.Measure == "":
			c.Errorf(path.AtKey(), "write milestone or measure", "nothing says what the report is about")
		case report.Milestone != "" && report.Measure != "":
			c.Errorf(path.Key("measure").AtKey(), "make it two reports", "a report is about a milestone or a measure, not both")
		case report.Milestone != "":
			c.milestone(path.Key("milestone"), "", report.Milestone)
			c.reportedInstant(path.Key("value"), &report.Value)
			c.noStatistic(path, report)
		case c.Unreadable(path.Key("statistic")):
		case report.Statistic != nil:
			c.reportedStatistic(path, report)
		default:
			c.noStatistic(path, report)
			c.reportedMeasure(path, report)
		}
		c.supersedes(id, followed)
	}
}

func (c *checker) reportedInstant(path tree.Path, value *scenario.Report) {
	if !value.Clock {
		c.Errorf(path, "write a clock time (13:30) or a window (13:25..13:35)", "a milestone is reported at an instant")
		return
	}
	first, ok := c.instant(path, value.From)
	last, ok2 := c.instant(path, value.To)
	if ok && ok2 && last < first {
		c.Errorf(path, "exchange the two", "the window ends before it starts")
	}
}

func (c *checker) reportedMeasure(path tree.Path, report *scenario.Reported) {
	refer(c, path.Key("measure"), "measure", tree.At("measures"), &c.s.Measures, report.Measure)
	measure := c.s.Measures.Get(report.Measure)
	if measure != nil && c.unitOf(measure) != scenario.Seconds && c.unitOf(measure) != "" {
		c.Errorf(path.Key("measure"), "name a measure of time", "%s is not a length of time", report.Measure)
	}
	if measure != nil && c.ofMany(measure) {
		c.Errorf(path.Key("measure"), "say which of all: statistic: p90, median, mean or share(<= 8m), and n where the source has it; or report what happens once, such as STREAM/STEP.first",
			"%s has a value for each arrival of a stream, and none that a single length of time could stand beside", report.Measure)
	}
	if v := &report.Value; v.Clock || v.Low.Unit != scenario.Milliseconds {
		c.Errorf(path.Key("value"), "write a duration (20m) or a window of them (15m..25m)", "a measure is reported as a length of time")
	}
}

// ofMany reports whether a run has a value of a measure of time for each arrival of a stream.
func (c *checker) ofMany(measure *scenario.Measure) bool {
	switch b, ok := scenario.BuiltinNamed(measure.Of); {
	case ok:
		once := b.Every || slices.Contains(b.Per, "site") // over the run, or of sites
		return !once && slices.ContainsFunc(c.s.Incidents.IDs(), c.s.IsStream)
	case measure.Dimension() == "incident":
		return slices.ContainsFunc(c.holders(measure.Milestones()...), c.s.IsStream)
	default:
		return c.s.OwnStream(measure.Milestones()...) != ""
	}
}

// supersedes finds reports that correct each other in a circle, once for each circle. Those that are known to lead
// to an end are remembered in followed.
func (c *checker) supersedes(id string, followed map[string]bool) {
	var chain []string
	for ; id != "" && !followed[id]; id = c.s.Reported.Get(id).Supersedes {
		followed[id] = true
		chain = append(chain, id)
		if !refer(c, tree.At("reported", id, "supersedes"), "report", tree.At("reported"), &c.s.Reported, c.s.Reported.Get(id).Supersedes) {
			return
		}
	}
	if i := slices.Index(chain, id); i >= 0 {
		circle := strings.Join(append(chain[i:], id), ", which supersedes ")
		c.Errorf(tree.At("reported", id, "supersedes"), "the earliest report supersedes none", "%s", circle)
	}
}
