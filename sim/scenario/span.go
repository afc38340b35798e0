package scenario

import (
	"fmt"

	"simulate/sim/scenario/tree"
)

// Stretch is a stretch of time in milliseconds since clock.start, its ends included.
type Stretch struct{ First, Last int64 }

// Measured is the time that is measured: from start to horizon.
func (c *Clock) Measured() Stretch { return Stretch{0, int64(c.Horizon)} }

// Run is the time that is simulated at most, warm-up and cool-down included.
func (c *Clock) Run() Stretch {
	of := c.Measured()
	if c.WarmUp != nil {
		of.First = -int64(*c.WarmUp)
	}
	if c.CoolDown != nil {
		of.Last += int64(*c.CoolDown)
	}
	return of
}

// Within returns an instant in milliseconds since clock.start, which must lie in a span. An offset counts from base.
func (s *Scenario) Within(i Instant, base int64, of Stretch) (int64, error) {
	switch when := s.Resolve(i, base); {
	case when < of.First:
		return 0, s.early(when, of)
	case when > of.Last:
		return 0, s.late(i, when, of)
	default:
		return when, nil
	}
}

func (s *Scenario) early(when int64, of Stretch) error {
	if of.First == 0 {
		return tree.NewMistake("this is before the scenario starts", "write a later time, or an earlier clock.start")
	}
	return tree.NewMistake(
		fmt.Sprintf("this is %s before clock.start, before the warm-up of %s", AmountText(float64(-when)), AmountText(float64(-of.First))),
		"write a later time, or lengthen clock.warm-up",
	)
}

func (s *Scenario) late(i Instant, when int64, of Stretch) error {
	horizon := int64(s.Clock.Horizon)
	limit := "the horizon of " + AmountText(float64(horizon))
	if of.Last > horizon {
		limit += " and the cool-down of " + AmountText(float64(of.Last-horizon))
	}
	hint := "lengthen clock.horizon or write an earlier time"
	if !i.Offset && !i.Dated && i.Day == 0 {
		hint += "; a clock time is its first occurrence after clock.start"
	}
	return tree.NewMistake(fmt.Sprintf("this is %s after clock.start, past %s", AmountText(float64(when)), limit), hint)
}
