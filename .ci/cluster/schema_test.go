package cluster

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"go.yaml.in/yaml/v4"
)

// Kubernetes publishes its schema with its source. Nothing of that is built: the module is only where the file is, and too large a one to
// be required for it, so that its sum stands here.
const (
	kubernetesModule = "k8s.io/kubernetes@v1.37.2"
	kubernetesSum    = "h1:A2VDEiObzkYqFTKhSsn0ZEb0RlLEXpHWj93gi2HqEwE="
	schemaFolder     = "api/openapi-spec/v3"
)

// published are the schemas of the version, by the file of each group of kinds.
var published = sync.OnceValues(func() (string, error) {
	text, err := exec.Command("go", "mod", "download", "-json", kubernetesModule).Output()
	if err != nil {
		return "", fmt.Errorf("%s%w", text, err)
	}
	var module struct{ Dir, Sum string }
	if err := json.Unmarshal(text, &module); err != nil {
		return "", err
	}
	if module.Sum != kubernetesSum {
		return "", fmt.Errorf("the sum of %s is %s", kubernetesModule, module.Sum)
	}
	return filepath.Join(module.Dir, filepath.FromSlash(schemaFolder)), nil
})

// schemaOf is the schema of a kind, by the version of its group: strict, as the server is when kubectl applies something.
func schemaOf(t *testing.T, version, kind string) *jsonschema.Resolved {
	t.Helper()
	folder, err := published()
	if err != nil {
		t.Fatal(err)
	}
	file, name := "api__"+version+"_openapi.json", "io.k8s.api.core."+version+"."+kind
	if group, of, grouped := strings.Cut(version, "/"); grouped {
		file, name = "apis__"+group+"__"+of+"_openapi.json", "io.k8s.api."+group+"."+of+"."+kind
	}
	text, err := os.ReadFile(filepath.Join(folder, file))
	if err != nil {
		t.Fatal(err)
	}
	var api struct {
		Components struct{ Schemas map[string]*jsonschema.Schema }
	}
	moved := strings.ReplaceAll(string(text), "#/components/schemas/", "#/$defs/")
	if err := json.Unmarshal([]byte(moved), &api); err != nil {
		t.Fatal(err)
	}
	definitions := api.Components.Schemas
	if definitions[name] == nil {
		t.Fatalf("%s has no %s", file, name)
	}
	for _, d := range definitions {
		if len(d.Properties) > 0 && d.AdditionalProperties == nil {
			d.AdditionalProperties = &jsonschema.Schema{Not: &jsonschema.Schema{}}
		}
	}
	schema := &jsonschema.Schema{Ref: "#/$defs/" + name, Defs: definitions}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

// against holds the objects of a manifest against the schema that is published for them.
func against(t *testing.T, manifest string) error {
	t.Helper()
	for _, document := range documents(manifest) {
		var o map[string]any
		if err := yaml.Unmarshal([]byte(document), &o); err != nil {
			return err
		}
		version, _ := o["apiVersion"].(string)
		kind, _ := o["kind"].(string)
		text, err := json.Marshal(o)
		if err != nil {
			return err
		}
		var plain any // with the numbers that JSON has
		if err := json.Unmarshal(text, &plain); err != nil {
			return err
		}
		if err := schemaOf(t, version, kind).Validate(plain); err != nil {
			return fmt.Errorf("%s: %w", kind, err)
		}
	}
	return nil
}

func TestTheManifestIsOfThePublishedSchema(t *testing.T) {
	t.Parallel()
	if err := against(t, read(t, manifestFile)); err != nil {
		t.Error(err)
	}
}

// TestTheSchemaSeesMistakes makes some in the manifest, one at a time: what sees none of them would prove nothing.
func TestTheSchemaSeesMistakes(t *testing.T) {
	t.Parallel()
	manifest := read(t, manifestFile)
	for right, wrong := range map[string]string{
		"  backoffLimitPerIndex: 3\n":                   "  backOffLimitPerIndex: 3\n",
		"        onExitCodes:\n":                        "        onExitcodes:\n",
		"          operator: In\n":                      "",
		"          values: [2, 3]\n":                    "          values: [two]\n",
		"              mountPath: /data\n":              "              path: /data\n",
		"  accessModes: [ReadWriteMany]":                "  accessMode: [ReadWriteMany]",
		"  completions: " + strconv.Itoa(shards) + "\n": "  completions: all\n",
		"            claimName: simulate\n":             "",
	} {
		broken := strings.Replace(manifest, right, wrong, 1)
		if broken == manifest {
			t.Errorf("the manifest does not have %q", right)
		}
		if err := against(t, broken); err == nil {
			t.Errorf("nothing is said of %q in the place of %q", wrong, right)
		}
	}
}
