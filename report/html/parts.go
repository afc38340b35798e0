package html

import "simulate/report"

// parts is a document as a page divides it.
type parts struct {
	Facts    *report.Facts // of the masthead; nil when there are none in front of the first chapter
	first    []report.Section
	chapters []chapter
	replays  []*report.Replay
}

// chapter is a chapter with the sections behind it.
type chapter struct {
	*report.Chapter
	sections []report.Section
}

// divide groups what is seen of a document by chapter. All its replays are played beside each other where the first stands.
func divide(d *report.Document) parts {
	var p parts
	into := &p.first
	for _, s := range d.Seen() {
		switch s := s.(type) {
		case *report.Chapter:
			p.chapters = append(p.chapters, chapter{Chapter: s})
			into = &p.chapters[len(p.chapters)-1].sections
			continue
		case *report.Facts:
			if len(p.chapters) == 0 && p.Facts == nil {
				p.Facts = s
				continue
			}
		case *report.Replay:
			p.replays = append(p.replays, s)
			if len(p.replays) > 1 {
				continue
			}
		}
		*into = append(*into, s)
	}
	return p
}

// Contents are the chapters.
func (p *parts) Contents() []*report.Chapter {
	chapters := make([]*report.Chapter, len(p.chapters))
	for i, c := range p.chapters {
		chapters[i] = c.Chapter
	}
	return chapters
}
