package content

import (
	"cmp"
	"fmt"

	"simulate/report/lanes"
	"simulate/report/story"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/snapshot"
)

// NewLanes is the picture of the run that is shown, given its history.
func NewLanes(r *experiment.Result, shown *experiment.ShownRun, settings Settings, h *snapshot.History) *lanes.Picture {
	b := newReview(r, settings)
	p := &lanes.Picture{
		Title:   cmp.Or(b.Scenario.Title, b.Scenario.File),
		Said:    []string{words.Capitalised(b.shownRun()), fmt.Sprintf("%s (%s)", b.Clock(b.WarmUp).Format("Monday 2 January 2006"), b.zone())},
		Moments: story.Moments(b.Names, shown, b.beside(shown)),
		History: h,
	}
	edition := b.edition()
	if changes := edition.String(); changes != "" {
		p.Said = append(p.Said, changes)
	}
	return p
}
