package main

import (
	"errors"

	"simulate/sim/experiment"
)

// needed says that there must be seeded runs.
func (r *runs) needed() error {
	if r.number == 0 {
		return errors.New("--runs is 0: give 1 or more, as this rests on seeded runs")
	}
	return nil
}

// unknownMeasure says which measure was probably meant.
func unknownMeasure(err error) error {
	var e *experiment.UnknownMeasureError
	if errors.As(err, &e) {
		return unknown("measure", e.Name, e.Known)
	}
	return err
}
