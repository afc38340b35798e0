package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSnippetsOfAnalysis writes the files that docs/analysis.md tells to write, and holds its snippets against them: a snippet names
// its files in its first line, and columns stand between double quotes. Where Python has the packages that it needs, it is run.
func TestSnippetsOfAnalysis(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing is written to be analysed in short tests")
	}
	page := read(t, "../../docs/analysis.md")
	t.Chdir(t.TempDir())
	for _, line := range strings.Split(strings.Join(blocks(page, "sh"), ""), "\n") {
		command, ok := strings.CutPrefix(line, "simulate ")
		if !ok {
			continue
		}
		var out bytes.Buffer
		if code := run(context.Background(), append(strings.Fields(command), "--quiet"), strings.NewReader(""), &out, &out); code != 0 {
			t.Errorf("%s: exit %d\n%s", line, code, out.String())
		}
	}
	sql, python := blocks(page, "sql"), blocks(page, "python")
	if len(sql) < 2 || len(python) < 3 {
		t.Errorf("%d snippets for DuckDB and %d for Python", len(sql), len(python))
	}
	for _, snippet := range append(sql, python...) {
		checkColumns(t, snippet)
	}
	for _, snippet := range python {
		runSnippet(t, snippet)
	}
	for _, snippet := range sql {
		runSnippet(t, "import duckdb\nprint(duckdb.sql('''"+snippet+"'''))")
	}
}

var (
	columnName  = regexp.MustCompile(`"([^"]+)"`)
	columnMade  = regexp.MustCompile(`AS "([^"]+)"`)
	importLines = regexp.MustCompile(`(?m)^import (.+)$`)
)

// checkColumns reports columns of a snippet that are neither in the files of its first line nor made by it.
func checkColumns(t *testing.T, snippet string) {
	t.Helper()
	head, body, _ := strings.Cut(snippet, "\n")
	known := map[string]bool{}
	for _, file := range strings.Fields(head)[1:] {
		if _, err := os.Stat(file); err != nil {
			t.Errorf("%s: %v", head, err)
		}
		for _, column := range columnsOf(t, file) {
			known[column] = true
		}
	}
	for _, made := range columnMade.FindAllStringSubmatch(body, -1) {
		known[made[1]] = true
	}
	for _, used := range columnName.FindAllStringSubmatch(body, -1) {
		if !known[used[1]] {
			t.Errorf("there is no column %q in the files of:\n%s", used[1], snippet)
		}
	}
}

// columnsOf are the columns of a CSV file; other files have none.
func columnsOf(t *testing.T, file string) []string {
	t.Helper()
	if filepath.Ext(file) != ".csv" {
		return nil
	}
	columns, err := csv.NewReader(strings.NewReader(read(t, file))).Read()
	if err != nil {
		t.Error(err)
	}
	return columns
}

// runSnippet runs a piece of Python, where there is Python and what it imports.
func runSnippet(t *testing.T, snippet string) {
	t.Helper()
	imports := strings.Join(importLines.FindAllString(snippet, -1), "\n")
	if exec.Command("python3", "-c", imports).Run() != nil {
		return
	}
	if out, err := exec.Command("python3", "-c", snippet).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s\n%s", err, out, snippet)
	}
}
