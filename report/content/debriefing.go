package content

import (
	"cmp"
	"fmt"
	"slices"

	"simulate/report/document"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/stats"
)

// breakdowns are where the time went over all runs, for pages: first of what is missed, in the order of the answer.
func (b *review) breakdowns() []document.Section {
	var sections []document.Section
	for _, x := range b.byVerdict() {
		of := brokenOf(x)
		sections = append(sections, of.section())
	}
	return sections
}

// byVerdict are the breakdowns of what has a value in some run: those of missed targets first, the worst of them in front.
func (b *review) byVerdict() []*cause.Breakdown {
	var sorted []*cause.Breakdown
	add := func(wanted func(*cause.Breakdown) bool) {
		for _, x := range b.settings.Time {
			if x.All.Paths > 0 && wanted(x) && !slices.Contains(sorted, x) {
				sorted = append(sorted, x)
			}
		}
	}
	for _, j := range missed(b.result.Objectives) {
		add(func(x *cause.Breakdown) bool { return x.Measure == j.Expression.Measure })
	}
	add(func(*cause.Breakdown) bool { return true })
	return sorted
}

// missed are the targets that are missed, the worst first.
func missed(all []experiment.Judged) []*experiment.Judged {
	return slices.DeleteFunc(byUrgency(all), func(j *experiment.Judged) bool { return j.Verdict != stats.Missed })
}

// mostQuestions is how many questions a debriefing is given.
const mostQuestions = 3

// leastExcess is the share of why values are beyond a limit from which on a step is asked about.
const leastExcess = 0.1

// questions are those of a debriefing: what makes runs miss their targets, step by step, the most first.
func (b *review) questions() *document.Prose {
	p := &document.Prose{}
	for _, x := range b.byVerdict() {
		if of := brokenOf(x); of.Contrasts() && of.Excess() > 0 {
			p.Lines = append(p.Lines, of.questions()...)
		}
	}
	p.Lines = p.Lines[:min(len(p.Lines), mostQuestions)]
	return p
}

// questions asks about the steps that make the most of why values are beyond the limit.
func (b *broken) questions() (lines []string) {
	var parts []*cause.Part
	for i := range b.Parts {
		if p := &b.Parts[i]; b.ExcessOf(p) >= leastExcess*b.Excess() && ask(p.Kind) != "" {
			parts = append(parts, p)
		}
	}
	slices.SortStableFunc(parts, func(p, q *cause.Part) int { return cmp.Compare(b.ExcessOf(q), b.ExcessOf(p)) })
	for _, p := range parts {
		lines = append(lines, fmt.Sprintf("%s: “%s” (%s) takes %s longer in the %s %s. %s",
			b.title(), b.words.part(p), p.Kind.String(), lengthOf(b.ExcessOf(p)), b.kindOfValues(), b.limit(), ask(p.Kind)))
	}
	return lines
}

// ask is what there is to be asked of a kind of time; nothing of what responders do not decide.
func ask(k cause.Kind) string {
	switch k {
	case cause.Turnout:
		return "What would let them leave sooner?"
	case cause.Travel, cause.HeldOutside:
		return "What could be done before they are there, and who could be nearer?"
	case cause.Deciding:
		return "Who could decide it sooner, and knowing what?"
	case cause.Approval:
		return "Who could approve it sooner, or beforehand?"
	case cause.WaitForUnit, cause.WaitOnScene, cause.OtherJob:
		return "Who else could it be, and with how few could it begin?"
	case cause.WaitForChannel, cause.AirTime, cause.Retry:
		return "How could those who need it hear it sooner?"
	case cause.Work:
		return "What part of it could wait, be shared or begin sooner?"
	default:
		return ""
	}
}
