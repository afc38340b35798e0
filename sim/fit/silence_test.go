package fit_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"simulate/sim/engine"
)

// A log that was not kept for three weeks has the rates of the weeks in which it was, and the model says so.
func TestDaysOnWhichALogWasNotKeptLowerNoRate(t *testing.T) {
	t.Parallel()
	const apart, weeks = 2 * time.Hour, 8
	rows := strings.SplitAfter(rowsOf(weeks*7*12, apart, time.Minute), "\n")
	whole := fitted(t, []byte(strings.Join(rows, "")), engine.Seed(1))
	holed := fitted(t, []byte(strings.Join(append(rows[:1+2*7*12:1+2*7*12], rows[1+5*7*12:]...), "")), engine.Seed(1))
	if len(whole.Spans[0].Silences) != 0 || len(holed.Spans[0].Silences) != 1 || holed.Spans[0].Silences[0].Days() != 3*7 {
		t.Fatalf("the stretches without calls are %v of the whole log, and %v of the other", whole.Spans[0].Silences, holed.Spans[0].Silences)
	}
	for _, m := range []float64{holed.Spans[0].Hours, whole.Spans[0].Hours - 3*7*24} {
		if math.Abs(m-5*7*24) > apart.Hours() {
			t.Errorf("%v hours are covered of five weeks", m)
		}
	}
	a, b := float64(whole.Calls)/whole.Spans[0].Hours, float64(holed.Calls)/holed.Spans[0].Hours
	if math.Abs(a/b-1) > 0.01 {
		t.Errorf("%v calls an hour of the whole log, and %v of the other", a, b)
	}
}
