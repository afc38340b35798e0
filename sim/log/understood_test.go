package log_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim/log"
	"simulate/sim/log/logtest"
)

// TestColumnsThatAreNotUsedAreKnown, and those that are taken for something by a guess.
func TestColumnsThatAreNotUsedAreKnown(t *testing.T) {
	t.Parallel()
	const text = "Call No,Received Date and Time,DISPATCH_1ST_TIME,Fire Control Time,Remarks,Priority,Final Priority,Empty\n" +
		"1,2024-01-13 10:00,2024-01-13 10:02,2024-01-13 10:30,blue door,1,2,\n"
	_, survey, m := logtest.Read(t, logtest.Write(t, t.TempDir(), "calls.csv", text), log.Wish{Zone: "UTC"})
	var unused, timed []string
	for _, i := range survey.Unused(m) {
		c := &survey.Columns[i]
		unused = append(unused, c.Name)
		if c.Timed() {
			timed = append(timed, c.Name)
		}
	}
	if want := []string{"Fire Control Time", "Remarks", "Final Priority", "Empty"}; !slices.Equal(unused, want) {
		t.Errorf("not used are %q, want %q", unused, want)
	}
	if want := []string{"Fire Control Time"}; !slices.Equal(timed, want) {
		t.Errorf("of those with times %q, want %q", timed, want)
	}
	if got := survey.Rivals(m, log.Priority); !slices.Equal(got, []string{"Final Priority"}) {
		t.Errorf("the priority could be %q too", got)
	}
	if log.ByPart("Received Date and Time", log.CallArrival) || !log.ByPart("DISPATCH_1ST_TIME", log.Notified) {
		t.Error("a time says no more than that it is one, and the first of several does")
	}
}

// TestColumnsThatAreExchangedAreNoticed: where nearly all rows have one instant before another, and not where some have.
func TestColumnsThatAreExchangedAreNoticed(t *testing.T) {
	t.Parallel()
	for wrong, want := range map[int][]string{40: {"Travel"}, 30: nil, 0: nil} {
		var b strings.Builder
		b.WriteString("Call No,Unit,Received,Dispatched,En Route,On Scene\n")
		for i := range 40 {
			left, there := 2, 8
			if i < wrong {
				left, there = there, left
			}
			fmt.Fprintf(&b, "%d,M1,2024-01-13 10:00,2024-01-13 10:01,2024-01-13 10:%02d,2024-01-13 10:%02d\n", i, left, there)
		}
		_, _, tally := understood(t, logtest.Write(t, t.TempDir(), "calls.csv", b.String()), log.Wish{Zone: "UTC"})
		var got []string
		for _, i := range tally.Exchanged() {
			got = append(got, log.Intervals[i].Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d of 40 rows go back: %q, want %q", wrong, got, want)
		}
	}
}
