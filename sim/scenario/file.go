package scenario

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// file is a text that was read, and what is needed to show a line of it.
type file struct {
	name  string // as shown in problems
	path  string // within the folder tree
	text  string
	lines []string // made when first asked for
}

// lineText is the line of a number counted from 1, without its end; empty when there is none.
func (f *file) lineText(number int) string {
	if f.lines == nil {
		f.lines = strings.Split(yamlBreaks.Replace(f.text), "\n")
	}
	if number < 1 || number > len(f.lines) {
		return ""
	}
	return f.lines[number-1]
}

// within returns the place in the text that is nearest to a line and column: the end of the last line
// when they lie beyond it.
func (f *file) within(line, column int) (int, int) {
	lines := strings.Count(yamlBreaks.Replace(f.text), "\n") + 1
	if line > lines {
		line, column = lines, maxBytes
	}
	return max(line, 1), max(1, min(column, utf8.RuneCountInString(f.lineText(line))+1))
}

// yamlBreaks turns everything that YAML counts as the end of a line into a newline.
var yamlBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// problem is a problem of the file at a line and column, or with line 0 of the file as a whole.
func (f *file) problem(line, column int, hint, format string, args ...any) Problem {
	return Problem{
		File: f.name, Line: line, Column: column,
		Message: fmt.Sprintf(format, args...), Hint: hint, source: f.lineText(line),
	}
}

// mistaken is the problem of a mistake about the file as a whole.
func (f *file) mistaken(err error) Problem {
	m := asMistake(err)
	return f.problem(0, 0, m.hint, "%s", m.message)
}

// maxBytes is how large a file may be.
const maxBytes = 4 << 20

// folder is the folder tree that a scenario file may refer to. It reads each file once, and adds up
// the hash of all that was read.
type folder struct {
	tree  fs.FS // nil: there is no folder
	name  string
	files map[string]*file // by path
	sum   hash.Hash
}

func newFolder(tree fs.FS, name string) *folder {
	return &folder{tree: tree, name: name, files: make(map[string]*file), sum: sha256.New()}
}

// hash is the SHA-256 over the bytes of all files read, in the order of reading, in hexadecimal.
func (d *folder) hash() string { return hex.EncodeToString(d.sum.Sum(nil)) }

// open reads a file that another one refers to. What the user reads about a failure is the error.
func (d *folder) open(from *file, name string) (*file, error) {
	if d.tree == nil {
		return nil, newMistake(
			fmt.Sprintf("%q cannot be read: the scenario comes from standard input and has no folder", name),
			"give the scenario as a file",
		)
	}
	inside := path.Join(path.Dir(from.path), name)
	if path.IsAbs(name) || !fs.ValidPath(inside) {
		return nil, newMistake(
			fmt.Sprintf("%q is outside the folder of the scenario", name),
			"put it into the folder of the scenario or below",
		)
	}
	return d.read(path.Join(d.name, inside), inside)
}

// read reads the file at a path of the tree, once; the name is what problems call it.
func (d *folder) read(name, inside string) (*file, error) {
	if f := d.files[inside]; f != nil {
		return f, nil
	}
	text, err := readAll(d.tree, inside)
	if err != nil {
		return nil, err
	}
	return d.add(name, inside, text), nil
}

// add takes a text as that of the file at a path.
func (d *folder) add(name, inside string, text []byte) *file {
	d.sum.Write(text)
	f := &file{name: name, path: inside, text: string(text)}
	d.files[inside] = f
	return f
}

func readAll(tree fs.FS, name string) ([]byte, error) {
	switch status, err := fs.Stat(tree, name); {
	case err != nil:
		return nil, unreadable(name, err)
	case status.IsDir():
		return nil, newMistake(fmt.Sprintf("%q is a folder", name), "name a file in it")
	case !status.Mode().IsRegular():
		return nil, newMistake(fmt.Sprintf("%q is not a regular file", name), "use - to read standard input")
	}
	opened, err := tree.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer func() { _ = opened.Close() }() // it was only read
	text, err := io.ReadAll(io.LimitReader(opened, maxBytes+1))
	if err != nil {
		return nil, unreadable(name, err)
	}
	return text, nil
}

// unreadable says why a file cannot be read, without the path that the system knows it by.
func unreadable(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return newMistake(fmt.Sprintf("there is no file %q", name), "")
	}
	var inPath *fs.PathError
	if errors.As(err, &inPath) {
		err = inPath.Err
	}
	return newMistake(fmt.Sprintf("%q cannot be read: %s", name, err), "")
}

// textProblem says why a file is not a text that could be a scenario or a table.
func (f *file) textProblem() (p Problem, bad bool) {
	switch {
	case len(f.text) > maxBytes:
		return f.problem(0, 0, "split it, or leave out what is not needed", "the file is over 4 MiB"), true
	case strings.TrimSpace(f.text) == "":
		return f.problem(0, 0, "", "the file is empty"), true
	case strings.Contains(f.text, "\x00"):
		return f.problem(0, 0, "a text in UTF-8 is expected", "the file is binary"), true
	case !utf8.ValidString(f.text):
		line, column := f.firstInvalid()
		return f.problem(line, column, "save it as UTF-8", "the file is not in UTF-8"), true
	}
	return Problem{}, false
}

func (f *file) firstInvalid() (line, column int) {
	for i, r := range f.text {
		if _, size := utf8.DecodeRuneInString(f.text[i:]); r == utf8.RuneError && size == 1 {
			return f.place(i)
		}
	}
	return f.place(len(f.text))
}

// place is the line and column of a byte of the text.
func (f *file) place(at int) (line, column int) {
	before := []byte(yamlBreaks.Replace(f.text[:at]))
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}
