package calibrate

import "simulate/sim/scenario"

// Change is one of the changes that make a variant of what the record tells of an input.
type Change struct {
	Input  int // index in Calibration.Told
	Values []scenario.PathValue
}

// Changes narrow what is assumed to what agrees with the record, of each input that the record narrows. Those are left out that cannot be
// written: where values are in a file.
func (c *Calibration) Changes() (list []Change) {
	for i := range c.Told {
		t := &c.Told[i]
		if values, ok := c.Program.Scenario.Narrowed(t.Path, t.Low, t.Median, t.High); t.Narrowed() && ok {
			list = append(list, Change{i, values})
		}
	}
	return list
}
