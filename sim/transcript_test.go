package sim_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

var update = flag.Bool("update", false, "write the transcripts anew")

// TestTranscripts runs the model through scenarios of a page each. A transcript is a txtar file: its comment says what
// is shown, scenario.yaml is the scenario, perhaps with other files of its folder, and every further section is named by a command
// and holds what it prints:
//
//	run LUCK [until=30m] [only=KIND,…] [step=ID,…] [set=PATH=VALUE …]   the records
//	draws LUCK [set=PATH=VALUE …]                                       the random draws
//
// With entries.jsonl it is an exercise: its lines are entries of a journal without number and wall time, of which entries=N takes the
// first. LUCK is nominal, or seed=N and perhaps replication=N. Run with -update to write them anew, then read every line.
func TestTranscripts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/transcripts/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no transcripts: ", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { checkTranscript(t, file) })
	}
}

func checkTranscript(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) == 0 || archive.Files[0].Name != "scenario.yaml" {
		t.Fatal("a transcript begins with scenario.yaml")
	}
	folder := fstest.MapFS{}
	for i := range archive.Files {
		section := &archive.Files[i]
		if !strings.Contains(section.Name, " ") { // every command has words
			folder[section.Name] = &fstest.MapFile{Data: section.Data}
			continue
		}
		got := carryOut(t, section.Name, folder)
		if want := string(section.Data); got != want && !*update {
			t.Errorf("%s: got\n%s\nwant\n%s", section.Name, got, want)
		}
		section.Data = []byte(got)
	}
	if !*update {
		return
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// command is the name of a section, read.
type command struct {
	verb  string
	luck  sim.Luck
	until time.Duration // 0: the scenario's horizon
	only  []string      // kinds of record; empty: all
	steps []string      // ids; empty: all
	set   []string
	acts  int // so many entries of a journal, where there are some; 0: all
}

func readCommand(t *testing.T, text string) command {
	words := strings.Fields(text)
	c := command{verb: words[0]}
	for _, word := range words[1:] {
		key, value, _ := strings.Cut(word, "=")
		var err error
		switch key {
		case "nominal":
			c.luck.Nominal = true
		case "seed":
			c.luck.Seed, err = strconv.ParseUint(value, 10, 64)
		case "replication":
			c.luck.Replication, err = strconv.ParseUint(value, 10, 64)
		case "until":
			c.until, err = time.ParseDuration(value)
		case "only":
			c.only = strings.Split(value, ",")
		case "step":
			c.steps = strings.Split(value, ",")
		case "set":
			c.set = append(c.set, value)
		case "entries":
			c.acts, err = strconv.Atoi(value)
		default:
			t.Fatalf("%s: unknown word %s", text, word)
		}
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	return c
}

// carryOut returns what a command prints.
func carryOut(t *testing.T, text string, folder fs.FS) string {
	c := readCommand(t, text)
	loaded, problems := loader.FS(folder, "scenario.yaml", loader.Options{Set: c.set})
	if loaded == nil {
		t.Fatalf("%s: %v", text, problems)
	}
	p, err := sim.Compile(loaded)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if entries, err := fs.ReadFile(folder, "entries.jsonl"); err == nil {
		p = conducted(t, loaded, folder, entries, &c)
	}
	switch c.verb {
	case "run":
		return runTranscript(p, &c)
	case "draws":
		return drawTranscript(t, p, &c)
	}
	t.Fatalf("%s: unknown command", text)
	return ""
}

// conducted is the program of an exercise on a scenario: its journal has entries, a line each, that say neither number nor wall time.
func conducted(t *testing.T, s *scenario.Scenario, folder fs.FS, entries []byte, c *command) *sim.Program {
	text, err := fs.ReadFile(folder, "scenario.yaml")
	if err != nil {
		t.Fatal(err)
	}
	wall := time.Date(2026, 5, 12, 14, 0, 0, 0, time.UTC)
	j := exercise.New(exercise.Head{Scenario: "scenario.yaml", Wall: wall}, s, tree.Texts{{Path: "scenario.yaml", Bytes: text}})
	for line := range strings.Lines(string(entries)) {
		e := exercise.Entry{Number: len(j.Entries) + 1, Wall: wall}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		j.Entries = append(j.Entries, e)
	}
	if c.acts > 0 {
		j = j.Cut(c.acts)
	}
	x, problems := exercise.Open(j, "entries.jsonl", loader.Options{})
	if x == nil {
		t.Fatal(problems)
	}
	return x.Program
}

func runTranscript(p *sim.Program, c *command) string {
	if c.until > 0 {
		p = p.Until(engine.Time(c.until.Milliseconds()))
	}
	var trace sim.Trace
	if err := sim.NewWorld(p).Run(c.luck, &trace); err != nil {
		return fmt.Sprintln("error:", err)
	}
	var text strings.Builder
	for i := range trace.Records {
		r := &trace.Records[i]
		if len(c.only) > 0 && !slices.Contains(c.only, r.Kind.String()) {
			continue
		}
		if len(c.steps) > 0 && (r.Step == sim.NoStep || !slices.Contains(c.steps, p.Steps[r.Step].ID)) {
			continue
		}
		fmt.Fprintln(&text, recordLine(p, i, r))
	}
	return text.String()
}

func drawTranscript(t *testing.T, p *sim.Program, c *command) string {
	var text strings.Builder
	w := sim.NewWorld(p)
	w.OnDraw = func(d sim.Draw) {
		words := fmt.Sprintf("%s %v", clock(p, d.At), d.Purpose)
		if d.Step != sim.NoStep {
			words += " " + stepName(p, d.Step)
		}
		if d.Name != "" {
			words += " " + d.Name
		}
		fmt.Fprintf(&text, "%s occurrence %d: %.4f gives %v\n", words, d.Occurrence, d.Uniform, d.Value)
	}
	if err := w.Run(c.luck); err != nil {
		t.Fatal(err)
	}
	return text.String()
}
