package content

import (
	"cmp"
	"strings"

	"simulate/report/document"
)

// subtitle says in a line what was run, and what was changed.
func (b *review) subtitle() document.Section {
	changes := []string{}
	if v := b.Scenario.Variants.Get(b.Scenario.Variant); v != nil {
		changes = append(changes, "variant: "+cmp.Or(v.Title, b.Scenario.Variant))
	}
	for _, set := range b.Scenario.Set {
		changes = append(changes, "set "+set)
	}
	if len(changes) == 0 {
		changes = []string{"nothing changed"}
	}
	return &document.Prose{Lines: []string{b.basis() + "; " + strings.Join(changes, "; ")}}
}

// more says how what the short report leaves out can be seen.
func (b *review) more() document.Section {
	s := &document.Prose{Title: "To see more", Lines: []string{
		b.settings.Again + " --full: the whole timeline, every measure, resources, what the figures rest on",
	}}
	if n := b.Scenario.Variants.Len(); n > 0 && b.Scenario.Variant == "" {
		s.Lines = append(s.Lines, "simulate compare "+b.Scenario.File+": "+counted(n, "variant")+" against every target")
	}
	s.Lines = append(s.Lines, b.settings.Again+" -o report.html: the page, with replay, map and charts")
	return s
}
