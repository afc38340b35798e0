package content_test

import (
	"regexp"
	"testing"

	"simulate/report/content"
	"simulate/report/format"
	"simulate/report/reporttest"
)

// A single run has a value of a group, and no number of values.
func TestGroupsOfASingleRunHaveItsValues(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "streams.yaml", "measures.late={title: Late, of: response, while: fire}", "measures.by-place={title: By place, of: queue.wait, per: [kind, hour]}")
	d := content.New(r, r.Nominal, reporttest.Settings, content.Extra{})
	got := reporttest.Written(t, format.Terminal{Width: 120, Full: true}.Write, d)
	for _, want := range []string{
		`By group\nMeasure +Group +Nominal\n`, `Late, during The fire +\d+:\d\d\n`, `… +patrol, 01:00 +\d+:\d\d\n`, `Groups without a value are left out\.\n`,
	} {
		if !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
