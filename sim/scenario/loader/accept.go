package loader

import (
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// accepts takes the warnings that a file accepts out of its problems, those of its variants included, and notes them in the
// scenario. What a file accepts in vain is a warning when all of its variants have been looked at.
func (l *loader) accepts(root *tree.Node, s *scenario.Scenario, all bool) {
	for code, reasons := range s.Accept.All() {
		for path, reason := range reasons.All() {
			before := len(l.problems)
			l.problems = slices.DeleteFunc(l.problems, func(p tree.Problem) bool {
				return string(p.Code) == code && lies(p.Path, path)
			})
			if times := before - len(l.problems); times > 0 {
				s.Accepted = append(s.Accepted, scenario.Accepted{Code: tree.Code(code), Path: path, Reason: *reason, Times: times})
			} else if all {
				c := tree.NewCollector(root)
				c.Warnf(scenario.AcceptsNothing, tree.At("accept", code, path).AtKey(), "remove it", "there is no such warning at %s", path)
				l.problems = append(l.problems, c.All()...)
			}
		}
	}
}

// lies reports whether a path is another one, or leads below it, both as they are shown.
func lies(path, at string) bool {
	rest, below := strings.CutPrefix(path, at)
	return below && (rest == "" || rest[0] == '.' || rest[0] == '[')
}
