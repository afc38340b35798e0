package content_test

import (
	"fmt"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/simtest"
)

// shortly is what a terminal shows of so many runs of a call for care, in one line.
func shortly(t *testing.T, runs int, changes ...string) string {
	t.Helper()
	o := experiment.Options{Runs: runs, Seed: 1}
	r, err := experiment.Evaluate(t.Context(), caring(t, "base", changes...).Program, o)
	if err != nil {
		t.Fatal(err)
	}
	settings := reporttest.Settings
	if settings.Time, err = cause.OfResult(t.Context(), r, cause.Headlines(r), o); err != nil {
		t.Fatal(err)
	}
	d := content.New(r, r.Nominal, settings, content.Extra{})
	return strings.Join(strings.Fields(reporttest.Written(t, format.Terminal{Width: 100}.Write, d)), " ")
}

func TestTheAnswerSaysWhatItRestsOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		runs    int
		changes []string
		want    string
	}{
		{"one run", 1, nil, "Figures 1 seeded run, seed 1"},
		{"too few runs for a range", 3, nil, "No range: 3 runs are too few to say within what one is 95% sure of “Call to care” and “Call to clear”; --runs N makes more."},
		{"a share with the limit of each", 100, []string{"measures.clear.target=share(<= 18m) >= 90%"}, "✓ met Call to clear, each within 18:00 100% 90%"},
		{
			"a title that continues another", 100,
			[]string{"objectives={too: {title: And cleared, value: p90(clear) <= 30m}}"},
			"✓ met Call to clear, 9 in 10 15:52 30:00",
		},
		{"what the plan leaves out", 100, []string{"incidents.call.chance=0%"}, "does not apply Call to care, 9 in 10 10:00"},
		{
			"groups of which a run has one", 100,
			[]string{"measures.care.per=hour", careTakes + "20m..21m"},
			"Call to care by hour, 9 in 10 (Call to care) 20:54 10:00",
		},
		{
			"paths by groups", 100,
			[]string{"measures.care.per=hour", careTakes + "20m..21m"},
			"All 100 runs are over 10:00, so that none tells why. It is one step: “Care” (work) takes 20:29 on average. How sure?",
		},
		{
			"groups that no run has", 100,
			[]string{"measures={care: null, clear: null, soon: {from: call, to: care, per: {hours: [07:00, 08:00, 09:00, 12:00]}}}"},
			"soon, 09:00-12:00, 9 in 10",
		},
		{
			"all miss", 100,
			[]string{careTakes + "20m..21m"},
			"All 100 runs are over 10:00, so that none tells why. It is one step: “Care” (work) takes 20:29 on average.",
		},
		{"one step alone", 200, []string{careTakes + "9m..11m"}, "Call to care, 9:57 on average. It is one step: “Care” (work) takes 9:57."},
		{"some miss", 200, []string{careTakes + "9m..11m"}, "runs over 10:00, “Care” (work) takes 10:31 on average, in the others 9:29: 1:02 of the 1:02"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := shortly(t, c.runs, c.changes...); !strings.Contains(got, c.want) {
				t.Errorf("%q is not in\n%s", c.want, got)
			}
		})
	}
}

// However many targets are missed, where the time of each went is told.
func TestNoMissedTargetIsFoldedAway(t *testing.T) {
	t.Parallel()
	var measures []string
	for i := range 7 {
		measures = append(measures, fmt.Sprintf("m%d: {title: Target %d, from: call, to: care, target: p90 <= 10m}", i, i))
	}
	got := shortly(t, 100, careTakes+"9m..11m", "measures={care: null, clear: null, "+strings.Join(measures, ", ")+"}")
	_, time, _ := strings.Cut(got, "Where the time went")
	for i := range 7 {
		if want := fmt.Sprintf("Target %d, 9:5", i); !strings.Contains(time, want) {
			t.Errorf("%q is not in\n%s", want, time)
		}
	}
}

// What a wait for a channel is told as can be read out: no quotes within quotes, and the message once.
func TestWhyASentenceOfAWaitCanBeReadOut(t *testing.T) {
	t.Parallel()
	p := simtest.CompileFile(t, "../../scenarios/parkland.yaml")
	o := experiment.Options{Runs: 100, Seed: 1}
	r, err := experiment.Evaluate(t.Context(), p, o)
	if err != nil {
		t.Fatal(err)
	}
	settings := reporttest.Settings
	if settings.Time, err = cause.OfResult(t.Context(), r, cause.Headlines(r), o); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(reporttest.Written(t, format.Terminal{Width: 80}.Write, content.New(r, r.Nominal, settings, content.Extra{}))), " ")
	if want := "instances over 0:05, “A deputy reports or asks” waits 0:2"; !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
	if strings.Contains(got, "Mean Step") {
		t.Errorf("a table has no steps:\n%s", got)
	}
	if want := "Where the time went: Deputies' wait for the radio, "; !strings.Contains(got, want) {
		t.Errorf("of a missed target that is one wait no table says what it waited for: %q is not in\n%s", want, got)
	}
}
