package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// pages are what a user reads. The console blocks of docs/performance.md are not among them: they are figures of one machine.
var pages = []string{
	"README.md", "docs/getting-started.md", "docs/scenario-format.md", "docs/reading-a-report.md", "docs/what-if.md", "docs/analysis.md", "docs/architecture.md", "docs/logs.md", "docs/calibrate.md", "docs/exercise.md", "docs/incidents.md",
}

// TestCommandsPrintWhatThePagesSay runs the commands of the pages' console blocks, in a folder that has the scenarios,
// broken.yaml and the journals of two exercises, and compares what they print. A line … of a page stands for any number of lines.
// With -update, what they print now takes the place of what the pages say; the difference is to be read.
func TestCommandsPrintWhatThePagesSay(t *testing.T) {
	texts := make(map[string]string)
	for _, page := range pages {
		texts[page] = read(t, "../../"+page)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	copyFile(t, "../../scenarios/independence.yaml", filepath.Join(folder, "scenarios", "independence.yaml"))
	for _, name := range []string{"broken.yaml", "morning.jsonl", "afternoon.jsonl"} {
		copyFile(t, "testdata/readme/"+name, filepath.Join(folder, name))
	}
	for _, block := range blocks(texts["docs/logs.md"], "yaml") {
		if strings.HasPrefix(block, "format: 1\n") {
			if err := os.WriteFile(filepath.Join(folder, "town.yaml"), []byte(block), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Chdir(folder)
	t.Setenv("LANG", "C.UTF-8")
	commands := 0
	for _, page := range pages {
		if testing.Short() && page != "README.md" {
			continue // the others make so many runs that they take minutes under the race detector
		}
		text := texts[page]
		for _, block := range blocks(text, "console") {
			for _, part := range strings.Split(block, "$ simulate ")[1:] {
				command, want, _ := strings.Cut(part, "\n")
				commands++
				now := compare(t, page, command, want)
				text = strings.Replace(text, part, command+"\n"+now, 1)
			}
		}
		if text != texts[page] {
			if err := os.WriteFile(filepath.Join(root, page), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if commands == 0 {
		t.Error("the pages have no console block")
	}
}

// compare runs a command and holds what it prints against what a page says. It returns what the page is to say.
func compare(t *testing.T, page, command, want string) string {
	t.Helper()
	var out bytes.Buffer
	run(context.Background(), strings.Fields(command), strings.NewReader(""), &out, &out)
	line, ok := follows(out.String(), want)
	switch {
	case ok:
	case *update:
		now, lost := recut(out.String(), want)
		if lost != "" {
			t.Errorf("simulate %s: %s says %q, which is not there any more: change it by hand; it prints\n%s", command, page, lost, out.String())
		}
		return now
	default:
		t.Errorf("simulate %s: %s says %q; it prints\n%s", command, page, line, out.String())
	}
	return want
}

func TestReadmeHasTheCommandsOfAFreshMachine(t *testing.T) {
	t.Parallel()
	sh := strings.Join(blocks(read(t, "../../README.md"), "sh"), "")
	for _, command := range []string{"go run ./cmd/simulate scenarios/independence.yaml\n", "go test ./...\n"} {
		if !strings.Contains(sh, command) {
			t.Errorf("no block says %q", command)
		}
	}
}

func TestReadmeScenarioRunsAndIsThatOfGettingStarted(t *testing.T) {
	t.Parallel()
	smallest := blocks(read(t, "../../README.md"), "yaml")[0]
	if started := blocks(read(t, "../../docs/getting-started.md"), "yaml")[0]; started != smallest {
		t.Error("the README and docs/getting-started.md show different scenarios")
	}
	var out bytes.Buffer
	if code := run(context.Background(), []string{"-", "--runs", "10"}, strings.NewReader(smallest), &out, &out); code != 0 {
		t.Errorf("exit %d:\n%s", code, out.String())
	}
}

// TestEveryKeyIsDocumented takes the keys of the language from its schema.
// A block of a page that is a whole scenario is one that a reader saves and runs.
func TestScenariosOfPagesLoadWithoutAWord(t *testing.T) {
	t.Parallel()
	found := 0
	for _, page := range pages {
		for _, block := range blocks(read(t, "../../"+page), "yaml") {
			if !strings.HasPrefix(block, "format: 1\n") || !strings.Contains(block, "\nincidents:\n") {
				continue
			}
			found++
			if s, problems := loader.Bytes(page, []byte(block), loader.Options{}); s == nil || len(problems) > 0 {
				t.Errorf("a scenario of %s: %v", page, problems)
			}
		}
	}
	if found < 3 {
		t.Errorf("only %d scenarios in the pages", found)
	}
}

func TestEveryKeyIsDocumented(t *testing.T) {
	t.Parallel()
	text, err := scenario.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	keys := make(map[string]bool)
	collectKeys(schema, keys)
	if len(keys) < 100 {
		t.Errorf("the schema has %d keys", len(keys))
	}
	page := read(t, "../../docs/scenario-format.md")
	for key := range keys {
		if !strings.Contains(page, "`"+key+"`") {
			t.Errorf("docs/scenario-format.md does not explain the key %s", key)
		}
	}
}

// collectKeys adds the names of all properties of a schema.
func collectKeys(schema any, keys map[string]bool) {
	switch schema := schema.(type) {
	case []any:
		for _, part := range schema {
			collectKeys(part, keys)
		}
	case map[string]any:
		if properties, ok := schema["properties"].(map[string]any); ok {
			for key := range properties {
				keys[key] = true
			}
		}
		for _, part := range schema {
			collectKeys(part, keys)
		}
	}
}

// link is a link of Markdown, without what follows a #.
var link = regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)

func TestRelativeLinksPointToFiles(t *testing.T) {
	t.Parallel()
	var documents []string
	for _, folder := range []string{"", "docs/", "docs/cluster/", "docs/decisions/"} {
		found, err := filepath.Glob("../../" + folder + "*.md")
		if err != nil || len(found) == 0 {
			t.Fatalf("no documents in %q: %v", folder, err)
		}
		documents = append(documents, found...)
	}
	for _, document := range documents {
		for _, found := range link.FindAllStringSubmatch(read(t, document), -1) {
			if strings.Contains(found[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(document), found[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", document, found[1])
			}
		}
	}
}

// follows reports whether the lines of got are those of want, where … stands for any number of them, and else the first
// line of want that is not there.
func follows(got, want string) (string, bool) {
	lines := strings.Split(strings.TrimRight(got, "\n"), "\n")
	skipping := false
	for _, line := range strings.Split(strings.TrimRight(want, "\n"), "\n") {
		if line == "…" {
			skipping = true
			continue
		}
		for skipping && len(lines) > 0 && lines[0] != line {
			lines = lines[1:]
		}
		if len(lines) == 0 || lines[0] != line {
			return line, false
		}
		lines, skipping = lines[1:], false
	}
	return "the end", skipping || len(lines) == 0
}

// blocks are the fenced blocks of a language in a Markdown text.
func blocks(markdown, language string) []string {
	var found []string
	for _, part := range strings.Split(markdown, "```"+language+"\n")[1:] {
		block, _, _ := strings.Cut(part, "```")
		found = append(found, block)
	}
	return found
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, []byte(read(t, from)), 0o644); err != nil {
		t.Fatal(err)
	}
}
