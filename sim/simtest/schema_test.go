package simtest

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// unwritten are the words of the schema that no generated scenario uses, and why.
var unwritten = map[string]string{
	"accept extends parts variants stress":                                        "what another file, a part, a variant or a search would say is laid over a scenario by tests of those",
	"address confidence date publisher source sources supersedes summary matters": "for readers of figures",
	"conduct controller location note phase sponsor threat track venue scope":     "for readers of an exercise's papers",
	"map overlay":                    "what pages draw beneath units",
	"durations most":                 "of stress",
	"levers priced-in price variant": "of what a search may change",
}

// A generated scenario has every word of the language but those: what random scenarios cannot draw is not covered by the properties that rest on them.
func TestTheWholeSchemaIsDrawn(t *testing.T) {
	t.Parallel()
	drawn := make(map[string]bool)
	for seed := range 300 {
		for _, field := range strings.FieldsFunc(string(scenarios.Example(seed)), func(r rune) bool { return strings.ContainsRune(" {},[]\n", r) }) {
			if key, is := strings.CutSuffix(field, ":"); is {
				drawn[key] = true
			}
		}
	}
	var left []string
	for words := range unwritten {
		left = append(left, strings.Fields(words)...)
	}
	keys := schemaKeys(t)
	for key := range keys {
		if !drawn[key] && !slices.Contains(left, key) {
			t.Errorf("no scenario uses %s", key)
		}
	}
	for _, key := range left {
		if drawn[key] || !keys[key] {
			t.Errorf("%s is used, or no word of the schema", key)
		}
	}
}

// schemaKeys are the names of properties anywhere in the schema.
func schemaKeys(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("../../docs/scenario.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{"row": true} // beside the outcomes of a step, whose names are the file's
	var gather func(node any)
	gather = func(node any) {
		switch node := node.(type) {
		case []any:
			for _, each := range node {
				gather(each)
			}
		case map[string]any:
			properties, _ := node["properties"].(map[string]any)
			for key := range properties {
				keys[key] = true
			}
			for _, each := range node {
				gather(each)
			}
		}
	}
	gather(schema)
	return keys
}
