package experiment

import (
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// How the interval of a figure over runs is made depends on what the runs yield for its row. There are these ways, and
// Samples.distribution chooses one:
//
//   - One value a run: runs are independent. Quantiles have order statistics for ends, means Student's interval, shares that of
//     Clopper and Pearson (stats.Sample).
//   - Several values a run, such as one a site: values of a run resemble each other, so runs are what varies (pooled, by
//     stats.Sections).
//   - The instances of a stream, such as response times (streamed): as before, with sections of the simulated time for runs.
//     They are the runs where there are ten or more, otherwise batches of each run, whole days or weeks of demand long
//     (batchEnds). Each section keeps a sketch of its values, in memory that does not grow with their number (instances). The
//     90th percentile is that of all values, and its interval is Woodruff's: the interval of the share of values up to it, made
//     of how far that share differs between sections, turned back into values (stats.Sections.BatchQuantile).
//   - Of runs that are counted, sections of consecutive runs stand for the runs wherever these are what varies, and one value a run is one
//     of a histogram's classes (stats.Sections.Apart), whose width an interval takes in.
//   - Means over time, such as utilisation, of which a run has one (overTime): a ratio of sums over the sections, with the
//     jackknife's interval (stats.BatchRatio).

// distribution is what the statistics of a row are taken from: a stats.Sample of one value a run, or one of those below.
type distribution interface {
	Total() int
	Mean() float64
	Quantile(p float64) float64
	Summarise() stats.Summary
	MeanInterval(level float64) stats.Interval
	QuantileInterval(p, level float64) stats.Interval
	ShareAtMost(v, level float64) stats.Estimate
}

// outlook is what becomes of a value that was not over at the horizon.
type outlook uint8

const (
	endless outlook = iota // it is longer than any other, as everything that is missing
	atOnce                 // it ends there
)

// distribution returns the values of rows together, with the way in which their intervals are made.
func (s *Samples) distribution(rows ...int) distribution { return s.distributionIf(endless, rows) }

func (s *Samples) distributionIf(cut outlook, rows []int) distribution {
	switch r := &s.Set.Rows[rows[0]]; {
	case r.Streamed:
		n := s.pool(rows, cut)
		of := streamed{pooled{stats.NewSectionsOfSketches(n.sections, &n.values)}, n.sections}
		if r.Waits {
			return queued{of, ratiosOf(n.parts)}
		}
		return of
	case r.Mean && s.Set.Streams() && len(rows) == 1:
		return overTime{s.sample(cut, rows), r.Unit, s.parts[rows[0]]}
	case r.Waits:
		return queued{s.pooledBy(cut, rows), ratiosOf(s.waited(rows))}
	case r.Several || len(rows) > 1:
		return s.pooledBy(cut, rows)
	case s.Counted():
		return s.counted(cut, rows).Apart()
	default:
		return s.sample(cut, rows)
	}
}

// counted are the values of rows whose runs are counted.
func (s *Samples) counted(cut outlook, rows []int) stats.Sections {
	n := s.pool(rows, cut)
	return stats.NewSectionsOfSketches(n.sections, &n.values)
}

// pooledBy are rows of which runs, or stretches of them, are what varies.
func (s *Samples) pooledBy(cut outlook, rows []int) pooled {
	switch {
	case s.Counted():
		return pooled{s.counted(cut, rows)}
	case s.rough:
		return pooled{s.stretched(cut, rows)}
	}
	return pooled{stats.NewSections(s.sections(cut, rows))}
}

// pooled is a distribution of several values a run.
type pooled struct{ stats.Sections }

// Total returns the number of values, missing ones included.
func (p pooled) Total() int { return p.Pooled().Total() }

// Mean returns the mean of the values that happened.
func (p pooled) Mean() float64 { return p.Pooled().Mean() }

// Quantile returns the p-quantile.
func (p pooled) Quantile(q float64) float64 { return p.Pooled().Quantile(q) }

// streamed is a distribution of the values of streams: so many a run, or a batch, that what one says of a mean or a share is
// near enough to normal, and ten will do.
type streamed struct {
	pooled
	sections []*stats.Sketch
}

// fewestSections is the number of runs or batches under which there are no intervals.
const fewestSections = 10

// Summarise describes the values.
func (s streamed) Summarise() stats.Summary {
	x := s.pooled.Summarise()
	x.Mean.Interval = s.MeanInterval(stats.Level)
	x.P50.Interval = s.QuantileInterval(0.5, stats.Level)
	x.P90.Interval = s.QuantileInterval(0.9, stats.Level)
	return x
}

// MeanInterval returns the jackknife's interval for the mean.
func (s streamed) MeanInterval(level float64) stats.Interval {
	return batched(s.ratios(), level).Interval
}

// ratios are sum over number of the sections that have values.
func (s streamed) ratios() []stats.Ratio {
	var parts []stats.Ratio
	for _, sketch := range s.sections {
		if sketch.N() > 0 {
			parts = append(parts, sketch.Ratio())
		}
	}
	return parts
}

// batched is the ratio of sums over runs or batches; its interval is not known of too few.
func batched(parts []stats.Ratio, level float64) stats.Batched {
	b := stats.BatchRatio(parts, level)
	if len(parts) < fewestSections {
		b.Interval = stats.Interval{}
	}
	return b
}

// QuantileInterval returns Woodruff's interval.
func (s streamed) QuantileInterval(p, level float64) stats.Interval {
	if len(s.sections) < fewestSections {
		return stats.Interval{}
	}
	return s.BatchQuantile(p, level).Interval
}

// ShareAtMost returns a share with its interval.
func (s streamed) ShareAtMost(v, level float64) stats.Estimate {
	e := s.pooled.ShareAtMost(v, level)
	if len(s.sections) < fewestSections {
		e.Interval = stats.Interval{}
	}
	return e
}

// queued is a distribution of waits, whose mean is over all: who was not served has waited as long as it did, at least.
type queued struct {
	distribution
	parts []stats.Ratio // waited over their number, by run or batch
}

// Mean returns the mean wait.
func (q queued) Mean() float64 { return stats.Together(q.parts).Quotient() }

// MeanInterval returns the jackknife's interval for the mean wait.
func (q queued) MeanInterval(level float64) stats.Interval { return batched(q.parts, level).Interval }

// Summarise describes the waits.
func (q queued) Summarise() stats.Summary {
	s := q.distribution.Summarise()
	s.Mean = stats.Estimate{Value: q.Mean(), Interval: q.MeanInterval(stats.Level)}
	return s
}

func (q queued) ratios() []stats.Ratio { return q.parts }

// ratiosOf are parts that are over anything.
func ratiosOf(parts []measure.Part) []stats.Ratio {
	var list []stats.Ratio
	for _, p := range parts {
		if p.Below > 0 {
			list = append(list, ratioOf(p))
		}
	}
	return list
}

func ratioOf(p measure.Part) stats.Ratio {
	return stats.Ratio{Above: float64(p.Above), Below: float64(p.Below)}
}

// overTime is a distribution of means over time, or shares, of which each run has one: the mean over all runs is a ratio of
// sums.
type overTime struct {
	stats.Sample
	unit  scenario.MeasureUnit
	parts []measure.Part
}

// Mean returns the ratio, in parts of the unit.
func (o overTime) Mean() float64 {
	return stats.Together(o.ratios()).Quotient()
}

// MeanInterval returns the jackknife's interval for the ratio. Of a share that is none, or all, in every batch there is no spread to
// tell: a batch counts as one run, in which it was so (Clopper and Pearson).
func (o overTime) MeanInterval(level float64) stats.Interval {
	parts := o.ratios()
	b := batched(parts, level)
	if share := o.Mean() / o.unit.Parts(); o.unit == scenario.Shares && b.Interval.Known && (share == 0 || share == 1) {
		i := stats.ClopperPearson(len(parts)*int(share), len(parts), level)
		return stats.Interval{Low: i.Low * o.unit.Parts(), High: i.High * o.unit.Parts(), Known: true}
	}
	return b.Interval
}

// Summarise describes the runs' means, with the ratio for their mean.
func (o overTime) Summarise() stats.Summary {
	s := o.Sample.Summarise()
	s.Mean = stats.Estimate{Value: o.Mean(), Interval: o.MeanInterval(stats.Level)}
	return s
}

// ratios are what the batches add, in parts of the unit, those without anything below left out.
func (o overTime) ratios() []stats.Ratio {
	var parts []stats.Ratio
	for _, p := range o.parts {
		if p.Below > 0 {
			parts = append(parts, stats.Ratio{Above: float64(o.unit.Parts() * float64(p.Above)), Below: float64(p.Below)})
		}
	}
	return parts
}

// check is whether the batches of a row resemble those before them.
type check struct {
	row int
	stats.VonNeumann
}

// checks looks at the means of all declared rows of which there are batches.
func (s *Samples) checks() []check {
	var list []check
	for row := range s.Set.Rows {
		if s.Set.Rows[row].Origin != measure.Declared {
			continue
		}
		if of, ok := s.distribution(row).(interface{ ratios() []stats.Ratio }); ok {
			list = append(list, check{row, batched(of.ratios(), stats.Level).VonNeumann})
		}
	}
	return list
}
