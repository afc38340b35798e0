package experiment

import (
	"fmt"

	"simulate/sim"
)

// TooLongError says that a run has more of something than there is room for.
type TooLongError struct {
	Luck  sim.Luck
	Limit int
	Of    Kept
}

// Kept is what there is limited room for.
type Kept uint8

// What there is limited room for.
const (
	DrawsShown    Kept = iota // draws of a run that is shown
	RecordsWalked             // records in which paths are found
)

// Error names the run. What to do about it is for the rooms of report.
func (e *TooLongError) Error() string {
	return fmt.Sprintf("%s: there is no room for more than %d of it", Describe(e.Luck), e.Limit)
}
