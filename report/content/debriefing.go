package content

import (
	"cmp"
	"fmt"
	"slices"

	"simulate/report/document"
	"simulate/sim/experiment/cause"
)

// breakdowns are where the time went over all runs, for pages: of what has a value in some run.
func (b *review) breakdowns() []document.Section {
	var sections []document.Section
	for _, x := range b.byUrgency() {
		if x.All.Paths > 0 {
			of := brokenOf(x)
			sections = append(sections, of.section())
		}
	}
	return sections
}

// byUrgency are the breakdowns in the order of the answer: of what is missed, not told, and closest to its limit first.
func (b *review) byUrgency() []*cause.Breakdown {
	var sorted []*cause.Breakdown
	add := func(wanted func(*cause.Breakdown) bool) {
		for _, x := range b.settings.Time {
			if wanted(x) && !slices.Contains(sorted, x) {
				sorted = append(sorted, x)
			}
		}
	}
	for _, j := range byUrgency(b.result.Objectives) {
		add(func(x *cause.Breakdown) bool { return x.Measure == j.Expression.Measure })
	}
	add(func(*cause.Breakdown) bool { return true })
	return sorted
}

// mostQuestions is how many questions a debriefing is given.
const mostQuestions = 3

// leastExcess is the share of why values are beyond a limit from which on a step is asked about.
const leastExcess = 0.1

// questions are those of a debriefing: what makes runs miss their targets, step by step, the most first.
func (b *review) questions() *document.Prose {
	p := &document.Prose{}
	for _, x := range b.byUrgency() {
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
	case cause.WaitForUnit, cause.WaitOnScene, cause.OtherJob, cause.Filling:
		return "Who else could it be, and with how few could it begin?"
	case cause.WaitForChannel, cause.AirTime, cause.Retry:
		return "How could those who need it hear it sooner?"
	case cause.Resting:
		return "Could it be done again sooner?"
	case cause.Work:
		return "What part of it could wait, be shared or begin sooner?"
	default:
		return ""
	}
}
