package story_test

import (
	"strings"
	"testing"

	"simulate/report/format"
	"simulate/report/reporttest"
)

func TestRoundsAreToldWhereTheyEndOtherwise(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml", "incidents.fire.plan.hunt={work: Hunt for embers, takes: 1m, every: 2m, until: hunt.found, outcomes: {none: 80%, found: 20%}}")
	got := reporttest.Written(t, format.Terminal{Width: 200}.Write, timeline(t, r))
	for what, times := range map[string]int{"Hunt for embers: a round ends: none": 1, "Hunt for embers: a round ends: found": 1} {
		if n := strings.Count(got, what); n != times {
			t.Errorf("%q is told %d times in\n%s", what, n, got)
		}
	}
}
