package scenario

import "fmt"

// span is a stretch of time in milliseconds since clock.start, its ends included.
type span struct{ first, last int64 }

// measured is the time that is measured: from start to horizon.
func (c *Clock) measured() span { return span{0, int64(c.Horizon)} }

// run is the time that is simulated at most, warm-up and cool-down included.
func (c *Clock) run() span {
	of := c.measured()
	if c.WarmUp != nil {
		of.first = -int64(*c.WarmUp)
	}
	if c.CoolDown != nil {
		of.last += int64(*c.CoolDown)
	}
	return of
}

// within returns an instant in milliseconds since clock.start, which must lie in a span. An offset counts from base.
func (s *Scenario) within(i Instant, base int64, of span) (int64, error) {
	when, err := s.Resolve(i, base)
	switch {
	case err != nil:
		return 0, err
	case when < of.first:
		return 0, s.early(when, of)
	case when > of.last:
		return 0, s.late(i, when, of)
	}
	return when, nil
}

func (s *Scenario) early(when int64, of span) error {
	if of.first == 0 {
		return newMistake("this is before the scenario starts", "write a later time, or an earlier clock.start")
	}
	return newMistake(
		fmt.Sprintf("this is %s before clock.start, before the warm-up of %s", amountText(float64(-when)), amountText(float64(-of.first))),
		"write a later time, or lengthen clock.warm-up",
	)
}

func (s *Scenario) late(i Instant, when int64, of span) error {
	horizon := int64(s.Clock.Horizon)
	limit := "the horizon of " + amountText(float64(horizon))
	if of.last > horizon {
		limit += " and the cool-down of " + amountText(float64(of.last-horizon))
	}
	hint := "lengthen clock.horizon or write an earlier time"
	if !i.Offset && i.Day == 0 {
		hint += "; a clock time is its first occurrence after clock.start"
	}
	return newMistake(fmt.Sprintf("this is %s after clock.start, past %s", amountText(float64(when)), limit), hint)
}
