package content_test

import (
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/simtest"
)

// Of five at one counter two are served in the half hour, after 0 and 20 minutes; three wait all of it.
func TestWhereTheTimeWentHasWaitsThatWereNotServed(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../../sim/experiment/cause/testdata/counter.yaml", "measures={wait: {of: queue.wait}}", "objectives={half: mean(wait) <= 15m}")
	o := experiment.Options{Runs: 40, Seed: 1}
	r, err := experiment.Evaluate(t.Context(), p, o)
	if err != nil {
		t.Fatal(err)
	}
	all, err := cause.BreakDown(t.Context(), p, []cause.Question{{Measure: "wait"}}, func(run int) int { return run }, o)
	if err != nil {
		t.Fatal(err)
	}
	settings := reporttest.Settings
	settings.Time = all
	text := reporttest.Written(t, format.Markdown, content.New(r, r.Nominal, settings, content.Extra{}))
	for _, want := range []string{"22:00 on average", "120 of 200 instances were not served, and count with what they had waited", "Answer a question, not served by the end"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}
