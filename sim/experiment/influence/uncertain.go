package influence

import (
	"iter"
	"strings"

	"simulate/sim"
	"simulate/sim/scenario"
)

// Input is a source of uncertainty of a program, and how well its figure is known.
type Input struct {
	sim.Source
	Text       string // the figure, or its range, as written; of the outcomes of a step, nothing
	Confidence scenario.Confidence
}

// Assumed reports whether what the source draws from is an assumption.
func (u *Input) Assumed() bool { return u.Confidence == scenario.Assumed }

// InputsOf lists the sources of a program, in their order.
func InputsOf(p *sim.Program) []Input {
	list := make([]Input, len(p.Sources))
	at := make(map[string][]int) // by path
	for i, source := range p.Sources {
		list[i] = Input{Source: source}
		at[source.Path] = append(at[source.Path], i)
	}
	for _, f := range p.Scenario.Figures {
		for _, i := range at[f.Path] {
			list[i].Text, list[i].Confidence = f.Text, f.Confidence
		}
		for path := range above(f.Path) {
			for _, i := range at[path] { // outcomes: the least known of them counts
				list[i].Confidence = lessKnown(list[i].Confidence, f.Confidence)
			}
		}
	}
	for _, r := range p.Scenario.Ranges {
		for _, i := range at[r.Path] {
			if list[i].Ranged {
				list[i].Text = r.Text
			}
		}
	}
	return list
}

// above yields the paths that a path lies under: a.b and a for a.b.c.
func above(path string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := strings.LastIndexByte(path, '.'); i >= 0; i = strings.LastIndexByte(path[:i], '.') {
			if !yield(path[:i]) {
				return
			}
		}
	}
}

// lessKnown is the one of two confidences that says less.
func lessKnown(a, b scenario.Confidence) scenario.Confidence {
	for _, c := range []scenario.Confidence{scenario.Assumed, scenario.Derived, scenario.SingleSource} {
		if a == c || b == c {
			return c
		}
	}
	return scenario.ReportedFact
}

// FixedAssumptions counts the assumed figures that luck does not touch: no run can tell what rests on them.
func FixedAssumptions(p *sim.Program) int {
	drawn := make(map[string]bool, len(p.Sources))
	for _, source := range p.Sources {
		drawn[source.Path] = true
	}
	n := 0
	for _, f := range p.Scenario.Figures {
		together := f.Path[:max(0, strings.LastIndex(f.Path, "."))] // shares of a choice are drawn as one
		if f.Confidence == scenario.Assumed && !drawn[f.Path] && !drawn[together] {
			n++
		}
	}
	return n
}
