package loader_test

import (
	"strings"
	"testing"

	"simulate/sim/scenario/loader"
)

// Of durations by state that all are wrong there is no longest: each is told, and nothing else goes wrong.
func TestWrongDurationsByStateAreProblems(t *testing.T) {
	t.Parallel()
	file := `format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 1h}
agencies: {fd: {kind: fire}}
places: {mill: {position: [47, 8]}}
incidents:
  fire:
    agency: fd
    where: mill
    condition: {starts: {small: 100%}, changes: {small: {large: 5m}}, ended-by: look}
    plan:
      look: {work: Look round, takes: {small: {}, large: soon}}
`
	s, problems := loader.Bytes("case.yaml", []byte(file), loader.Options{})
	if s != nil || len(problems) < 2 {
		t.Fatalf("a scenario: %v; problems: %v", s != nil, problems)
	}
	for i, state := range []string{"small", "large"} {
		if !strings.Contains(problems[i].String(), "takes."+state) {
			t.Errorf("problem %d is not about %s: %s", i, state, problems[i].String())
		}
	}
}
