package content_test

import (
	"testing"
	"time"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/reporttest"
	"simulate/sim/experiment"
	"simulate/sim/experiment/stamp"
	"simulate/sim/log"
	"simulate/sim/simtest"
)

// reviewed is the nominal run of the busy scenario, as if a log had shown it, held against so many runs.
func reviewed(t testing.TB, runs int) *content.LogReview {
	t.Helper()
	p, m := simtest.CompileFile(t, reporttest.Scenario("busy.yaml")), new(stamp.Matching)
	plan, problems := m.Plan(p, 0, false)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	nominal, err := plan.Nominal(t.Context())
	if err != nil || nominal == nil {
		t.Fatal(nominal, err)
	}
	call := stamp.NewLogged("1")
	call.Rows, call.Call = len(nominal.Parts), nominal.Call
	var reads []stamp.Read
	for _, part := range nominal.Parts {
		call.Parts = append(call.Parts, stamp.LoggedPart{At: part.At})
		reads = append(reads, stamp.Read{Group: part.Group})
	}
	for at := range call.Instants {
		call.Instants[at] = at != int(log.Acknowledged)
	}
	r, err := plan.Review(t.Context(), m, call, reads, experiment.Options{Runs: runs, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return &content.LogReview{Review: r, Logs: []string{"calls.csv"}, Zone: time.UTC}
}

// TestWithoutRunsAReviewDrawsNothing: there is nothing to draw the times among.
func TestWithoutRunsAReviewDrawsNothing(t *testing.T) {
	t.Parallel()
	for runs, want := range map[int]int{0: 0, 20: 2} {
		charts := 0
		for _, s := range content.NewLogReview(reviewed(t, runs), reporttest.Settings).Sections {
			if _, ok := s.(*document.Chart); ok {
				charts++
			}
		}
		if charts != want {
			t.Errorf("%d runs: %d charts, want %d", runs, charts, want)
		}
	}
}
