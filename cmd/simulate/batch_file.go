package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"unicode/utf8"

	"simulate/sim/engine"
	"simulate/sim/scenario/tree"
)

// plan is the file of a plan: all that a machine needs to make a shard.
type plan struct {
	Format    string         `json:"format"`
	Program   string         `json:"program"`
	Command   []string       `json:"command"`
	Shards    int            `json:"shards"`
	Runs      int            `json:"runs"`
	Scenarios []planScenario `json:"scenarios"`
}

// planFormat is the form of plans. A file with another is none that this program can read.
const planFormat = "simulate plan 1"

// planScenario is a scenario that the command names, with everything that it reads. Those that come with the program are not among them.
type planScenario struct {
	Argument string     `json:"argument"`
	Files    []planFile `json:"files"`
}

// planFile is a file of a scenario: its text, or its bytes where it is none.
type planFile struct {
	Path  string `json:"path"`
	Text  string `json:"text,omitempty"`
	Bytes []byte `json:"bytes,omitempty"`
}

func newPlanFile(t tree.Text) planFile {
	if utf8.Valid(t.Bytes) {
		return planFile{Path: t.Path, Text: string(t.Bytes)}
	}
	return planFile{Path: t.Path, Bytes: t.Bytes}
}

// texts are the files of the scenario that an argument names; nil where the plan has none.
func (p *plan) texts(argument string) (texts tree.Texts) {
	if p == nil {
		return nil
	}
	for i := range p.Scenarios {
		if p.Scenarios[i].Argument != argument {
			continue
		}
		for _, f := range p.Scenarios[i].Files {
			texts = append(texts, tree.Text{Path: f.Path, Bytes: append(f.Bytes, f.Text...)})
		}
	}
	return texts
}

// inFolder are the arguments that stand for the scenarios of a folder.
func (p *plan) inFolder(name string) (arguments []string) {
	if p == nil {
		return nil
	}
	for i := range p.Scenarios {
		if a := p.Scenarios[i].Argument; filepath.Dir(a) == filepath.Clean(name) {
			arguments = append(arguments, a)
		}
	}
	return arguments
}

// holds reports whether the plan has the scenario that an argument names.
func (p *plan) holds(argument string) bool { return len(p.texts(argument)) > 0 }

// text is the file of the plan.
func (p *plan) text() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(p); err != nil {
		panic(err) // there are only texts and numbers in it
	}
	return b.Bytes()
}

// hash tells the plan from every other.
func (p *plan) hash() string {
	sum := sha256.Sum256(p.text())
	return hex.EncodeToString(sum[:])
}

// mostPlanned is how large a plan may be, in bytes: tables and roads are in it.
const mostPlanned = 1 << 30

// readPlan reads a plan that this program can do.
func readPlan(name string) (*plan, error) {
	text, err := readWhole(name, mostPlanned)
	if err != nil {
		return nil, err
	}
	var p plan
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil || p.Format != planFormat || p.Shards < 1 {
		return nil, fmt.Errorf("%q is no plan: simulate batch plan -o %s -- COMMAND makes one", name, quoted(name))
	}
	return &p, p.ofProgram(name)
}

// readWhole reads a file that is no larger than the most.
func readWhole(name string, most int64) ([]byte, error) {
	status, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, tree.Unreadable(name, err)
	case status.Size() > most:
		return nil, fmt.Errorf("%q is over %d MiB", name, most>>20)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, tree.Unreadable(name, err)
	}
	return text, nil
}

// digits are enough to tell programs and commits apart.
const digits = 12

// programStamp tells the program from every other that could make other runs: by its version or, where others may have the same, by its
// own bytes.
func programStamp() string {
	stamp := fmt.Sprintf("simulate %s, draw scheme %d", version(), engine.DrawScheme)
	if isOfOneSource(version()) {
		return stamp
	}
	name, err := os.Executable()
	if err != nil {
		return stamp
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return stamp
	}
	sum := sha256.Sum256(text)
	return stamp + ", built as " + hex.EncodeToString(sum[:])[:digits]
}
