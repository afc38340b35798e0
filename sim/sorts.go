package sim

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"simulate/sim/scenario"
)

// Sort is what a need asks for by one word: a kind of unit, an entry of the file, a single unit, or what units can do.
type Sort struct {
	Name    string
	title   string // see Title; empty: the name
	classes []bool // whose units are of this sort
}

// Title is what readers call it: process-server is “process server” where units of the kind are named so, and call-taker, which none is,
// stands as it is.
func (s *Sort) Title() string { return cmp.Or(s.title, s.Name) }

// titleOfSort is the name of units of a kind where it is the word written out. It begins with a capital, which within a sentence a word
// does not, unless more of them follow.
func titleOfSort(s *scenario.Scenario, word string) string {
	for _, unit := range s.Units.All() {
		if unit.Kind != word || strings.ToLower(strings.ReplaceAll(unit.Name, " ", "-")) != word {
			continue
		}
		if _, size := utf8.DecodeRuneInString(unit.Name); strings.ToLower(unit.Name[size:]) == unit.Name[size:] {
			return strings.ToLower(unit.Name)
		}
		return unit.Name
	}
	return ""
}

// class is units of a pool that no need of the program tells apart: they are of the same sorts, and can do the same. In a file that
// asks for kinds alone each pool is one class. What is free, withheld and looked for is kept by class, so that nothing is asked of a
// unit while the program runs.
type class struct {
	pool  uint16
	units []int32
	can   []string // what they can do beside what their kind can

	kin        []uint16 // classes of the pool, where some of its units are kept for more urgent requests; else nil
	relievedBy []uint16 // classes whose units may take over from them: those of the pool that can do as much

	overtake bool
	diverted bool // a step may divert its units
	standing bool // a step may ask for those of its units that stand at one place
	uneven   bool // they take longer to turn out than others of them
	awaited  bool // a step that may need an approval asks for its units
}
