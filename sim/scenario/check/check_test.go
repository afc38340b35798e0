package check_test

import (
	"fmt"
	"strings"
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestACountyWithoutMistakesHasNoProblems(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{{"as it is", "title: County", nil}})
}

func TestStrangersBeyondThoseShownAreCounted(t *testing.T) {
	t.Parallel()
	names := make([]string, 1000)
	for i := range names {
		names[i] = fmt.Sprintf("stranger-%d", i)
	}
	got := scenariotest.ProblemsOf(t, "channels: {main: {members: [ipd, desk, "+strings.Join(names, ", ")+"]}}")
	if !strings.Contains(strings.Join(got, "\n"), " more problems are not shown") || len(got) == len(names) {
		t.Errorf("%d problems are shown", len(got))
	}
}
