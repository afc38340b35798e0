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

// TooManyRunsError says that so many runs yield more than there is room for.
type TooManyRunsError struct {
	Runs  int
	Bytes int64 // that they take, about
	Room  int64 // bytes
	Most  int   // runs for which there is room
}

// Error tells the estimate.
func (e *TooManyRunsError) Error() string {
	return fmt.Sprintf("what %d runs yield takes about %.1f GB of memory, and there is room for %.1f GB: make %d runs or fewer",
		e.Runs, float64(e.Bytes)/(1<<30), float64(e.Room)/(1<<30), e.Most)
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
