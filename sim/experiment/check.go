package experiment

import (
	"context"
	"math"

	"simulate/sim"
	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Checked is a program held against its objectives and targets.
type Checked struct {
	Program *sim.Program
	Samples *Samples
	Lines   []Line // targets in the order of the measures, then objectives in the order of the file
}

// Line is an objective or target, and how far off a verdict is.
type Line struct {
	Judged
	More stats.More // runs that would tell; not known where it is told, or cannot be said
}

// Check makes o.Runs seeded runs and holds the program against its objectives and targets. When the context ends, the runs
// done are judged.
func Check(ctx context.Context, p *sim.Program, o Options) (*Checked, error) {
	set, err := measure.CompileDeclared(p)
	if err != nil {
		return nil, err
	}
	if err := o.Afford(ctx, p); err != nil {
		return nil, err
	}
	samples, err := Replicate(ctx, p, set, o)
	if err != nil {
		return nil, err
	}
	c, declared := &Checked{Program: p, Samples: samples}, declaredRows(set)
	for _, j := range JudgeAll(p.Scenario, set, samples) {
		l := Line{Judged: j}
		if rows := judgedRows(set, declared, j.Expression); j.Verdict == stats.CannotTell && !j.ByHorizon && len(rows) > 0 {
			l.More = j.more(samples, rows)
		}
		c.Lines = append(c.Lines, l)
	}
	return c, nil
}

// Count returns how many objectives and targets have a verdict.
func (c *Checked) Count(v stats.Verdict) int {
	n := 0
	for i := range c.Lines {
		if c.Lines[i].Verdict == v {
			n++
		}
	}
	return n
}

// Missed returns how many objectives and targets are missed.
func (c *Checked) Missed() int { return c.Count(stats.Missed) }

// Undecided returns how many cannot be told.
func (c *Checked) Undecided() int { return c.Count(stats.CannotTell) }

// more returns how many more runs would tell whether an expression is met.
func (j *Judged) more(s *Samples, rows []int) stats.More {
	of, limit := s.distribution(rows...), j.Limit()
	sample, alone := of.(stats.Sample) // one value a run
	switch {
	case alone && j.Expression.Statistic == scenario.Percentile:
		return limit.MoreRunsForQuantile(sample, j.Expression.P/100, stats.Level)
	case alone && j.Expression.Statistic == scenario.ShareOf:
		limit.Value /= j.Unit.Parts()
		return limit.MoreRunsForShare(int(math.Round(j.Value/j.Unit.Parts()*float64(sample.Total()))), sample.Total(), stats.Level)
	default:
		return limit.MoreRuns(stats.Estimate{Value: j.Value, Interval: j.Interval}, s.Runs)
	}
}
