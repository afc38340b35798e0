package content

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/fit"
)

// unknown says which times no row shows, whether or not they are stamped: what is stamped out of order shows none.
func (f *logFit) unknown() (lines []string) {
	m := f.Model
	say := func(line string, of int, name func(int) string, lacks func(int) bool) {
		if which, some := lacking(of, name, lacks); some {
			lines = append(lines, fmt.Sprintf(line, which))
		}
	}
	say("How long it takes to choose and notify units%s: 60 s, from 30 s to 2 minutes.", len(m.Plans), f.plan, func(i int) bool { return m.Plans[i].Choosing == nil })
	say("Turnout apart from travel%s: 45 s, from none to 90 s; what is left of the way is travel.", len(m.Kinds), f.kind, func(i int) bool { return m.Kinds[i].Turnout == nil })
	say("How long ways take%s: 6 minutes, from 3 to 12.", len(m.Kinds), f.kind, func(i int) bool { return m.Kinds[i].Travel == nil })
	say("How long units are at work%s: 30 minutes, from 15 to 60.", len(m.Kinds), f.kind, func(i int) bool {
		return slices.ContainsFunc(m.Plans, func(p fit.Plan) bool {
			part := &p.Parts[i]
			return part.N > 0 && (part.OnScene == nil && !p.Leaves(i) || part.Carried > 0 && part.Caring == nil)
		})
	})
	return lines
}

// lacking names those of several that lack something; nothing where all do.
func lacking(several int, name func(int) string, lacks func(int) bool) (which string, some bool) {
	var names []string
	for i := range several {
		if lacks(i) {
			names = append(names, name(i))
		}
	}
	if len(names) == several {
		return "", several > 0
	}
	return ", of " + strings.Join(names, " and "), len(names) > 0
}
