package html

import "simulate/report/document"

// screen is the first screen of a page that answers something: the verdict, what is missed, where the time went and what would have
// helped.
type screen struct {
	answer     *document.Answer
	breakdowns []*document.Breakdown
	matrices   []*document.Table  // a column a variant
	rest       []document.Section // what would have helped
}

// screenOf takes the first screen from the sections in front of the first chapter; nil where they answer nothing.
func screenOf(first []document.Section) *screen {
	s := &screen{}
	for _, section := range first {
		switch of := section.(type) {
		case *document.Answer:
			s.answer = of
		case *document.Breakdown:
			s.breakdowns = append(s.breakdowns, of)
		case *document.Table:
			s.matrices = append(s.matrices, of)
		default:
			s.rest = append(s.rest, of)
		}
	}
	if s.answer == nil {
		return nil
	}
	return s
}

// firstScreen writes it, and the same for the back of a room. What stands at the right of wide screens is one element, which narrow ones take apart.
func (p *page) firstScreen(s *screen) {
	p.raw("<section class=\"answer\" aria-labelledby=\"glance\">\n<h2 class=\"unseen\" id=\"glance\">The answer</h2>\n")
	p.show("verdict-line", s.answer)
	p.show("answer", newAnswer(s.answer, s.breakdowns))
	for _, t := range s.matrices {
		p.show("matrix", p.matrix(t))
	}
	p.raw("<div class=\"because\">\n<div class=\"breakdowns\">\n")
	for _, b := range s.breakdowns {
		p.show("breakdown", p.waterfall(b))
	}
	p.raw("</div>\n<div class=\"helped\">\n")
	p.sections(s.rest)
	p.raw("</div>\n</div>\n</section>\n")
	p.show("slides", p.slides(s))
}
