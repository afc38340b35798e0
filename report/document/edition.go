package document

import (
	"cmp"
	"slices"
	"strings"
)

// Edition is what was changed of a scenario as its file has it; the zero value: nothing.
type Edition struct {
	Variant string   // id
	Title   string   // of the variant; may be empty
	Set     []string // values changed by hand, as PATH=VALUE
	From    string   // clock time from which on the changes apply; empty: from the beginning
	Given   []string // what the runs agree with: custody 13:20..13:40
	Journal string   // of an exercise: morning.jsonl, 9 entries, ended at 14:10:00; empty where nobody plays
}

// facts are the changes for readers.
func (e *Edition) facts() *Facts {
	f := &Facts{}
	if e.Journal != "" {
		f.Add("Exercise", e.Journal)
	}
	if e.Variant != "" {
		f.Add("Variant", cmp.Or(e.Title, e.Variant))
	}
	for _, set := range e.Set {
		f.Add("Set", shortened(set))
	}
	if e.From != "" {
		f.Add("From", e.From+" on; before it as in the file")
	}
	for _, given := range e.Given {
		f.Add("Given", given)
	}
	return f
}

// shortened is a change as a reader sees it: of one that puts a whole list in its place, the beginning.
func shortened(set string) string {
	const most = 120
	if runes := []rune(set); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return set
}

// String is the changes in a line, by id: variant more-aid, set units.cars.count=2. It is empty where nothing was changed.
func (e *Edition) String() string { return e.line(e.Variant) }

// inWords is the changes in a line for readers: the variant by its title.
func (e *Edition) inWords() string { return e.line(cmp.Or(e.Title, e.Variant)) }

func (e *Edition) line(variant string) string {
	var parts []string
	if e.Journal != "" {
		parts = append(parts, "exercise "+e.Journal)
	}
	if variant != "" {
		parts = append(parts, "variant "+variant)
	}
	for _, set := range e.Set {
		parts = append(parts, "set "+shortened(set))
	}
	if e.From != "" {
		parts = append(parts, "from "+e.From)
	}
	for _, given := range e.Given {
		parts = append(parts, "given "+given)
	}
	return strings.Join(parts, ", ")
}

// headed is some of its sections with what was changed in front: every document says it there, of whatever kind it is.
func (d *Document) headed(sections []Section) []Section {
	sections, changes := slices.Clone(sections), d.Run.facts()
	if len(changes.Facts) == 0 {
		return sections
	}
	if len(sections) > 0 {
		if first, ok := sections[0].(*Facts); ok {
			changes.Facts, sections = append(changes.Facts, first.Facts...), sections[1:]
		}
	}
	return slices.Insert(sections, 0, Section(changes))
}
