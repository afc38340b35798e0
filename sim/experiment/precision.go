package experiment

import (
	"context"
	"math"

	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Precision is how narrow intervals are to be: half their width is at most Time, or Share of the figure. Of figures that are
// shares themselves, Share is a share of all, and of those that are not times, Time demands nothing. The zero value demands
// nothing of any.
type Precision struct {
	Time  engine.Time
	Share float64
}

// Given reports whether anything is demanded.
func (p Precision) Given() bool { return p != Precision{} }

// The rounds of runs that are made until intervals are narrow enough: the first, then twice as many as before, and so on.
// Looking once a doubling instead of every few runs keeps a lucky look from ending the runs too early.
const (
	FirstRound = 1000
	MostRuns   = 1_000_000 // that a command makes: the values of all are kept in memory
)

// figure is one whose interval is to be narrow.
type figure struct {
	name     string
	unit     scenario.MeasureUnit
	of       float64 // what a share is of
	interval stats.Interval
}

// wanting returns how many times wider an interval is than it may be: up to 1 it is narrow enough. One that is not known, or
// whose end is a value that is missing, cannot be made narrow by more runs of the same, and is left alone.
func (p Precision) wanting(f figure) float64 {
	allowed := float64(p.Time)
	switch {
	case p.Share > 0 && f.unit == scenario.Shares:
		allowed = 1000 * p.Share
	case p.Share > 0:
		allowed = p.Share * math.Abs(f.of)
	case f.unit != scenario.Seconds:
		return 0
	}
	half := (f.interval.High - f.interval.Low) / 2
	switch {
	case !f.interval.Known || math.IsInf(half, 0) || math.IsNaN(half):
		return 0
	case half <= allowed: // both may be 0
		return 0
	default:
		return half / allowed
	}
}

// rounds makes runs until figures are as precise as is asked for, and otherwise as many as o says. After each round, figures
// lists those that count; extend makes runs until there are so many. It returns the figure that is not precise enough at the
// end, if there is one.
func rounds(ctx context.Context, o Options, extend func(runs int) error, figures func() []figure) (short *Imprecise, err error) {
	if !o.Precision.Given() {
		return nil, extend(o.Runs)
	}
	for runs := FirstRound; ; runs = min(2*runs, MostRuns) {
		if err := extend(runs); err != nil || ctx.Err() != nil {
			return nil, err
		}
		short := o.Precision.worst(figures(), runs)
		if short == nil || runs == MostRuns || short.Needed > 2*MostRuns {
			return short, nil
		}
	}
}

// Imprecise is a figure that is not as precise as was asked for, and about how many runs it takes.
type Imprecise struct {
	Name   string
	Needed float64 // +Inf where its interval may have no width at all
}

// worst returns the figure that is furthest from being precise, or nil when all are. Half the width of an interval falls with
// the root of the number of runs.
func (p Precision) worst(figures []figure, runs int) *Imprecise {
	var worst *Imprecise
	most := 1.0
	for _, f := range figures {
		if w := p.wanting(f); w > most {
			most = w
			worst = &Imprecise{f.name, float64(w*w) * float64(runs)}
		}
	}
	return worst
}

// precise lists the figures of a result whose intervals are to be narrow: what the targets of measures name; without targets
// the objectives, and without those the means of the declared measures.
func precise(sc *scenario.Scenario, s *Samples) []figure {
	judged := judgeAll(sc, s.Set, s)
	for _, targets := range []bool{true, false} {
		var list []figure
		for i := range judged {
			if j := &judged[i]; j.Target == targets && j.Known && !stats.IsMissing(j.Value) && !extreme(j.Expression.Statistic) {
				list = append(list, figure{j.ID, j.Unit, j.Value, j.Interval})
			}
		}
		if len(list) > 0 {
			return list
		}
	}
	var list []figure
	for row := range s.Set.Rows {
		if r := &s.Set.Rows[row]; r.Origin == measure.Declared {
			if of := s.distribution(row); of.Total() > 0 {
				list = append(list, figure{r.Measure, r.Unit, of.Mean(), of.MeanInterval(stats.Level)})
			}
		}
	}
	return list
}

// extreme reports whether a statistic is that of the runs made, and not an estimate.
func extreme(s scenario.Statistic) bool { return s == scenario.Max || s == scenario.Min }
