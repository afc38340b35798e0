package content_test

import (
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim/experiment"
	"simulate/sim/simtest"
)

// Of four in a run three wait for the one bed, longer than 10 minutes.
func TestReportedStatisticsStandBesideThoseOfTheRuns(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../../sim/experiment/testdata/beds.yaml", "clock.cool-down=1h", "sources={log: {title: The ward's log}}",
		"reported={month: {measure: to-bed, statistic: share(<= 10m), value: 40%, n: 200, within: 25%}, "+
			"year: {measure: to-bed, statistic: share(<= 10m), value: 90%, n: 400, supersedes: month, source: log}, "+
			"usual: {measure: to-bed, statistic: median, value: 3m..4m}}")
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: 100, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	text := reporttest.Written(t, format.Markdown, content.New(r, r.Nominal, reporttest.Settings, content.Extra{}))
	_, text, _ = strings.Cut(text, "## Reported and simulated statistics")
	for _, want := range []string{
		"| to-bed (month), superseded by to-bed (year) | share(\\<= 10m) | 40% ± 25% | 200 | 25% (21%–30%) | -15 pts (-23.1 to -7 pts) | agrees |",
		"| to-bed (year) | share(\\<= 10m) | 90% | 400 | 25% (21%–30%) | -65 pts (-69.9 to -59.4 pts) | differs | reported | The ward's log |",
		"| to-bed (usual) | p50 | 3:00–4:00 | – | 20:00 | +16:00 | differs |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s\nis not in\n%s", want, text[:min(len(text), 900)])
		}
	}
}

// Three of four wait for the one bed, of whom two do not get it within the 25 minutes.
func TestReportedStatisticsSayWhatTheyHangOn(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../../sim/experiment/testdata/beds.yaml", "clock.horizon=25m", "sources={log: {title: The ward's log}}",
		"reported={tail: {measure: to-bed, statistic: p40, value: 20m, within: 6m}, part: {measure: to-bed, statistic: share(<= 10m), value: 90%}, "+
			"usual: {measure: to-bed, statistic: mean, value: 3m}}")
	r, err := experiment.Evaluate(t.Context(), p, experiment.Options{Runs: 100, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	text := reporttest.Written(t, format.Markdown, content.New(r, r.Nominal, reporttest.Settings, content.Extra{}))
	_, text, _ = strings.Cut(text, "## Reported and simulated statistics")
	for _, want := range []string{
		"cannot tell | hangs on 200 of 400 instances not over by the horizon |",
		"differs | 200 of 400 instances are missing, and count as longer than any other |",
		"differs | the mean leaves out 200 of 400 instances, which are missing |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s\nis not in\n%s", want, text[:min(len(text), 900)])
		}
	}
}
