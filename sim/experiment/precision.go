package experiment

import (
	"context"
	"errors"
	"math"

	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Precision is how narrow intervals are to be: half their width is at most Time, or Share of the figure. Of Aims that are
// shares themselves, Share is a share of all, and of those that are not times, Time demands nothing. The zero value demands
// nothing of any.
type Precision struct {
	Time  engine.Time
	Share float64
}

// Given reports whether anything is demanded.
func (p Precision) Given() bool { return p != Precision{} }

// The rounds of runs with a precision: the first, then twice as many each time, up to the most that a command makes, since the
// values of all are kept in memory.
const (
	FirstRound = stats.FirstRound
	MostRuns   = 1_000_000
)

// Aim is a figure whose interval is to be narrow, in parts of its unit, with the estimate that a share is a share of.
type Aim struct {
	Name string
	Unit scenario.MeasureUnit
	stats.Estimate
}

// needed returns how many runs in all it takes until the interval of a figure, known from so many, is narrow enough; +Inf where
// that cannot be told. An interval that is not known, or whose end is a value that is missing, cannot be made narrow by more
// runs of the same, and is left alone.
func (p Precision) needed(f Aim, runs int) float64 {
	if !f.Interval.Known || math.IsInf(f.Interval.High-f.Interval.Low, 0) || math.IsNaN(f.Interval.High-f.Interval.Low) {
		return 0
	}
	asked := stats.Precision{HalfWidth: float64(p.Time)}
	switch {
	case p.Share > 0 && f.Unit == scenario.Shares:
		asked.HalfWidth = p.Share * f.Unit.Parts()
	case p.Share > 0:
		asked = stats.Precision{HalfWidth: p.Share, Relative: true}
	case f.Unit != scenario.Seconds:
		return 0
	}
	if asked.Reached(f.Estimate) {
		return 0
	}
	if n, ok := asked.Runs(f.Estimate, runs); ok {
		return float64(n)
	}
	return math.Inf(1)
}

// Rounds makes runs until figures are as precise as is asked for, and otherwise as many as o says. After each round, aims
// lists those that count; extend makes runs until there are so many. It returns the figure that is not precise enough at the
// end, if there is one. A round for which there is no room is not made, and what the earlier ones yielded is kept.
func Rounds(ctx context.Context, o Options, extend func(runs int) error, aims func() []Aim) (short *Imprecise, err error) {
	if !o.Precision.Given() {
		return nil, extend(o.Runs)
	}
	for runs := FirstRound; ; runs = min(stats.NextRound(runs), MostRuns) {
		err := extend(runs)
		if full := new(TooManyRunsError); short != nil && errors.As(err, &full) {
			short.Room = full.Most
			return short, nil
		}
		if err != nil || ctx.Err() != nil {
			return nil, err
		}
		short = o.Precision.worst(aims(), runs)
		if short == nil || runs == MostRuns || short.Needed > 2*MostRuns {
			return short, nil
		}
	}
}

// Imprecise is a figure that is not as precise as was asked for, and about how many runs it takes.
type Imprecise struct {
	Name   string
	Needed float64 // +Inf where that cannot be told
	Room   int     // runs for which there is memory, where that is why no more were made; else 0
}

// worst returns the figure that takes the most runs to be precise, or nil when all are.
func (p Precision) worst(aims []Aim, runs int) *Imprecise {
	var worst *Imprecise
	for _, f := range aims {
		if n := p.needed(f, runs); n > 0 && (worst == nil || n > worst.Needed) {
			worst = &Imprecise{Name: f.Name, Needed: n}
		}
	}
	return worst
}

// precise lists the figures of a result whose intervals are to be narrow: what the targets of measures name; without targets
// the objectives, and without those the means of the declared measures.
func precise(sc *scenario.Scenario, s *Samples) []Aim {
	judged := JudgeAll(sc, s.Set, s)
	for _, targets := range []bool{true, false} {
		var list []Aim
		for i := range judged {
			if j := &judged[i]; j.Target == targets && j.Known && !stats.IsMissing(j.Value) && !extreme(j.Expression.Statistic) {
				list = append(list, Aim{j.ID, j.Unit, stats.Estimate{Value: j.Value, Interval: j.Interval}})
			}
		}
		if len(list) > 0 {
			return list
		}
	}
	var list []Aim
	for row := range s.Set.Rows {
		if r := &s.Set.Rows[row]; r.Origin == measure.Declared {
			if of := s.distribution(row); of.Total() > 0 {
				mean := stats.Estimate{Value: of.Mean(), Interval: of.MeanInterval(stats.Level)}
				list = append(list, Aim{r.Measure, r.Unit, mean})
			}
		}
	}
	return list
}

// extreme reports whether a statistic is that of the runs made, and not an estimate.
func extreme(s scenario.Statistic) bool { return s == scenario.Max || s == scenario.Min }
