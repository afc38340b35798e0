package html

import "simulate/report/document"

// parts is a document as a page divides it.
type parts struct {
	Facts    *document.Facts // of the masthead; nil when there are none in front of the first chapter
	screen   *screen         // of a page that answers something; nil of others
	first    []document.Section
	chapters []chapter
	replays  []*document.Replay
	charts   bool // there are some to be drawn
}

// chapter is a chapter with the sections behind it.
type chapter struct {
	*document.Chapter
	sections []document.Section
}

// divide groups what is seen of a document by chapter. All its replays are played beside each other where the first stands.
func divide(d *document.Document) parts {
	var p parts
	into := &p.first
	for _, s := range d.Seen() {
		switch s := s.(type) {
		case *document.Chapter:
			p.chapters = append(p.chapters, chapter{Chapter: s})
			into = &p.chapters[len(p.chapters)-1].sections
			continue
		case *document.Facts:
			if len(p.chapters) == 0 && p.Facts == nil {
				p.Facts = s
				continue
			}
		case *document.Chart:
			p.charts = true
		case *document.Replay:
			p.replays = append(p.replays, s)
			if len(p.replays) > 1 {
				continue
			}
		}
		*into = append(*into, s)
	}
	if p.screen = screenOf(p.first); p.screen != nil {
		p.first = nil
	}
	return p
}

// Answers reports whether the page begins with an answer.
func (p *parts) Answers() bool { return p.screen != nil }

// Contents are the chapters.
func (p *parts) Contents() []*document.Chapter {
	chapters := make([]*document.Chapter, len(p.chapters))
	for i, c := range p.chapters {
		chapters[i] = c.Chapter
	}
	return chapters
}
