package main

import (
	"errors"
	"fmt"

	"simulate/sim/experiment"
)

// needed says that there must be seeded runs.
func (r *runs) needed() error {
	if r.number == 0 {
		return errors.New("--runs is 0: give 1 or more, as this rests on seeded runs")
	}
	return nil
}

// errNothingDone is returned by a command that was stopped before it had anything to write.
var errNothingDone = fmt.Errorf("%w, which are none", errInterrupted)

// unknownMeasure says which measure was probably meant.
func unknownMeasure(err error) error {
	var e *experiment.UnknownMeasureError
	if errors.As(err, &e) {
		return unknown("measure", e.Name, e.Known)
	}
	return err
}
