package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
)

// slides are the findings of a page, one a screen, for presenting them.
type slides struct {
	Title string // of the report, at the foot of each
	Runs  string
	List  []slide
}

// slide is a finding: its title is a sentence.
type slide struct {
	Title string
	Cards []card   // what is missed, on the first
	Bars  []excess // why values are beyond a limit; none on others
	Lines []string
}

// excess is how much longer a step takes in the values beyond a limit, with its bar from zero in per cent of the width.
type excess struct {
	Title, Phase string
	Value        document.Value
	Width        float64
	Most, Sum    bool
}

const (
	mostCards  = 3 // on a slide
	mostExcess = 4
	mostLines  = 4
)

func (p *page) slides(s *screen) *slides {
	all := &slides{Title: p.Title, Runs: p.Run.Made(), List: []slide{verdictSlide(s.answer)}}
	for _, b := range s.breakdowns {
		if missed := slices.ContainsFunc(s.answer.Targets, func(t document.Judgement) bool {
			return t.Measure == b.Measure && t.Verdict.Verdict() == "missed"
		}); missed && b.Finding != "" {
			all.List = append(all.List, whySlide(b))
		}
	}
	for _, section := range s.rest {
		if helped, ok := section.(*document.Prose); ok && len(helped.Lines) > 0 {
			all.List = append(all.List, slide{Title: helped.Title, Lines: helped.Lines[:min(len(helped.Lines), mostLines)]})
		}
	}
	if len(s.answer.Notes) > 0 {
		all.List = append(all.List, slide{Title: "How sure this is, and what never finished", Lines: s.answer.Notes})
	}
	return all
}

// verdictSlide is the verdict with what is missed.
func verdictSlide(a *document.Answer) slide {
	of := newAnswer(a)
	s := slide{Title: a.Line(), Cards: of.Cards[:min(len(of.Cards), mostCards)]}
	if len(of.Cards) > 0 && len(a.Said) > 0 {
		s.Title = a.Said[0].Text // the cards say the rest
	}
	if of.Asked() {
		met := make([]string, len(of.Lines))
		for i, l := range of.Lines {
			met[i] = l.Title
		}
		s.Lines = []string{"✓ Met: " + strings.Join(met, "; ") + "."}
	}
	if more := len(of.Cards) - mostCards; more > 0 {
		s.Lines = append(s.Lines, fmt.Sprintf("And %d more.", more))
	}
	return s
}

// whySlide is what takes longer in the values beyond a limit, the most first.
func whySlide(b *document.Breakdown) slide {
	steps := slices.DeleteFunc(slices.Clone(b.Steps), func(s document.Step) bool { return s.Whom })
	slices.SortStableFunc(steps, func(x, y document.Step) int { return cmp.Compare(y.Excess.Float(), x.Excess.Float()) })
	s := slide{Title: b.Finding, Lines: []string{b.Title + ": what takes longer in those " + b.Beyond + " than in the others."}}
	most := max(b.All.Excess.Float(), 0)
	add := func(e excess) {
		if size := e.Value.Float(); most > 0 && size > 0 {
			e.Width = perCent(size / most)
		}
		s.Bars = append(s.Bars, e)
	}
	left := b.All.Excess.Float()
	shown := steps[:min(len(steps), mostExcess)]
	for i := range shown {
		title := shown[i].Title
		if shown[i].Kind != "" {
			title += " (" + shown[i].Kind + ")"
		}
		add(excess{Title: title, Phase: phase(shown[i].Sort), Value: shown[i].Excess, Most: shown[i].Most})
		left -= shown[i].Excess.Float()
	}
	if len(steps) > len(shown) {
		add(excess{Title: "All else", Phase: "other", Value: document.Number(document.Difference, left)})
	}
	add(excess{Title: "In all", Phase: "staged", Value: b.All.Excess, Sum: true})
	return s
}
