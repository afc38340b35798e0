package experiment

import (
	"math"

	"simulate/sim/measure"
	"simulate/sim/stats"
)

// recorder puts what runs yield into outcomes. It belongs to one goroutine; others may record other runs.
type recorder struct {
	*Outcomes
	fold    *measure.Fold
	several []*gathered // by row; nil of those that have one value a run
	judged  []judgedRun // of the piece that is being made
}

// judgedRun is what a run yielded of what is judged.
type judgedRun struct {
	run    int
	values []measure.Value
}

func (o *Outcomes) newRecorder() *recorder {
	r := &recorder{Outcomes: o, fold: o.Set.NewFold(o.batches...), several: make([]*gathered, len(o.columns))}
	for row, c := range o.columns {
		if c != nil && o.Set.Rows[row].Several {
			r.several[row] = &gathered{}
		}
	}
	return r
}

// record notes what the run that the fold has seen yields.
func (r *recorder) record(run int, fingerprint uint64) {
	r.prints[run] = fingerprint
	if r.kept != nil {
		r.judged = append(r.judged, judgedRun{run, r.kept.of(r.fold.Values())})
	}
	for _, v := range r.fold.Values() {
		switch c, several := r.columns[v.Row], r.several[v.Row]; {
		case c == nil:
		case several != nil:
			several.add(v, r.Set.Rows[v.Row].Waits)
		default:
			c.values[run] = outcomeOf(v)
		}
	}
	for row, several := range r.several {
		if several == nil {
			continue
		}
		if ledger := r.fold.Ledger(row); ledger != nil {
			*several = gatheredIn(ledger)
		}
		several.put(r.columns[row], run)
		*several = gathered{amounts: several.amounts[:0]}
	}
}

// handOver gives what is judged of the piece's runs to the samples, which add it when all runs before are there.
func (r *recorder) handOver() {
	for _, j := range r.judged {
		r.kept.ahead[j.run] = j.values
	}
	clear(r.judged)
	r.judged = r.judged[:0]
}

// gathered is what a run yields for a row with several values.
type gathered struct {
	amounts []int64      // where the run's values are listed
	sample  stats.Sample // where they are not
	total   stats.Total
	missing int
}

// add notes a value. A wait that was in vain counts in the total.
func (g *gathered) add(v measure.Value, waits bool) {
	if v.State == measure.Happened {
		g.amounts = append(g.amounts, v.Amount)
	}
	if v.State.Missing() {
		g.missing++
	}
	if v.State == measure.Happened || waits && v.State.Missing() {
		g.total.Sum += v.Amount
		g.total.N++
	}
}

// gatheredIn is what instances of streams yield.
func gatheredIn(l *measure.Ledger) gathered {
	g := gathered{sample: l.Values.Sample(), missing: l.Count(measure.Unfinished) + l.Count(measure.Never)}
	if l.Waited == nil {
		sum := l.Values.Moments().Ratio()
		g.total = stats.Total{Sum: int64(sum.Above), N: int(sum.Below)}
	}
	for _, part := range l.Waited {
		g.total.Sum += part.Above
		g.total.N += int(part.Below)
	}
	return g
}

// HighShare is the share of a run's values that lie up to the quantile which is kept of them.
const HighShare = 0.9

// put notes a run's mean, total and high quantile.
func (g *gathered) put(c *outcomes, run int) {
	c.totals[run] = g.total
	switch {
	case g.total.N > 0:
		c.values[run] = stats.Outcome(math.Round(float64(g.total.Sum) / float64(g.total.N)))
	case g.missing > 0:
		c.values[run], c.high[run] = stats.Missing, stats.Missing
		return
	default:
		c.values[run], c.high[run] = stats.NotApplicable, stats.NotApplicable
		return
	}
	if g.amounts != nil {
		g.sample = stats.NewSample(g.amounts, g.missing)
	}
	c.high[run] = stats.Missing
	if q := g.sample.Quantile(HighShare); !stats.IsMissing(q) {
		c.high[run] = stats.Outcome(q)
	}
}
