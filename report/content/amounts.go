package content

import (
	"math"

	"simulate/report/document"
	"simulate/sim/scenario"
)

// tellsFractions is the length in milliseconds from which on fractions of a second are not told.
const tellsFractions = 10_000

// amount is a figure that is written as a file has it, in the words of reports: a length of time as 1:02:50, or 1.4 s where the fraction
// is much of it; anything else as it is written.
func amount(written string) string {
	ms, ok := scenario.Length(written)
	switch {
	case !ok:
		return written
	case ms < tellsFractions && math.Mod(ms, 1000) != 0:
		return document.FormatDecimal(ms/1000, 1) + " s"
	default:
		return lengthOf(ms)
	}
}
