package content

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
	"simulate/sim/stats"
)

// answer is what the reader came for: whether what is asked was reached, and where not, by how much. Where a scenario asks for
// nothing, it is how long its first measures take.
func (b *review) answer() *document.Answer {
	s := &document.Answer{Said: b.verdictLine(), Notes: slices.Concat(b.neverFinished(), b.noRange(), b.howSure())}
	if b.result.Samples == nil {
		return s
	}
	for _, j := range byUrgency(b.result.Objectives) {
		t := b.target(j)
		if j.Verdict != stats.Met {
			t.Spread = b.spread(j)
		}
		s.Targets = append(s.Targets, t)
	}
	if len(s.Targets) == 0 {
		s.Targets = b.unasked()
	}
	return s
}

// byUrgency are targets and objectives as a reader wants them: missed, not told, met, and of each those first that use up the
// largest share of what they are allowed.
func byUrgency(all []experiment.Judged) []*experiment.Judged {
	sorted := make([]*experiment.Judged, len(all))
	for i := range all {
		sorted[i] = &all[i]
	}
	slices.SortStableFunc(sorted, moreUrgent)
	return sorted
}

// moreUrgent compares two of them.
func moreUrgent(a, b *experiment.Judged) int {
	last := func(j *experiment.Judged) int {
		if idle(j) {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(urgency[a.Verdict], urgency[b.Verdict]), -cmp.Compare(used(a), used(b)))
}

// idle reports whether there is nothing to judge, because the plan took another way in every run.
func idle(j *experiment.Judged) bool { return j.Applicable == 0 && j.Of > 0 }

var urgency = map[stats.Verdict]int{stats.Missed: 0, stats.CannotTell: 1, stats.Met: 2}

// used is the share of what a target allows that is used up: of the limit, and of a share that is to be reached, of those that may
// fail it. It is more than 1 beyond the limit.
func used(j *experiment.Judged) float64 {
	limit, value := j.Limit().Value, j.Value
	if j.Expression.IsLower() {
		limit, value = value, limit
		if whole := j.Unit.Parts(); unitOf(j.Unit) == document.Share {
			limit, value = whole-value, whole-limit
		}
	}
	switch {
	case !j.Known:
		return 0
	case value <= 0:
		return 0
	case limit <= 0:
		return math.Inf(1)
	default:
		return value / limit
	}
}

func (b *review) target(j *experiment.Judged) document.Judgement {
	verdict := document.Verdict(j.Verdict)
	if idle(j) {
		verdict = document.Text("does not apply")
	}
	return document.Judgement{
		Measure: j.Expression.Measure, Title: judgedWhat(j), Of: b.measuredBy(j), Figure: measured(j).WithoutInterval(),
		Limit: words.Limit(j.Expression.Limit), Margin: margin(j), Sure: measured(j).IntervalAlone(), Used: used(j),
		Asked: j.Expression.String(), Source: b.source(j.Source), Verdict: verdict,
	}
}

// measuredBy is the title of the measure that an objective is about, under which the other sections have it; nothing where that is the
// objective's own.
func (b *review) measuredBy(j *experiment.Judged) string {
	if title := b.Scenario.MeasureTitle(j.Expression.Measure); title != targetTitle(j) {
		return title
	}
	return ""
}

// verdictLine is the verdict over all targets in a line.
func (b *review) verdictLine() []document.Phrase {
	all := b.result.Objectives
	plain := func(text string) []document.Phrase { return []document.Phrase{{Text: text, Tone: document.Plain}} }
	switch {
	case b.result.Samples == nil:
		return plain("No seeded runs were made: nothing is judged.")
	case len(all) == 0:
		return plain("The scenario sets no target: nothing is judged.")
	}
	judged := slices.DeleteFunc(byUrgency(all), idle)
	of := func(v stats.Verdict) []*experiment.Judged {
		return slices.DeleteFunc(slices.Clone(judged), func(j *experiment.Judged) bool { return j.Verdict != v })
	}
	met, missed, unsure := of(stats.Met), of(stats.Missed), of(stats.CannotTell)
	var line []document.Phrase
	switch {
	case len(judged) == 0:
		line = plain("No target applies: the plan took another way in every run.")
	case len(met) == len(judged):
		line = []document.Phrase{
			{Text: counted(len(judged), "target") + " met", Tone: document.Good},
			{Text: "; closest: " + targetTitle(met[0]) + " (" + margin(met[0]) + ")."},
		}
	default:
		line = plain(fmt.Sprintf("%d of %s met.", len(met), counted(len(judged), "target")))
	}
	if len(missed) > 0 {
		line = append(line, document.Phrase{Text: " Missed: " + listed(missed) + ".", Tone: document.Bad})
	}
	if len(unsure) > 0 {
		line = append(line, document.Phrase{Text: " Cannot be told: " + listed(unsure) + ".", Tone: document.Unsure})
	}
	if n := len(all) - len(judged); n > 0 && len(judged) > 0 {
		line = append(line, plain(fmt.Sprintf(" %s not apply.", words.Counted(n, "other does", "others do")))...)
	}
	return line
}

func counted(n int, what string) string { return words.Counted(n, what, what+"s") }

// mostListed is how many targets the verdict names.
const mostListed = 3

// listed names targets with their figures; what is judged is not said again where it is the same as of the one before.
func listed(of []*experiment.Judged) string {
	var parts []string
	above := ""
	for _, j := range of[:min(len(of), mostListed)] {
		parts = append(parts, sentenced(j, above))
		above = words.Judged(j.Expression.Target)
	}
	text := strings.Join(parts, "; ")
	if more := len(of) - mostListed; more > 0 {
		text += fmt.Sprintf("; and %d more", more)
	}
	return text
}

// sentenced is a target with its figure, its limit and how far they are apart.
func sentenced(j *experiment.Judged, above string) string {
	title := targetTitle(j)
	switch {
	case !j.Known:
		return title + " (no value)"
	case math.IsInf(j.Value, 0):
		return title + " (not reached, limit " + words.Limit(j.Expression.Limit).String() + ")"
	}
	figure := measured(j).WithoutInterval().String()
	if j.Verdict == stats.CannotTell && j.Interval.Known {
		figure = measured(j).IntervalAlone().String()
	}
	if of := words.Judged(j.Expression.Target); of != above {
		figure = words.Statistic(j.Expression.Target, j.Unit, figure)
	}
	text := title + " (" + figure + bound(j)
	if j.Verdict != stats.CannotTell {
		text += ": " + margin(j)
	}
	return text + ")"
}

// mostUnasked is how many measures stand on top of a report of which nothing is asked.
const mostUnasked = 8

// unasked are the first measures of a scenario that asks for nothing, those first that a report is about.
func (b *review) unasked() []document.Judgement {
	heads := experiment.Headlines(b.Scenario)
	var first, rest []document.Judgement
	for _, m := range b.longestRows() {
		t := document.Judgement{
			Measure: m.Row.Measure, Title: rowTitle(m.Row) + ", " + words.Portion(90),
			Figure: b.statistics(m).p90.WithoutInterval(), Sure: b.statistics(m).p90.IntervalAlone(), Verdict: document.Text(""),
		}
		if heads[m.Row.Measure] {
			first = append(first, t)
		} else {
			rest = append(rest, t)
		}
	}
	all := slices.Concat(first, rest)
	return all[:min(len(all), mostUnasked)]
}

// longestRows is a row for each declared measure, in the order of the file: the one with the longest 90th percentile.
func (b *review) longestRows() []*experiment.Measured {
	var list []*experiment.Measured
	for i := range b.result.Measures {
		m := &b.result.Measures[i]
		if m.Row.Origin != measure.Declared || !m.Row.Period.Whole() {
			continue
		}
		switch last := len(list) - 1; {
		case last < 0 || list[last].Row.Measure != m.Row.Measure:
			list = append(list, m)
		case isEmpty(m): // a group that no run has
		case isEmpty(list[last]), m.Summary.P90.Value > list[last].Summary.P90.Value:
			list[last] = m
		}
	}
	return list
}

// isEmpty reports whether a row has no value in any run, and none is missing in it.
func isEmpty(m *experiment.Measured) bool { return m.Summary.N+m.Summary.Missing == 0 }

// rarely is the share of runs up to which what never finished is not told on top.
const rarely = 0.01

// neverFinished says what was left waiting at the end of more than a few runs, and calmer, what was under way: who is in hospital by
// then may be there for good.
func (b *review) neverFinished() []string {
	var lines []string
	named := make(map[uint16]bool)
	for _, x := range []struct {
		status snapshot.Remaining
		title  string
	}{{snapshot.Waits, "Never finished: "}, {snapshot.Runs, "Still under way at the end: "}} {
		var parts []string
		for i := range b.result.Unfinished {
			u := &b.result.Unfinished[i]
			if share := float64(u.Runs) / float64(b.made()); share >= rarely && u.Status == x.status && !named[u.Step] && b.ends(u) {
				parts = append(parts, fmt.Sprintf("%s, in %s of %s (%s)", b.AmongAll(u.Step), words.Grouped(u.Runs), b.runsMade(), perCent(share)))
				named[u.Step] = true
			}
		}
		if len(parts) > 0 {
			lines = append(lines, x.title+strings.Join(words.FirstFew(parts), "; ")+".")
		}
	}
	return lines
}

// ends reports whether a step is one of an incident that has an end, or of so many as the file counts: calls that come without end,
// and those of a trace, are under way whenever the time is over.
func (b *review) ends(u *experiment.Unfinished) bool {
	incident := b.Scenario.Incidents.Get(b.Incidents[b.Steps[u.Step].Incident].ID)
	_, counted := incident.Arriving()
	return counted && (incident.Arrivals == nil || incident.Arrivals.CSV == "")
}

func (b *review) runsMade() string {
	return words.Grouped(b.made()) + " " + words.Plural(b.made(), "run", "runs")
}

// noRange says of which targets it cannot be said within what range they are sure to lie, and why.
func (b *review) noRange() []string {
	var titles []string
	for _, j := range byUrgency(b.result.Objectives) {
		if j.Known && !j.Interval.Known {
			titles = append(titles, "“"+targetTitle(j)+"”")
		}
	}
	if b.result.Samples == nil || len(titles) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("No range: %s too few to say within what one is 95%% sure of %s; --runs N makes more.",
		words.Counted(b.result.Samples.Runs, "run is", "runs are"), words.Enumerated(words.FirstFew(titles)))}
}

// howSure says what the intervals do not cover.
func (b *review) howSure() []string {
	covered := coveredByRanges(b.result.Assumptions)
	if b.result.Samples == nil || covered == "" {
		return nil
	}
	return []string{"How sure? The " + covered + "."}
}

// coveredByRanges says what the intervals of a scenario's figures tell, and what they do not; nothing of one without figures.
func coveredByRanges(a experiment.Assumptions) string {
	all := a.All()
	if all == 0 {
		return ""
	}
	return fmt.Sprintf("95%% ranges cover luck alone, not whether the scenario is right: %d of its %d figures are assumed", a.Assumed, all)
}
