package log

import (
	"cmp"
	"maps"
	"slices"

	"simulate/sim/portable"
)

// Silence is a stretch of whole days, by the clocks there, in which no call came in and chance alone would hardly have left it.
type Silence struct {
	First, Last int64   // days since 1970
	Expected    float64 // calls that would have come in it, at the rate of the rest of the log
}

// Days is how many days it has.
func (s Silence) Days() int64 { return s.Last - s.First + 1 }

// Days are those on which calls came in, by the clocks there, counted from 1970.
type Days map[int64]bool

// mostDays is how many days with calls are told apart: more than logs have that are not wrong.
const mostDays = 1 << 16

// Add notes a day.
func (d Days) Add(day int64) {
	if len(d) < mostDays {
		d[day] = true
	}
}

// rareSilence is one in how many logs would have such a stretch by chance, were its calls to come at one rate.
const rareSilence = 1000

// Silences are those of all calls.
func (t *Tally) Silences() []Silence {
	calls := 0
	for _, n := range t.hours.calls {
		calls += n
	}
	return t.hours.days.Silences(calls)
}

// Silences are the days between the first call of so many and the last without any, longest first, where chance is no reason: of n calls that come at
// one rate within D days, a gap lasts g days or more with the probability (1 − g/D)^(n−1), and any of them with at most n times that. There
// are none of a log with more days than are told apart.
func (d Days) Silences(of int) (list []Silence) {
	days := slices.Sorted(maps.Keys(d))
	if len(days) < 2 || len(days) == mostDays {
		return nil
	}
	calls := float64(of)
	all := float64(days[len(days)-1] - days[0] + 1)
	for i, day := range days[1:] {
		s := Silence{First: days[i] + 1, Last: day - 1}
		gap := float64(s.Days())
		chance := portable.Log(calls) + float64((calls-1)*portable.Log(1-gap/all))
		if gap > 0 && chance < -portable.Log(rareSilence) {
			s.Expected = float64(calls*gap) / (all - gap)
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b Silence) int { return cmp.Compare(b.Days(), a.Days()) })
	return list
}
