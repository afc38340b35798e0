package main

import (
	"embed"
	"log"
	"maps"
	"slices"
	"strings"
)

//go:embed *.txt
var lists embed.FS

// named are the names of mutants in a list, one a line. It says which of them no mutant has.
func named(all []*mutant, list string) map[string]bool {
	text, err := lists.ReadFile(list)
	check(err)
	names := parseNames(string(text))
	left := maps.Clone(names)
	for _, m := range all {
		delete(left, m.name)
	}
	for _, name := range slices.Sorted(maps.Keys(left)) {
		log.Printf("%s names a mutant that there is not: %s", list, name)
	}
	return names
}

// parseNames leaves out comments and empty lines.
func parseNames(text string) map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			names[line] = true
		}
	}
	return names
}
