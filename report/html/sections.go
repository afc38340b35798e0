package html

import "simulate/report"

// sections writes sections one below another.
func (p *page) sections(sections []report.Section) {
	for _, s := range sections {
		s.SetBy(setter{p})
	}
}

// setter shows a section with its template.
type setter struct{ *page }

func (p setter) Facts(s *report.Facts)         { p.show("facts", s) }
func (p setter) Headlines(s *report.Headlines) { p.show("headlines", s) }
func (p setter) Prose(s *report.Prose)         { p.show("prose", s) }
func (p setter) Code(s *report.Code)           { p.show("code", s) }
func (p setter) Timeline(s *report.Timeline)   { p.show("timeline", s) }
func (p setter) Table(s *report.Table)         { p.show("table", p.table(s)) }
func (p setter) Plot(s *report.Plot)           { p.show("table", p.plot(s)) }
func (p setter) Chart(s *report.Chart)         { p.show("chart", s) }

// Chains shows each chain by itself.
func (p setter) Chains(s *report.Chains) {
	for i := range s.Chains {
		p.show("chain", p.chain(&s.Chains[i], s.Full))
	}
}

// Replay shows where all replays are played.
func (p setter) Replay(*report.Replay) { p.show("replay", p.replays) }

// Distributions are drawn by charts, from the data.
func (setter) Distributions(*report.Distributions) {}

// Heat is drawn by a chart, from the data.
func (setter) Heat(*report.Heat) {}

// Chapter begins what stands in it: see divide.
func (setter) Chapter(*report.Chapter) {}
