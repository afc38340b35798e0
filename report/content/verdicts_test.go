package content_test

import (
	"slices"
	"testing"

	"simulate/report/content"
	"simulate/report/reporttest"
	"simulate/sim/experiment"
	"simulate/sim/simtest"
)

// checked is the notes below a check of the ward with one bed.
func checked(t *testing.T, changes ...string) []string {
	t.Helper()
	p := simtest.CompileFile(t, "../../sim/experiment/testdata/beds.yaml", changes...)
	c, err := experiment.Check(t.Context(), p, experiment.Options{Runs: 100, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return content.NewCheck([]*experiment.Checked{c}, 1, reporttest.Settings).Warnings
}

func TestVerdictsThatHangOnTheHorizonSaySo(t *testing.T) {
	t.Parallel()
	got := checked(t, "objectives.mean-to-bed=mean(to-bed) <= 5m")
	want := []string{
		"“half-hour” (at least 60% each within 30:00) cannot be told: it hangs on 200 of 400 instances not over by the horizon (100% if each had ended there, " +
			"50% where they never would); more runs would not tell, a cool-down in which they end would",
		"“mean”: the mean is at least so long, as 200 of 400 were not served and count as what they had waited",
		"“mean-to-bed”: the mean leaves out 200 of 400 that are missing",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if got := checked(t, "clock.cool-down=1h"); len(got) > 0 {
		t.Errorf("with a cool-down: %q", got)
	}
}
