package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

var contains = strings.Contains

// made is the site of this repository.
var made = sync.OnceValues(func() (map[string][]byte, []problem) { return build(os.DirFS("../.."), sidebar) })

// ours makes the site of this repository, which has nothing wrong with it.
func ours(t *testing.T) map[string][]byte {
	t.Helper()
	files, problems := made()
	for _, p := range problems {
		t.Error(p)
	}
	return files
}

// pagesOf are the names of a site's pages, sorted.
func pagesOf(files map[string][]byte) []string {
	var found []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) == ".html" {
			found = append(found, name)
		}
	}
	return found
}

// attributes are the values of an attribute in a page.
func attributes(page []byte, name string) []string {
	var found []string
	for _, match := range regexp.MustCompile(`<[^<>]*\s`+name+`="([^"]*)"`).FindAllSubmatch(page, -1) {
		found = append(found, html.UnescapeString(string(match[1])))
	}
	return found
}

// TestLinksOfTheSiteResolve holds the pages as they were written, whatever made their links.
func TestLinksOfTheSiteResolve(t *testing.T) {
	t.Parallel()
	files := ours(t)
	links := 0
	for _, name := range pagesOf(files) {
		for _, link := range slices.Concat(attributes(files[name], "href"), attributes(files[name], "src")) {
			if err := resolves(files, name, link); err != nil {
				t.Errorf("%s links to %s: %v", name, link, err)
			}
			links++
		}
	}
	if links < 1000 {
		t.Errorf("%d links are in the site: the test does not find them", links)
	}
}

// resolves says why a link of a page leads nowhere.
func resolves(files map[string][]byte, page, link string) error {
	to, err := url.Parse(link)
	if err != nil || to.Scheme != "" {
		return err
	}
	name := page
	if to.Path != "" {
		name = path.Join(path.Dir(page), to.Path)
	}
	if files[name] == nil {
		return fmt.Errorf("there is no %s", name)
	}
	if to.Fragment != "" && !slices.Contains(attributes(files[name], "id"), to.Fragment) {
		return fmt.Errorf("%s has no id %s", name, to.Fragment)
	}
	return nil
}

func TestNothingIsLoadedFromElsewhere(t *testing.T) {
	t.Parallel()
	files := ours(t)
	loaded := regexp.MustCompile(`<(?:link|script|img|iframe|source|video|audio|object|embed|style|base|meta http-equiv)\b[^>]*>`)
	for _, name := range pagesOf(files) {
		for _, tag := range loaded.FindAll(files[name], -1) {
			if bytes.Contains(tag, []byte("//")) || bytes.Contains(tag, []byte("data:")) {
				t.Errorf("%s loads %s", name, tag)
			}
		}
	}
	for _, name := range []string{"style.css", "site.js"} {
		for _, way := range []string{"://", "@import", "url(", "fetch(", "XMLHttpRequest", "innerHTML", "outerHTML", "insertAdjacentHTML", "eval("} {
			if contains(string(files[name]), way) {
				t.Errorf("%s has %s", name, way)
			}
		}
	}
}

func TestEveryPageStandsInEverySidebar(t *testing.T) {
	t.Parallel()
	files := ours(t)
	repository := os.DirFS("../..")
	var sources []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/cluster/*.md", "docs/decisions/*.md"} {
		found, err := fs.Glob(repository, pattern)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, found...)
	}
	if len(sources) < 20 || len(sources) != len(pagesOf(files)) {
		t.Errorf("%d documents make %d pages", len(sources), len(pagesOf(files)))
	}
	for _, name := range pagesOf(files) {
		menu, _, _ := strings.Cut(string(files[name]), "</nav>")
		for _, source := range sources {
			if link := `href="` + strings.Repeat("../", strings.Count(name, "/")) + address(source) + `"`; !contains(menu, link) {
				t.Errorf("the sidebar of %s does not have %s", name, source)
			}
		}
	}
}

func TestPagesCanBeFoundTheirWayIn(t *testing.T) {
	t.Parallel()
	files := ours(t)
	titles := map[string]string{}
	for _, name := range pagesOf(files) {
		page := string(files[name])
		for part, want := range map[string]int{"<h1 ": 1, "<main ": 1, "<title>": 1, `class="skip"`: 1, `aria-current="page"`: 1} {
			if got := strings.Count(page, part); got != want {
				t.Errorf("%s has %s %d times, want %d", name, part, got, want)
			}
		}
		title := regexp.MustCompile(`<title>(.*)</title>`).FindStringSubmatch(page)[1]
		if other := titles[title]; other != "" {
			t.Errorf("%s and %s are both called %s", name, other, title)
		}
		titles[title] = name
		ids := attributes(files[name], "id")
		slices.Sort(ids)
		if len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Errorf("%s has an id twice: %q", name, ids)
		}
	}
}

func TestTheSiteIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	one := ours(t)
	other, _ := build(os.DirFS("../.."), sidebar)
	if !maps.EqualFunc(one, other, bytes.Equal) {
		t.Error("two sites of the same documents differ")
	}
}

func TestPicturesSchemaAndLinkedScenariosComeAlong(t *testing.T) {
	t.Parallel()
	files := ours(t)
	for name, source := range map[string]string{
		"scenario.schema.json":        "docs/scenario.schema.json",
		"pictures/replay-1280.png":    "docs/pictures/replay-1280.png",
		"scenarios/independence.yaml": "scenarios/independence.yaml",
		"LICENSE":                     "LICENSE",
	} {
		want, err := os.ReadFile("../../" + source)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(files[name], want) {
			t.Errorf("%s is not %s", name, source)
		}
	}
	for name := range files {
		if path.Ext(name) == ".go" || path.Ext(name) == ".md" {
			t.Errorf("%s is in the site", name)
		}
	}
}

// TestTheIndexHasEverySection: what the search looks through is what pages say, and leads to where they say it.
func TestTheIndexHasEverySection(t *testing.T) {
	t.Parallel()
	files := ours(t)
	var entries []entry
	text := bytes.TrimPrefix(files["search-index.js"], []byte("const sections = "))
	if err := json.Unmarshal(text, &entries); err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := resolves(files, "index.html", e.At); err != nil {
			t.Errorf("the index leads to %s: %v", e.At, err)
		}
	}
	for _, want := range []entry{
		{"The scenario file", "Standby posts", "scenario-format.html#standby-posts", "Ambulances wait where the next call is likely"},
		{"Real incidents", "Utøya, 2011", "incidents.html#utøya-2011", "The first patrol was at the quay"},
		{"Overview", "A scenario in a few lines", "index.html#a-scenario-in-a-few-lines", "units: {car: {agency: police, kind: patrol"},
		{"Keyed luck", "Keyed luck", "decisions/keyed-luck.html#keyed-luck", "Context. The questions that matter"},
	} {
		has := func(e entry) bool {
			return e.Page == want.Page && e.Heading == want.Heading && e.At == want.At && contains(e.Text, want.Text)
		}
		if !slices.ContainsFunc(entries, has) {
			t.Errorf("%q is not in the index", want)
		}
	}
}

func TestColumnsOfSentencesAreMarked(t *testing.T) {
	t.Parallel()
	page := string(ours(t)["standards.html"])
	for _, want := range []string{`<th class="long">what differs</th>`, "<th>NENA</th>", "<td><code>dispatch_<wbr>time_<wbr>call_<wbr>arrival</code></td>"} {
		if !contains(page, want) {
			t.Errorf("standards.html does not have %s", want)
		}
	}
}

// TestTheSearchPutsWhatIsTypedFirst runs the script of the pages by itself: whatever it asks of a page is there, and does nothing.
func TestTheSearchPutsWhatIsTypedFirst(t *testing.T) {
	t.Parallel()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no Node was found")
	}
	script, err := os.ReadFile("site.js")
	if err != nil {
		t.Fatal(err)
	}
	program := `const part = new Proxy(() => part, { get: (_, key) => (key === Symbol.iterator ? function* () {} : part) });
const document = part;
const sections = [
  { page: "P", heading: "Sheet", text: "what a report says" },
  { page: "P", heading: "Reports", text: "their sheets" },
  { page: "P", heading: "One", text: "see report-sheet" },
  { page: "P", heading: "Two: report-sheet", text: "" },
];
` + string(script) + `
console.log(find(process.argv[1]).map((hit) => hit.section.heading).join());`
	for query, want := range map[string]string{
		"report-sheet":   "Two: report-sheet,One",
		"--Report-sh":    "Two: report-sheet,One",
		"see report-":    "One",
		"report sheet":   "Two: report-sheet,Sheet,One",
		"report missing": "",
		"--":             "",
	} {
		got, err := exec.CommandContext(t.Context(), node, "-e", program, "--", query).CombinedOutput()
		if err != nil || strings.TrimSpace(string(got)) != want {
			t.Errorf("%q finds %s, want %s (%v)", query, got, want, err)
		}
	}
}
