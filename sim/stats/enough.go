package stats

import (
	"math"
	"sort"
)

// mostRuns is where looking for a sufficient number of runs ends: nobody makes more.
const mostRuns = 100_000_000

// MoreRuns returns how many more runs than were made would tell a statistic from the limit, if its estimate is right and
// its interval shrinks with the square root of their number, as those of means, medians and sectioned figures do. It is
// 0 where the interval tells already, and not ok where no number of runs would: the estimate is the limit, is missing,
// or has no interval.
//
// That many tell about half of the time, because the estimate moves too; twice as many tell four times in five.
func (l Limit) MoreRuns(e Estimate, runs int) (more int, ok bool) {
	if !e.Interval.Known || math.IsInf(e.Value, 0) {
		return 0, false
	}
	return moreRuns(runs, func(total int) bool {
		shrunk := math.Sqrt(float64(runs) / float64(total))
		return l.tells(Interval{
			Low:   e.Value - float64(shrunk*(e.Value-e.Interval.Low)),
			High:  e.Value + float64(shrunk*(e.Interval.High-e.Value)),
			Known: true,
		})
	})
}

// MoreRunsForShare is [Limit.MoreRuns] for a share of which there were k in so many runs, judged by the interval of
// Clopper and Pearson.
func (l Limit) MoreRunsForShare(k, runs int, level float64) (more int, ok bool) {
	if runs == 0 {
		return 0, false
	}
	share := float64(k) / float64(runs)
	return moreRuns(runs, func(total int) bool {
		// Both counts from the same product, so that all of them leaves exactly none.
		return l.tells(clopperPearson(float64(share*float64(total)), float64(total), level))
	})
}

// MoreRunsForQuantile is [Limit.MoreRuns] for the p-quantile of a sample, judged by [Sample.QuantileInterval]: what
// tells is how many of the values lie on either side of the limit.
func (l Limit) MoreRunsForQuantile(s Sample, p, level float64) (more int, ok bool) {
	if s.Total() == 0 {
		return 0, false
	}
	below := s.countAtMost(l.Value) // that a quantile which is on their side of the limit has to be among
	if l.Operator == Below || l.Operator == AtLeast {
		below = s.countBelow(l.Value)
	}
	share := float64(below) / float64(s.Total())
	return moreRuns(s.Total(), func(total int) bool {
		low, high, ok := quantileRanks(total, p, level)
		expected := int(math.Round(share * float64(total)))
		return ok && (expected >= high || expected < low)
	})
}

// tells reports whether the limit can be held against the interval.
func (l Limit) tells(i Interval) bool { return l.Judge(i) != CannotTell }

// moreRuns returns how many more than so many runs tell, looked for by doubling, then by halving.
func moreRuns(runs int, tells func(total int) bool) (more int, ok bool) {
	if tells(runs) {
		return 0, true
	}
	enough := max(runs, 1)
	for !tells(enough) {
		if enough >= mostRuns {
			return 0, false
		}
		enough *= 2
	}
	too := enough / 2 // few
	return too + sort.Search(enough-too, func(i int) bool { return tells(too + i) }) - runs, true
}
