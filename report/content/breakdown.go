package content

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
)

// broken is a breakdown in words.
type broken struct {
	*cause.Breakdown
	words stepWords
	short bool // more of its parts are told together
}

// brokenOf is a breakdown with the words for it. Steps of the incident in which the measure ends go without its title.
func brokenOf(b *cause.Breakdown) broken {
	w := stepWords{Names: words.Of(b.Program), incident: sim.None}
	for i := range b.Missing {
		if m := &b.Missing[i]; m.Step != sim.NoStep && len(b.Parts) == 0 {
			w.incident = b.Program.Steps[m.Step].Incident
		}
	}
	for i := range b.Parts {
		if p := &b.Parts[i]; p.Step != sim.NoStep {
			w.incident = b.Program.Steps[p.Step].Incident
		}
	}
	w.count(b.Parts)
	return broken{b, w, false}
}

// title is the measure's.
func (b *broken) title() string {
	if b.Key == "" && b.Rows[0].Origin != measure.Instant {
		return b.Rows[0].Title
	}
	return b.words.rowTitle(b.Rows[0])
}

// values is what paths are of: runs, calls of the runs, or values where a run has several.
func (b *broken) values(n int) string {
	switch {
	case b.Single:
		return words.Grouped(n) + " " + words.Plural(n, "run", "runs")
	case b.Streamed():
		return words.Grouped(n) + " " + words.Plural(n, "instance", "instances")
	default:
		return words.Grouped(n) + " " + words.Plural(n, "value", "values")
	}
}

// limit is the limit in words: over 10:00, or under it where more is better.
func (b *broken) limit() string {
	side := "over "
	if b.Limit.IsLower() {
		side = "under "
	}
	return side + words.Limit(b.Limit.Limit).String()
}

// heading is the measure with its mean.
func (b *broken) heading() string {
	if b.All.Paths == 0 {
		return b.title()
	}
	return fmt.Sprintf("%s, %s on average", b.title(), b.mean())
}

// mean is the mean time, of a milestone with what it counts from, which the title of a measure says by itself.
func (b *broken) mean() string {
	mean, of := b.All.Mean(), "the call"
	switch r := b.Rows[0]; {
	case r.Origin != measure.Instant:
		return lengthOf(mean)
	case r.Streamed:
		of = "its incident begins"
	case r.From == "":
		of = "the start of the scenario"
	}
	if mean < 0 {
		return lengthOf(-mean) + " before " + of
	}
	return lengthOf(mean) + " after " + of
}

// basis says what the mean is over, why that is not all, and which values have no path.
func (b *broken) basis() string {
	over := "Over " + b.values(b.All.Paths)
	runs := words.Counted(b.Runs, "run", "runs")
	sampled := b.sampled()
	if sampled {
		runs = fmt.Sprintf("the first %d of the %s", b.Runs, words.Counted(b.Of, "run", "runs"))
	}
	switch {
	case sampled && b.Single && b.All.Paths == b.Runs:
		over = "Over " + runs
	case sampled, !b.Single:
		over += " of " + runs
	}
	if sampled {
		over += ", a sample"
	}
	if b.All.Paths == 0 {
		over = b.title() + " has no value in any run"
	}
	parts := []string{over}
	for _, x := range []struct {
		n    int
		what string
	}{
		{b.Unfinished, "not over by the horizon"},
		{b.Never, "never came about"},
		{b.Inapplicable, "to which it does not apply, as the plan took another way"},
		{b.Unkept, "left out, as their run has too many records"},
	} {
		if x.n > 0 && (x.n != b.Without() || b.lack() == "") {
			parts = append(parts, words.Grouped(x.n)+" "+x.what)
		}
	}
	text := strings.Join(parts, "; ") + "."
	if b.All.Paths == 0 {
		text = strings.Replace(text, ";", ":", 1)
	}
	return text
}

// why says which step makes values miss the limit, if one makes a quarter of the difference; where all miss it, what they are made of.
func (b *broken) why() string {
	if b.allMiss() {
		return fmt.Sprintf("All %s are %s, so that none tells why. %s.", b.everyOne(), b.limit(), b.mostly())
	}
	p := b.Why()
	if p == nil {
		return ""
	}
	over, within := b.OverAndWithin(p)
	longer := "longer"
	if b.Excess() < 0 {
		longer = "shorter"
	}
	return fmt.Sprintf("In the %s, %s, in the others %s: %s of the %s by which those are %s.",
		b.beyond(), b.words.deed(p, lengthOf(over)+" on average"), lengthOf(within),
		lengthOf(math.Abs(over-within)), lengthOf(math.Abs(b.Excess())), longer)
}

// beyond are the values that miss the limit. Of a sample their number is not that of the report, which their share is.
func (b *broken) beyond() string {
	if !b.sampled() {
		return b.values(b.Over.Paths) + " " + b.limit()
	}
	return fmt.Sprintf("%s of %s %s (%s of the %s looked at)", perCent(float64(b.Over.Paths)/float64(b.All.Paths)),
		b.kindOfValues(), b.limit(), words.Grouped(b.Over.Paths), words.Grouped(b.All.Paths))
}

// everyOne are all values, where all are beyond the limit.
func (b *broken) everyOne() string {
	if b.sampled() {
		return b.values(b.All.Paths) + " looked at"
	}
	return b.values(b.All.Paths)
}

// sampled reports whether it is of fewer runs than the report.
func (b *broken) sampled() bool { return b.Runs < b.Of }

// allMiss reports whether no value, or next to none, is within the limit: there is nothing to hold the others against.
func (b *broken) allMiss() bool {
	return b.Limit != nil && b.Missed && b.Over.Paths == b.All.Paths && b.All.Paths > 0
}

// mostOfAll is how many steps are named that take most of the time.
const mostOfAll = 3

// mostly are the steps that take most of the time, the most first.
func (b *broken) mostly() string {
	parts := make([]*cause.Part, len(b.Parts))
	for i := range parts {
		parts[i] = &b.Parts[i]
	}
	slices.SortStableFunc(parts, func(x, y *cause.Part) int { return -cmp.Compare(x.All.Time, y.All.Time) })
	var said []string
	for _, p := range parts[:min(len(parts), mostOfAll)] {
		said = append(said, b.words.deed(p, lengthOf(b.Mean(p))))
	}
	if len(said) == 1 {
		return "It is one step: " + said[0] + " on average"
	}
	return "Most of the time: " + strings.Join(said, "; ") + ", of " + lengthOf(b.All.Mean()) + " on average"
}

// finding is why in short, for who reads it from the back of a room; where no step tells the values beyond the limit from the others, the
// longest.
func (b *broken) finding() string {
	p := b.Why()
	if p == nil {
		return b.mostlyOne()
	}
	change := "longer"
	if b.ExcessOf(p) < 0 {
		change = "shorter"
	}
	return fmt.Sprintf("In the %s %s, %s.", b.kindOfValues(), b.limit(), b.words.deed(p, lengthOf(math.Abs(b.ExcessOf(p)))+" "+change))
}

// mostlyOne is the longest step, in short; nothing where there is none.
func (b *broken) mostlyOne() string {
	p := b.longestPart()
	if p == nil {
		return ""
	}
	said := fmt.Sprintf("Most of the time: %s.", b.words.deed(p, fmt.Sprintf("%s of %s on average", lengthOf(b.Mean(p)), lengthOf(b.All.Mean()))))
	if b.allMiss() {
		said = fmt.Sprintf("All %s are %s. %s", b.everyOne(), b.limit(), said)
	}
	return said
}

// longestPart is the step that takes longest on average; nil where there is none.
func (b *broken) longestPart() *cause.Part {
	var longest *cause.Part
	for i := range b.Parts {
		if p := &b.Parts[i]; longest == nil || p.All.Time > longest.All.Time {
			longest = p
		}
	}
	return longest
}

// longest says which step takes longest on average, or that there is but one, in a line.
func (b *broken) longest() string {
	longest := b.longestPart()
	switch {
	case longest == nil && b.All.Paths > 0:
		return b.heading() + b.butFor() + "."
	case longest == nil:
		return b.basis()
	}
	which := "The longest"
	if document.NextToAll(b.Mean(longest), b.All.Mean()) {
		which = "It is one step"
	}
	text := fmt.Sprintf("%s. %s: %s", b.heading(), which, b.words.deed(longest, lengthOf(b.Mean(longest))))
	if longest.All.Paths < b.All.Paths {
		text += fmt.Sprintf("; it is there in %s of the %s, and takes %s there",
			document.Number(document.Share, b.Share(longest)), b.kindOfValues(), lengthOf(longest.All.Mean()))
	}
	return text + b.butFor() + "."
}

// manyLack is the share of values that are missing from which on a line about the others says so.
const manyLack = 0.01

// butFor says how many values are missing behind a mean of the others, or in it, where they are many.
func (b *broken) butFor() string {
	if b.All.Paths == 0 || float64(b.Lacking()) < manyLack*float64(b.applied()) || b.Lacking() == 0 {
		return ""
	}
	return "; " + b.without()
}

func (b *broken) kindOfValues() string {
	switch {
	case b.Single:
		return "runs"
	case b.Streamed():
		return "instances"
	default:
		return "values"
	}
}

// lengthOf is so many milliseconds in words.
func lengthOf(ms float64) string { return document.Milliseconds(ms).String() }
