package html

import "simulate/report/document"

// sections writes sections one below another.
func (p *page) sections(sections []document.Section) {
	for _, s := range sections {
		s.SetBy(setter{p})
	}
}

// setter shows a section with its template.
type setter struct{ *page }

func (p setter) Facts(s *document.Facts)       { p.show("facts", s) }
func (p setter) Prose(s *document.Prose)       { p.show("prose", s) }
func (p setter) Code(s *document.Code)         { p.show("code", s) }
func (p setter) Timeline(s *document.Timeline) { p.show("timeline", s) }
func (p setter) Table(s *document.Table)       { p.show("table", p.table(s)) }
func (p setter) Plot(s *document.Plot)         { p.show("table", p.plot(s)) }
func (p setter) Chart(s *document.Chart)       { p.show("chart", s) }

// Chains shows each chain by itself.
func (p setter) Chains(s *document.Chains) {
	for i := range s.Chains {
		p.show("chain", p.chain(&s.Chains[i], s.Full))
	}
}

// Answer is what the first screen is about: see screen.
func (setter) Answer(*document.Answer) {}

// Replay shows where all replays are played.
func (p setter) Replay(*document.Replay) { p.show("replay", p.replays) }

// Distributions are drawn by charts, from the data.
func (setter) Distributions(*document.Distributions) {}

// Heat is drawn by a chart, from the data.
func (setter) Heat(*document.Heat) {}

// Chapter begins what stands in it: see divide.
func (setter) Chapter(*document.Chapter) {}
