package fit_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"simulate/sim/engine"
	"simulate/sim/fit"
)

// prioritised are calls of priorities in turn, of which each has its first unit notified so many seconds after it came.
func prioritised(names []string, seconds []int, n int) string {
	const layout = "2006-01-02T15:04:05Z"
	var b strings.Builder
	b.WriteString("Call No,Priority,Received,Dispatched,Available\n")
	for i := range n {
		at := monday.Add(time.Duration(i) * time.Hour)
		told := at.Add(time.Duration(seconds[i%len(seconds)]+i%3) * time.Second)
		fmt.Fprintf(&b, "%d,%s,%s,%s,%s\n", i+1, names[i%len(names)], at.Format(layout), told.Format(layout), told.Add(time.Hour).Format(layout))
	}
	return b.String()
}

// TestNumbersOfPrioritiesRiseOrFall: one number that is served sooner does not stand before all others; words stand as they are served.
func TestNumbersOfPrioritiesRiseOrFall(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		names   string
		seconds []int
		ranking fit.Ranking
		order   string // of urgency
	}{
		{"1 2 3", []int{60, 60, 60}, fit.AsNumbered, "1 2 3"},
		{"1 2 3", []int{120, 150, 20}, fit.AsNumbered, "1 2 3"},
		{"1 2 3", []int{300, 150, 20}, fit.AgainstThem, "3 2 1"},
		{"2 3", []int{140, 90}, fit.AgainstThem, "3 2"},
		{"high low middle", []int{20, 300, 100}, fit.ByTimes, "high middle low"},
		{"1", []int{20}, fit.Unranked, "1"},
	} {
		names := strings.Fields(c.names)
		m := fitted(t, []byte(prioritised(names, c.seconds, 120)), engine.Seed(1))
		order := make([]string, len(names))
		for _, s := range m.Streams {
			order[s.Urgency-1] = s.Priority
		}
		if got := strings.Join(order, " "); m.Ranking != c.ranking || got != c.order {
			t.Errorf("%s after %v s: %d, %s, want %d, %s", c.names, c.seconds, m.Ranking, got, c.ranking, c.order)
		}
	}
}

// TestPrioritiesAreComparedWithinTypes: calls of another type, which all have one priority and wait for long, say nothing of it.
func TestPrioritiesAreComparedWithinTypes(t *testing.T) {
	t.Parallel()
	const layout = "2006-01-02T15:04:05Z"
	for _, others := range []int{0, 100, 1000} {
		var b strings.Builder
		b.WriteString("Call No,Type,Priority,Received,Dispatched,Available\n")
		for i := range 200 + others {
			kind, priority, waits := "Medical", 2+i%2, 140-50*(i%2)
			if i >= 200 {
				kind, priority, waits = "Alarm", 3, 400
			}
			at := monday.Add(time.Duration(i) * time.Hour)
			told := at.Add(time.Duration(waits+i%3) * time.Second)
			fmt.Fprintf(&b, "%d,%s,%d,%s,%s,%s\n", i+1, kind, priority, at.Format(layout), told.Format(layout), told.Add(time.Hour).Format(layout))
		}
		m := fitted(t, []byte(b.String()), engine.Seed(1))
		for _, s := range m.Streams {
			if want := 4 - int(s.Priority[0]-'0'); m.Ranking != fit.AgainstThem || s.Urgency != want {
				t.Errorf("with %d alarms: ranking %d, and priority %s has urgency %d instead of %d", others, m.Ranking, s.Priority, s.Urgency, want)
			}
		}
	}
}

// TestCallsOfSeldomPrioritiesAreCountedApart.
func TestCallsOfSeldomPrioritiesAreCountedApart(t *testing.T) {
	t.Parallel()
	text := strings.Replace(prioritised([]string{"1", "2"}, []int{60, 60}, 120), "\n4,2,", "\n4,5,", 1)
	m := fitted(t, []byte(text), engine.Seed(1))
	if len(m.Streams) != 2 || m.Streams[0].Calls+m.Streams[1].Calls != 120 || m.Streams[0].Others != 1 || m.Streams[1].Others != 0 {
		t.Errorf("%+v", m.Streams)
	}
}
