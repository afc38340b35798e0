package editor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

// File is a scenario file as an editor has it, saved or not.
type File struct {
	Name string // its path
	Text string
	loader.Options
}

// Diagnostics are what is wrong with the file. What is wrong with one that it extends is told at its beginning.
func (f File) Diagnostics() []Diagnostic {
	_, _, problems := f.read([]byte(f.Text))
	for i := range problems {
		if p := &problems[i]; p.File != f.Name {
			elsewhere := tree.Problem{File: f.Name, Message: p.String(), Warning: p.Warning, Code: p.Code}
			*p = elsewhere
		}
	}
	return Sorted([]string{f.Name}, problems)[0].Diagnostics
}

// itself is the file without its variants, which its own names and figures do not need; nil where it cannot be read.
func (f File) itself() (*tree.Node, *scenario.Scenario) {
	f.Checked = true
	root, s, _ := f.read([]byte(f.Text))
	return root, s
}

func (f File) read(text []byte) (*tree.Node, *scenario.Scenario, tree.Problems) {
	f.Shared = true
	return loader.Edited(f.Name, text, f.Options)
}

// stranger is a word that no file has: what the loader says of it is what may stand in its place. So whatever the language takes anywhere is
// completed, followed and explained, and nothing has to be told twice.
const stranger = "zz-what-may-stand-here"

// fits is what may stand in the place of a word. Of a line that is being written it is asked as if the word were a key and as if its brackets
// were closed, too, and of one between brackets as if it were the key of a number, such as a kind of unit.
func (f File) fits(t text, w word) tree.Fits {
	endings := []string{""}
	switch rest := strings.TrimSpace(string([]rune(t[w.line])[w.to:])); {
	case rest == "":
		endings = append(endings, ":")
		if open := t.open(w.line); open != "" {
			endings = append(endings, open, ":"+open)
		}
		endings = append(endings, ": 1") // of a file that extends another, a key without a value would remove one
	case strings.ContainsRune("},", rune(rest[0])):
		endings = append(endings, ": 1")
	}
	for _, ending := range endings {
		_, _, problems := f.read(t.with(w, stranger+ending))
		i := slices.IndexFunc(problems, func(p tree.Problem) bool {
			return p.File == f.Name && p.Line == w.line+1 && len(p.Fits.Words) > 0 && strings.Contains(p.Message, stranger)
		})
		if i >= 0 {
			return problems[i].Fits
		}
	}
	return tree.Fits{}
}

// Item is a word that may stand somewhere.
type Item struct {
	Label         string `json:"label"`
	Kind          int    `json:"kind"` // as the protocol numbers them
	Documentation string `json:"documentation,omitempty"`
	Edit          Edit   `json:"textEdit"`
}

// Edit replaces a part of a text.
type Edit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

// The kinds of item.
const (
	property  = 10 // a key of the language
	reference = 18 // a name of the file
	value     = 12 // a word of the language
)

// Complete lists what may stand at a position: keys, ids, milestones and words of the language.
func (f File) Complete(at Position) []Item {
	t := textOf(f.Text)
	w, ok := t.wordAt(at)
	if !ok {
		return nil
	}
	fits := f.fits(t, w)
	items := make([]Item, 0, len(fits.Words))
	for _, may := range fits.Words {
		kind := value
		switch {
		case may.Means != "":
			kind = property
		case len(fits.In) > 0:
			kind = reference
		}
		items = append(items, Item{may.Text, kind, may.Means, Edit{t.rangeOf(w), may.Text}})
	}
	return items
}

// Location is where something is defined.
type Location struct {
	File  string
	Range Range
}

// Definition is where what the word at a position names is defined.
func (f File) Definition(at Position) (Location, bool) {
	_, defined := f.named(at)
	if defined == nil || defined.Key.IsEmbedded() {
		return Location{}, false
	}
	file, line, column := defined.Key.Place()
	before := []rune(defined.Key.Line())[:column-1]
	start := Position{line - 1, units(before)}
	return Location{file, Range{start, Position{line - 1, start.Character + units([]rune(defined.Key.Text))}}}, true
}

// named is the word at a position with what it means, and the entry that it names; nil where it names none.
func (f File) named(at Position) (means string, defined *tree.Entry) {
	t := textOf(f.Text)
	w, ok := t.wordAt(at)
	if !ok || w.from == w.to {
		return "", nil
	}
	fits := f.fits(t, w)
	i := slices.IndexFunc(fits.Words, func(may tree.Word) bool { return may.Text == t.of(w) })
	if i < 0 {
		return "", nil
	}
	if len(fits.In) == 0 {
		return fits.Words[i].Means, nil
	}
	if root, _ := f.itself(); root != nil {
		for _, in := range fits.In {
			if entry := root.At(in).Get(t.of(w)); entry != nil {
				defined = entry
			}
		}
	}
	return fits.Words[i].Means, defined
}

// Hover is what is told of the word at a position, in Markdown: how well a figure is known and from where, what a name stands for, what a key
// means. It is empty where there is nothing to tell.
func (f File) Hover(at Position) string {
	if figure := f.figure(at); figure != "" {
		return figure
	}
	means, defined := f.named(at)
	if defined != nil {
		return described(defined)
	}
	return means
}

// figure tells of the figure at a position.
func (f File) figure(at Position) string {
	root, s := f.itself()
	t := textOf(f.Text)
	if s == nil || at.Line < 0 || at.Line >= len(t) {
		return ""
	}
	path := root.Under(f.Name, at.Line+1, characters([]rune(t[at.Line]), at.Character)+1).String()
	innermost := scenario.FigureUse{}
	for _, use := range s.Figures {
		if rest, within := strings.CutPrefix(path, use.Path); within && (rest == "" || rest[0] == '.' || rest[0] == '[') && len(use.Path) > len(innermost.Path) {
			innermost = use
		}
	}
	if innermost.Path == "" {
		return ""
	}
	return known(s, innermost)
}

// known is a figure with its confidence, source and note.
func known(s *scenario.Scenario, use scenario.FigureUse) string {
	lines := []string{fmt.Sprintf("**%s**: %s", use.Text, use.Confidence)}
	if source := s.Sources.Get(use.Source); source != nil {
		var parts []string
		for _, part := range []string{source.Title, source.Publisher, source.Date, source.Address} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		lines = append(lines, cmp.Or(strings.Join(parts, ", "), use.Source))
	}
	if use.Note != "" {
		lines = append(lines, use.Note)
	}
	return strings.Join(lines, "\n\n")
}

// described is what an entry of the file stands for: its name or title, or else the line in which it is.
func described(e *tree.Entry) string {
	for _, key := range []string{"title", "name"} {
		if named := e.Value.Get(key); named != nil && named.Value.Kind == tree.Scalar {
			return named.Value.Text
		}
	}
	return "`" + strings.TrimSpace(e.Key.Line()) + "`"
}
