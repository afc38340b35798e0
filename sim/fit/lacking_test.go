package fit_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"simulate/sim/engine"
	"simulate/sim/fit"
	"simulate/sim/log"
)

// gathered reads a log.
func gathered(t testing.TB, text string) *fit.Gathering {
	t.Helper()
	source, m := inferred(t, []byte(text))
	g := fit.NewGathering(time.UTC, engine.Seed(1))
	if _, err := log.Each(source, m, func(r *log.Row) error { g.Add(0, r.Call(), r); return nil }); err != nil {
		t.Fatal(err)
	}
	return g
}

// rowsOf are calls, each so long after the one before, which last so long.
func rowsOf(n int, apart, long time.Duration) string {
	const layout = "2006-01-02T15:04:05Z"
	var b strings.Builder
	b.WriteString("Call No,Unit,Received,Dispatched,Available\n")
	for i := range n {
		at := monday.Add(time.Duration(i) * apart)
		fmt.Fprintf(&b, "%d,M%d,%s,%s,%s\n", i+1, i%3, at.Format(layout), at.Add(long).Format(layout), at.Add(2*long).Format(layout))
	}
	return b.String()
}

// TestLackingSaysWhatALogCannotShow and nothing of a log that can be fitted.
func TestLackingSaysWhatALogCannotShow(t *testing.T) {
	t.Parallel()
	const events = "case,event,time\n1,Other,2024-01-02T11:41:53Z\n2,Received,2024-01-02T12:00:00Z\n2,Other,2024-01-02T12:10:00Z\n"
	for _, c := range []struct{ name, text, want string }{
		{"a log", rowsOf(50, time.Hour, time.Minute), ""},
		{"one call", rowsOf(1, 0, time.Minute), "there is one call"},
		{"one moment", rowsOf(50, 0, time.Minute), "at the same moment"},
		{"nothing lasts", rowsOf(50, time.Hour, 0), "all times are the same"},
		{"one call of which something is known", events, "there is one call"},
		{"who is at work", "Call No,On Scene\n1,2024-01-02T11:41:53Z\n2,2024-01-02T12:00:00Z\n", "each row has one time alone"},
		{"when calls came", "Call No,Received\n1,2024-01-02T11:41:53Z\n2,2024-01-09T12:00:00Z\n", ""},
	} {
		got := gathered(t, c.text).Lacking()
		switch {
		case c.want == "" && len(got) > 0, c.want != "" && (len(got) != 1 || !strings.Contains(got[0].Message, c.want) || got[0].Remedy == ""):
			t.Errorf("%s: %v, want %q", c.name, got, c.want)
		}
	}
	if g := gathered(t, events); g.Untimed != 1 || g.Model().First < 0 {
		t.Errorf("%d rows are left out, the first call is at %d", g.Untimed, g.First)
	}
}

// TestWhatIsOfAllTypesIsOfNone: the few calls of one type take a time of all, which is not told as theirs.
func TestWhatIsOfAllTypesIsOfNone(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i, line := range strings.Split(strings.TrimSpace(rowsOf(500, time.Hour, time.Minute)), "\n") {
		switch {
		case i == 0:
			line += ",Call Type"
		case i%10 == 0:
			line += ",seldom"
		default:
			line += ",often"
		}
		b.WriteString(line + "\n")
	}
	m := fitted(t, []byte(b.String()), engine.Seed(1))
	choosing := 0
	for _, d := range m.Durations() {
		if d.Stage == fit.Choosing {
			choosing++
			if d.OfAll != (d.Plan < 0) || (d.Plan >= 0) != (d.N == 450) {
				t.Errorf("%d rows are of plan %d", d.N, d.Plan)
			}
		}
	}
	if len(m.Plans) != 2 || choosing != 2 {
		t.Errorf("%d plans, %d distributions", len(m.Plans), choosing)
	}
}

// TestTimesThatGoBackAreCounted, and nothing is fitted to them.
func TestTimesThatGoBackAreCounted(t *testing.T) {
	t.Parallel()
	m := fitted(t, []byte(rowsOf(50, time.Hour, -time.Minute)), engine.Seed(1))
	if m.Backward != 50 || len(m.Durations()) > 0 {
		t.Errorf("%d rows go back, %d distributions are fitted", m.Backward, len(m.Durations()))
	}
}

// TestUnitsThatNobodyNamesAreEnoughInTheRush: a call takes 36 minutes where nothing says how long; six an hour come by day and none by night.
func TestUnitsThatNobodyNamesAreEnoughInTheRush(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("Call No,Received\n")
	n := 0
	for day := range 28 {
		for slot := range 12 * 6 {
			n++
			fmt.Fprintf(&b, "%d,%s\n", n, monday.AddDate(0, 0, day).Add(8*time.Hour+time.Duration(slot)*10*time.Minute).Format("2006-01-02T15:04:05Z"))
		}
	}
	const atWork = 6 * 0.6
	pools := gathered(t, b.String()).Model().Pools
	if len(pools) != 1 || float64(pools[0].Least) < atWork || pools[0].OnDuty < atWork+3*math.Sqrt(atWork) || pools[0].OnDuty > 12 {
		t.Errorf("%+v, and %.1f are at work by day", pools, atWork)
	}
}
