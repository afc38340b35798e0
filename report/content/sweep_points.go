package content

import (
	"slices"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/experiment/influence"
)

// sweepBuilder makes the sections of a sweep.
type sweepBuilder struct {
	builder
	*influence.Sweep
}

// last is the value of the last input at a point.
func (b *sweepBuilder) last(point int) string {
	values := b.Points[point].Values
	return values[len(values)-1]
}

// label is what a point is called: its value, marked where it is that of the file.
func (b *sweepBuilder) label(point int) string {
	text := strings.Join(b.Points[point].Values, ", ")
	if b.Points[point].AsWritten {
		text += " *"
	}
	return text
}

const asWrittenNote = "*: as in the file."

// lastKey is the end of a path: how the head of a column calls what is varied.
func lastKey(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// judged is the objective that is about a measure, at a point; nil without.
func (b *sweepBuilder) judged(point, measure int) *experiment.Judged {
	if point >= len(b.Points) {
		return nil
	}
	for i := range b.Points[point].Objectives {
		if j := &b.Points[point].Objectives[i]; j.Expression.Measure == b.Measures[measure].ID {
			return j
		}
	}
	return nil
}

// mostTables is how many measures readers see a table of when they named none.
const mostTables = 6

// shownMeasures are those that readers see: the ones that were named, or that the inputs move, first those with an objective.
func (b *sweepBuilder) shownMeasures() []int {
	var first, others []int
	for i := range b.Measures {
		switch {
		case !b.Named && !b.Moved(i):
		case b.judged(0, i) != nil:
			first = append(first, i)
		default:
			others = append(others, i)
		}
	}
	list := slices.Concat(first, others)
	if !b.Named {
		list = list[:min(len(list), mostTables)]
	}
	return list
}

func (b *sweepBuilder) neverHappened(measure int) bool {
	for i := range b.Points {
		if b.Points[i].Summaries[measure].N > 0 {
			return false
		}
	}
	return len(b.Points) > 0
}
