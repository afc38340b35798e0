package main

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	table "github.com/yuin/goldmark/extension/ast"
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

// body is what the page says, as HTML. Tables stand in boxes within which they can be moved where they are wider than the page; names of code
// in them go on in the next line after an underscore.
func (p *page) body() (string, error) {
	p.markLong()
	var b bytes.Buffer
	if err := markdown.Renderer().Render(&b, p.markdown, p.tree); err != nil {
		return "", err
	}
	text := codeInCells.ReplaceAllStringFunc(b.String(), func(cell string) string {
		return code.ReplaceAllStringFunc(cell, func(name string) string { return strings.ReplaceAll(name, "_", "_<wbr>") })
	})
	return strings.NewReplacer("<table>", `<div class="wide"><table>`, "</table>", "</table></div>").Replace(text), nil
}

var (
	codeInCells = regexp.MustCompile(`<td[^>]*>.*<code>.*</td>`)
	code        = regexp.MustCompile(`<code>[^<]*</code>`)
)

// long is how many characters make the text of a cell one of sentences.
const long = 80

// markLong gives the heads of columns that have such cells a class.
func (p *page) markLong() {
	_ = ast.Walk(p.tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() != table.KindTable || !entering {
			return ast.WalkContinue, nil
		}
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			head := n.FirstChild().FirstChild()
			for cell := row.FirstChild(); cell != nil && head != nil; cell, head = cell.NextSibling(), head.NextSibling() {
				if utf8.RuneCountInString(plain(cell, p.markdown)) > long {
					head.SetAttributeString("class", []byte("long"))
				}
			}
		}
		return ast.WalkSkipChildren, nil
	})
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
