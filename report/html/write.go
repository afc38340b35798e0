package html

import (
	"bufio"
	"io"

	"simulate/report/document"
)

// Write writes the document as a page. The same document gives the same bytes.
func Write(w io.Writer, d *document.Document) error {
	d = d.OnPage()
	rows, err := rowsOf(d)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	p := &page{Document: d, parts: divide(d), rows: rows, out: out, texts: cleaner{out}}
	p.write()
	if p.err != nil {
		return p.err
	}
	return out.Flush()
}

// page is a document being written. Its first error stops it.
type page struct {
	*document.Document
	parts
	rows   []byte // of the document as CSV, in a JSON string; nil when there are none
	out    *bufio.Writer
	texts  cleaner // in front of out
	under  string  // the title of the chapter being written
	tables int     // shown so far, which gives each a name of its own
	err    error
}

func (p *page) write() {
	scripts := []string{pageScript}
	if p.charts {
		scripts = append(scripts, chartScript)
	}
	p.raw(head(pageStyle, scripts...))
	p.show("masthead", p)
	p.show("patterns", nil)
	p.raw("<main id=\"main\" tabindex=\"-1\">\n")
	if p.screen != nil {
		p.firstScreen(p.screen)
	}
	p.raw("<div class=\"layout\">\n")
	p.show("contents", p)
	p.raw("<div class=\"chapters\">\n")
	if p.screen != nil {
		p.show("about", p)
	}
	if len(p.first) > 0 {
		p.raw("<section class=\"first-screen\" aria-labelledby=\"glance\">\n<h2 class=\"unseen\" id=\"glance\">At a glance</h2>\n")
		p.sections(p.first)
		p.raw("</section>\n")
	}
	for _, c := range p.chapters {
		p.chapter(c)
	}
	p.raw("</div>\n</div>\n</main>\n")
	p.attach()
	if p.charts {
		p.raw(`<script type="application/gzip" id="charts">` + packedCharts() + "</script>\n")
	}
	p.raw("<script>" + pageScript + "</script>\n</body>\n</html>\n")
}

func (p *page) chapter(c chapter) {
	p.under = c.Title
	p.show("chapter", c.Chapter)
	p.sections(c.sections)
	if c.ID == document.Notes {
		p.show("notes", p)
	}
	p.raw("</section>\n")
}

// raw writes markup that holds nothing from a scenario.
func (p *page) raw(markup string) {
	if p.err == nil {
		_, p.err = p.out.WriteString(markup)
	}
}

// show writes a template, which escapes the texts that it is given.
func (p *page) show(name string, data any) {
	if p.err == nil {
		p.err = templates.ExecuteTemplate(p.texts, name, data)
	}
}
