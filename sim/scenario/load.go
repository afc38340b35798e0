package scenario

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
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
func LoadFS(files fs.FS, name string, opt Options) (*Scenario, Problems) {
	l := newLoader(files, "")
	return l.loadFrom(name, name, opt)
}

// LoadBytes reads a scenario that has no folder, such as one from standard input: it can refer to no
// other file. The name is what problems call it; see LoadFile.
func LoadBytes(name string, text []byte, opt Options) (*Scenario, Problems) {
	l := newLoader(nil, "")
	return l.load(l.folder.add(name, name, text), opt)
}

func fileProblem(name string, err error) Problems {
	return Problems{(&file{name: name}).mistaken(err)}
}

// mostExtended is how many files may extend each other in a row.
const mostExtended = 16

// loader reads one scenario: its files into one tree, and the tree with each variant laid over it.
type loader struct {
	folder   *folder
	merger   merger
	problems Problems
	decoder  *Decoder
	work     int // nodes examined
}

func newLoader(files fs.FS, name string) *loader {
	folder := newFolder(files, name)
	return &loader{folder: folder, decoder: NewDecoder(folder)}
}

func (l *loader) loadFrom(name, inside string, opt Options) (*Scenario, Problems) {
	f, err := l.folder.read(name, inside)
	if err != nil {
		return nil, fileProblem(name, err)
	}
	return l.load(f, opt)
}

func (l *loader) load(f *file, opt Options) (*Scenario, Problems) {
	root := l.merged(f, nil)
	if root == nil {
		return nil, l.problems.Shown()
	}
	s := l.layers(root, opt)
	if l.problems.Any() {
		return nil, l.problems.Shown()
	}
	s.File, s.SHA256, s.Variant = f.name, l.folder.hash(), opt.Variant
	return s, l.problems.Shown()
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

// parseScenario reads the text of a scenario file into a map.
func parseScenario(f *file) (*node, Problems) {
	if p, bad := f.textProblem(); bad {
		return nil, Problems{p}
	}
	root, problems := parse(f)
	switch {
	case root == nil:
		return nil, problems
	case root.kind == null:
		return nil, append(problems, f.problem(0, 0, "", "the file is empty"))
	case root.kind != mapping:
		message := fmt.Sprintf("a scenario is a map of sections, %s is here", root.kind)
		return nil, append(problems, root.problem(nil, "begin with format: 1", message))
	}
	return root, problems
}

// extended reads the file that the last of the extending files names.
func (l *loader) extended(name *node, extending []*file) *node {
	f, err := l.folder.open(name.file, name.text)
	if err != nil {
		p := name.file.mistaken(err)
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

// examine decodes and checks a tree.
func (l *loader) examine(root *node) layer {
	d := l.decoder.Decode(root)
	l.work += d.Work
	check(d.Scenario, d.collector)
	return layer{d.root, d.Scenario, d.all()}
}
