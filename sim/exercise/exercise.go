package exercise

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

// Exercise is a journal with the scenario that it makes: what people have done is part of the scenario, which is compiled as any other.
// It serves one goroutine.
type Exercise struct {
	Journal  *Journal           // what has been accepted
	Scenario *scenario.Scenario // with all that people have done
	Program  *sim.Program       // the same, compiled

	name    string // of the journal, in problems
	opened  *loader.Opened
	checker *checker
	written map[int]tree.Change // the steps that entries add, by number
}

// New is the journal of an exercise that begins: the head says of what, with which luck, and when. Its format, draw scheme and pace
// are filled in; texts are what loading the scenario has read (loader.Options.Texts).
func New(head Head, s *scenario.Scenario, texts tree.Texts) *Journal {
	head.Format, head.DrawScheme = Format, engine.DrawScheme
	head.Variant, head.Set = s.Variant, s.Set
	if head.Pace == "" {
		head.Pace = scenario.ByClock
		if s.Exercise != nil && s.Exercise.Pace != "" {
			head.Pace = s.Exercise.Pace
		}
	}
	for _, text := range texts {
		f := File{Path: text.Path}
		if utf8.Valid(text.Bytes) {
			f.Text = string(text.Bytes)
		} else {
			f.Data = text.Bytes
		}
		head.Files = append(head.Files, f)
	}
	return &Journal{Head: head}
}

// texts are the files of the scenario.
func (h *Head) texts() tree.Texts {
	texts := make(tree.Texts, len(h.Files))
	for i, f := range h.Files {
		texts[i] = tree.Text{Path: f.Path, Bytes: f.Data}
		if f.Data == nil {
			texts[i].Bytes = []byte(f.Text)
		}
	}
	return texts
}

// Open makes the exercise of a journal; the name is what problems call it. Of the options, those that say how the scenario is to be
// read are used: what is read is in the journal. The exercise is nil when something is wrong with the scenario or an entry; warnings
// are those of the scenario.
func Open(j *Journal, name string, opt loader.Options) (*Exercise, tree.Problems) {
	opened, warnings := loader.Open(j.Head.Scenario, j.Head.texts(), loader.Options{
		Variant: j.Head.Variant, Set: j.Head.Set, Checked: true, Store: opt.Store, Progress: opt.Progress,
	})
	if opened == nil {
		return nil, warnings
	}
	x := &Exercise{
		Journal: &Journal{Head: j.Head}, name: name, opened: opened, checker: newChecker(), written: make(map[int]tree.Change),
	}
	var problems tree.Problems
	if opened.Scenario.From != nil {
		problems = append(problems, x.problem(&Entry{}, tree.NewMistake("a scenario that applies from an instant on cannot be played", "leave from out")))
	}
	for i := range j.Entries {
		e := &j.Entries[i]
		for _, wrong := range x.checker.check(e) {
			problems = append(problems, x.problem(e, wrong))
		}
		for _, wrong := range x.allowed(e) {
			problems = append(problems, x.problem(e, wrong))
		}
		x.checker.add(*e)
	}
	x.Journal.Entries = x.checker.entries
	if problems.Any() {
		return nil, problems.Shown()
	}
	made, problems := x.make(x.Journal)
	if made == nil {
		return nil, problems
	}
	x.Scenario, x.Program = made.scenario, made.program
	return x, append(warnings, problems...).Shown()
}

// Opener makes the exercise of a journal. Where something is wrong with that the error is of the type tree.Problems.
type Opener func(*Journal) (*Exercise, error)

// NewOpener returns what opens journals as Open does.
func NewOpener(name string, opt loader.Options) Opener {
	return func(j *Journal) (*Exercise, error) {
		x, problems := Open(j, name, opt)
		if x == nil {
			return nil, problems
		}
		return x, nil
	}
}

// Plan is the scenario on which nobody plays.
func (x *Exercise) Plan() *scenario.Scenario { return x.opened.Scenario }

// Luck is that of the exercise.
func (x *Exercise) Luck() sim.Luck {
	return sim.Luck{Seed: x.Journal.Head.Seed, Replication: x.Journal.Head.Run}
}

// Instant is an instant of the journal as the program counts time.
func (x *Exercise) Instant(at int64) engine.Time { return x.Program.WarmUp + engine.Time(at) }

// Proposed is an entry that can be accepted: it has its number and instant, and its step an id.
type Proposed struct {
	Entry    Entry
	Scenario *scenario.Scenario // with it
	Program  *sim.Program

	of *Exercise
}

// Propose completes an entry and checks it as a scenario is checked: what is wrong is said, and nothing changes. Author, Wall and what
// it says are given. Warnings may come with a proposal.
func (x *Exercise) Propose(e Entry) (*Proposed, tree.Problems) {
	e.Number, e.At = len(x.checker.entries)+1, max(x.checker.last, Stamp(x.checker.shown))
	x.identify(&e)
	delete(x.written, e.Number) // of what was proposed before, and not accepted
	var problems tree.Problems
	for _, wrong := range slices.Concat(readable(&e), x.checker.check(&e), x.allowed(&e), x.timely(&e)) {
		problems = append(problems, x.problem(&e, wrong))
	}
	if problems.Any() {
		return nil, problems.Shown()
	}
	p := &Proposed{Entry: e, Scenario: x.Scenario, Program: x.Program, of: x}
	if !e.HasEffect() {
		return p, nil
	}
	made, problems := x.make(&Journal{Head: x.Journal.Head, Entries: append(slices.Clip(x.Journal.Entries), e)})
	if made == nil {
		delete(x.written, e.Number)
		return nil, problems
	}
	p.Scenario, p.Program = made.scenario, made.program
	return p, problems
}

// Accept adds what has been proposed last to the journal. It panics with what was proposed before another entry was accepted.
func (x *Exercise) Accept(p *Proposed) {
	if p.of != x || p.Entry.Number != len(x.checker.entries)+1 {
		panic("exercise: an entry is accepted that was proposed for another moment")
	}
	x.checker.add(p.Entry)
	x.Journal.Entries = x.checker.entries
	x.Scenario, x.Program = p.Scenario, p.Program
}

// identify gives an id to the step that an entry adds: that of who orders it, with a number of its own that no step of the plan has.
func (x *Exercise) identify(e *Entry) {
	incident, _, _, ok := e.Added()
	if !ok {
		return
	}
	number := 1
	for i := range x.checker.entries {
		if _, _, _, adds := x.checker.entries[i].Added(); adds && x.checker.entries[i].Actor() == e.Actor() {
			number++
		}
	}
	id := func() string { return e.Actor() + "-" + strconv.Itoa(number) }
	if i := x.opened.Scenario.Incidents.Get(incident); i != nil {
		for i.Plan.Get(id()) != nil {
			number++
		}
	}
	switch {
	case e.Order != nil:
		order := *e.Order
		order.ID, e.Order = id(), &order
	case e.Effect != nil:
		effect := *e.Effect
		effect.ID, e.Effect = id(), &effect
	default:
		inject := *e.Inject
		inject.ID, e.Inject = id(), &inject
	}
}

// problem is a mistake in an entry, in its line of the journal.
func (x *Exercise) problem(e *Entry, wrong *tree.Mistake) tree.Problem {
	text, _ := e.Line()
	return tree.Line(x.name, e.Number+1, string(text[:max(0, len(text)-1)])).Problem(e.Number+1, 1, wrong.Hint(), "%s", wrong.Message)
}

func mistake(hint, format string, args ...any) *tree.Mistake {
	return tree.NewMistake(fmt.Sprintf(format, args...), hint)
}
