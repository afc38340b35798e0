package stats

import "math"

// Sections holds the values of a measure that has several in a run, for instance
// one a site. Point estimates pool all values. Values of one run resemble each
// other, so that an interval that took them for independent would be too narrow:
// with ten sites and a within-run correlation of 0.5, a nominal 95% covers 60%.
// Each run is therefore one section, and the spread of the sections around the
// pooled estimate makes the interval, by Student's t with one degree of freedom
// less than there are runs with values (sectioning: Asmussen & Glynn, Stochastic Simulation,
// 2007, section III.5). Runs may differ in their number of values: the pooled
// estimate is a ratio of sums over runs and its standard error that of a ratio
// (Cochran, Sampling Techniques, 3rd edition, section 6.3).
type Sections struct {
	runs     []section // that have values, missing ones included
	pooled   Sample
	sketched bool // they are sketches
}

// section is the values of one run: a [Run], the [Sample] of a [Bag], or a [Sketch].
type section interface {
	total() int    // missing ones included
	happened() int // the others
	sum() float64  // of those that happened
	countAtMost(v float64) int
	countBelow(v float64) int
}

// NewSections returns the sections of the runs. It keeps the runs and their values, which must not change afterwards.
// Runs without values, not even missing ones, tell nothing and are left out.
func NewSections(runs []Run) Sections {
	total := 0
	for i := range runs {
		total += len(runs[i].Values)
	}
	s := Sections{runs: make([]section, 0, len(runs))}
	values, missing := make([]int64, 0, total), 0
	for i := range runs {
		run := &runs[i]
		s.include(run)
		values = append(values, run.Values...)
		missing += run.Missing
	}
	s.pooled = SampleOf(values, missing)
	return s
}

// NewSectionsOfBags returns the sections of runs whose values are in bags, one bag a run. It holds until a bag changes.
// Quantiles and counts over all runs are exact while the runs together have no more values than a bag may keep.
func NewSectionsOfBags(bags []*Bag) Sections {
	s := Sections{runs: make([]section, 0, len(bags))}
	var whole Bag
	for _, bag := range bags {
		s.include(bag.Sample())
		whole.Merge(bag)
	}
	s.pooled = whole.Sample()
	return s
}

// NewSectionsOfSketches returns the sections of runs, or of batches of them, of which sketches tell how far they lie apart.
// A bag has the values of all. It holds until one of them changes.
func NewSectionsOfSketches(sketches []*Sketch, pooled *Bag) Sections {
	s := Sections{runs: make([]section, 0, len(sketches)), pooled: pooled.Sample(), sketched: true}
	for _, sketch := range sketches {
		s.include(sketch)
	}
	return s
}

// Apart is values that are independent of each other, as where each run has one, though they are known by sections.
type Apart struct {
	Sample
	sections Sections
}

// Apart returns the values for independent ones.
func (s Sections) Apart() Apart { return Apart{s.pooled, s} }

// ShareAtMost returns the share of values, missing ones included, that do not exceed v, with the interval of Clopper and Pearson. Of
// sketches it is exact where v is one of their marks.
func (a Apart) ShareAtMost(v, level float64) Estimate {
	if a.Exact() {
		return a.Sample.ShareAtMost(v, level)
	}
	n, total := a.sections.countAtMost(v), a.Total()
	return Estimate{Value: float64(n) / float64(total), Interval: ClopperPearson(n, total, level)}
}

func (s *Sections) include(run section) {
	if run.total() > 0 {
		s.runs = append(s.runs, run)
	}
}

// Pooled returns the values of all runs as one sample. Its point estimates are
// sound; its intervals take the values for independent and are too narrow.
func (s Sections) Pooled() Sample { return s.pooled }

// Summarise describes the pooled values, with intervals at [Level] from the
// spread between runs. SD is that of the pooled values.
func (s Sections) Summarise() Summary { return summarise(s.pooled, s) }

// MeanInterval returns an interval for the mean of the values that happened:
// Student's for a ratio of sums over runs, corrected for the skewness of what
// the runs add to its error (see standardError). It is not known when they happened in
// fewer than two runs.
func (s Sections) MeanInterval(level float64) Interval {
	var runs []section
	for _, run := range s.runs {
		if run.happened() > 0 {
			runs = append(runs, run)
		}
	}
	if len(runs) < 2 {
		return Interval{}
	}
	mean, n := s.pooled.Mean(), len(runs)
	squares, cubes := 0.0, 0.0
	for _, run := range runs {
		off := (run.sum() - float64(mean*float64(run.happened()))) * float64(n) / float64(s.pooled.moments.N())
		squares += float64(off * off)
		cubes += float64(off * off * off)
	}
	return newStandardError(math.Sqrt(squares/float64(n-1)), cubes, n).hall(mean, level)
}

// QuantileInterval returns an interval for the pooled p-quantile by Woodruff's
// method (Journal of the American Statistical Association 47, 1952): Student's
// interval for the share of values up to the quantile, turned into order
// statistics. Its ends may be missing, where the spread of quantiles section by
// section would have no answer. It is not known with fewer runs than
// [Sample.QuantileInterval] needs values, or when the share's interval leaves
// the range from 0 to 1.
func (s Sections) QuantileInterval(p, level float64) Interval {
	if _, _, ok := quantileRanks(len(s.runs), p, level); !ok {
		return Interval{}
	}
	return s.woodruff(p, level)
}

// woodruff returns Woodruff's interval from two runs or more.
func (s Sections) woodruff(p, level float64) Interval {
	half := halfWidth(s.runs, s.rankResidual(p), s.pooled.Total(), level)
	if p-half < 0 || p+half > 1 {
		return Interval{}
	}
	return Interval{Low: s.pooled.lowest(quantileRank(s.pooled.Total(), p-half)), High: s.pooled.Quantile(p + half), Known: true}
}

// ShareAtMost returns the share of values, missing ones included, that do not
// exceed v. The interval is that of Clopper and Pearson for as many independent
// values as would tell as much (Korn & Graubard, Survey Methodology 24, 1998).
// Where the share is 0 or 1 there is no spread to tell, and a run counts as one
// value. The interval is not known under two runs with values.
//
// Of sketches the share is exact where v is one of their marks.
func (s Sections) ShareAtMost(v, level float64) Estimate {
	share := s.pooled.shareAtMost(v)
	if s.sketched && !s.pooled.Exact() {
		share = float64(s.countAtMost(v)) / float64(s.pooled.Total())
	}
	if len(s.runs) < 2 {
		return Estimate{Value: share}
	}
	n := s.effectiveNumber(share, v, level)
	return Estimate{Value: share, Interval: clopperPearson(float64(share*n), n, level)}
}

// effectiveNumber returns how many independent values would leave the share of
// values up to v as uncertain as the runs do.
func (s Sections) effectiveNumber(share, v, level float64) float64 {
	if share == 0 || share == 1 {
		return float64(len(s.runs))
	}
	total := s.pooled.Total()
	if !s.sketched {
		_, v = s.pooled.tied(v)
	}
	told := float64(s.countAtMost(v)) / float64(total) // as the sections tell it
	residual := func(run section) float64 {
		return float64(run.countAtMost(v)) - float64(told*float64(run.total()))
	}
	t := StudentQuantile(total-1, 1-tail(level))
	spread := halfWidth(s.runs, residual, total, level) / t
	return min(share*(1-share)/float64(spread*spread), float64(total))
}

// rankResidual returns by how much a run's number of values up to the pooled
// p-quantile exceeds the share p. Values tied with the quantile count by that
// fraction which brings the sum over all runs to 0.
func (s Sections) rankResidual(p float64) func(section) float64 {
	least, most := s.pooled.tied(s.pooled.Quantile(p))
	below, atMost := float64(s.countBelow(least)), float64(s.countAtMost(most))
	fraction := (float64(p*float64(s.pooled.Total())) - below) / (atMost - below)
	return func(run section) float64 {
		below, atMost := float64(run.countBelow(least)), float64(run.countAtMost(most))
		return below + float64(fraction*(atMost-below)) - float64(p*float64(run.total()))
	}
}

// countAtMost returns how many values do not exceed v, as the sections tell it.
func (s Sections) countAtMost(v float64) int {
	n := 0
	for _, run := range s.runs {
		n += run.countAtMost(v)
	}
	return n
}

// countBelow returns how many values are less than v, as the sections tell it.
func (s Sections) countBelow(v float64) int {
	n := 0
	for _, run := range s.runs {
		n += run.countBelow(v)
	}
	return n
}

// halfWidth returns half the width of Student's interval for a ratio of sums
// over runs, of which the sum in the denominator is total. A run's residual is
// its part of the numerator less the ratio times its part of the denominator.
func halfWidth(runs []section, residual func(section) float64, total int, level float64) float64 {
	squares := 0.0
	for _, run := range runs {
		r := residual(run)
		squares += float64(r * r)
	}
	n := float64(len(runs))
	standardError := math.Sqrt(squares*n/(n-1)) / float64(total)
	return float64(StudentQuantile(len(runs)-1, 1-tail(level)) * standardError)
}
