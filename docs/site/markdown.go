package main

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// page is a Markdown file on its way to a page of the site.
type page struct {
	source   string // README.md, docs/what-if.md
	markdown []byte
	tree     ast.Node
	ids      map[string]bool
	Name     string // within the site: index.html, decisions/keyed-luck.html
	Title    string
	Sections []section
}

// section is what stands between a heading and the next one, of whatever level.
type section struct {
	Level   int // of the heading, from 1
	ID      string
	Heading string
	Text    string // without any marks
}

// markdown is GitHub's, where the same files are read too. What a text holds of HTML is ours, and kept.
var markdown = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))

// parse reads a Markdown file, and gives its headings their ids.
func parse(source string, content []byte) *page {
	tree := markdown.Parser().Parse(text.NewReader(content))
	demote(tree)
	p := &page{source: source, markdown: content, tree: tree, ids: map[string]bool{}, Name: address(source)}
	var given anchors
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		if heading, ok := n.(*ast.Heading); ok {
			s := section{Level: heading.Level, Heading: plain(n, content)}
			s.ID = given.next(s.Heading)
			heading.SetAttributeString("id", []byte(s.ID))
			p.ids[s.ID] = true
			p.Sections = append(p.Sections, s)
			if s.Level == 1 && p.Title == "" {
				p.Title = s.Heading
			}
		} else if last := len(p.Sections) - 1; last >= 0 {
			p.Sections[last].Text = strings.TrimSpace(p.Sections[last].Text + " " + plain(n, content))
		}
	}
	return p
}

// demote lowers all headings but the first, where there are several of the first level: those divide a long page into parts, and below its
// title they are its parts.
func demote(tree ast.Node) {
	var headings []*ast.Heading
	titles := 0
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		if heading, ok := n.(*ast.Heading); ok {
			headings = append(headings, heading)
			if heading.Level == 1 {
				titles++
			}
		}
	}
	if titles < 2 {
		return
	}
	for _, heading := range headings[1:] {
		heading.Level = min(heading.Level+1, 6)
	}
}

// body is what the page says, as HTML. Tables stand in boxes within which they can be moved where they are wider than the page.
func (p *page) body() (string, error) {
	var b bytes.Buffer
	if err := markdown.Renderer().Render(&b, p.markdown, p.tree); err != nil {
		return "", err
	}
	return strings.NewReplacer("<table>", `<div class="wide"><table>`, "</table>", "</table></div>").Replace(b.String()), nil
}

// line is the line, from 1, at which a node begins.
func (p *page) line(n ast.Node) int {
	return 1 + bytes.Count(p.markdown[:max(n.Pos(), 0)], []byte("\n"))
}

// plain is the text of a node and all within it, in a line.
func plain(n ast.Node, content []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if n.Type() == ast.TypeBlock {
				b.WriteByte(' ')
			}
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(characters(n, content))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(content))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			b.Write(n.Lines().Value(content))
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// characters are those that a text shows: escapes and entities stand for one each, but in code.
func characters(n *ast.Text, content []byte) []byte {
	value := n.Segment.Value(content)
	if n.Parent().Kind() == ast.KindCodeSpan {
		return value
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
}
