package content_test

import (
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim/experiment"
	"simulate/sim/experiment/calibrate"
	"simulate/sim/simtest"
)

// calibrated is what two reports that no run meets together say of the assumptions of a scenario, and one that a later one supersedes.
func calibrated(t testing.TB) *content.Calibrated {
	t.Helper()
	p := simtest.CompileFile(t, reporttest.Scenario("busy.yaml"), "incidents.chase.plan.answer.takes={value: 40s, range: 20s..2m}",
		"incidents.chase.plan.warn.takes={value: 30s, range: 10s..1m}", `reported={
		early: {milestone: answer, value: "23:36:30"}, answered: {milestone: answer, value: "23:36:30", within: 10s, supersedes: early},
		warned: {milestone: warn, value: "23:36:00", within: 10s}, usual: {measure: first-car, statistic: p90, value: 5m}}`)
	c, err := calibrate.Calibrate(t.Context(), p, calibrate.Options{
		Options: experiment.Options{Runs: 50, Seed: 1}, Kernel: calibrate.Box, Most: 20_000,
	})
	if err != nil {
		t.Fatal(err)
	}
	return &content.Calibrated{Calibration: c, Changes: c.Changes()}
}

func TestACalibrationNamesWhatCannotBeMetAndWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	text := reporttest.Written(t, format.Terminal{Width: 200}.Write, content.NewCalibration(calibrated(t), reporttest.Settings))
	text = strings.Join(strings.Fields(text), " ")
	for _, want := range []string{
		"Contradictory: no run meets “Take the call: done (answered)” (23:36:30) and “Go into lockdown” is heard by all (23:36) together, though runs meet either",
		"What follows is what lies nearest to them.",
		"what is told of assumptions rests on tolerances that are stretched",
		"superseded, and not held against runs: Take the call: done (early)",
		"statistics of many cases, of which a run has one, are not held against runs: Call to first car",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}
