package main

import (
	"bytes"
	_ "embed"
	"html/template"
)

//go:embed page.html
var layout string

var layoutTemplate = template.Must(template.New("page").Parse(layout))

// view is what the layout shows around a page.
type view struct {
	*page
	Up           string // from the page to the folder of the site
	Body         template.HTML
	Groups       []menu
	Before, Next *page // in the order of the sidebar; nil at its ends
}

// menu is a group of the sidebar with its pages.
type menu struct {
	Title string
	Pages []*page
}

// render puts the layout around the i-th page.
func (b *builder) render(i int, p *page, groups []group) []byte {
	body, err := p.body()
	if err != nil {
		b.report(p.source, 0, err.Error())
	}
	v := view{page: p, Up: p.up(), Body: template.HTML(body)}
	for _, g := range groups {
		m := menu{Title: g.Title}
		for _, source := range g.sources {
			if to := b.bySource[source]; to != nil {
				m.Pages = append(m.Pages, to)
			}
		}
		v.Groups = append(v.Groups, m)
	}
	if i > 0 {
		v.Before = b.pages[i-1]
	}
	if i+1 < len(b.pages) {
		v.Next = b.pages[i+1]
	}
	var out bytes.Buffer
	if err := layoutTemplate.Execute(&out, v); err != nil {
		b.report(p.source, 0, err.Error())
	}
	return out.Bytes()
}

// Label is what the sidebar calls a page. The first is called as the program is, which says little in a list.
func (p *page) Label() string {
	if p.Name == "index.html" {
		return "Overview"
	}
	return p.Title
}

// Outline are the sections that the page's own table of contents lists.
func (p *page) Outline() []section {
	var found []section
	for _, s := range p.Sections {
		if s.Level == 2 || s.Level == 3 {
			found = append(found, s)
		}
	}
	return found
}
