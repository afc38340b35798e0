// Package scenarios embeds the scenario files that come with the program, so that they can be run by
// name from any folder.
//
// A new scenario is a new .yaml file beside this one; nothing else has to be changed. Its name is the
// name of the file without the ending, and its title stands on a line of its own.
package scenarios

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

// Files are the scenario files.
//
//go:embed *.yaml
var Files embed.FS

const ending = ".yaml"

// Entry is one embedded scenario.
type Entry struct {
	Name  string // the name it is run by, such as independence
	Title string // its title, in one line
}

// List returns the embedded scenarios in the order of their names.
func List() []Entry {
	names := names()
	entries := make([]Entry, len(names))
	for i, name := range names {
		text, err := Read(name)
		if err != nil {
			panic(err) // it has just been listed
		}
		entries[i] = Entry{name, title(text)}
	}
	return entries
}

// Read returns the text of the embedded scenario of a name, without ending. The error of an unknown
// name lists those that exist.
func Read(name string) ([]byte, error) {
	text, err := Files.ReadFile(name + ending)
	if err != nil {
		return nil, fmt.Errorf("there is no embedded scenario %q: write the path of a file, or one of %s",
			name, strings.Join(names(), ", "))
	}
	return text, nil
}

func names() []string {
	files, err := fs.Glob(Files, "*"+ending)
	if err != nil {
		panic(err) // the pattern is malformed
	}
	for i, file := range files {
		files[i] = strings.TrimSuffix(file, ending)
	}
	return files
}

// title is what follows the key title at the beginning of a line.
func title(text []byte) string {
	for line := range strings.Lines(string(text)) {
		if after, ok := strings.CutPrefix(line, "title: "); ok {
			return strings.TrimSpace(after)
		}
	}
	return ""
}
