package scenario_test

import (
	"os"
	"strings"
	"testing"

	"simulate/sim/scenario"
)

func TestEveryWarningIsInTheDocumentation(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/scenario-format.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range scenario.Warnings {
		if !strings.Contains(string(text), "\n| `"+string(code)+"` | ") {
			t.Errorf("the table of warnings has no row for %s", code)
		}
	}
}
