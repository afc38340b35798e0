package scenario

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
)

// Options say which scenario of a file is meant.
type Options struct {
	Variant string   // id of a variant; empty: the file itself
	Set     []string // changes by hand, PATH=VALUE; the value is read as YAML
	Checked bool     // the file has been loaded before: variants other than the chosen one are not looked at
	From    string   // an instant as in a file, from when on variant and changes apply; empty: from the beginning, or the variant's own
}

// LoadFile reads a scenario from disk. What the file refers to must be in its folder or below. The
// Scenario is nil when a problem is more than a warning.
func LoadFile(name string, opt Options) (*Scenario, Problems) {
	resolved, err := filepath.EvalSymlinks(name)
	if err != nil {
		return nil, fileProblem(name, unreadable(name, err))
	}
	root, err := os.OpenRoot(filepath.Dir(resolved))
	if err != nil {
		return nil, fileProblem(name, unreadable(name, err))
	}
	defer func() { _ = root.Close() }() // nothing was written
	l := newLoader(root.FS(), filepath.ToSlash(filepath.Dir(name)))
	return l.loadFrom(name, filepath.Base(resolved), opt)
}

// LoadFS reads a scenario from a folder tree, such as the embedded scenarios; see LoadFile.
func LoadFS(tree fs.FS, name string, opt Options) (*Scenario, Problems) {
	l := newLoader(tree, "")
	return l.loadFrom(name, name, opt)
}

// LoadBytes reads a scenario that has no folder, such as one from standard input: it can refer to no
// other file. The name is what problems call it; see LoadFile.
func LoadBytes(name string, text []byte, opt Options) (*Scenario, Problems) {
	l := newLoader(nil, "")
	return l.load(l.folder.add(name, name, text), opt)
}

func fileProblem(name string, err error) Problems {
	return Problems{asProblem(&file{name: name}, err)}
}

func asProblem(f *file, err error) Problem {
	m := asMistake(err)
	return f.problem(0, 0, m.hint, "%s", m.message)
}

// mostExtended is how many files may extend each other in a row.
const mostExtended = 16

// loader reads one scenario: its files into one tree, and the tree with each variant laid over it.
type loader struct {
	folder   *folder
	merger   merger
	problems Problems
	dists    distributions
	sections map[reflect.Type]*section
	tables   map[*file]*table
	work     int // nodes examined
}

func newLoader(tree fs.FS, name string) *loader {
	return &loader{
		folder: newFolder(tree, name), dists: make(distributions),
		sections: make(map[reflect.Type]*section), tables: make(map[*file]*table),
	}
}

func (l *loader) loadFrom(name, inside string, opt Options) (*Scenario, Problems) {
	text, err := readAll(l.folder.tree, inside)
	if err != nil {
		return nil, fileProblem(name, err)
	}
	return l.load(l.folder.add(name, inside, text), opt)
}

func (l *loader) load(f *file, opt Options) (*Scenario, Problems) {
	root := l.merged(f, nil)
	if root == nil {
		return nil, l.problems.sorted().shortened()
	}
	s := l.layers(root, opt)
	if l.problems.Any() {
		return nil, l.problems.sorted().shortened()
	}
	s.File, s.SHA256, s.Variant = f.name, l.folder.hash(), opt.Variant
	return s, l.problems.sorted().shortened()
}

// merged reads a file and what it extends into one tree; nil when there is nothing to go on with.
func (l *loader) merged(f *file, extending []*file) *node {
	root, problems := parseScenario(f)
	l.problems = append(l.problems, problems...)
	if root == nil {
		return nil
	}
	e := root.get("extends")
	if len(extending) == mostExtended {
		l.problems = append(l.problems, f.problem(0, 0, "merge some of the files", "more than %d files extend each other", mostExtended))
		return nil
	}
	if e == nil || e.value.kind != scalar {
		return root
	}
	base := l.extended(e.value, append(extending, f))
	if base == nil {
		return nil
	}
	merged := l.merger.merge(wholeFile, base, root, nil)
	l.problems = append(l.problems, l.merger.problems...)
	l.merger.problems = nil
	return merged
}

// extended reads the file that the last of the extending files names.
func (l *loader) extended(name *node, extending []*file) *node {
	f, err := l.folder.open(name.file, name.text)
	if err != nil {
		p := asProblem(name.file, err)
		l.problems = append(l.problems, name.problem(At("extends"), p.Hint, p.Message))
		return nil
	}
	for _, e := range extending {
		if e.path == f.path {
			message := fmt.Sprintf("%s extends itself, here by way of %s", f.name, path.Base(name.file.path))
			l.problems = append(l.problems, name.problem(At("extends"), "remove extends from one of the files", message))
			return nil
		}
	}
	return l.merged(f, extending)
}

// examine decodes and checks a tree, which it returns with incidents completed that are like another.
func (l *loader) examine(root *node) (*node, *Scenario, Problems) {
	d := &decoder{
		collector: newCollector(root), folder: l.folder,
		dists: l.dists, sections: l.sections, tables: l.tables,
	}
	root = d.likes(root)
	d.root = root
	l.work += root.size
	s := &Scenario{}
	d.value(s, written{node: root})
	s.Clock.locate(d)
	if e := root.get("travel"); e != nil && e.value.get("matrix") != nil && s.Travel.Matrix != "" {
		d.matrix(written{node: e.value.get("matrix").value, path: At("travel", "matrix")}, &s.Travel.Between, s.Travel.Matrix)
	}
	d.traces(s, root)
	l.work += d.work
	s.Figures = settle(s, d.figures)
	s.Ranges = d.ranges()
	s.stated = d.stated()
	check(s, d.collector)
	return root, s, d.all()
}
