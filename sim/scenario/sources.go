package scenario

import (
	"iter"
	"slices"

	"simulate/sim/scenario/tree"
)

// SourcesNamed yields every source that the scenario names, behind figures, steps, variants, objectives, reports and what is played, with the
// path of what it is behind. An empty name is none.
func (s *Scenario) SourcesNamed() iter.Seq2[tree.Path, string] {
	return func(yield func(tree.Path, string) bool) {
		for _, own := range s.sourced {
			if !yield(own.at, own.source) {
				return
			}
		}
		_ = s.sourcesOfSteps(yield) && s.sourcesOfWhatIsHeldAgainst(yield) && s.Exercise.sources(yield)
	}
}

func (s *Scenario) sourcesOfSteps(yield func(tree.Path, string) bool) bool {
	for incident, i := range s.Incidents.All() {
		for id, step := range i.Plan.All() {
			if !yield(tree.At("incidents", incident, "plan", id), step.Source) {
				return false
			}
		}
	}
	return true
}

func (s *Scenario) sourcesOfWhatIsHeldAgainst(yield func(tree.Path, string) bool) bool {
	for id, variant := range s.Variants.All() {
		if variant.From != nil && !yield(tree.At("variants", id, "from"), variant.From.Source) {
			return false
		}
	}
	for id, objective := range s.Objectives.All() {
		if !yield(tree.At("objectives", id), objective.Source) {
			return false
		}
	}
	for id, reported := range s.Reported.All() {
		if !yield(tree.At("reported", id), reported.Source) {
			return false
		}
	}
	return true
}

func (e *Exercise) sources(yield func(tree.Path, string) bool) bool {
	if e == nil {
		return true
	}
	for r, task := range e.AllTasks() {
		if !yield(tree.At("exercise", "objectives", r.Objective, "tasks", r.Task), task.Source) {
			return false
		}
	}
	for id, order := range e.Orders.All() {
		if !yield(tree.At("exercise", "orders", id), order.Source) {
			return false
		}
	}
	return true
}

// Cited are the sources that a reader is told, in the order of the file: all that the file lists itself, which it may cite in notes alone, and
// of those of a file that it extends what it names.
func (s *Scenario) Cited() []string {
	named := make(map[string]bool)
	for _, id := range s.SourcesNamed() {
		named[id] = true
	}
	own := s.root.Get("format")
	return slices.DeleteFunc(slices.Clone(s.Sources.IDs()), func(id string) bool {
		written := s.root.At(tree.At("sources")).Get(id)
		return !named[id] && own != nil && written != nil && written.Key.File != own.Key.File
	})
}
