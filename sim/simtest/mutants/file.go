package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mutant is one mistake, which is on when its number is in the environment.
type mutant struct {
	number int
	at     token.Position
	name   string // function: what it says => what it says then; it holds however lines move
}

func (m *mutant) String() string {
	return fmt.Sprintf("%s:%d: %s", filepath.Base(m.at.Filename), m.at.Line, m.name)
}

// file is a source file that is being rewritten.
type file struct {
	fset     *token.FileSet
	info     *types.Info
	start    token.Pos
	source   []byte
	edits    []edit // in no order; none within another
	mutants  []*mutant
	before   int // mutants in other files
	function string
	names    map[string]int // how often there has been one of the name
}

// edit replaces a part of the source.
type edit struct {
	from, to int
	text     string
}

func newFile(l *loader, path string, syntax *ast.File, before int) *file {
	source, err := os.ReadFile(path)
	check(err)
	f := &file{
		fset: l.fset, info: l.info, start: syntax.FileStart, source: source, before: before, names: map[string]int{},
	}
	for _, decl := range syntax.Decls {
		if function, ok := decl.(*ast.FuncDecl); ok && function.Body != nil {
			f.function = nameOf(function)
			f.walk(function.Body)
		}
	}
	return f
}

// nameOf is a function's name, with the type of its receiver.
func nameOf(function *ast.FuncDecl) string {
	if function.Recv == nil {
		return function.Name.Name
	}
	of := types.ExprString(function.Recv.List[0].Type)
	return strings.TrimPrefix(of, "*") + "." + function.Name.Name
}

// walk mutates what is in a function, inner nodes before those that they are part of.
func (f *file) walk(body ast.Node) {
	var path []ast.Node
	ast.Inspect(body, func(n ast.Node) bool {
		if n != nil {
			path = append(path, n)
			return true
		}
		last := len(path) - 1
		if last > 0 {
			f.visit(path[last], path[last-1])
		}
		path = path[:last]
		return true
	})
}

// text is a part of the source as it has been rewritten so far.
func (f *file) text(from, to int) string {
	slices.SortFunc(f.edits, func(a, b edit) int { return a.from - b.from })
	var b strings.Builder
	for _, e := range f.edits {
		if from <= e.from && e.to <= to {
			b.Write(f.source[from:e.from])
			b.WriteString(e.text)
			from = e.to
		}
	}
	b.Write(f.source[from:to])
	return b.String()
}

func (f *file) offsets(n ast.Node) (from, to int) {
	return int(n.Pos() - f.start), int(n.End() - f.start)
}

// now is a node as it has been rewritten so far, was as it stands in the source.
func (f *file) now(n ast.Node) string { return f.text(f.offsets(n)) }

func (f *file) was(n ast.Node) string {
	from, to := f.offsets(n)
	return string(f.source[from:to])
}

// replace rewrites a node; the arguments are those of the format.
func (f *file) replace(n ast.Node, format string, arguments ...any) {
	from, to := f.offsets(n)
	f.edits = slices.DeleteFunc(f.edits, func(e edit) bool { return from <= e.from && e.to <= to })
	f.edits = append(f.edits, edit{from, to, fmt.Sprintf(format, arguments...)})
}

// mutant numbers one more mutant.
func (f *file) mutant(n ast.Node, is string) int {
	name := f.function + ": " + strings.Join(strings.Fields(f.was(n)+" => "+is), " ")
	f.names[name]++
	if k := f.names[name]; k > 1 {
		name = fmt.Sprintf("%s (%d)", name, k)
	}
	m := &mutant{number: f.before + len(f.mutants) + 1, at: f.fset.Position(n.Pos()), name: name}
	f.mutants = append(f.mutants, m)
	return m.number
}
