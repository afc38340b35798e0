package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"simulate/sim/log"
	"simulate/sim/scenario"
)

// rowName is the name in the first column of a row of a table.
var rowName = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")

// TestStandardsNameWhatTheProgramKnows holds the page that sets our names beside those of standards to the names there are: of each kind
// all, and each once.
func TestStandardsNameWhatTheProgramKnows(t *testing.T) {
	tables := make(map[string][]string)
	for _, part := range strings.Split(read(t, "../../docs/standards.md"), "\n## ")[1:] {
		title, text, _ := strings.Cut(part, "\n")
		for _, row := range rowName.FindAllStringSubmatch(text, -1) {
			tables[title] = append(tables[title], row[1])
		}
	}
	var measures, instants []string
	for _, b := range scenario.Builtins {
		measures = append(measures, b.Name)
	}
	for i := range log.NumInstants {
		instants = append(instants, i.String())
	}
	for _, c := range []struct {
		what      string
		has, want []string
	}{
		{"built-in measures", slices.Concat(tables["Measures that standards have too"], tables["Measures that standards do not have"]), measures},
		{"instants of an incident", tables["Instants that an incident names"], scenario.InstantNames},
		{"instants of logs", tables["Instants of logs"], instants},
	} {
		if !slices.Equal(sorted(c.has), sorted(c.want)) {
			t.Errorf("docs/standards.md has as %s\n%q, want\n%q", c.what, c.has, c.want)
		}
	}
}

func sorted(names []string) []string { return slices.Sorted(slices.Values(names)) }
