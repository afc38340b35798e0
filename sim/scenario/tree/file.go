package tree

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// File is a text that was read, and what is needed to show a line of it.
type File struct {
	Name  string // as shown in problems
	Path  string // within the folder tree
	Text  string
	lines []string // made when first asked for

	before int // how many lines of the file stand before the text
}

// lineText is the line of a number counted from 1, without its end; empty when there is none.
func (f *File) lineText(number int) string {
	if f.lines == nil {
		f.lines = strings.Split(yamlBreaks.Replace(f.Text), "\n")
	}
	if number -= f.before; number < 1 || number > len(f.lines) {
		return ""
	}
	return f.lines[number-1]
}

// within returns the place in the text that is nearest to a line and column: the end of the last line
// when they lie beyond it.
func (f *File) within(line, column int) (int, int) {
	lines := strings.Count(yamlBreaks.Replace(f.Text), "\n") + 1
	if line > lines {
		line, column = lines, maxBytes
	}
	return max(line, 1), max(1, min(column, utf8.RuneCountInString(f.lineText(line))+1))
}

// yamlBreaks turns everything that YAML counts as the end of a line into a newline.
var yamlBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// Problem is a problem of the file at a line and column, or with line 0 of the file as a whole.
func (f *File) Problem(line, column int, hint, format string, args ...any) Problem {
	return Problem{
		File: f.Name, Line: line, Column: column,
		Message: fmt.Sprintf(format, args...), Hint: hint, written: f.lineText(line),
	}
}

// Mistaken is the problem of a mistake about the file as a whole.
func (f *File) Mistaken(err error) Problem {
	m := AsMistake(err)
	return f.Problem(0, 0, m.Hint(), "%s", m.Message)
}

// How large a file may be, in bytes, how large one that is a table, and how large one that maps show: pages have all of it.
const (
	maxBytes   = 4 << 20
	maxTable   = 128 << 20
	maxOverlay = 2 << 20
)

// Folder is the folder tree that a scenario file may refer to. It reads each file once, and adds up
// the hash of all that was read.
type Folder struct {
	Library fs.FS // what comes with the program, beside the folder; nil: nothing
	Kept    Texts // instead of both: what was read before; nil: nothing was

	tree  fs.FS // nil: there is no folder
	name  string
	files map[string]*File // by path
	read  []*File          // the same in the order of reading
	sum   hash.Hash
}

// Texts are files that were read, in the order of reading.
type Texts []Text

// Text is a file that was read: its path, and what it holds.
type Text struct {
	Path  string
	Bytes []byte
}

// Texts are all files that have been read, for Kept.
func (d *Folder) Texts() Texts {
	texts := make(Texts, len(d.read))
	for i, f := range d.read {
		texts[i] = Text{f.Path, []byte(f.Text)}
	}
	return texts
}

// find is what a file holds; ok is false where there is none.
func (t Texts) find(path string) (text []byte, ok bool) {
	i := slices.IndexFunc(t, func(of Text) bool { return of.Path == path })
	if i < 0 {
		return nil, false
	}
	return t[i].Bytes, true
}

// NewFolder is the folder of a tree of files, or of nil; the name stands before those of its files in problems.
func NewFolder(tree fs.FS, name string) *Folder {
	return &Folder{tree: tree, name: name, files: make(map[string]*File), sum: sha256.New()}
}

// Hash is the SHA-256 over the bytes of all files read, in the order of reading, in hexadecimal.
func (d *Folder) Hash() string { return hex.EncodeToString(d.sum.Sum(nil)) }

// Names are those of the files read, in the order of their paths.
func (d *Folder) Names() []string {
	var names []string
	for _, inside := range slices.Sorted(maps.Keys(d.files)) {
		names = append(names, d.files[inside].Name)
	}
	return names
}

// Open reads a file that another one refers to. What the user reads about a failure is the error.
func (d *Folder) Open(from *File, name string) (*File, error) {
	inside := path.Join(path.Dir(from.Path), name)
	if inLibrary(inside) {
		return d.Read(inside, inside)
	}
	if d.tree == nil && d.Kept == nil {
		return nil, NewMistake(
			fmt.Sprintf("%q cannot be read: the scenario comes from standard input and has no folder", name),
			"give the scenario as a file",
		)
	}
	if path.IsAbs(name) || !fs.ValidPath(inside) {
		return nil, NewMistake(
			fmt.Sprintf("%q is outside the folder of the scenario", name),
			"put it into the folder of the scenario or below",
		)
	}
	return d.Read(path.Join(d.name, inside), inside)
}

// library stands before the paths of files that come with the program: what they refer to lies beside them, not in the folder.
const library = "embedded:"

func inLibrary(inside string) bool { return strings.HasPrefix(inside, library+"/") }

// OpenEmbedded reads a scenario that comes with the program, by its name without ending.
func (d *Folder) OpenEmbedded(name string) (*File, error) {
	inside := path.Join(library, name+".yaml")
	return d.Read(inside, inside)
}

// Embedded are the names of the scenarios, and of what they share, that come with the program: their paths, without ending, in order.
func (d *Folder) Embedded() (names []string) {
	for _, text := range d.Kept {
		if inside, ok := strings.CutPrefix(text.Path, library+"/"); ok {
			names = append(names, strings.TrimSuffix(inside, ".yaml"))
		}
	}
	if d.Library == nil || d.Kept != nil {
		return names
	}
	_ = fs.WalkDir(d.Library, ".", func(inside string, _ fs.DirEntry, _ error) error { // a folder that cannot be read holds none
		if name, ok := strings.CutSuffix(inside, ".yaml"); ok {
			names = append(names, name)
		}
		return nil
	})
	return names
}

// Read reads the file at a path of the tree, once; the name is what problems call it.
func (d *Folder) Read(name, inside string) (*File, error) {
	if f := d.files[inside]; f != nil {
		return f, nil
	}
	if d.Kept != nil {
		text, ok := d.Kept.find(inside)
		if !ok {
			return nil, Unreadable(name, fs.ErrNotExist)
		}
		return d.Add(name, inside, string(text)), nil
	}
	from, at := d.tree, inside
	if inLibrary(inside) && d.Library != nil {
		from, at = d.Library, strings.TrimPrefix(inside, library+"/")
	}
	if from == nil {
		return nil, Unreadable(name, fs.ErrNotExist)
	}
	text, err := readAll(from, at)
	if err != nil {
		return nil, err
	}
	return d.Add(name, inside, text), nil
}

// Add takes a text as that of the file at a path.
func (d *Folder) Add(name, inside, text string) *File {
	_, _ = io.WriteString(d.sum, text) // a hash has no errors
	f := &File{Name: name, Path: inside, Text: text}
	d.files[inside] = f
	d.read = append(d.read, f)
	return f
}

func readAll(tree fs.FS, name string) (string, error) {
	status, err := fs.Stat(tree, name)
	switch {
	case err != nil:
		return "", Unreadable(name, err)
	case status.IsDir():
		return "", NewMistake(fmt.Sprintf("%q is a folder", name), "name a file in it")
	case !status.Mode().IsRegular():
		return "", NewMistake(fmt.Sprintf("%q is not a regular file", name), "use - to read standard input")
	}
	opened, err := tree.Open(name)
	if err != nil {
		return "", Unreadable(name, err)
	}
	defer func() { _ = opened.Close() }() // it was only read
	var text strings.Builder
	text.Grow(int(min(status.Size(), maxTable)))
	if _, err = io.Copy(&text, io.LimitReader(opened, maxTable+1)); err != nil {
		return "", Unreadable(name, err)
	}
	return text.String(), nil
}

// Unreadable says why a file cannot be read, without the path that the system knows it by.
func Unreadable(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return NewMistake(fmt.Sprintf("there is no file %q", name), "")
	}
	var inPath *fs.PathError
	if errors.As(err, &inPath) {
		err = inPath.Err
	}
	return NewMistake(fmt.Sprintf("%q cannot be read: %s", name, err), "")
}

// TextProblem says why a file is not a text that could be a scenario.
func (f *File) TextProblem() (p Problem, bad bool) { return f.textProblem(maxBytes) }

// TableProblem says why a file is not a text that could be a table.
func (f *File) TableProblem() (p Problem, bad bool) { return f.textProblem(maxTable) }

// OverlayProblem says why a file is not a text that could be shown on maps.
func (f *File) OverlayProblem() (p Problem, bad bool) { return f.textProblem(maxOverlay) }

// SizeProblem says why a file that is no text cannot be used.
func (f *File) SizeProblem() (p Problem, bad bool) {
	switch {
	case len(f.Text) > maxTable:
		return f.Problem(0, 0, "cut out the area, and leave out what is no road", "the file is over %d MiB", maxTable>>20), true
	case f.Text == "":
		return f.Problem(0, 0, "", "the file is empty"), true
	}
	return Problem{}, false
}

func (f *File) textProblem(limit int) (p Problem, bad bool) {
	switch {
	case len(f.Text) > limit:
		return f.Problem(0, 0, "split it, or leave out what is not needed", "the file is over %d MiB", limit>>20), true
	case strings.TrimSpace(f.Text) == "":
		return f.Problem(0, 0, "", "the file is empty"), true
	case isUTF16(f.Text):
		return f.Problem(0, 0, "save it as UTF-8", "the file is in UTF-16"), true
	case strings.Contains(f.Text, "\x00"):
		return f.Problem(0, 0, "a text in UTF-8 is expected", "the file is binary"), true
	case !utf8.ValidString(f.Text):
		line, column := f.firstInvalid()
		return f.Problem(line, column, "save it as UTF-8", "the file is not in UTF-8"), true
	}
	return Problem{}, false
}

// isUTF16 reports whether a text begins as one in UTF-16 does: with the mark of it, or a letter and a zero.
func isUTF16(text string) bool {
	return strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") ||
		len(text) > 3 && (text[0] == 0) == (text[2] == 0) && (text[1] == 0) == (text[3] == 0) && (text[0] == 0) != (text[1] == 0)
}

func (f *File) firstInvalid() (line, column int) {
	for i, r := range f.Text {
		if _, size := utf8.DecodeRuneInString(f.Text[i:]); r == utf8.RuneError && size == 1 {
			return f.Place(i)
		}
	}
	return f.Place(len(f.Text))
}

// Place is the line and column of a byte of the text.
func (f *File) Place(at int) (line, column int) {
	before := []byte(yamlBreaks.Replace(f.Text[:at]))
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}
