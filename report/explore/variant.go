package explore

import (
	"errors"
	"fmt"
	"strings"

	"simulate/sim/scenario/tree"
)

// Variant is a file that extends the scenario, with a variant of it.
type Variant struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Variant writes what is wished as a variant: its changes are those of the variant that is switched on, and what was changed besides.
func (e *Explorer) Variant(w Wish) (*Variant, error) {
	_, changes, err := e.program(&w) // which checks it
	if err != nil {
		return nil, err
	}
	v := &Variant{ID: e.freeID()}
	title, from, lines := "", "", []string{}
	if of := e.base.Scenario.Variants.Get(w.Variant); of != nil {
		title = of.Title
		if of.From != nil {
			from = of.From.Text
		}
		for path, c := range of.Changes.All() {
			lines = append(lines, path+": "+c.Written)
		}
	}
	for _, c := range changes {
		lines = replaced(lines, c.Path)
		lines = append(lines, c.Path+": "+tree.Quoted(c.Value))
		title = strings.TrimPrefix(title+"; "+c.Title+" "+c.Value, "; ")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Written by simulate serve. Run it with --variant %s, or compare it with the file as it is.\n", v.ID)
	fmt.Fprintf(&b, "format: 1\nextends: %s\nvariants:\n  %s:\n    title: %s\n", tree.Quoted(e.base.Scenario.Reference()), v.ID, tree.Quoted(short(title)))
	if from != "" {
		fmt.Fprintf(&b, "    from: %s\n", tree.Quoted(from))
	}
	b.WriteString("    changes:\n")
	for _, line := range lines {
		fmt.Fprintf(&b, "      %s\n", line)
	}
	if len(lines) == 0 {
		return nil, errors.New("nothing is changed yet: there is no variant to write")
	}
	v.Text = b.String()
	return v, nil
}

// replaced leaves out the line of a path, which is written anew.
func replaced(lines []string, path string) []string {
	kept := lines[:0]
	for _, line := range lines {
		if !strings.HasPrefix(line, path+": ") {
			kept = append(kept, line)
		}
	}
	return kept
}

// longest is how long a title may be.
const longest = 120

func short(title string) string {
	if letters := []rune(title); len(letters) > longest {
		return string(letters[:longest-1]) + "…"
	}
	return title
}

// freeID is an id that no variant of the file has.
func (e *Explorer) freeID() string {
	id := "explored"
	for n := 2; e.base.Scenario.Variants.Get(id) != nil; n++ {
		id = fmt.Sprintf("explored-%d", n)
	}
	return id
}
