package html

import (
	"cmp"
	"fmt"
	"math"
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
	Held  []held   // figures beside their limits
	Lines []string
}

// held is a figure beside its limit, with bars in per cent of the width: from zero to it, its interval, and where the limit is.
type held struct {
	Title, Limit      string
	Value             document.Value
	Verdict           string
	Width, Low, Range float64 // an interval of no width is not drawn
	At                float64
}

// newHeld is a figure on a scale that ends at most, which is more than 0.
func newHeld(title string, figure, sure, limit, verdict document.Value, most float64) held {
	h := held{Title: title, Limit: "limit " + limit.String(), Value: figure, Verdict: verdict.Verdict(), At: perCent(limit.Float() / most)}
	h.Width = perCent(min(figure.Float()/most, 1))
	if i := sure.Interval(); i.Known {
		h.Low = perCent(max(0, i.Low/most))
		h.Range = max(0, perCent(min(1, i.High/most))-h.Low)
	}
	return h
}

// scaleOf is what the widest bar stands for: a little more than the greatest of the figures that there are.
func scaleOf(figures ...document.Value) float64 {
	most := 0.0
	for _, f := range figures {
		if v := f.Float(); f.IsThere() && !math.IsInf(v, 0) {
			most = max(most, v)
		}
	}
	return max(most*1.1, math.SmallestNonzeroFloat32)
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
	mostExcess = 3
	mostLines  = 4
	mostHeld   = 3
)

// leastDrawn is the share of the whole under which a step has no bar of its own.
const leastDrawn = 0.01

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
		helped, ok := section.(*document.Prose)
		switch {
		case !ok || len(helped.Lines) == 0:
		case len(helped.Ways) > 0:
			for i := range helped.Ways {
				all.List = append(all.List, waysSlide(&helped.Ways[i]))
			}
		default:
			all.List = append(all.List, slide{Title: helped.Title, Lines: helped.Lines[:min(len(helped.Lines), mostLines)]})
		}
	}
	if len(s.answer.Notes) > 0 {
		all.List = append(all.List, sureSlide(s.answer))
	}
	return all
}

// verdictSlide is the verdict with what is missed.
func verdictSlide(a *document.Answer) slide {
	of := newAnswer(a, nil)
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

// waysSlide is what comes of a target as written and with variants.
func waysSlide(w *document.Ways) slide {
	s := slide{Title: w.Title, Lines: w.Lines}
	figures := []document.Value{w.Limit}
	for _, f := range w.Figures {
		figures = append(figures, f.Figure)
	}
	most := scaleOf(figures...)
	for _, f := range w.Figures {
		s.Held = append(s.Held, newHeld(f.Title, f.Figure, document.Value{}, w.Limit, f.Verdict, most))
	}
	return s
}

// sureSlide is how sure the figures are of what is missed, or else of what is met, and what never finished.
func sureSlide(a *document.Answer) slide {
	last := len(a.Notes) - 1
	s := slide{Title: a.Notes[last], Lines: a.Notes[:last]}
	of := newAnswer(a, nil)
	var judged []*document.Judgement
	for i := range of.Cards {
		judged = append(judged, of.Cards[i].Judgement)
	}
	for i := range of.Lines {
		if len(of.Cards) == 0 && of.Asked() {
			judged = append(judged, of.Lines[i].Judgement)
		}
	}
	for _, j := range judged {
		if i := j.Sure.Interval(); len(s.Held) < mostHeld && i.Known && !math.IsInf(j.Figure.Float(), 0) {
			h := newHeld(j.Title, j.Figure, j.Sure, j.Limit, j.Verdict, max(scaleOf(j.Figure, j.Limit), i.High))
			h.Value = j.Sure
			s.Held = append(s.Held, h)
		}
	}
	return s
}

// whySlide is what takes longer in the values beyond a limit, the most first; where they cannot be held against others, what takes most of
// the time.
func whySlide(b *document.Breakdown) slide {
	steps := slices.DeleteFunc(slices.Clone(b.Steps), func(s document.Step) bool { return s.Whom })
	if b.Beyond != "" {
		said := b.Title + ": what takes longer in those " + b.Beyond + " than in the others."
		return slide{Title: b.Finding, Lines: []string{said}, Bars: longestOf(steps, &b.All, document.Difference, func(s *document.Step) document.Value { return s.Excess })}
	}
	said := b.Title + ": what takes most of the time, on average."
	return slide{Title: b.Finding, Lines: []string{said}, Bars: longestOf(steps, &b.All, document.Seconds, func(s *document.Step) document.Value { return s.Mean })}
}

// longestOf are the steps with the largest figures as bars, then all else together, and the sum.
func longestOf(steps []document.Step, all *document.Step, unit document.Unit, figure func(*document.Step) document.Value) (bars []excess) {
	slices.SortStableFunc(steps, func(x, y document.Step) int { return cmp.Compare(figure(&y).Float(), figure(&x).Float()) })
	sum := figure(all)
	whole, left := max(sum.Float(), 0), sum.Float()
	add := func(e excess) {
		if size := e.Value.Float(); whole > 0 && size > 0 {
			e.Width = perCent(size / whole)
		}
		bars = append(bars, e)
	}
	for i := range steps[:min(len(steps), mostExcess)] {
		s := &steps[i]
		if i > 0 && figure(s).Float() < leastDrawn*whole {
			break
		}
		title := s.Title
		if s.Kind != "" {
			title += " (" + s.Kind + ")"
		}
		add(excess{Title: title, Phase: phase(s.Sort), Value: figure(s), Most: s.Most})
		left -= figure(s).Float()
	}
	if len(bars) < len(steps) {
		add(excess{Title: "All else", Phase: "other", Value: document.Number(unit, left)})
	}
	return append(bars, excess{Title: "In all", Phase: "staged", Value: sum, Sum: true})
}
