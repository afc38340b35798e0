package likeness

import (
	"fmt"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"simulate/sim/log"
	"simulate/sim/log/logtest"
)

// courseOf is a course of one week of a log.
func courseOf(t testing.TB, text string) *Course {
	t.Helper()
	file := logtest.Write(t, t.TempDir(), "x.csv", "Call No,Unit,Priority,Received,Dispatched,On Scene,Cleared\n"+text)
	s, _, m := logtest.Read(t, file, log.Wish{Zone: "UTC"})
	c := NewCourse(1, 1, time.UTC)
	first := int64(0)
	if _, err := log.Each(s, m, func(r *log.Row) error {
		week, _ := Week(r.Arrival(), time.UTC)
		if first == 0 {
			first = week
		}
		c.Add(int(week-first), r.Call(), r.Field(log.Priority), r)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return c
}

// On Monday, 8 January 2024: two calls in each, of which the second comes an hour later in b, has a second unit there, and nobody arrives.
const (
	logA = "1,E1,1,2024-01-08 10:00,2024-01-08 10:01,2024-01-08 10:05,2024-01-08 10:20\n" +
		"2,E2,2,2024-01-08 11:00,2024-01-08 11:01,2024-01-08 11:07,2024-01-08 11:40\n"
	logB = "1,E1,1,2024-01-08 10:00,2024-01-08 10:01,2024-01-08 10:05,2024-01-08 10:20\n" +
		"2,E2,2,2024-01-08 12:00,2024-01-08 12:01,,2024-01-08 12:40\n" +
		"2,E3,2,2024-01-08 12:00,2024-01-08 12:03,,2024-01-08 12:30\n"
)

// TestDistancesOfTwoLogsAreThoseWorkedOutByHand: see each line.
func TestDistancesOfTwoLogsAreThoseWorkedOutByHand(t *testing.T) {
	t.Parallel()
	a, b := courseOf(t, logA), courseOf(t, logB)
	d := Between(a, b)
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"cycle times: 20 and 40 minutes in both", d.CycleTime, 0},
		{"arrivals at 10 and 11, at 10 and 12: half of Monday's move an hour", d.Arrivals, 0.5 / 7},
		// a has 4 things at 10 and 4 at 11; b has 4 at 10 and 5 at 12: shares 1/2, 1/2, 0 and 4/9, 0, 5/9 differ by 1/18 after 10 and by 5/9 after 11
		{"things happen", d.Circadian, (1.0/18 + 5.0/9) / 7},
		{"things happen, from the first week on", d.Absolute, 1.0/18 + 5.0/9},
		// in minutes, a: 0 0 1 1 5 7 20 40, b: 0 0 1 1 3 5 20 30 40
		{"after the arrival", d.Relative, 60_000 * relativeByHand()},
		// of three: a: ··c ·cn cno noa oa· a·· twice each; b: those once, and ··c ·cn cnn nna naa aa· a··
		{"order", d.Order, orderByHand},
		// at work: a: E1 at 10, E2 at 11; b: E1 at 10, E2 and E3 at 12: shares 1/2, 1/2 and 1/3, 0, 2/3
		{"units at work", d.Workforce, (1.0/6 + 2.0/3) / 7},
	} {
		if math.Abs(c.got-c.want) > 1e-9*max(1, c.want) {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
	if again := Between(b, a); again != d {
		t.Errorf("%+v the other way is %+v", d, again)
	}
	if self := Between(a, a); self != (Distances{}) {
		t.Errorf("a is %+v from itself", self)
	}
}

// relativeByHand is the area between the cumulative shares of the two lists.
func relativeByHand() float64 {
	share := func(list []int, at int) float64 {
		n := 0
		for _, v := range list {
			if v <= at {
				n++
			}
		}
		return float64(n) / float64(len(list))
	}
	area := 0.0
	for minute := range 60 {
		area += math.Abs(share([]int{0, 1, 5, 20, 0, 1, 7, 40}, minute) - share([]int{0, 1, 5, 20, 0, 1, 3, 30, 40}, minute))
	}
	return area
}

// orderByHand: a has 6 kinds of sequences twice; b has them once, and of its other call shares ··c, ·cn and a·· with them, and has
// cnn, nna, naa and aa· besides. So they differ by 0 at ··c, ·cn and a··, by 1 at cno, noa and oa·, and by 1 at four others: 7 of 25.
const orderByHand = 7.0 / 25

func TestWhatOneHasAloneIsFar(t *testing.T) {
	t.Parallel()
	tuesday := courseOf(t, "1,E1,1,2024-01-09 10:00,2024-01-09 10:01,2024-01-09 10:05,2024-01-09 10:20\n")
	d := Between(courseOf(t, logA), tuesday)
	if want := 2 * 23.0 / 7; math.Abs(d.Arrivals-want) > 1e-12 || math.Abs(d.Circadian-want) > 1e-12 {
		t.Errorf("%v and %v, want %v", d.Arrivals, d.Circadian, want)
	}
	if d.Absolute < 23 {
		t.Errorf("%+v", d)
	}
	if empty := Between(NewCourse(1, 1, time.UTC), tuesday); !math.IsInf(empty.CycleTime, 1) {
		t.Errorf("%+v", empty)
	}
}

// TestMovingIsThatOfTheDefinition: the mean distance of values in their order, of two samples of one size; and bins are values.
func TestMovingIsThatOfTheDefinition(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		draw := func(name string) []int64 {
			list := rapid.SliceOfN(rapid.Int64Range(0, 60), n, n).Draw(t, name)
			sorted := append([]int64(nil), list...)
			for i := range sorted {
				for j := i; j > 0 && sorted[j] < sorted[j-1]; j-- {
					sorted[j], sorted[j-1] = sorted[j-1], sorted[j]
				}
			}
			return sorted
		}
		a, b := draw("a"), draw("b")
		want := 0.0
		bins, others := make([]float64, 61), make([]float64, 61)
		for i := range a {
			want += math.Abs(float64(a[i]-b[i])) / float64(n)
			bins[a[i]]++
			others[b[i]]++
		}
		if got := moved(a, b); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v, want %v", got, want)
		}
		if got := movedCounts(bins, others); math.Abs(got-want) > 1e-9 {
			t.Fatalf("in bins %v, want %v", got, want)
		}
	})
}

func TestEveryOtherWeekIsHeldOutAndTheLastFifthApart(t *testing.T) {
	t.Parallel()
	place, err := time.LoadLocation("America/Chicago")
	if err != nil {
		t.Fatal(err)
	}
	monday := time.Date(2024, 10, 7, 0, 0, 0, 0, place) // clocks are set back on 3 November
	w, whole, ok := Divide(monday.Add(-5*time.Hour).UnixMilli(), monday.AddDate(0, 0, 7*12+3).UnixMilli(), place)
	if !ok || whole != 12 || w.Pairs != 5 || w.Drift != 2 {
		t.Fatalf("%d weeks: %+v", whole, w)
	}
	for day, want := range map[int]struct {
		use Use
		n   int
	}{-1: {Unused, 0}, 0: {Fitted, 0}, 6: {Fitted, 0}, 7: {HeldOut, 0}, 27: {HeldOut, 1}, 28: {Fitted, 2}, 69: {HeldOut, 4}, 70: {Later, 0}, 83: {Later, 1}, 84: {Unused, 0}} {
		for _, hour := range []int{0, 23} {
			at := time.Date(2024, 10, 7+day, hour, 30, 0, 0, place)
			if use, n := w.Of(at.UnixMilli()); use != want.use || n != want.n {
				t.Errorf("day %d at %d: %d, %d, want %+v", day, hour, use, n, want)
			}
		}
	}
	if _, whole, ok := Divide(monday.UnixMilli(), monday.AddDate(0, 0, 27).UnixMilli(), place); ok || whole != 3 {
		t.Errorf("%d weeks are enough", whole)
	}
}

func TestResponsesAreThoseOfTheFirstUnit(t *testing.T) {
	t.Parallel()
	c := courseOf(t, logA+"2,E9,2,2024-01-08 11:00,2024-01-08 11:01,2024-01-08 11:03,2024-01-08 11:40\n3,E1,2,2024-01-09 03:00,2024-01-09 03:01,,2024-01-09 03:02\n")
	r := c.Responses()
	if all := r[Group{AllCalls, ""}]; all.Total() != 2 || all.Quantile(1) != 5*60_000 || all.Quantile(0) != 3*60_000 {
		t.Errorf("%d responses", all.Total())
	}
	groups := Groups(r, nil)
	if len(groups) != 4 || groups[0].By != AllCalls || groups[2] != (Group{ByPriority, "2"}) || groups[3] != (Group{ByHours, "06–12"}) {
		t.Errorf("%+v", groups)
	}
}

// TestOfTooManyCallsAShareIsKept: by their names alone, and what is told is of all.
func TestOfTooManyCallsAShareIsKept(t *testing.T) {
	t.Parallel()
	c := NewCourse(1, 1, time.UTC)
	for i := range mostCalls + 1 {
		c.calls[hash(fmt.Sprint("call ", i))] = &call{}
		c.thin()
	}
	if n := c.Calls(); c.level != 1 || math.Abs(float64(n-mostCalls)) > 0.02*mostCalls {
		t.Errorf("of %d calls every %dth is kept, which makes %d", mostCalls+1, 1<<c.level, n)
	}
}
