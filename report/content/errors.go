package content

import (
	"errors"
	"fmt"

	"simulate/report/words"
	"simulate/sim/engine"
	"simulate/sim/experiment"
)

// Said is an error of an experiment as readers see it: with what the runs yield instead, and with what can be done. Other errors
// say themselves what they are.
func Said(err error) error {
	var none *experiment.NoneAgreeError
	var long *experiment.TooLongError
	switch {
	case errors.As(err, &none):
		return fmt.Errorf("%w%s", none, instead(none))
	case errors.As(err, &long):
		of := "draws that can be shown"
		if long.Of == experiment.RecordsWalked {
			of = "records that paths can be found in"
		}
		return fmt.Errorf("%s: more than the %s %s: choose a shorter horizon", experiment.Describe(long.Luck), words.Grouped(long.Limit), of)
	case errors.Is(err, experiment.ErrManyValues):
		return fmt.Errorf("--given is for scenarios without streams: %w", err)
	default:
		return err
	}
}

// instead is what the runs yield for a condition that none fulfils.
func instead(e *experiment.NoneAgreeError) string {
	p := words.Of(e.Program)
	switch {
	case e.Alone:
		return " and with the rest at once"
	case !e.Happened:
		return ": it happened in none"
	case e.Instant:
		return fmt.Sprintf(": it lies between %s and %s", p.ShortClock(e.Low), p.ShortClock(e.High))
	default:
		return fmt.Sprintf(": it lies between %s and %s", span(e.Low/engine.Second*engine.Second), span(e.High/engine.Second*engine.Second))
	}
}
