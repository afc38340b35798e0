package tree

import (
	"strings"
	"unicode/utf8"
)

// Line is a line of a file as a text by itself: problems and nodes of it have its number, counted from 1.
func Line(name string, number int, text string) *File {
	return &File{Name: name, Text: text, before: number - 1}
}

// ParseFrom reads the YAML, or JSON, that stands in a line from a byte of it on, up to another.
func (f *File) ParseFrom(from, to int) (*Node, Problems) {
	return parseBehind(f, utf8.RuneCountInString(f.Text[:from]), f.Text[from:to])
}

// parseBehind reads a text that stands in a line of a file behind so many characters, which are no part of it: they give way to
// spaces, so that columns are those of the line.
func parseBehind(f *File, characters int, text string) (*Node, Problems) {
	line := f.Text
	f.Text = strings.Repeat(" ", characters) + text
	value, problems := Parse(f)
	f.Text, f.lines = line, nil
	for i := range problems {
		if p := &problems[i]; p.Line > 0 {
			p.Line += f.before
			p.written = f.lineText(p.Line)
		}
	}
	value.lower(f.before)
	return value, problems
}

// lower moves a tree that was just read by so many lines.
func (n *Node) lower(by int) {
	if n == nil || by == 0 {
		return
	}
	n.line += by
	for _, item := range n.Items {
		item.lower(by)
	}
	for _, e := range n.Entries {
		e.Key.lower(by)
		e.Value.lower(by)
	}
}
