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
	mostDetailed = 2 // of the whole ones up to which a short report has a table of one of which a sentence says why: with more, no three screens would do
	mostElse     = 2 // of the others that a short report shows, but for those that miss their limit
)

// whereTheTimeWent is the breakdowns for readers: those of measures that miss their limit whole, or without such the first, and of the
// others a line each. Data have all.
func whereTheTimeWent(all []*cause.Breakdown, missed func(measure string) bool) []document.Section {
	var sections []document.Section
	whole, others := parted(all, missed)
	for _, x := range whole {
		b := brokenOf(x)
		sections = append(sections, b.section(), b.whyMissing())
	}
	sections = append(sections, elsewhere(others, len(whole) == 0, len(others)))
	explainColumns(sections)
	return append(sections, timeData(all)...)
}

// inShort is the same for a short report, in which what makes values miss their limit stands by itself, above what is less urgent; without
// the tables that say no more than that.
func inShort(all []*cause.Breakdown, missed func(measure string) bool) (why *document.Prose, sections []document.Section) {
	why = &document.Prose{Title: "Why"}
	whole, others := parted(all, missed)
	var left []*cause.Breakdown // of which there is no table, and no line above
	for i, x := range whole {
		b := brokenOf(x)
		b.short = true
		s := b.section()
		tabled := s.Tabled() && (i < mostDetailed || s.Why == "")
		mostly := missed(x.Measure) && (b.allMiss() || b.Why() == nil) // its longest steps are told above
		if missed(x.Measure) {
			why.Lines = append(why.Lines, b.whyInShort(s, tabled))
			s.Why = ""
		}
		switch {
		case tabled:
			sections = append(sections, s)
		case !mostly:
			left = append(left, x)
		}
	}
	sections = append(sections, elsewhere(append(left, others...), len(sections) == 0, len(left)+mostOf(others, missed)))
	explainColumns(sections)
	return why, sections
}

// mostOf is how many of the others a short report shows: each that misses its limit, which stand first.
func mostOf(others []*cause.Breakdown, missed func(measure string) bool) int {
	open := slices.IndexFunc(others, func(x *cause.Breakdown) bool { return !missed(x.Measure) })
	if open < 0 {
		open = len(others)
	}
	return max(mostElse, open)
}

// firstTabled is the breakdown of the first table of a short report, or else the most urgent one.
func firstTabled(all []*cause.Breakdown, missed func(measure string) bool) *cause.Breakdown {
	whole, _ := parted(all, missed)
	for _, x := range whole {
		if b := brokenOf(x); b.section().Tabled() {
			return x
		}
	}
	return all[0]
}

// parted are the breakdowns that a report shows whole, and the others.
func parted(all []*cause.Breakdown, missed func(measure string) bool) (whole, others []*cause.Breakdown) {
	lead := slices.IndexFunc(all, leads)
	for i, x := range all {
		if len(whole) < mostWhole && (x.All.Paths > 0 || len(x.Missing) > 0) && (missed(x.Measure) || i == lead) {
			whole = append(whole, x)
		} else {
			others = append(others, x)
		}
	}
	return whole, others
}

// elsewhere is a line for each of those breakdowns that are not shown whole, at most so many; alone says that there are no whole ones.
func elsewhere(others []*cause.Breakdown, alone bool, most int) *document.Prose {
	p := &document.Prose{Title: "Where else the time went"}
	if alone {
		p.Title = "Where the time went"
	}
	for _, x := range others {
		b := brokenOf(x)
		p.Lines = append(p.Lines, b.longest())
	}
	if more := len(p.Lines) - most; more > 1 {
		p.Lines = append(p.Lines[:most:most], fmt.Sprintf("And of %d more: --full.", more))
	}
	return p
}

// whyInShort is what makes values miss the limit, in a line with the mean; where no step stands out, the longest.
func (b *broken) whyInShort(s *document.Breakdown, tabled bool) string {
	said := b.longest()
	if s.Why != "" {
		said = b.heading() + ". " + s.Why
	}
	if !tabled && b.All.Paths > 0 && (b.sampled() || b.Lacking() > 0) {
		said = joined(said, s.Basis)
	}
	return said
}

// leads reports whether a breakdown may stand first where nothing is missed: why there is no value is asked of what the file measures.
func leads(b *cause.Breakdown) bool {
	return b.All.Paths > 0 || b.Rows[0].Origin != measure.Builtin
}

// explainColumns says once, below the last of the tables, what their columns are.
func explainColumns(sections []document.Section) {
	share, beyond := "", ""
	for _, s := range sections {
		x, is := s.(*document.Breakdown)
		if !is || !x.Tabled() {
			continue
		}
		if slices.ContainsFunc(x.Steps, func(s document.Step) bool { return s.Share.String() != "" }) {
			share = " In: the share in which it is, under 9 in 10."
		}
		if x.Beyond != "" {
			beyond = " Last: how much longer its mean is beyond the limit."
		}
	}
	for _, s := range slices.Backward(sections) {
		if x, is := s.(*document.Breakdown); is && x.Tabled() {
			x.Legend = means + share + spreads + beyond
			return
		}
	}
}

// What columns of breakdowns are.
const (
	means   = "Mean: over all, 0 where the step is not on the way; the means add up."
	spreads = " 8 in 10: 10th to 90th percentile where it is."
)

// joined is sentences behind each other; either may be empty.
func joined(first, then string) string { return strings.TrimSpace(first + " " + then) }
