package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// shareRange checks a range on one of the shares that add to 100%: the others take what is left, in proportion.
func (c *checker) shareRange(path tree.Path, shares *scenario.Map[scenario.Figure[scenario.Share]]) {
	ranged := ""
	for id, share := range shares.All() {
		path := path.Key(id, "range")
		switch {
		case share.Range == nil:
			continue
		case ranged != "":
			c.Errorf(path.AtKey(), "remove one of the two; the others share what is left in proportion",
				"%s has a range already, and of shares that add to 100%% only one can", ranged)
		case shares.Len() == 1:
			c.Errorf(path.AtKey(), "remove it, or add another share", "there is no other share to take what is left")
		case share.Value == 1 && shares.Len() > 2:
			c.Errorf(path.AtKey(), "give one of them a share", "the others are 0%% and cannot share what is left in proportion")
		}
		ranged = id
	}
}

// endless reports a time between repetitions that can be so short that they never end, and whether it is.
func (c *checker) endless(path tree.Path, f *scenario.Figure[scenario.Duration], hint, message string) bool {
	switch {
	case f == nil:
		return false
	case f.Value.Dist.Max() == 0:
		c.Errorf(path, hint, "%s", message)
	case f.Range != nil && f.Range.Low == 0:
		c.Errorf(path.Key("range"), "write a low end over 0", "%s", message)
	default:
		return false
	}
	return true
}

// mostExpected is about how many instances a stream brings in a run in which ranges make them most.
func mostExpected(s *scenario.Scenario, incident *scenario.Incident) float64 {
	a := incident.Arrivals
	from, until := s.Between(incident)
	switch {
	case a.Gap != nil && a.Gap.Range != nil:
		return expected(s, incident) * a.Gap.Value.Dist.Median() / a.Gap.Range.Low
	case a.Rate != nil:
		times := a.Times()
		if a.Factor != nil && a.Factor.Range != nil {
			times = a.Factor.Range.High
		}
		return expectedByRate(s, highest(a.Rate), from, until) * times * a.AtOnce()
	default:
		return expected(s, incident)
	}
}

// highest are the rates with each at the high end of its range.
func highest(r *scenario.Rates) *scenario.Rates {
	high := &scenario.Rates{Week: r.Week}
	for _, of := range r.Ranges {
		for q := range 7 * scenario.Quarters {
			if of.Holds[q/scenario.Quarters][q%scenario.Quarters] {
				high.Week[q/scenario.Quarters][q%scenario.Quarters] = scenario.Rate(of.Range.High)
			}
		}
	}
	return high
}
