package html

import (
	"math"
	"unicode/utf8"

	"simulate/report/document"
)

// answer is what a reader came for as its templates show it: what is not met as cards, what is met a line each.
type answer struct {
	*document.Answer
	Cards []card
	Lines []line
}

// card is a target with the spread of what it judges, and why it is missed.
type card struct {
	*document.Judgement
	Spread *histogram
	Why    string // in short; may be empty
}

// line is a target in a line, with a bar of how much of its limit is used up.
type line struct {
	*document.Judgement
	Used float64 // in per cent, at most 100
}

func newAnswer(s *document.Answer, time []*document.Breakdown) *answer {
	a := &answer{Answer: s}
	for i := range s.Targets {
		t := &s.Targets[i]
		if v := t.Verdict.Verdict(); v == "missed" || v == "cannot tell" {
			a.Cards = append(a.Cards, card{t, newHistogram(t.Spread), whyOf(t, time)})
		} else {
			a.Lines = append(a.Lines, line{t, perCent(min(t.Used, 1))})
		}
	}
	return a
}

// whyOf is why a target is missed, in short, where it is known where the time of its measure went.
func whyOf(t *document.Judgement, time []*document.Breakdown) string {
	for _, b := range time {
		if b.Measure == t.Measure && t.Verdict.Verdict() == "missed" {
			return b.Finding
		}
	}
	return ""
}

// Asked reports whether something is asked of what is told in lines.
func (a *answer) Asked() bool { return len(a.Lines) > 0 && a.Lines[0].Judgement.Asked != "" }

// histogram is a spread as it is drawn: in per cent of the width and of the height.
type histogram struct {
	Columns  []bin
	Limit    flag
	Judged   *flag // nil where what is judged has no place among the values
	From, To string
	Words    string
}

// bin is a column of a histogram. One that the limit cuts is two.
type bin struct {
	From, Width, Top, Height float64
	Beyond                   bool
}

// flag is a value that a line marks, with its words beside it.
type flag struct {
	At     float64
	Text   string
	Before bool // the words end at the line; else they begin there
	Below  bool // they stand a line lower, because others stand beside them
}

func newHistogram(s *document.Histogram) *histogram {
	if s == nil {
		return nil
	}
	from, to := s.Bins.From, s.Bins.From+float64(s.Bins.Width*float64(len(s.Bins.Counts)))
	from, to = min(from, s.Limit), max(to, s.Limit)
	if s.Judged.IsThere() && !math.IsInf(s.Judged.Float(), 0) {
		from, to = min(from, s.Judged.Float()), max(to, s.Judged.Float())
	}
	h := &histogram{From: s.Unit.Format(from), To: s.Unit.Format(to), Words: s.Words}
	at := func(v float64) float64 { return perCent((v - from) / (to - from)) }
	most := 1
	for _, n := range s.Bins.Counts {
		most = max(most, n)
	}
	for i, n := range s.Bins.Counts {
		low := s.Bins.From + float64(s.Bins.Width*float64(i))
		high, tall := low+s.Bins.Width, perCent(float64(n)/float64(most))
		for _, part := range [][2]float64{{low, min(high, s.Limit)}, {max(low, s.Limit), high}} {
			if n > 0 && part[0] < part[1] {
				start := at(part[0])
				h.Columns = append(h.Columns, bin{
					From: start, Width: round(at(part[1]) - start), Top: round(100 - tall), Height: tall,
					Beyond: (part[0] >= s.Limit) != s.More,
				})
			}
		}
	}
	h.flags(s, at)
	return h
}

// flags marks the limit and what is judged, each with its words on the side where there is room.
func (h *histogram) flags(s *document.Histogram, at func(float64) float64) {
	h.Limit = flag{At: at(s.Limit), Text: "limit " + s.Unit.Format(s.Limit)}
	h.Limit.Before = h.Limit.At > 100-room(h.Limit.Text) || h.Limit.At > room(h.Limit.Text) && !s.More
	if !s.Judged.IsThere() || math.IsInf(s.Judged.Float(), 0) {
		return
	}
	j := &flag{At: at(s.Judged.Float()), Text: s.Said}
	j.Before = j.At > 100-room(j.Text) || j.At > room(j.Text) && s.More
	apart := h.Limit.Before && !j.Before && h.Limit.At <= j.At || !h.Limit.Before && j.Before && j.At <= h.Limit.At
	j.Below = !apart
	h.Judged = j
}

// room is how much of the width words may need, in per cent, where a histogram is at its narrowest.
func room(text string) float64 { return float64(2.5 * float64(utf8.RuneCountInString(text))) }

// round is to the hundredth, as perCent is.
func round(v float64) float64 { return math.Round(v*100) / 100 }
