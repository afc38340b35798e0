package stats

import (
	"math"
	"sort"

	"simulate/sim/portable"
)

// mostRuns is where looking for a sufficient number of runs ends: nobody makes more.
const mostRuns = 100_000_000

// More is how many more runs than were made would tell a statistic from its limit.
type More struct {
	Half  int  // with as many it can be told half of the time
	Often int  // with as many, four times in five
	Known bool // the runs made say how many; false where they do not
}

// widest is how many times as many runs in all may make it four times in five as make it half of the time: beyond, the runs made
// lie so near the limit that they say next to nothing of how many are needed.
const widest = 10

// newMore says how many more runs tell, of which half of the time more than those made would.
//
// That number alone, n·(z/d)² runs in all for an estimate that is d standard errors off the limit, is no advice: d is off by a
// standard error itself. What further runs will show is known as far as those made say where the truth is: of r·n runs in all
// the estimate will be d ± √(1−1/r) of today's standard errors off the limit, and has to be z/√r to tell (the predictive
// probability of Spiegelhalter, Freedman & Blackburn, Controlled Clinical Trials 7, 1986). Half of the time that is so at
// r = (z/d)², and four times in five where d − z·u = q·√(1−u²) with u = 1/√r and q the quantile of 80%.
func newMore(half, runs int, level float64) More {
	if half == 0 {
		return More{Known: true}
	}
	z, q := portable.NormalQuantile(1-tail(level)), portable.NormalQuantile(0.8)
	d := z * math.Sqrt(float64(runs)/float64(runs+half))
	zz, qq, dd := float64(z*z), float64(q*q), float64(d*d)
	u := (float64(d*z) - float64(q*math.Sqrt(zz+qq-dd))) / (zz + qq)
	r := 1 / float64(u*u)
	if u <= 0 || float64(r*dd) > float64(widest*zz) {
		return More{}
	}
	return More{Half: half, Often: int(math.Ceil(float64(r*float64(runs)))) - runs, Known: true}
}

// MoreRuns returns how many more runs than were made would tell a statistic from the limit, where its interval shrinks with the
// square root of their number, as those of means, medians and sectioned figures do. They are 0 where the interval tells already,
// and not known where the estimate is too near the limit, is missing, or has no interval.
func (l Limit) MoreRuns(e Estimate, runs int) More {
	if !e.Interval.Known || math.IsInf(e.Value, 0) {
		return More{}
	}
	return moreRuns(runs, Level, func(total int) bool {
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
func (l Limit) MoreRunsForShare(k, runs int, level float64) More {
	if runs == 0 {
		return More{}
	}
	share := float64(k) / float64(runs)
	return moreRuns(runs, level, func(total int) bool {
		// Both counts from the same product, so that all of them leaves exactly none.
		return l.tells(clopperPearson(float64(share*float64(total)), float64(total), level))
	})
}

// MoreRunsForQuantile is [Limit.MoreRuns] for the p-quantile of a sample, judged by [Sample.QuantileInterval]: what
// tells is how many of the values lie on either side of the limit.
func (l Limit) MoreRunsForQuantile(s Sample, p, level float64) More {
	if s.Total() == 0 {
		return More{}
	}
	below := s.countAtMost(l.Value) // that a quantile which is on their side of the limit has to be among
	if l.Operator == Below || l.Operator == AtLeast {
		below = s.countBelow(l.Value)
	}
	share := float64(below) / float64(s.Total())
	return moreRuns(s.Total(), level, func(total int) bool {
		low, high, ok := quantileRanks(total, p, level)
		expected := int(math.Round(share * float64(total)))
		return ok && (expected >= high || expected < low)
	})
}

// tells reports whether the limit can be held against the interval.
func (l Limit) tells(i Interval) bool { return l.Judge(i) != CannotTell }

// moreRuns says how many more than so many runs tell: half of the time those that would if the estimate were right, which are
// looked for by doubling, then by halving.
func moreRuns(runs int, level float64, tells func(total int) bool) More {
	if tells(runs) {
		return More{Known: true}
	}
	enough := max(runs, 1)
	for !tells(enough) {
		if enough >= mostRuns {
			return More{}
		}
		enough *= 2
	}
	too := enough / 2 // few
	return newMore(too+sort.Search(enough-too, func(i int) bool { return tells(too + i) })-runs, runs, level)
}
