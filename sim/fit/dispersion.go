package fit

import (
	"maps"
	"math"
	"slices"
)

// Dispersion is how much days differ in their number of calls, beside what independent arrivals make of it.
type Dispersion struct {
	Days  int
	Index float64 // variance over mean, by day of the week: 1 of independent arrivals
	Level float64 // standard deviation of the days' levels beyond that, as a part of the mean; 0 where chance may be the reason
}

const (
	leastDays     = 28  // whole days, to tell
	farFromChance = 3.1 // standard deviations of the index, beyond which chance is no reason: one log in a thousand
)

// dispersion compares the whole days of a log with others of the same day of the week: the index of dispersion, which is a sum of squares over
// its degrees of freedom where arrivals are Poisson. Days on which a log was not kept are left out. Each service is compared with itself.
func dispersion(spans []Span) Dispersion {
	var squares, freedom, calls, n float64
	for i := range spans {
		for _, list := range spans[i].weekdays() {
			sum := 0.0
			for _, count := range list {
				sum += count
			}
			if sum == 0 {
				continue
			}
			mean := sum / float64(len(list))
			for _, count := range list {
				squares += float64((count-mean)*(count-mean)) / mean
			}
			freedom += float64(len(list) - 1)
			calls, n = calls+sum, n+float64(len(list))
		}
	}
	if freedom < leastDays-7 {
		return Dispersion{}
	}
	d := Dispersion{Days: int(n), Index: squares / freedom}
	if (squares-freedom)/math.Sqrt(2*freedom) > farFromChance {
		d.Level = math.Sqrt((d.Index - 1) / (calls / n))
	}
	return d
}

// weekdays are how many calls came on the whole days of a span, by day of the week; none where it has few.
func (s *Span) weekdays() (counts [7][]float64) {
	days := slices.Sorted(maps.Keys(s.daily))
	if len(days) < leastDays {
		return counts
	}
	for day := days[0] + 1; day < days[len(days)-1]; day++ {
		if !s.silent(day) {
			of := &counts[((day+3)%7+7)%7] // the first day of 1970 was a Thursday
			*of = append(*of, float64(s.daily[day]))
		}
	}
	return counts
}
