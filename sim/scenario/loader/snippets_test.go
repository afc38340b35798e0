package loader_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// left is a mark of a snippet that is left as it is.
var left = regexp.MustCompile(`\$\{\d+:([^}]*)\}`)

// TestSnippetsMakeAScenario: what an editor puts in for the sections, and for the verbs into the plan, is a scenario without a mistake; and
// each verb has a snippet.
func TestSnippetsMakeAScenario(t *testing.T) {
	t.Parallel()
	text, err := scenario.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]struct {
			Snippets []struct {
				Label string
				Body  map[string]any
			} `json:"defaultSnippets"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(left.ReplaceAll(text, []byte("$1")), &schema); err != nil {
		t.Fatal(err)
	}
	town := map[string]any{"format": 1, "title": "What snippets make"}
	for _, s := range schema.Defs["Scenario"].Snippets {
		town[s.Label] = s.Body[s.Label]
	}
	plan := town["incidents"].(map[string]any)["call"].(map[string]any)["plan"].(map[string]any)
	var verbs []string
	for _, s := range schema.Defs["Step"].Snippets {
		verbs = append(verbs, s.Label)
		plan["a-"+s.Label] = s.Body
	}
	if !slices.Equal(verbs, scenario.VerbNames()) {
		t.Errorf("there are snippets for %q, and the verbs are %q", verbs, scenario.VerbNames())
	}
	made, err := json.Marshal(town)
	if err != nil {
		t.Fatal(err)
	}
	if _, problems := loader.Bytes("town.yaml", made, loader.Options{}); problems.Any() {
		t.Errorf("the snippets make\n%s\nof which is wrong\n%s", made, problems)
	}
}
