package check

import (
	"fmt"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// misspelt warns of two outcomes by state that are written much alike, and of which no state has both: one may be meant.
func (c *checker) misspelt(path tree.Path, outcomes *scenario.Outcomes) {
	said := make(map[string]bool)
	for path, own := range outcomes.Each(path) {
		for id := range own.All() {
			apart := slices.DeleteFunc(slices.Clone(outcomes.IDs()), func(other string) bool { return together(outcomes, id, other) })
			if near := tree.Nearest(id, apart); near != "" && !said[id] {
				said[id], said[near] = true, true
				c.Warnf(scenario.Implausible, path.Key(id).AtKey(), fmt.Sprintf("did you mean %q?", near), "%s and %s are two outcomes of the step, of which no state has both", id, near)
			}
		}
	}
}

// together reports whether some state has two outcomes.
func together(outcomes *scenario.Outcomes, one, other string) bool {
	for _, own := range outcomes.Each(nil) {
		if own.Get(one) != nil && own.Get(other) != nil {
			return true
		}
	}
	return false
}
