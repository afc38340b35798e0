package scenarios_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/scenarios"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

func TestListNamesEveryScenarioWithItsTitle(t *testing.T) {
	t.Parallel()
	entries := scenarios.List()
	byName := func(a, b scenarios.Entry) int { return strings.Compare(a.Name, b.Name) }
	if !slices.IsSortedFunc(entries, byName) {
		t.Errorf("not in the order of names: %v", entries)
	}
	for _, name := range []string{"county-day", "ems-week", "independence", "mass-casualty", "parkland", "starter"} {
		if !slices.ContainsFunc(entries, func(e scenarios.Entry) bool { return e.Name == name }) {
			t.Errorf("%s is not listed: %v", name, entries)
		}
	}
	for _, entry := range entries {
		if entry.Title == "" {
			t.Errorf("%s has no title on a line of its own", entry.Name)
		}
	}
}

func TestReadReturnsTheTextOfAName(t *testing.T) {
	t.Parallel()
	text, err := scenarios.Read("independence")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "\nformat: 1\n") {
		t.Error("the text is not a scenario of format 1")
	}
}

func TestReadOfAnUnknownNameSaysWhatExists(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"atlantis", "../scenarios/independence", "independence.yaml", ""} {
		_, err := scenarios.Read(name)
		if err == nil {
			t.Errorf("%q was read", name)
			continue
		}
		if !strings.Contains(err.Error(), "county-day, ems-week, independence, ") {
			t.Errorf("%q: the error does not list what exists: %v", name, err)
		}
	}
}

func TestEveryScenarioNamesItsSchemaForEditors(t *testing.T) {
	t.Parallel()
	for _, entry := range scenarios.List() {
		text, err := scenarios.Read(entry.Name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(text), "# yaml-language-server: $schema=") {
			t.Errorf("the first line of %s does not name a schema", entry.Name)
		}
	}
}

func TestEveryScenarioAndVariantLoadsWithoutAWarning(t *testing.T) {
	t.Parallel()
	for _, entry := range scenarios.List() {
		loaded := load(t, entry.Name, "")
		if loaded == nil {
			continue
		}
		for variant := range loaded.Variants.All() {
			load(t, entry.Name, variant)
		}
	}
}

func load(t *testing.T, name, variant string) *scenario.Scenario {
	t.Helper()
	loaded, problems := loader.FS(scenarios.Files, name+".yaml", loader.Options{Variant: variant})
	for _, problem := range problems {
		t.Errorf("variant %q: %s", variant, problem)
	}
	if loaded != nil && loaded.Title != title(name) {
		t.Errorf("%s is listed as %q and titled %q", name, title(name), loaded.Title)
	}
	return loaded
}

func title(name string) string {
	for _, entry := range scenarios.List() {
		if entry.Name == name {
			return entry.Title
		}
	}
	return ""
}

// A copy stands in a folder of its own, and is the same scenario.
func TestEveryCopyLoadsByItself(t *testing.T) {
	t.Parallel()
	for _, entry := range scenarios.List() {
		text, beside, err := scenarios.Copy(entry.Name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(text), "# yaml-language-server: $schema=scenario.schema.json\n") {
			t.Errorf("the copy of %s looks for the schema elsewhere", entry.Name)
		}
		folder := fstest.MapFS{"copy.yaml": {Data: text}}
		for _, f := range beside {
			folder[f.Name] = &fstest.MapFile{Data: f.Text}
		}
		copied, problems := loader.FS(folder, "copy.yaml", loader.Options{Library: scenarios.Files})
		for _, problem := range problems {
			t.Errorf("%s: %s", entry.Name, problem)
		}
		if copied != nil && copied.Title != entry.Title {
			t.Errorf("the copy of %s is titled %q", entry.Name, copied.Title)
		}
	}
}

// What is shared is there because scenarios have it: each part, and each source.
func TestWhatIsSharedServes(t *testing.T) {
	t.Parallel()
	var all strings.Builder
	for _, entry := range scenarios.List() {
		text, err := scenarios.Read(entry.Name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	for _, entry := range scenarios.Extended() {
		if !strings.Contains(all.String(), entry.Name+".yaml") {
			t.Errorf("no scenario extends %s", entry.Name)
		}
		base := "format: 1\nextends: " + entry.Name + "\nclock: {start: 2024-02-29T13:00:00-06:00, horizon: 1h}\n"
		s, problems := loader.FS(fstest.MapFS{"a.yaml": {Data: []byte(base)}}, "a.yaml", loader.Options{Library: scenarios.Files})
		if s == nil {
			t.Fatal(problems)
		}
		text, err := scenarios.Read(entry.Name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
		for id := range s.Parts.All() {
			if !regexp.MustCompile(`like: (\[.*)?\b` + id + `\b`).MatchString(all.String()) {
				t.Errorf("no incident is like %s", id)
			}
		}
		for id := range s.Sources.All() {
			if !strings.Contains(all.String(), "source: "+id) {
				t.Errorf("nothing comes from %s", id)
			}
		}
	}
}

func TestListTellsKindsApart(t *testing.T) {
	t.Parallel()
	want := map[string]scenarios.Kind{"parkland": scenarios.Incident, "mass-casualty": scenarios.County, "starter": scenarios.Begin, "known/mm1": scenarios.Known}
	for _, entry := range scenarios.List() {
		if kind, ok := want[entry.Name]; ok && entry.Kind != kind {
			t.Errorf("%s is among %q", entry.Name, entry.Kind)
		}
	}
}

// Those of which figures are known are run where these are held against what was measured.
func TestEveryScenarioAndVariantRuns(t *testing.T) {
	t.Parallel()
	for _, entry := range scenarios.List() {
		if entry.Kind == scenarios.Known {
			continue
		}
		loaded := load(t, entry.Name, "")
		for _, variant := range append([]string{""}, loaded.Variants.IDs()...) {
			t.Run(entry.Name+"/"+variant, func(t *testing.T) { run(t, load(t, entry.Name, variant)) })
		}
	}
}

// run evaluates a scenario over two runs.
func run(t *testing.T, loaded *scenario.Scenario) {
	p, err := sim.Compile(loaded)
	if err != nil {
		t.Fatal(err)
	}
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: 2, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if r.Samples.Runs != 2 {
		t.Errorf("%d runs were done", r.Samples.Runs)
	}
}
