package content_test

import (
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/format"
	"simulate/report/reporttest"
)

func TestAnInterruptedSensitivitySaysWhichOfItsRunsWereRanked(t *testing.T) {
	t.Parallel()
	s := driven(t)
	s.Asked = 900
	for made, said := range map[int]string{
		200: "200 of 900 runs",
		300: "300 of 900 runs, of which the first 200 were ranked",
	} {
		s.Made = made
		got := reporttest.Written(t, format.Terminal{Width: 200}.Write, content.NewSensitivity(s, true, reporttest.Settings))
		for _, want := range []string{"PARTIAL: interrupted after " + said + ", seed 1\n", "stopped early: the figures rest on " + said + "\n"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is not in\n%s", want, got)
			}
		}
	}
}
