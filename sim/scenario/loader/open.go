package loader

import (
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// Opened is a scenario of which several editions are asked for, or to which changes are made again and again, as in an exercise: what they
// do not touch is not read again. It serves one goroutine.
type Opened struct {
	Scenario *scenario.Scenario // without further changes

	loader *loader
	file   *tree.File
	root   *tree.Node
	base   layer // the file itself
	chosen layer
	opt    Options
}

// Open reads a scenario from texts that were read before, the first of which is the scenario itself; the name is what problems call
// it. It is nil when a problem is more than a warning.
func Open(name string, texts tree.Texts, opt Options) (*Opened, tree.Problems) {
	if len(texts) == 0 {
		return nil, fileProblem(name, tree.NewMistake("there is no scenario in it", ""))
	}
	l := newLoader(nil, "", opt)
	l.folder.Kept, l.folder.Library = texts, nil
	f, err := l.folder.Read(name, texts[0].Path)
	if err != nil {
		return nil, fileProblem(name, err)
	}
	return l.open(f, opt)
}

// Texts are all that was read, for Open.
func (o *Opened) Texts() tree.Texts { return o.loader.folder.Texts() }

// Edition returns what File would with other options: another variant of the file, say.
func (o *Opened) Edition(opt Options) (*scenario.Scenario, tree.Problems) {
	l := o.loader
	l.work, l.problems = 0, slices.Clone(o.base.problems)
	s := l.edition(o.base, opt).scenario
	return o.completed(s, opt)
}

// Tree is the scenario as it is written, with what it extends and what was changed.
func (o *Opened) Tree() *tree.Node { return o.chosen.root }

// With returns the scenario with changes. Problems are those that it has not without them, each shown in a change; the scenario is nil
// when one is more than a warning.
func (o *Opened) With(changes []tree.Change) (*scenario.Scenario, tree.Problems) {
	l := o.loader
	l.work, l.problems = 0, nil
	s := l.apply(o.chosen, changes, nil, "").scenario
	opt := o.opt
	opt.Checked = true // what the file accepts may be what is there without the changes
	return o.completed(s, opt)
}

func (o *Opened) completed(s *scenario.Scenario, opt Options) (*scenario.Scenario, tree.Problems) {
	l := o.loader
	if l.problems.Any() {
		return nil, l.problems.Shown()
	}
	l.complete(o.file, o.root, s, opt)
	return s, l.problems.Shown()
}
