package main

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// pack is a package as go list describes it.
type pack struct {
	ImportPath, Name, Dir, Export string
	GoFiles                       []string
	DepOnly                       bool // it is imported, and was not asked for
}

// loader checks the types of packages; what they import comes as the compiler has left it.
type loader struct {
	fset *token.FileSet
	info *types.Info
	from types.Importer
}

// load lists packages, with those that they import: the latter are known to the loader.
func load(pattern string) ([]pack, *loader) {
	list := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Name,Dir,Export,GoFiles,DepOnly", pattern)
	list.Stderr = os.Stderr
	out, err := list.Output()
	check(err)
	var asked []pack
	exports := map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p pack
		check(d.Decode(&p))
		exports[p.ImportPath] = p.Export
		if !p.DepOnly {
			asked = append(asked, p)
		}
	}
	l := &loader{fset: token.NewFileSet(), info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}}
	l.from = importer.ForCompiler(l.fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	return asked, l
}

// parse reads the files of a package and checks their types.
func (l *loader) parse(p *pack) (paths []string, files []*ast.File) {
	for _, name := range p.GoFiles {
		path := filepath.Join(p.Dir, name)
		syntax, err := parser.ParseFile(l.fset, path, nil, parser.SkipObjectResolution)
		check(err)
		paths, files = append(paths, path), append(files, syntax)
	}
	_, err := (&types.Config{Importer: l.from}).Check(p.ImportPath, l.fset, files, l.info)
	check(err)
	return paths, files
}
