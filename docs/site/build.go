package main

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// problem is what is wrong with a Markdown file, at a line of it, or with all of it.
type problem struct {
	file string
	line int // from 1; 0: the whole file
	text string
}

func (p problem) String() string {
	if p.line == 0 {
		return fmt.Sprintf("%s: %s", p.file, p.text)
	}
	return fmt.Sprintf("%s:%d: %s", p.file, p.line, p.text)
}

// builder holds a site while it is made.
type builder struct {
	repository fs.FS
	pages      []*page          // in the order of the sidebar
	bySource   map[string]*page // by Markdown file
	files      map[string][]byte
	problems   []problem
}

// itself is the folder of this tool, of which nothing is in the site.
const itself = "docs/site"

//go:embed style.css site.js
var beside embed.FS

// build makes the files of a site, by name, out of those of a repository. What it says is wrong, if anything, is all that is wrong.
func build(repository fs.FS, groups []group) (map[string][]byte, []problem) {
	b := &builder{repository: repository, bySource: map[string]*page{}, files: map[string][]byte{}}
	for _, g := range groups {
		for _, source := range g.sources {
			b.read(source)
		}
	}
	b.copyDocs()
	for _, p := range b.pages {
		b.resolve(p)
	}
	for i, p := range b.pages {
		b.files[p.Name] = b.render(i, p, groups)
	}
	b.files["search-index.js"] = searchIndex(b.pages)
	b.copyFiles(beside, "style.css", "style.css")
	b.copyFiles(beside, "site.js", "site.js")
	return b.files, b.problems
}

// read makes a page of a Markdown file.
func (b *builder) read(source string) {
	text, err := fs.ReadFile(b.repository, source)
	if err != nil {
		b.report(source, 0, "the sidebar has it (sidebar.go), and it is not there")
		return
	}
	p := parse(source, text)
	if p.Title == "" {
		b.report(source, 0, "it has no heading of the first level to be called by")
	}
	b.pages = append(b.pages, p)
	b.bySource[source] = p
}

// copyDocs copies what stands in docs beside Markdown: pictures, and the schema. A Markdown file that is no page yet is a problem.
func (b *builder) copyDocs() {
	err := fs.WalkDir(b.repository, "docs", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == itself:
			return fs.SkipDir
		case entry.IsDir() || b.bySource[name] != nil:
		case path.Ext(name) == ".md":
			b.report(name, 0, "it is not in the sidebar (sidebar.go)")
		default:
			b.copyFiles(b.repository, name, address(name))
		}
		return nil
	})
	if err != nil {
		b.report("docs", 0, err.Error())
	}
}

// copyFiles copies a file into the site as it is.
func (b *builder) copyFiles(from fs.FS, name, to string) {
	text, err := fs.ReadFile(from, name)
	if err != nil {
		b.report(name, 0, err.Error())
		return
	}
	b.files[to] = text
}

func (b *builder) report(file string, line int, text string) {
	b.problems = append(b.problems, problem{file, line, text})
}

// isDocument reports whether a file of the repository goes into the site when a page links to it: what its readers use. The others are for
// those who have the repository before them.
func isDocument(name string) bool {
	switch folder, _, _ := strings.Cut(name, "/"); folder {
	case "docs":
		return !strings.HasPrefix(name, itself+"/")
	case "scenarios":
		return path.Ext(name) == ".yaml"
	}
	return name == "LICENSE"
}

// address is the name in the site of a file of the repository: README.md is what is opened first in its folder.
func address(name string) string {
	name = strings.TrimPrefix(name, "docs/")
	folder, base := path.Split(name)
	stem, markdown := strings.CutSuffix(base, ".md")
	if !markdown {
		return name
	}
	if stem == "README" {
		stem = "index"
	}
	return folder + strings.ToLower(stem) + ".html"
}
