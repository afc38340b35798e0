package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The pictures of docs/incidents.md, and the commands whose figures it has: of the scenario, so many runs.
var (
	pictured = regexp.MustCompile(`(?m)^\[!\[[^\]]+\]\(incidents/([a-z-]+)\.svg\)\]`)
	figured  = regexp.MustCompile(`(?m)^\$ simulate ([a-z-]+) --runs (\d+) --full$`)
)

// mostPictured is how large a picture of the page is at most, in bytes.
const mostPictured = 60_000

// TestPicturesOfIncidentsAreThoseOfTheProgram makes each picture of docs/incidents.md as make incidents does; with -update, what is made takes its place.
func TestPicturesOfIncidentsAreThoseOfTheProgram(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it makes thousands of runs")
	}
	page := read(t, "../../docs/incidents.md")
	var names []string
	for _, found := range figured.FindAllStringSubmatch(page, -1) {
		name, runs := found[1], found[2]
		names = append(names, name)
		file := filepath.Join("../../docs/incidents", name+".svg")
		var out, told bytes.Buffer
		if code := run(context.Background(), []string{name, "--runs", runs, "--quiet", "--format", "svg"}, strings.NewReader(""), &out, &told); code != exitDone {
			t.Errorf("%s: exit %d: %s", name, code, told.String())
			continue
		}
		if out.Len() > mostPictured {
			t.Errorf("%s is of %d bytes, more than %d", file, out.Len(), mostPictured)
		}
		if *update {
			if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil { //nolint:gosec // is for all to see
				t.Fatal(err)
			}
		}
		if read(t, file) != out.String() {
			t.Errorf("%s is not what the program draws: make incidents, and look at the difference", file)
		}
	}
	var shown []string
	for _, found := range pictured.FindAllStringSubmatch(page, -1) {
		shown = append(shown, found[1])
	}
	if !slices.Equal(shown, names) {
		t.Errorf("the page has figures of %q and pictures of %q", names, shown)
	}
	kept, err := filepath.Glob("../../docs/incidents/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range kept {
		if !slices.Contains(names, strings.TrimSuffix(filepath.Base(file), ".svg")) {
			t.Errorf("%s is on no page", file)
		}
	}
}
