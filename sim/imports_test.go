package sim_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed is what each package of the project may import of the others. A package that is not here may import nothing.
var allowed = map[string][]string{
	"sim/portable":   {},
	"sim/engine":     {},
	"sim/queue":      {"sim/engine"},
	"sim/dist":       {"sim/portable"},
	"sim/stats":      {"sim/portable"},
	"sim/scenario":   {"sim/dist"},
	"sim":            {"sim/engine", "sim/queue", "sim/dist", "sim/portable", "sim/scenario"},
	"sim/measure":    {"sim", "sim/engine", "sim/scenario", "sim/stats"},
	"sim/snapshot":   {"sim", "sim/engine", "sim/scenario"},
	"sim/simtest":    {"sim", "sim/scenario"},
	"sim/experiment": {"sim", "sim/engine", "sim/measure", "sim/snapshot", "sim/stats", "sim/scenario"},
	"sim/validity":   {},
	"scenarios":      {"sim/scenario"},
	"report":         {"sim", "sim/engine", "sim/measure", "sim/snapshot", "sim/stats", "sim/scenario", "sim/experiment"},
	"report/html":    {"report"},
	"cmd/simulate": {
		"sim", "sim/engine", "sim/measure", "sim/snapshot", "sim/scenario", "sim/experiment", "report", "report/html", "scenarios",
	},
}

func TestImportsRunOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}:{{join .Imports " "}}`, "simulate/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		path, imports, _ := strings.Cut(strings.TrimSpace(line), ":")
		may, known := allowed[strings.TrimPrefix(path, "simulate/")]
		if !known {
			t.Errorf("%s is not in the table of this test", path)
		}
		for _, imported := range strings.Fields(imports) {
			if short, ours := strings.CutPrefix(imported, "simulate/"); ours && !slices.Contains(may, short) {
				t.Errorf("%s imports %s: imports run one way, see docs/architecture.md", path, imported)
			}
		}
	}
}

// lowest are the packages in which neither clock nor goroutine may show.
var lowest = []string{
	"sim", "sim/portable", "sim/engine", "sim/queue", "sim/dist", "sim/stats", "sim/scenario", "sim/measure", "sim/snapshot",
}

func TestNothingBelowExperimentKnowsGoroutinesOrGlobalRandomness(t *testing.T) {
	for _, name := range lowest {
		out, err := exec.Command("go", "list", "-f", `{{join .Imports " "}}`, "simulate/"+name).Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, imported := range strings.Fields(string(out)) {
			if slices.Contains([]string{"sync", "sync/atomic", "math/rand", "math/rand/v2", "context"}, imported) {
				t.Errorf("%s imports %s", name, imported)
			}
		}
	}
}
