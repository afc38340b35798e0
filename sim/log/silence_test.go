package log_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"simulate/sim/log"
)

// silencesOf are those of a log with so many calls on each of some days.
func silencesOf(t *testing.T, perDay int, days ...int) []log.Silence {
	t.Helper()
	var b strings.Builder
	b.WriteString("Call No,Unit,Received,Dispatched\n")
	for i, day := range days {
		for n := range perDay {
			at := time.Date(2024, 1, 1+day, 12, n, 0, 0, time.UTC)
			fmt.Fprintf(&b, "%d-%d,E1,%s,%s\n", i, n, at.Format(time.DateTime), at.Add(time.Minute).Format(time.DateTime))
		}
	}
	source, err := log.Open(written(t, "calls.csv", []byte(b.String())))
	if err != nil {
		t.Fatal(err)
	}
	survey, err := log.Look(source)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := survey.Infer(log.Wish{Zone: "UTC"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	tally := log.NewTally()
	if _, err := log.Each(source, m, tally.Add); err != nil {
		t.Fatal(err)
	}
	return tally.Silences()
}

func daysBetween(from, to int) (days []int) {
	for day := from; day < to; day++ {
		days = append(days, day)
	}
	return days
}

func TestALongStretchWithoutCallsIsFound(t *testing.T) {
	t.Parallel()
	holed := append(daysBetween(0, 20), daysBetween(24, 40)...)
	got := silencesOf(t, 6, append(daysBetween(60, 70), holed...)...) // in any order of days
	first := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Unix() / 86400
	if len(got) != 2 || got[0].First != first+40 || got[0].Last != first+59 || got[1].First != first+20 || got[1].Days() != 4 {
		t.Errorf("got %+v", got)
	}
	if e := got[1].Expected; e != 6*46*4.0/(70-4) {
		t.Errorf("expected %v", e)
	}
	for name, got := range map[string][]log.Silence{
		"a day of few calls":  silencesOf(t, 2, append(daysBetween(0, 20), daysBetween(21, 40)...)...),
		"a call now and then": silencesOf(t, 1, 0, 9, 31, 40, 77, 90, 140),
		"no hole":             silencesOf(t, 9, daysBetween(0, 30)...),
		"one day":             silencesOf(t, 9, 3),
	} {
		if len(got) > 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
