package sim_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// Compiling and running are one package, because a run reads nearly everything that a program has. What keeps them apart is
// where they are written: see "Where things are" in doc.go.
func TestCompilingAndRunningAreWrittenApart(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		foreign := foreignTo(name)
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && foreign[id.Name] {
				t.Errorf("%s: %s has no place in %s", files.Position(id.Pos()), id.Name, name)
			}
			return true
		})
	}
}

// foreignTo are the names that a file of the model may not use: compilers and programs know no run, and runs no compiler.
func foreignTo(name string) map[string]bool {
	switch {
	case strings.HasPrefix(name, "compile"):
		return map[string]bool{"World": true, "NewWorld": true}
	case strings.HasPrefix(name, "program"):
		return map[string]bool{"World": true, "NewWorld": true, "compiler": true}
	default:
		return map[string]bool{"compiler": true}
	}
}
