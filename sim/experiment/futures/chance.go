package futures

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Usual is how many futures tell chances within 7 percentage points.
const Usual = 200

// Options of telling futures.
type Options struct {
	Futures int
	Seed    uint64 // future k has the luck of replication k of this seed
	Workers int    // goroutines; 0 or less: the processors available
}

// Limit is what a measure is to keep to in one run: each of its values.
type Limit struct {
	ID      string // of the objective, task or measure
	Title   string
	Measure string
	Within  scenario.Comparison
}

// Limits are those of a scenario's targets and objectives, as far as they say something of one run: of a share of values, or of a
// percentile or mean, what each value is held against. A share in which a milestone occurs is none.
func Limits(sc *scenario.Scenario) []Limit {
	var limits []Limit
	for _, j := range experiment.JudgeAll(sc, nil, nil) {
		within := j.Expression.Comparison
		if j.Expression.Statistic == scenario.ShareOf {
			if j.Expression.Inner == nil {
				continue
			}
			within = *j.Expression.Inner
		}
		limits = append(limits, Limit{ID: j.ID, Title: cmp.Or(j.Title, sc.MeasureTitle(j.Expression.Measure)), Measure: j.Expression.Measure, Within: within})
	}
	return limits
}

// Chance is in how many futures a limit is kept.
type Chance struct {
	Limit
	Kept     int
	Of       int            // futures in which the measure applies
	Interval stats.Interval // of the share of those in which it is kept, from 0 to 1; not known without any
	Alike    bool           // it is the same in all of them
}

// Share is the share of futures in which the limit is kept, from 0 to 1; 0 where the measure applies in none.
func (c *Chance) Share() float64 {
	if c.Of == 0 {
		return 0
	}
	return float64(c.Kept) / float64(c.Of)
}

// outcome is what one future says of a limit, and of its measure the value that is furthest from it.
type outcome struct {
	says  verdict
	worst stats.Outcome
}

type verdict uint8

const (
	without verdict = iota // the measure does not apply
	kept
	broken
)

// Chances tells futures and counts in how many each limit is kept. The counts are the same at any number of workers. When the context
// ends, those told without a gap are counted. The errors are those of a future, and that a limit is about no measure, or about one of
// which a run of streams has more values than are kept.
func (p *Present) Chances(ctx context.Context, limits []Limit, o Options) ([]Chance, error) {
	table, err := p.outcomes(ctx, limits, o)
	if err != nil {
		return nil, err
	}
	chances := make([]Chance, len(limits))
	for i, limit := range limits {
		chances[i] = chanceOf(limit, table, i)
	}
	return chances, nil
}

// chanceOf counts in how many futures the limit of a number is kept.
func chanceOf(limit Limit, table [][]outcome, number int) Chance {
	c := Chance{Limit: limit}
	for _, row := range table {
		if row[number].says == without {
			continue
		}
		if c.Of++; row[number].says == kept {
			c.Kept++
		}
	}
	c.Alike = c.Of > 0 && (c.Kept == 0 || c.Kept == c.Of)
	c.Interval = stats.Wilson(c.Kept, c.Of, stats.Level)
	return c
}

// outcomes are, by future, what it says of each limit; of the futures told without a gap.
func (p *Present) outcomes(ctx context.Context, limits []Limit, o Options) ([][]outcome, error) {
	set, err := measure.CompileDeclared(p.Program)
	if err != nil {
		return nil, err
	}
	rows, err := rowsOf(set, limits)
	if err != nil {
		return nil, err
	}
	table, errs := make([][]outcome, o.Futures), make([]error, o.Futures)
	stop := func() bool { return ctx.Err() != nil }
	experiment.InParallel(ctx, o.Futures, o.Workers, func() func(int) bool {
		teller, fold := p.NewTeller(), set.NewFold()
		return func(k int) bool {
			luck := sim.Luck{Seed: o.Seed, Replication: uint64(k)}
			if errs[k] = teller.Tell(luck, stop, fold); errs[k] != nil {
				return false
			}
			table[k] = outcomesOf(set, fold.Values(), limits, rows)
			return true
		}
	})
	for k := range table {
		switch {
		case errs[k] != nil && !errors.Is(errs[k], sim.ErrStopped):
			return nil, fmt.Errorf("future %d of seed %d: %w", k, o.Seed, errs[k])
		case table[k] == nil:
			return table[:k], nil
		}
	}
	return table, nil
}

// rowsOf are, by row of the set, the limits of its measure.
func rowsOf(set *measure.Set, limits []Limit) ([][]int, error) {
	rows := make([][]int, len(set.Rows))
	for i, limit := range limits {
		found := false
		for row := range set.Rows {
			r := &set.Rows[row]
			if r.Origin != measure.Declared || r.Measure != limit.Measure {
				continue
			}
			if r.Streamed {
				return nil, fmt.Errorf("%s is about the incidents of a stream, of which there are many in one run: futures tell of measures with few values", limit.Measure)
			}
			rows[row], found = append(rows[row], i), true
		}
		if !found {
			return nil, fmt.Errorf("%s is about the measure %q, which there is not", limit.ID, limit.Measure)
		}
	}
	return rows, nil
}

// outcomesOf is what the values of a run say of each limit: it is kept when every value keeps it that applies.
func outcomesOf(set *measure.Set, values []measure.Value, limits []Limit, rows [][]int) []outcome {
	list := make([]outcome, len(limits))
	for i := range list {
		list[i].worst = stats.NotApplicable
	}
	for _, v := range values {
		if v.State == measure.NotApplicable {
			continue
		}
		for _, i := range rows[v.Row] {
			list[i].add(&limits[i].Within, v, set.Rows[v.Row].Unit)
		}
	}
	return list
}

// add notes a value that applies.
func (o *outcome) add(limit *scenario.Comparison, v measure.Value, unit scenario.MeasureUnit) {
	if o.says != broken {
		o.says = broken
		if keeps(limit, v, unit) {
			o.says = kept
		}
	}
	further := v.Amount > int64(o.worst)
	if limit.IsLower() {
		further = v.Amount < int64(o.worst)
	}
	switch {
	case v.State.Missing():
		o.worst = stats.Missing
	case o.worst == stats.NotApplicable, o.worst.Happened() && further:
		o.worst = stats.Outcome(v.Amount)
	}
}

// keeps reports whether a value is within a limit: one that is missing is longer than any other.
func keeps(c *scenario.Comparison, v measure.Value, unit scenario.MeasureUnit) bool {
	if v.State != measure.Happened {
		return c.IsLower()
	}
	return measure.Allows(c, unit, v.Amount)
}
