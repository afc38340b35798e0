package experiment_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"
	"golang.org/x/tools/txtar"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

// FuzzFiles: whatever mistakes are made in a file that is right, it is refused with problems, or it runs.
//
// Fuzzing of whole texts (FuzzLoad, and nine more of single values) finds next to none of the faults behind the door: nearly every change of a
// byte makes a text that is no YAML, or a word that is unknown, and checks are silent about what could not be read. What goes
// wrong there takes two or three things at once that each are well written, such as a period that is none on a measure
// that has periods. So mistakes are made here in the tree of a file and not in its text, one value or name at a time, in all
// of the shipped scenarios and in the small ones that show each rule of the model; and what loads is run, because zero
// amounts are found by runs alone.
func FuzzFiles(f *testing.F) {
	shelf := newShelf(f)
	for i := range shelf.kinds {
		f.Add(uint16(i), []byte{byte(i), byte(i / 7), byte(i / 3)})
	}
	f.Fuzz(func(t *testing.T, kind uint16, choices []byte) { shelf.try(t, kind, choices) })
}

// shelf holds the files to spoil, and where each kind of value stands in them. A fuzzer chooses the kind first: those that few files have are
// as likely to be spoilt as those that stand everywhere.
type shelf struct {
	files fstest.MapFS
	words map[string]bool
	kinds []string
	spots map[string][]located // by kind, those in short files first
}

// located is a spot of a file.
type located struct {
	file   string
	number int
}

func newShelf(t testing.TB) *shelf {
	sh := &shelf{files: filesToSpoil(t), words: wordsOfLanguage(t), spots: make(map[string][]located)}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(sh.files)), func(name string) bool { return !strings.HasSuffix(name, ".yaml") })
	slices.SortStableFunc(names, func(a, b string) int { return len(sh.files[a].Data) - len(sh.files[b].Data) })
	for _, name := range names {
		var document yaml.Node
		if err := yaml.Unmarshal(sh.files[name].Data, &document); err != nil {
			t.Fatal(err)
		}
		m := mutator{words: sh.words}
		m.list(&document, "")
		for i, at := range m.spots {
			sh.spots[at.kind] = append(sh.spots[at.kind], located{name, i})
		}
	}
	sh.kinds = slices.Sorted(maps.Keys(sh.spots))
	return sh
}

// wordsOfLanguage are the keys that the schema of scenario files knows.
func wordsOfLanguage(t testing.TB) map[string]bool {
	text, err := os.ReadFile("../../docs/scenario.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	words := make(map[string]bool)
	var look func(value any)
	look = func(value any) {
		if list, ok := value.([]any); ok { // the forms that a value may have
			for _, inner := range list {
				look(inner)
			}
		}
		object, _ := value.(map[string]any)
		properties, _ := object["properties"].(map[string]any)
		for word := range properties {
			words[word] = true
		}
		for _, inner := range object {
			look(inner)
		}
	}
	var schema any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	look(schema)
	return words
}

// fewSpots is how many spots of a kind are spoilt, those in the shortest files.
const fewSpots = 32

// try spoils a value of a kind, and what else the choices say.
func (sh *shelf) try(t *testing.T, kind uint16, choices []byte) {
	m := &mutator{choices: choices, words: sh.words}
	at := sh.spots[sh.kinds[int(kind)%len(sh.kinds)]]
	spot := at[m.next(min(len(at), fewSpots))]
	text := m.spoilt(sh.files[spot.file].Data, spot.number)
	if text == nil {
		return
	}
	folder := maps.Clone(sh.files)
	folder[spot.file] = &fstest.MapFile{Data: text}
	tryFile(t, folder, spot.file)
}

// tryFile loads a file and runs it if it can be.
func tryFile(t *testing.T, folder fstest.MapFS, name string) {
	defer func() {
		if fault := recover(); fault != nil {
			t.Fatalf("%v\n%s\n%s", fault, folder[name].Data, debug.Stack())
		}
	}()
	s, problems := loader.FS(folder, name, loader.Options{})
	if (s == nil) != problems.Any() {
		t.Fatalf("a scenario: %v; problems:\n%s", s != nil, problems)
	}
	if s != nil {
		runBriefly(t, s)
	}
}

// longFile is a file of so many bytes. Its variants, which stand at the end, are left out: each is as much work to check as the file.
const longFile = 4_000

// filesToSpoil are the scenarios that are shipped, those that tests of the language load, and those of the transcripts.
func filesToSpoil(t testing.TB) fstest.MapFS {
	files := make(fstest.MapFS)
	for _, pattern := range []string{"../../scenarios/*.yaml", "../scenario/loader/testdata/good/*.*", "../testdata/transcripts/*.txtar"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no files %s: %v", pattern, err)
		}
		for _, path := range found {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Base(path)
			if variants := bytes.Index(text, []byte("\nvariants:")); len(text) > longFile && variants > 0 {
				text = text[:variants+1]
			}
			if strings.HasSuffix(name, ".txtar") {
				name = strings.TrimSuffix(name, ".txtar")
				text = unpacked(files, name, text)
				name += ".yaml"
			}
			files[name] = &fstest.MapFile{Data: text}
		}
	}
	return files
}

// unpacked is the scenario of a transcript. The files that it reads go with it, under names that no other transcript has.
func unpacked(files fstest.MapFS, transcript string, text []byte) []byte {
	archive := txtar.Parse(text)
	scenario := archive.Files[0].Data
	for _, f := range archive.Files[1:] {
		if ending := filepath.Ext(f.Name); ending == ".csv" || ending == ".osm" {
			own := transcript + "-" + f.Name
			files[own] = &fstest.MapFile{Data: f.Data}
			scenario = bytes.ReplaceAll(scenario, []byte(f.Name), []byte(own))
		}
	}
	return scenario
}

// TestEveryNounStandsInAFileToSpoil: what no file has is never spoilt, and what does not load is never run.
func TestEveryNounStandsInAFileToSpoil(t *testing.T) {
	t.Parallel()
	sh := newShelf(t)
	nouns := []string{
		"posts", "keep", "settle", "spare", "relief", "seats", "fill", "roads", "stretches", "block", "slow", "group", "condition", "changes", "held-by", "every", "outcomes",
		"can", "at-place", "nearest", "moves", "disable", "csv", "part-of", "hold", "give-up", "divert",
	}
	for _, noun := range nouns {
		loads := func(kind string) bool {
			at := sh.spots[kind]
			return slices.ContainsFunc(at[:min(len(at), fewSpots)], func(l located) bool {
				s, _ := loader.FS(sh.files, l.file, loader.Options{})
				return s != nil
			})
		}
		named := func(kind string) bool { return slices.Contains(strings.Split(kind, "."), noun) }
		if !slices.ContainsFunc(sh.kinds, func(kind string) bool { return named(kind) && loads(kind) }) {
			t.Errorf("no file that loads has %s", noun)
		}
	}
	rows := func(name string) bool { return bytes.Contains(sh.files[name].Data, []byte("row(")) }
	for _, name := range slices.Sorted(maps.Keys(sh.files)) {
		if strings.HasSuffix(name, ".yaml") && rows(name) {
			if s, problems := loader.FS(sh.files, name, loader.Options{}); s == nil {
				t.Errorf("%s, which has row(), does not load: %v", name, problems)
			}
		}
	}
}

// Runs end after so many chunks of records, and are not made with more units than that.
const (
	briefly  = 4
	fewUnits = 2_000
)

// runBriefly makes the beginning of a run in which nothing is left to luck, and of another, and measures them.
func runBriefly(t *testing.T, s *scenario.Scenario) {
	units := 0
	for _, unit := range s.Units.All() {
		units += unit.Most()
	}
	if units > fewUnits {
		return
	}
	p, err := sim.Compile(s)
	if err != nil {
		return // said to the user
	}
	set, err := measure.Compile(p)
	if err != nil {
		return
	}
	world, fold := sim.NewWorld(p), set.NewFold()
	for _, luck := range []sim.Luck{{Nominal: true}, {Seed: 1}} {
		chunks := 0
		world.Stop = func() bool { chunks++; return chunks == briefly }
		err := world.Run(luck, fold, snapshot.NewHistory(p, 0, 1<<16))
		if budget := new(sim.BudgetError); err != nil && !errors.Is(err, sim.ErrStopped) && !errors.As(err, &budget) {
			t.Fatal(err)
		}
		fold.Values()
	}
}
