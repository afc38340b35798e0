package html

import "simulate/report"

// sections writes sections one below another.
func (p *page) sections(sections []report.Section) {
	for _, s := range sections {
		p.section(s)
	}
}

func (p *page) section(s report.Section) {
	switch s := s.(type) {
	case *report.Facts:
		p.show("facts", s)
	case *report.Headlines:
		p.show("headlines", s)
	case *report.Prose:
		p.show("prose", s)
	case *report.Code:
		p.show("code", s)
	case *report.Timeline:
		p.show("timeline", s)
	case *report.Table:
		p.show("table", p.table(s))
	case *report.Chains:
		for i := range s.Chains {
			p.show("chain", p.chain(&s.Chains[i], s.Full))
		}
	case *report.Plot:
		p.show("table", p.plot(s))
	case *report.Chart:
		p.show("chart", s)
	case *report.Replay:
		p.show("replay", p.replays)
	}
}
