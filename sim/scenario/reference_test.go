package scenario

import (
	"errors"
	"testing"

	"simulate/sim/scenario/tree"
)

func TestOfManyIncidentsSomeAreListed(t *testing.T) {
	t.Parallel()
	var s Scenario
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		s.Incidents.Set(id, Incident{})
	}
	_, err := s.Milestone("", "begins")
	var m *tree.Mistake
	if !errors.As(err, &m) || m.Hint() != "write a/begins or b/begins or c/begins or d/begins or e/begins or f/begins or g/begins or h/begins" {
		t.Errorf("got %v", err)
	}
}
