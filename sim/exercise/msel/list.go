package msel

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"simulate/sim/scenario/tree"
)

// List is a list as a scenario has it.
type List struct {
	Set     []string // changes of the scenario by hand, PATH=VALUE, which put these injects in the place of its own
	Injects int      // how many there are
	Sheet   string   // of a workbook: which one was read

	rows []row // of the injects
}

// row is a row of the list.
type row struct {
	list   *reading
	line   int
	id     string
	step   string // that it begins, as a scenario refers to it
	values []string
}

// get is what stands in a field, on one line or several; what cannot be shown gives way to spaces.
func (r *row) get(f Field) string {
	i := r.list.at[f]
	if i < 0 || i >= len(r.values) {
		return ""
	}
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if c == '\n' || unicode.IsPrint(c) {
			return c
		}
		return ' '
	}, strings.ReplaceAll(r.values[i], "\r\n", "\n")))
}

// word is what stands in a field, on one line.
func (r *row) word(f Field) string { return strings.ReplaceAll(r.get(f), "\n", " ") }

// problem is something about a field of the row. It is shown with the row, its values parted by bars.
func (r *row) problem(f Field, hint, format string, args ...any) tree.Problem {
	var b strings.Builder
	column := 1
	for i, value := range r.values {
		if i > 0 {
			b.WriteString(" | ")
		}
		if i == r.list.at[f] {
			column = len([]rune(b.String())) + 1
		}
		b.WriteString(strings.Join(strings.Fields(value), " "))
	}
	p := tree.Line(r.list.name, r.line, b.String()).Problem(r.line, column, hint, "%s", fmt.Sprintf(format, args...))
	p.Path = f.Name()
	if i := r.list.at[f]; i >= 0 {
		p.Path = strings.Join(strings.Fields(r.list.names[i]), " ")
	}
	return p
}

func (r *row) warning(f Field, hint, format string, args ...any) tree.Problem {
	p := r.problem(f, hint, format, args...)
	p.Warning = true
	return p
}

// Placed shows problems of the scenario with the list where they stand on it: those of an inject in its row, at its column. Others stay
// as they are.
func (l *List) Placed(problems tree.Problems) tree.Problems {
	const injects = "exercise.injects."
	placed := make(tree.Problems, len(problems))
	for i, p := range problems {
		placed[i] = p
		rest, is := strings.CutPrefix(p.Path, injects)
		id, key, _ := strings.Cut(rest, ".")
		for k := range l.rows {
			if r := &l.rows[k]; is && r.id == id {
				at := r.problem(r.field(key), p.Hint, "%s", p.Message)
				at.Warning, at.Code = p.Warning, p.Code
				placed[i] = at
			}
		}
	}
	return placed.Shown()
}

// field is the field that a key of an inject comes from, of several the first in which something stands; without one the first that
// is read.
func (r *row) field(key string) Field {
	key, _, _ = strings.Cut(key, "[")
	key, _, _ = strings.Cut(key, ".")
	var of []Field
	for f := range NumFields {
		if columns[f].key == cmp.Or(key, "number") {
			of = append(of, f)
		}
	}
	for _, f := range of {
		if r.get(f) != "" {
			return f
		}
	}
	if len(of) > 0 {
		return of[0]
	}
	return Number
}
