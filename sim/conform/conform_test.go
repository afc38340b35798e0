package conform_test

import (
	"fmt"
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/conform"
	"simulate/sim/log"
)

// Two cars and an ambulance: the ambulance is called once the first car is on scene.
var (
	cars      = conform.Label{Group: 0, At: log.Notified}
	onScene   = conform.Label{Group: 0, At: log.OnScene}
	ambulance = conform.Label{Group: 1, At: log.Notified}
	treated   = conform.Label{Group: 1, At: log.OnScene}
	plan      = conform.Plan{
		Sent:   []bool{true, true},
		Judged: []conform.Label{cars, onScene, ambulance, treated},
		Paces:  []conform.Pace{{First: cars, Then: onScene}, {First: ambulance, Then: treated}},
		Orders: []conform.Order{{First: conform.Thing{Label: onScene, Nth: 1}, Then: conform.Thing{Label: ambulance, Nth: 1}}},
	}
	asPlanned = []conform.Way{{Counts: []int{2, 2, 1, 1}, Runs: 10}}
)

// part is that of a unit, with when it was notified and on scene; 0: it was not.
func part(group int, notified, there int64) conform.Part {
	p := conform.Part{Group: group, At: conform.Unstamped()}
	if notified > 0 {
		p.At[log.Notified] = notified
	}
	if there > 0 {
		p.At[log.OnScene] = there
	}
	return p
}

func course(parts ...conform.Part) *conform.Course {
	return &conform.Course{Call: conform.Unstamped(), Parts: parts}
}

func TestFitnessIsWhatIsComputedByHand(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		of                    *conform.Course
		missing, extra, moved int
		swaps                 int
		fitness               string // over 6 things of the log, more or less, and 6 of the plan
	}{
		"as planned":                              {course(part(0, 1, 3), part(0, 1, 5), part(1, 4, 6)), 0, 0, 0, 0, "12/12"},
		"a car never arrives":                     {course(part(0, 1, 3), part(0, 1, 0), part(1, 4, 6)), 1, 0, 0, 0, "10/11"},
		"no ambulance":                            {course(part(0, 1, 3), part(0, 1, 5)), 2, 0, 0, 0, "8/10"},
		"a third car":                             {course(part(0, 1, 3), part(0, 1, 5), part(0, 9, 0), part(1, 4, 6)), 0, 1, 0, 0, "12/13"},
		"a unit that the plan does not know":      {course(part(0, 1, 3), part(0, 1, 5), part(conform.Unknown, 1, 2), part(1, 4, 6)), 0, 0, 0, 0, "12/12"},
		"the ambulance before any car is there":   {course(part(0, 1, 3), part(0, 1, 5), part(1, 2, 6)), 0, 0, 1, 1, "10/12"},
		"it is even there before":                 {course(part(0, 1, 7), part(0, 1, 8), part(1, 2, 6)), 0, 0, 1, 1, "10/12"},
		"it is called before any car is notified": {course(part(0, 3, 7), part(0, 3, 8), part(1, 1, 2)), 0, 0, 2, 1, "8/12"},
		"at the same instant":                     {course(part(0, 1, 3), part(0, 1, 5), part(1, 3, 3)), 0, 0, 0, 0, "12/12"},
	} {
		a := plan.Align(test.of, asPlanned)
		if len(a.Missing) != test.missing || len(a.Extra) != test.extra || a.Moved != test.moved {
			t.Errorf("%s: %d missing, %d extra, %d moved: %+v", name, len(a.Missing), len(a.Extra), a.Moved, a)
		}
		if got := fmt.Sprintf("%d/%d", a.Worst-a.Cost(), a.Worst); got != test.fitness {
			t.Errorf("%s: fitness %s, by hand %s", name, got, test.fitness)
		}
		if (len(a.Swaps) > 0) != (test.swaps > 0) {
			t.Errorf("%s: %+v", name, a.Swaps)
		}
	}
}

func TestTheNearestOfWhatRunsDidIsTaken(t *testing.T) {
	t.Parallel()
	ways := conform.Ways([][]int{{2, 2, 1, 1}, {2, 1, 1, 1}, {2, 2, 1, 1}, {0, 0, 0, 0}, {2, 1, 1, 1}})
	if len(ways) != 3 || ways[0].Runs != 2 || ways[1].Runs != 2 || ways[1].First != 1 {
		t.Fatalf("%+v", ways)
	}
	one := plan.Align(course(part(0, 1, 3), part(0, 1, 0), part(1, 4, 6)), ways)
	if one.Way.First != 1 || one.Cost() != 0 || one.Fitness() != 1 || one.Worst != 5 {
		t.Errorf("%+v", one) // nothing of the shortest, and five things of the log
	}
	none := plan.Align(course(), ways)
	if none.Way.First != 3 || none.Fitness() != 1 {
		t.Errorf("%+v", none)
	}
	two := plan.Align(course(part(0, 1, 0)), ways)
	if two.Way.First != 3 || two.Cost() != 1 || two.Fitness() != 0 {
		t.Errorf("%+v", two)
	}
}

// The cost is that of the dearest set of things that can stay where they are, found by trying all.
func TestWhatMustBeMovedIsTheLeast(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "things")
		p := conform.Plan{Sent: make([]bool, n)}
		c := course()
		way := conform.Way{Runs: 1}
		at := make([]int64, n)
		before := make([][]bool, n)
		label := func(i int) conform.Label { return conform.Label{Group: i, At: log.Notified} }
		for i := range n {
			p.Judged, way.Counts = append(p.Judged, label(i)), append(way.Counts, 1)
			at[i] = rapid.Int64Range(1, int64(n)).Draw(t, "at")
			c.Parts = append(c.Parts, part(i, at[i], 0))
			before[i] = make([]bool, n)
			for j := range i {
				if rapid.Bool().Draw(t, "before") {
					before[j][i] = true
					p.Orders = append(p.Orders, conform.Order{First: conform.Thing{Label: label(j), Nth: 1}, Then: conform.Thing{Label: label(i), Nth: 1}})
				}
			}
		}
		for via := range n {
			for a := range n {
				for b := range n {
					before[a][b] = before[a][b] || before[a][via] && before[via][b]
				}
			}
		}
		most := 0
		for set := range 1 << n {
			fits := true
			for a := range n {
				for b := range n {
					if set>>a&1 != 0 && set>>b&1 != 0 && before[a][b] && at[b] < at[a] {
						fits = false
					}
				}
			}
			if fits {
				most = max(most, bits.OnesCount(uint(set)))
			}
		}
		if a := p.Align(c, []conform.Way{way}); a.Moved != n-most || (len(a.Swaps) > 0) != (a.Moved > 0) {
			t.Fatalf("%d are moved, and %d of %d can stay", a.Moved, most, n)
		}
	})
}

func TestPhasesAddUp(t *testing.T) {
	t.Parallel()
	all := func(at log.Instant, nth int) conform.Thing {
		return conform.Thing{Label: conform.Label{Group: conform.Call, At: at}, Nth: nth}
	}
	points := []conform.Thing{all(log.CallArrival, 1), all(log.Notified, 1), all(log.OnScene, 1), all(log.OnScene, conform.Last), all(log.Closed, 1)}
	c := course(part(0, 5, 9), part(1, 7, 30), part(conform.Unknown, 1, 2))
	c.Call[log.CallArrival], c.Call[log.Closed] = 2, 25
	if got := plan.Phases(c, points); !slices.Equal(got, []int64{3, 4, 21, 0}) {
		t.Errorf("%v", got) // the last came after the call was closed, which then took no time
	}
	c.Parts[1].At[log.OnScene] = log.None
	c.Parts[0].At[log.OnScene] = log.None
	if got := plan.Phases(c, points); !slices.Equal(got, []int64{3, log.None, log.None, log.None}) {
		t.Errorf("%v", got)
	}
}

func TestFiguresOfSeveralUnitsAreTheirMedian(t *testing.T) {
	t.Parallel()
	interval := slices.IndexFunc(log.Intervals, func(i log.Interval) bool { return i.From == log.Notified && i.To == log.OnScene })
	f := conform.Figure{Group: 0, Interval: interval}
	c := course(part(0, 10, 20), part(0, 10, 0), part(0, 10, 40), part(0, 10, 15), part(1, 1, 2))
	if got := f.Of(&plan, c); got != 10 {
		t.Errorf("%d: of 5, 10 and 30 the middle one is 10", got)
	}
	between := conform.Between(conform.Thing{Label: cars, Nth: 1}, conform.Thing{Label: onScene, Nth: conform.Last})
	if got := between.Of(&plan, c); got != 30 {
		t.Errorf("%d", got)
	}
	missing := conform.Between(conform.Thing{Label: cars, Nth: 9}, conform.Thing{Label: onScene, Nth: 1})
	if got := missing.Of(&plan, c); got != log.None {
		t.Errorf("%d", got)
	}
}
