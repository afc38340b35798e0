package exercise

import (
	"slices"

	"simulate/sim"
	"simulate/sim/scenario/tree"
)

// Onwards is the program in which, from the next instant on, every role is handed back to the plan and nobody orders anything more:
// up to there its runs are those of Program. It is what futures from now go on with.
func (x *Exercise) Onwards() (*sim.Program, tree.Problems) {
	entries := slices.Clone(x.checker.entries)
	if x.Scenario.Exercise == nil {
		return x.Program, nil
	}
	for _, role := range x.Scenario.Exercise.Roles.IDs() {
		entries = append(entries, Entry{
			Number: len(entries) + 1, At: max(x.checker.last, Stamp(x.checker.shown)), Author: Controller,
			Role: &Role{Role: role, Action: HandBack},
		})
	}
	made, problems := x.make(&Journal{Head: x.Journal.Head, Entries: entries})
	if made == nil {
		return nil, problems
	}
	return made.program, nil
}
