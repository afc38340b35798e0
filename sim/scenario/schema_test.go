package scenario_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	"go.yaml.in/yaml/v4"

	"simulate/sim/scenario"
	"simulate/sim/scenario/scenariotest"
)

func resolvedSchema(t *testing.T) *jsonschema.Resolved {
	t.Helper()
	text, err := scenario.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

// validate checks a YAML text against the schema, as an editor does.
func validate(t *testing.T, schema *jsonschema.Resolved, text []byte) error {
	t.Helper()
	var value any
	if err := yaml.Load(text, &value); err != nil {
		t.Fatal(err)
	}
	return schema.Validate(asJSON(value))
}

// asJSON turns what YAML makes of a text into what JSON could hold.
func asJSON(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			v[key] = asJSON(value)
		}
	case map[any]any:
		texts := make(map[string]any)
		for key, value := range v {
			texts[fmt.Sprint(key)] = asJSON(value)
		}
		return texts
	case []any:
		for i := range v {
			v[i] = asJSON(v[i])
		}
	case time.Time:
		return v.Format(time.RFC3339)
	}
	return v
}

func TestWhatLoadAcceptsFitsTheSchema(t *testing.T) {
	t.Parallel()
	schema := resolvedSchema(t)
	files, err := filepath.Glob("loader/testdata/good/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	embedded, err := filepath.Glob("../../scenarios/*.yaml")
	if err != nil || len(files) == 0 || len(embedded) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range append(files, embedded...) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, schema, text); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestBadScenariosDoNotFitTheSchema(t *testing.T) {
	t.Parallel()
	schema := resolvedSchema(t)
	if err := validate(t, schema, []byte(scenariotest.Small)); err != nil {
		t.Fatal(err)
	}
	stream := strings.Replace(scenariotest.Small, "    where: scene\n", "", 1) + "\n    arrivals: "
	for what, text := range map[string]string{
		"nothing but a title":     "title: A",
		"an unknown section":      scenariotest.Small + "\ncolour: red",
		"an unknown key":          scenariotest.Small + "\n      odd: {event: A, tekes: 3m}",
		"a duration without unit": scenariotest.Small + "\n      odd: {work: A, takes: 3}",
		"a misspelt posture":      scenariotest.Small + "\n      odd: {posture: lokdown, sites: all}",
		"a reserved id":           scenariotest.Small + "\n      start: {event: A}",
		"an id in capitals":       scenariotest.Small + "\n      Odd: {event: A}",
		"an empty trigger":        scenariotest.Small + "\n      odd: {event: A, after: {}}",
		"a confidence of its own": scenariotest.Small + "\n      odd: {work: A, takes: {value: 3m, confidence: sure}}",
		"a null":                  scenariotest.Small + "\n      odd: {event: A, after: }",
		"another format":          strings.Replace(scenariotest.Small, "format: 1", "format: 2", 1),
		"bounds of a stranger":    scenariotest.Small + "\nstress: {sites: [scene]}",
		"a bound that is no path": scenariotest.Small + "\nstress: {durations: {go: 3m}}",
		"likeness and an odd key": scenariotest.Small + "\n  more: {like: night, colour: red}",
		"nothing to be like":      scenariotest.Small + "\n  more: {where: scene}",
		"an instant that is none": scenariotest.Small + "\nvariants: {a: {from: noon, changes: {title: A}}}",
		"a range of a position":   strings.Replace(scenariotest.Small, "[39.1, -94.35]", "{value: [39.1, -94.35], range: 2m..5m}", 1),
		"a rate without unit":     stream + "{rate: 9}",
		"a rate at 25 hours":      stream + "{rate: {25: 9/h}}",
		"a rate on no day":        stream + "{rate: {holiday: 9/h}}",
		"an unknown form":         stream + "{every: 9m}",
		"an area of two corners":  stream + "{rate: 9/h}\n    where: {polygon: [[39, -94], [39, -95]]}",
		"a circle without radius": stream + "{rate: 9/h}\n    where: {near: [39, -94]}",
		"a window without end":    scenariotest.Small + "\nunits: {car: {agency: pd, kind: patrol, on-duty: {windows: [\"08:00\"]}}}",
		"an end of duty":          scenariotest.Small + "\nunits: {car: {agency: pd, kind: patrol, on-duty: {windows: [\"08:00-17:00\"], end: stop}}}",
		"a range":                 scenariotest.Small + "\n      odd: {work: A, takes: {value: 3m, range: 2..5}}",
	} {
		if err := validate(t, schema, []byte(text)); err == nil {
			t.Errorf("%s fits the schema", what)
		}
	}
}

func TestTheSchemaInDocsIsThatOfTheTypes(t *testing.T) {
	t.Parallel()
	made, err := scenario.Schema()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("../../docs/scenario.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.TrimSpace(kept), bytes.TrimSpace(made)) {
		t.Error("docs/scenario.schema.json is out of date: simulate schema > docs/scenario.schema.json")
	}
}

// TestSettingsForAnEditorNameTheSchema: docs/editors has what is to be copied, and it names the files that the page names.
func TestSettingsForAnEditorNameTheSchema(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/editors/.vscode/settings.json")
	if err != nil {
		t.Fatal(err)
	}
	var settings struct {
		Schemas map[string][]string `json:"yaml.schemas"`
	}
	if err := json.Unmarshal(text, &settings); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	patterns := settings.Schemas["./scenario.schema.json"]
	if len(patterns) == 0 {
		t.Errorf("the schema is for no files: %s", text)
	}
	for _, pattern := range patterns {
		if !bytes.Contains(page, []byte("`"+pattern+"`")) {
			t.Errorf("the page does not tell of %s", pattern)
		}
	}
}
