package content_test

import (
	"math"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/reporttest"
)

// An order to several sites is carried out when the last of them is ready: which that was is told, with how often, and adds up to the step.
func TestTheSitesThatAreReadyLastAreTold(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 100, "../../scenarios/independence.yaml", "measures.schools-secured.target=p90 <= 10m", "measures.in-posture.target=p90 <= 1m")
	d := content.New(r, r.Nominal, reporttest.Timed(t, r), content.Extra{})
	opened := make(map[string]int)
	told := make(map[string]bool)
	for _, s := range d.Sections {
		b, is := s.(*document.Breakdown)
		if !is {
			continue
		}
		told[b.Measure] = true
		var sum, whole float64
		for _, step := range b.Steps {
			switch {
			case step.Whom && strings.HasSuffix(step.Title, " last"):
				opened[b.Measure]++
				sum += step.Mean.Float()
			case step.Sort == "posture change" && !step.Whom && strings.HasPrefix(step.Title, "lockdown at"):
				whole = step.Mean.Float()
			}
		}
		if opened[b.Measure] > 0 && math.Abs(sum-whole) > 1e-6 {
			t.Errorf("%s: the sites add up to %v of %v", b.Measure, sum, whole)
		}
	}
	if opened["schools-secured"] != 4 || opened["in-posture"] != 0 || !told["in-posture"] {
		t.Errorf("opened of %v: %v; want three sites and the others of what ends with the last, and none of what is measured for each site", told, opened)
	}
}
