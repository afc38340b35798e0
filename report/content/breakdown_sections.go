package content

import (
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
)

const (
	mostWhole    = 3 // breakdowns that a report shows whole; of the others it shows the longest step
	mostDetailed = 2 // of the whole ones that a short report has a table of, where a sentence says why
	mostElse     = 2 // of the others that a short report shows
)

// whereTheTimeWent is the breakdowns for readers: those of measures that miss their limit whole, or without such the first, and of the
// others a line each. In short it is the first of the others alone, and no more than a sentence on why values are missing. Data have all.
func whereTheTimeWent(all []*cause.Breakdown, short bool, missed func(measure string) bool) []document.Section {
	var sections []document.Section
	others := &document.Prose{Title: "Where else the time went"}
	whole, lead := 0, slices.IndexFunc(all, leads)
	for i, x := range all {
		b := brokenOf(x)
		b.short = short
		if whole < mostWhole && (x.All.Paths > 0 || len(x.Missing) > 0) && (missed(x.Measure) || i == lead) {
			whole++
			section := b.section()
			if short && whole > mostDetailed && section.Why != "" {
				section.Steps = nil
			}
			sections = append(sections, section)
			if !short {
				sections = append(sections, b.whyMissing())
			}
		} else {
			others.Lines = append(others.Lines, b.longest())
		}
	}
	if whole == 0 {
		others.Title = "Where the time went"
	}
	if more := len(others.Lines) - mostElse; short && more > 1 {
		others.Lines = append(others.Lines[:mostElse:mostElse], fmt.Sprintf("And of %d more: --full.", more))
	}
	if len(others.Lines) > 0 {
		sections = append(sections, others)
	}
	explainColumns(sections)
	return append(sections, timeData(all)...)
}

// leads reports whether a breakdown may stand first where nothing is missed: why there is no value is asked of what the file measures.
func leads(b *cause.Breakdown) bool {
	return b.All.Paths > 0 || b.Rows[0].Origin != measure.Builtin
}

// explainColumns says once, below the last of the tables, what their columns are.
func explainColumns(sections []document.Section) {
	beyond := ""
	for _, s := range sections {
		if x, is := s.(*document.Breakdown); is && x.Tabled() && x.Beyond != "" {
			beyond = " Last: how much longer its mean is beyond the limit."
		}
	}
	for _, s := range slices.Backward(sections) {
		if x, is := s.(*document.Breakdown); is && x.Tabled() {
			x.Legend = legend + beyond
			return
		}
	}
}

const legend = "Mean: over all, 0 where the step is not on the way; the means add up. In: the share in which it is, under 9 in 10. 8 in 10: 10th to 90th " +
	"percentile where it is."

// joined is sentences behind each other; either may be empty.
func joined(first, then string) string { return strings.TrimSpace(first + " " + then) }
