package main

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"
)

// small is a repository of a few files, and the sidebar of its site.
func small(pages map[string]string) (fstest.MapFS, []group) {
	files := fstest.MapFS{
		"LICENSE":             {Data: []byte("Free")},
		"docs/site/READ.md":   {Data: []byte("no page")},
		"docs/pictures/a.png": {Data: []byte("a picture")},
		"scenarios/one.yaml":  {Data: []byte("format: 1")},
		"sim/doc.go":          {Data: []byte("package sim")},
		"docs/site/main.go":   {Data: []byte("package main")},
	}
	g := group{Title: "All"}
	for name, text := range pages {
		files[name] = &fstest.MapFile{Data: []byte(text)}
		g.sources = append(g.sources, name)
	}
	slices.Sort(g.sources)
	return files, []group{g}
}

func TestAllBrokenLinksAreToldWithTheirLines(t *testing.T) {
	t.Parallel()
	files, groups := small(map[string]string{
		"README.md": "# All\n\n[a](docs/a.md#no)\ntext [b](docs/b.md), [c](#all)\n\n| table |\n| --- |\n| [d](docs/c/../d.md) |\n",
		"docs/a.md": "# A\n\n![p](pictures/b.png)\n\n- list\n  [e](../../outside.md) [f](%zz) [g](README.md)\n\n![s](../sim/doc.go) ![w](https://example.org/w.png)\n",
		"docs/c.md": "## No title\n",
	})
	files["docs/more/new.md"] = &fstest.MapFile{Data: []byte("# New\n")}
	groups[0].sources = append(groups[0].sources, "docs/gone.md")

	_, problems := build(files, groups)
	want := []string{
		"docs/c.md: it has no heading of the first level to be called by",
		"docs/gone.md: the sidebar has it (sidebar.go), and it is not there",
		"docs/more/new.md: it is not in the sidebar (sidebar.go)",
		"README.md:3: docs/a.md has no heading #no",
		"README.md:4: there is no docs/b.md",
		"README.md:8: there is no docs/c/../d.md",
		"docs/a.md:3: there is no pictures/b.png",
		"docs/a.md:6: there is no ../../outside.md",
		"docs/a.md:6: %zz is no address",
		"docs/a.md:6: there is no README.md",
		"docs/a.md:8: the picture ../sim/doc.go is not one of docs",
		"docs/a.md:8: the picture https://example.org/w.png is not one of docs",
	}
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprint(p))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestLinksLeadToWhereThingsAreInTheSite(t *testing.T) {
	t.Parallel()
	files, groups := small(map[string]string{
		"README.md":          "# All\n",
		"docs/a.md":          "# Ä\n",
		"docs/d/README.md":   "# D\n",
		"docs/d/e.md":        "",
		"docs/d/somewhat.md": "",
	})
	for link, want := range map[string]string{
		"[x](../a.md#ä)":                   `<a href="../a.html#%C3%A4">x</a>`,
		"[x](#e)":                          `<a href="#e">x</a>`,
		"[x](README.md)":                   `<a href="../d/index.html">x</a>`,
		"[x](../../README.md)":             `<a href="../index.html">x</a>`,
		"[x](../../LICENSE)":               `<a href="../LICENSE">x</a>`,
		"[x](../../scenarios/one.yaml)":    `<a href="../scenarios/one.yaml">x</a>`,
		"[`sim` *x*](../../sim)":           `<code>sim</code> <em>x</em>`,
		"[x](../../sim/doc.go#L3)":         `x`,
		"[x](../site/main.go)":             `x`,
		"![x](../pictures/a.png)":          `<img src="../pictures/a.png" alt="x">`,
		"[x](https://example.org/a.md#no)": `<a href="https://example.org/a.md#no">x</a>`,
	} {
		files["docs/d/e.md"] = &fstest.MapFile{Data: []byte("# E\n\n" + link + "\n")}
		files["docs/d/somewhat.md"] = &fstest.MapFile{Data: []byte("# Somewhat\n")}
		b, problems := build(files, groups)
		if len(problems) > 0 {
			t.Errorf("%s: %v", link, problems)
		}
		page := string(b["d/e.html"])
		if want := `<h1 id="e">E</h1>` + "\n<p>" + want + "</p>\n"; !contains(page, want) {
			t.Errorf("%s is not %s in\n%s", link, want, page)
		}
	}
}
