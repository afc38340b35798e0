package main

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// resolve makes the links and pictures of a page lead to where things are in the site. A link to a source of the program becomes its text.
func (b *builder) resolve(p *page) {
	var found []ast.Node // first all: a walk does not survive that its nodes are moved
	_ = ast.Walk(p.tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && (n.Kind() == ast.KindLink || n.Kind() == ast.KindImage) {
			found = append(found, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range found {
		switch n := n.(type) {
		case *ast.Link:
			target, ok := b.target(p, n, string(n.Destination))
			if !ok {
				unwrap(n)
			}
			n.Destination = []byte(target)
		case *ast.Image:
			n.Destination = []byte(b.picture(p, n))
		}
	}
}

// picture is where a picture of a page is in the site. Pages load nothing from elsewhere.
func (b *builder) picture(p *page, n *ast.Image) string {
	told := len(b.problems)
	target, _ := b.target(p, n, string(n.Destination))
	if b.files[path.Join(path.Dir(p.Name), target)] == nil && len(b.problems) == told {
		b.report(p.source, p.line(n), fmt.Sprintf("the picture %s is not one of docs", n.Destination))
	}
	return target
}

// target is where a link of a page leads in the site, and whether it leads anywhere there.
func (b *builder) target(p *page, n ast.Node, destination string) (string, bool) {
	link, err := url.Parse(destination)
	if err != nil {
		b.report(p.source, p.line(n), fmt.Sprintf("%s is no address", destination))
		return "", false
	}
	if link.Scheme != "" {
		return destination, true
	}
	name := p.source
	if link.Path != "" {
		name = path.Join(path.Dir(p.source), link.Path)
	}
	if to := b.bySource[name]; to != nil {
		return b.onPage(p, n, to, link)
	}
	return b.inRepository(p, n, name, destination)
}

// onPage is the address of a page, or of a heading of it, as another page links to it.
func (b *builder) onPage(p *page, n ast.Node, to *page, link *url.URL) (string, bool) {
	if link.Fragment != "" && !to.ids[link.Fragment] {
		b.report(p.source, p.line(n), fmt.Sprintf("%s has no heading #%s", to.source, link.Fragment))
		return "", false
	}
	address := url.URL{Fragment: link.Fragment}
	if link.Path != "" {
		address.Path = p.up() + to.Name
	}
	return address.String(), true
}

// inRepository is the address of a file that is no page. It comes into the site if readers use it.
func (b *builder) inRepository(p *page, n ast.Node, name, destination string) (string, bool) {
	there, err := fs.Stat(b.repository, name)
	if err != nil {
		b.report(p.source, p.line(n), fmt.Sprintf("there is no %s", destination))
		return "", false
	}
	if there.IsDir() || !isDocument(name) {
		return "", false
	}
	b.copyFiles(b.repository, name, address(name))
	return p.up() + address(name), true
}

// up leads from a page to the folder of the site.
func (p *page) up() string { return strings.Repeat("../", strings.Count(p.Name, "/")) }

// unwrap leaves what a link says without the link.
func unwrap(link ast.Node) {
	for child := link.FirstChild(); child != nil; child = link.FirstChild() {
		link.Parent().InsertBefore(link.Parent(), link, child)
	}
	link.Parent().RemoveChild(link.Parent(), link)
}
