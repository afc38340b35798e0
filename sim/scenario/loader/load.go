package loader

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"simulate/sim/roads"
	"simulate/sim/scenario"
	"simulate/sim/scenario/check"
	"simulate/sim/scenario/tree"
)

// Options say which scenario of a file is meant.
type Options struct {
	Variant string   // id of a variant; empty: the file itself
	Set     []string // changes by hand, PATH=VALUE; the value is read as YAML
	Checked bool     // the file has been loaded before: variants other than the chosen one are not looked at
	From    string   // an instant as in a file, from when on variant and changes apply; empty: from the beginning, or the variant's own
	Shared  bool     // the file may be one of parts, for others to extend: that it does not make a run is no problem

	Library fs.FS // scenarios that come with the program, which files extend by their bare names; nil: none

	Opened **Opened // gets what was opened; nil: nobody wants it

	Store    roads.Store         // keeps what takes long to work out of roads; nil: nowhere
	Progress func(done, all int) // is told how far that has come; may be nil
}

// File reads a scenario from disk. What the file refers to must be in its folder or below. The
// Scenario is nil when a problem is more than a warning.
func File(name string, opt Options) (s *scenario.Scenario, problems tree.Problems) {
	resolved, err := filepath.EvalSymlinks(name)
	if err != nil {
		return nil, fileProblem(name, tree.Unreadable(name, err))
	}
	err = inFolder(name, resolved, opt, func(l *loader) { s, problems = l.loadFrom(name, filepath.Base(resolved), opt) })
	if err != nil {
		return nil, fileProblem(name, err)
	}
	return s, problems
}

// Edited reads a scenario of which an editor has the text: as File reads it, with that text instead of what the file holds, if it is there at
// all. The tree is what is written, with what it extends; nil where that cannot be read.
func Edited(name string, text []byte, opt Options) (root *tree.Node, s *scenario.Scenario, problems tree.Problems) {
	resolved, err := filepath.EvalSymlinks(name)
	if err != nil { // it has not been saved yet
		resolved = name
	}
	err = inFolder(name, resolved, opt, func(l *loader) {
		f := l.folder.Add(name, filepath.Base(resolved), string(text))
		root = l.merged(f, nil)
		var opened *Opened
		if opened, problems = l.openTree(f, root, opt); opened != nil {
			s = opened.Scenario
		}
	})
	if err != nil {
		return nil, nil, fileProblem(name, err)
	}
	return root, s, problems
}

// inFolder lets a loader read in the folder that a file is in, wherever its name leads to.
func inFolder(name, resolved string, opt Options, read func(*loader)) error {
	root, err := os.OpenRoot(filepath.Dir(resolved))
	if err != nil {
		return tree.Unreadable(name, err)
	}
	defer func() { _ = root.Close() }() // nothing was written
	read(newLoader(root.FS(), filepath.ToSlash(filepath.Dir(name)), opt))
	return nil
}

// Again reads what File has read of a name from its texts, the first of which is the scenario itself: the same scenario, with the same
// problems, whatever has become of the files.
func Again(name string, texts tree.Texts, opt Options) (*scenario.Scenario, tree.Problems) {
	l := newLoader(nil, filepath.ToSlash(filepath.Dir(name)), opt)
	l.folder.Kept = texts
	return l.loadFrom(name, texts[0].Path, opt)
}

// FS reads a scenario from a folder tree, such as the embedded scenarios; see File.
func FS(files fs.FS, name string, opt Options) (*scenario.Scenario, tree.Problems) {
	l := newLoader(files, "", opt)
	return l.loadFrom(name, name, opt)
}

// Bytes reads a scenario that has no folder, such as one from standard input: it can refer to no
// other file. The name is what problems call it; see File.
func Bytes(name string, text []byte, opt Options) (*scenario.Scenario, tree.Problems) {
	l := newLoader(nil, "", opt)
	return l.load(l.folder.Add(name, name, string(text)), opt)
}

func fileProblem(name string, err error) tree.Problems {
	return tree.Problems{(&tree.File{Name: name}).Mistaken(err)}
}

// mostExtended is how many files may extend each other in a row, and mostLaid how many in all.
const (
	mostExtended = 16
	mostLaid     = 100
)

// loader reads one scenario: its files into one tree, and the tree with each variant laid over it.
type loader struct {
	folder   *tree.Folder
	merger   tree.Merger
	problems tree.Problems
	decoder  *scenario.Decoder
	work     int // nodes examined
	laid     int // files that others extend, as often as they do
}

func newLoader(files fs.FS, name string, opt Options) *loader {
	folder := tree.NewFolder(files, name)
	folder.Library = opt.Library
	l := &loader{folder: folder, decoder: scenario.NewDecoder(folder)}
	l.decoder.Store = opt.Store
	return l
}

func (l *loader) loadFrom(name, inside string, opt Options) (*scenario.Scenario, tree.Problems) {
	f, err := l.folder.Read(name, inside)
	if err != nil {
		return nil, fileProblem(name, err)
	}
	return l.load(f, opt)
}

func (l *loader) load(f *tree.File, opt Options) (*scenario.Scenario, tree.Problems) {
	opened, problems := l.open(f, opt)
	if opened == nil {
		return nil, problems
	}
	return opened.Scenario, problems
}

func (l *loader) open(f *tree.File, opt Options) (*Opened, tree.Problems) {
	return l.openTree(f, l.merged(f, nil), opt)
}

// openTree opens what a file and those that it extends hold; nil where they could not be read.
func (l *loader) openTree(f *tree.File, root *tree.Node, opt Options) (*Opened, tree.Problems) {
	if root == nil {
		return nil, l.problems.Shown()
	}
	base := l.examine(root)
	if root.Get("parts") != nil && root.Get("clock") == nil && root.Get("incidents") == nil {
		base.problems = slices.DeleteFunc(base.problems, makesNoRun)
		if !opt.Shared {
			base.problems = append(base.problems, f.Problem(0, 0, "extend it in a file that has incidents", "this holds parts, for scenarios to share, and makes no run by itself"))
		}
	}
	l.problems = append(l.problems, base.problems...)
	chosen := l.edition(base, opt)
	if l.problems.Any() {
		l.accepts(root, base.scenario, false)
		return nil, l.problems.Shown()
	}
	l.complete(f, root, chosen.scenario, opt)
	opened := &Opened{chosen.scenario, l, f, root, base, chosen, opt}
	if opt.Opened != nil {
		*opt.Opened = opened
	}
	return opened, l.problems.Shown()
}

// makesNoRun reports whether a problem is that a file makes no run by itself.
func makesNoRun(p tree.Problem) bool {
	return p.Path == "" && p.Message == "clock is missing" || p.Code == scenario.NoIncident || p.Code == scenario.UnusedPart
}

// complete adds to a scenario what loading does.
func (l *loader) complete(f *tree.File, root *tree.Node, s *scenario.Scenario, opt Options) {
	s.File, s.Files, s.SHA256, s.Variant = f.Name, l.folder.Names(), l.folder.Hash(), opt.Variant
	s.Set = opt.Set
	for of := s; of != nil; of = of.Before {
		of.PrepareRoads(opt.Store, opt.Progress)
	}
	l.accepts(root, s, !opt.Checked)
}

// merged reads a file and what it extends into one tree; nil when there is nothing to go on with.
func (l *loader) merged(f *tree.File, extending []*tree.File) *tree.Node {
	root, problems := parseScenario(f)
	l.problems = append(l.problems, problems...)
	if root == nil {
		return nil
	}
	e := root.Get("extends")
	if len(extending) == mostExtended {
		l.problems = append(l.problems, f.Problem(0, 0, "merge some of the files", "more than %d files extend each other", mostExtended))
		return nil
	}
	switch {
	case e == nil:
		return root
	case e.Value.Kind == tree.Scalar:
		return l.laidOver([]*tree.Node{e.Value}, root, append(extending, f))
	default:
		return l.laidOver(e.Value.Items, root, append(extending, f))
	}
}

// laidOver reads the files of these names, and lays each over those before it, and a tree over them all; nil when there is nothing to go on
// with.
func (l *loader) laidOver(names []*tree.Node, root *tree.Node, extending []*tree.File) *tree.Node {
	var base *tree.Node
	for i, name := range names {
		if name.Kind != tree.Scalar {
			continue // which is told when it is decoded
		}
		if slices.ContainsFunc(names[:i], name.Same) {
			l.problems = append(l.problems, name.Problem(tree.At("extends"), "remove one", fmt.Sprintf("%s is named twice", name.Text)))
			return nil
		}
		next := l.extended(name, extending)
		if next == nil {
			return nil
		}
		base = l.over(base, next)
	}
	return l.over(base, root)
}

// over is a tree laid over another, where there is one.
func (l *loader) over(base, root *tree.Node) *tree.Node {
	if base == nil {
		return root
	}
	merged := l.merger.Merge(scenario.FileShape, base, root, nil)
	l.problems = append(l.problems, l.merger.Problems...)
	l.merger.Problems = nil
	return merged
}

// parseScenario reads the text of a scenario file into a map.
func parseScenario(f *tree.File) (*tree.Node, tree.Problems) {
	if p, bad := f.TextProblem(); bad {
		return nil, tree.Problems{p}
	}
	root, problems := tree.Parse(f)
	switch {
	case root == nil:
		return nil, problems
	case root.Kind == tree.Null:
		return nil, append(problems, f.Problem(0, 0, "", "the file is empty"))
	case root.Kind != tree.Mapping:
		message := fmt.Sprintf("a scenario is a map of sections, %s is here", root.Kind)
		return nil, append(problems, root.Problem(nil, "begin with format: 1", message))
	}
	return root, problems
}

// extended reads the file that the last of the extending files names.
func (l *loader) extended(name *tree.Node, extending []*tree.File) *tree.Node {
	f, err := l.base(name)
	if err != nil {
		p := name.File.Mistaken(err)
		l.problems = append(l.problems, name.Problem(tree.At("extends"), p.Hint, p.Message))
		return nil
	}
	if l.laid++; l.laid > mostLaid {
		l.problems = append(l.problems, name.Problem(tree.At("extends"), "merge some of the files", fmt.Sprintf("more than %d files are extended", mostLaid)))
		return nil
	}
	for _, e := range extending {
		if e.Path == f.Path {
			message := fmt.Sprintf("%s extends itself, here by way of %s", f.Name, path.Base(name.File.Path))
			l.problems = append(l.problems, name.Problem(tree.At("extends"), "remove extends from one of the files", message))
			return nil
		}
	}
	return l.merged(f, extending)
}

// base is the file of a name beside the one that extends it or, of a name without ending, what comes with the program.
func (l *loader) base(name *tree.Node) (*tree.File, error) {
	f, err := l.folder.Open(name.File, name.Text)
	embedded := l.folder.Embedded()
	if err == nil || len(embedded) == 0 || strings.ContainsAny(name.Text, `.\`) {
		return f, err
	}
	const noun = "file and no embedded scenario"
	if slices.Contains(embedded, name.Text) {
		return l.folder.OpenEmbedded(name.Text)
	}
	if meant := tree.InSomeFolder(name.Text, embedded); meant != "" {
		return nil, tree.NewMistake(fmt.Sprintf("there is no %s %q", noun, name.Text), fmt.Sprintf("did you mean %q?", meant))
	}
	return nil, tree.Unknown(noun, name.Text, embedded)
}

// examine decodes and checks a tree.
func (l *loader) examine(root *tree.Node) layer {
	d := l.decoder.Decode(root)
	l.work += d.Work + d.Root.Size/checkedAtOnce
	check.Scenario(d.Scenario, d.Collector)
	return layer{d.Root, d.Scenario, d.All()}
}
