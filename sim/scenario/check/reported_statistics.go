package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// noStatistic reports what belongs to a statistic and stands in a report of one value, and a tolerance that is none.
func (c *checker) noStatistic(path tree.Path, report *scenario.Reported) {
	if report.Statistic != nil {
		c.Errorf(path.Key("statistic").AtKey(), "write measure: and a measure from there to here", "a milestone has an instant, and no statistic")
		return
	}
	if report.N != nil {
		c.Errorf(path.Key("n").AtKey(), "write statistic: p90, median, mean or share(<= 8m), or leave it out", "n is how many cases a statistic is of")
	}
	switch within := report.Within; {
	case within == nil:
	case within.Unit != scenario.Milliseconds:
		c.Errorf(path.Key("within"), "write a length of time, such as 2m", "%s is not by how much an instant or a length of time may be off", within)
	case within.Value == 0:
		c.Errorf(path.Key("within"), "write by how much it may be off, such as 2m, or leave it out", "no run agrees to the millisecond")
	}
}

// reportedStatistic checks a statistic of a measure that a source has.
func (c *checker) reportedStatistic(path tree.Path, report *scenario.Reported) {
	refer(c, path.Key("measure"), "measure", tree.At("measures"), &c.s.Measures, report.Measure)
	measure := c.s.Measures.Get(report.Measure)
	if measure == nil {
		return
	}
	unit := c.unitOf(measure)
	if inner := report.Statistic.Inner; inner != nil {
		c.inUnit(path.Key("statistic"), inner.Limit, unit)
		unit = scenario.Shares
	}
	switch v := &report.Value; {
	case c.Unreadable(path.Key("value")):
	case v.Clock:
		c.Errorf(path.Key("value"), "write the statistic's value, such as 8m12s or 92%", "a statistic is no instant")
	case v.High.Unit == scenario.ShareOfOne && v.High.Value > 1:
		c.Errorf(path.Key("value"), "write 0% to 100%", "%s is not a share", v.High)
	default:
		c.inUnit(path.Key("value"), v.Low, unit)
	}
	if report.Within != nil {
		c.inUnit(path.Key("within"), *report.Within, unit)
	}
	c.numberOfCases(path.Key("n"), measure, report)
}

// numberOfCases checks of how many cases a statistic is. It takes two for a mean to have a spread.
func (c *checker) numberOfCases(path tree.Path, measure *scenario.Measure, report *scenario.Reported) {
	b, _ := scenario.BuiltinNamed(measure.Of)
	switch {
	case report.N == nil:
	case b.Every || len(measure.At) > 0:
		c.Errorf(path.AtKey(), "leave n out, and write within: how far they may lie apart", "%s is measured over time, and not of cases", report.Measure)
	case *report.N < 2:
		c.Errorf(path, "write the number of cases that the source has the statistic of, or leave it out", "this is too few for a statistic")
	}
}
