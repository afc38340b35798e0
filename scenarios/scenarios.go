// Package scenarios embeds the scenario files that come with the program, so that they can be run by
// name from any folder.
//
// A new scenario is a new .yaml file beside this one or, of a case of which figures are known, in the folder known; nothing else has
// to be changed. Its name is the path of the file without the ending, and its title stands on a line of its own. What scenarios have in
// common is in the folder lib.
package scenarios

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Files are the scenario files.
//
//go:embed *.yaml known lib
var Files embed.FS

const ending = ".yaml"

// Starter is the name of the scenario that a trainer begins from.
const Starter = "starter"

// Entry is one embedded scenario.
type Entry struct {
	Name  string // the name it is run by, such as independence
	Title string // its title, in one line
	Kind  Kind
}

// Kind is what a scenario is of.
type Kind int

// The kinds of scenario.
const (
	Incident Kind = iota // a real incident, with what is reported of it
	County               // a system, or an incident, that is made up
	Begin                // one to begin from
	Known                // a queue, a network or a race of which figures follow from a formula
	Shared               // what scenarios have in common, which cannot be run by itself
)

// Kinds are all kinds, in the order in which they are listed.
var Kinds = []Kind{Incident, County, Begin, Shared, Known}

// String is the kind as a heading over scenarios of it.
func (k Kind) String() string {
	return [...]string{"Real incidents", "Counties and incidents that are made up", "To begin from", "Known answers", "To extend: what scenarios have in common"}[k]
}

// List returns the embedded scenarios in the order of their names.
func List() []Entry { return entries(names("*", known+"*")) }

// Extended returns what the embedded scenarios have in common, in the order of the names by which it is extended.
func Extended() []Entry { return entries(names(shared + "*")) }

func entries(names []string) []Entry {
	entries := make([]Entry, len(names))
	for i, name := range names {
		text, err := Read(name)
		if err != nil {
			panic(err) // it has just been listed
		}
		entries[i] = Entry{name, title(text), kind(name, text)}
	}
	return entries
}

// Read returns the text of the embedded scenario of a name, without ending. The error of an unknown
// name lists those that exist.
func Read(name string) ([]byte, error) {
	text, err := Files.ReadFile(name + ending)
	if err != nil {
		return nil, fmt.Errorf("there is no embedded scenario %q: write the path of a file, or one of %s", name, Enumerated())
	}
	return text, nil
}

// Enumerated names all embedded scenarios but those of which figures are known, and says how many these are.
func Enumerated() string {
	names := names("*", known+"*")
	others := slices.DeleteFunc(slices.Clone(names), isKnown)
	return fmt.Sprintf("%s, and %d in %s", strings.Join(others, ", "), len(names)-len(others), known)
}

// The folders of those of which figures are known, and of what is shared.
const (
	known  = "known/"
	shared = "lib/"
)

// IsShared reports whether a name is that of what scenarios have in common.
func IsShared(name string) bool { return strings.HasPrefix(name, shared) }

func isKnown(name string) bool { return strings.HasPrefix(name, known) }

var (
	extends = regexp.MustCompile(`(?m)^extends: .*$`)
	schema  = regexp.MustCompile(`\$schema=\S*/`)
	table   = regexp.MustCompile(`csv: ([^\s}]+)`)
)

// File is one that a scenario reads beside its own.
type File struct {
	Name string
	Text []byte
}

// Copy returns the text of the embedded scenario of a name as it stands in any folder, and the files that are to stand beside it: what it
// extends it names as one of the program's, and the schema is looked for beside it. Errors are those of Read.
func Copy(name string) (text []byte, beside []File, err error) {
	if text, err = Read(name); err != nil {
		return nil, nil, err
	}
	for _, found := range table.FindAllSubmatch(text, -1) {
		f := File{Name: string(found[1])}
		if f.Text, err = Files.ReadFile(path.Join(path.Dir(name), f.Name)); err != nil {
			return nil, nil, err
		}
		beside = append(beside, f)
	}
	text = extends.ReplaceAllFunc(text, func(line []byte) []byte { return bytes.ReplaceAll(line, []byte(ending), nil) })
	return schema.ReplaceAll(text, []byte("$$schema=")), beside, nil
}

// names are those of the files of some patterns, in order.
func names(patterns ...string) []string {
	var names []string
	for _, pattern := range patterns {
		files, err := fs.Glob(Files, pattern+ending)
		if err != nil {
			panic(err) // the pattern is malformed
		}
		for _, file := range files {
			names = append(names, strings.TrimSuffix(file, ending))
		}
	}
	slices.Sort(names)
	return names
}

// title is what follows the key title at the beginning of a line. What is shared has none, which scenarios would have from it, but a remark
// of that form.
func title(text []byte) string {
	for line := range strings.Lines(string(text)) {
		if after, ok := strings.CutPrefix(strings.TrimPrefix(line, "# "), "title: "); ok {
			return strings.TrimSpace(after)
		}
	}
	return ""
}

// kind goes by what the file says: of a real incident something is reported.
func kind(name string, text []byte) Kind {
	switch {
	case name == Starter:
		return Begin
	case isKnown(name):
		return Known
	case IsShared(name):
		return Shared
	case bytes.Contains(text, []byte("\nreported:\n")):
		return Incident
	default:
		return County
	}
}
