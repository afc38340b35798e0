package experiment

import (
	"math"
	"slices"

	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Beside is a target or an objective of a baseline beside the same one with a variant, whose runs have the same luck.
type Beside struct {
	Baseline, Variant Judged         // against the baseline's limit
	Difference        stats.Estimate // of the judged figure, variant less baseline, in parts of its unit
	Same              bool           // every value is the same in every run
}

// keptValues is what a program's runs yielded for the rows that targets and objectives are about.
type keptValues struct {
	*Samples
	wanted []bool                  // by row
	ahead  map[int][]measure.Value // by run: of those that are not among the samples yet
}

// newKeptValues keeps what the targets and objectives of a scenario are about, which need not be that of the set.
func newKeptValues(sc *scenario.Scenario, set *measure.Set, seed uint64) *keptValues {
	k := &keptValues{Samples: newSamples(set, seed, 0), wanted: make([]bool, len(set.Rows)), ahead: make(map[int][]measure.Value)}
	declared := declaredRows(set)
	for _, j := range JudgeAll(sc, set, nil) {
		for _, row := range judgedRows(set, declared, j.Expression) {
			k.wanted[row] = true
		}
	}
	return k
}

// bytes is how much memory a run takes: an estimate as long as there is none.
func (k *keptValues) bytes() int64 {
	const valueWithState = 4 + 1
	if k.Runs > 0 {
		return k.Samples.bytes()
	}
	each := int64(0)
	for _, wanted := range k.wanted {
		if wanted {
			each += valueWithState
		}
	}
	return each
}

// of returns those of a run's values that are kept.
func (k *keptValues) of(values []measure.Value) (list []measure.Value) {
	for _, v := range values {
		if k.wanted[v.Row] {
			list = append(list, v)
		}
	}
	return list
}

// complete adds the runs up to, not including, an end to the samples. Rows that are not wanted have no values, and take no room.
func (k *keptValues) complete(end int, fingerprints []uint64) {
	for run := k.Runs; run < end; run++ {
		for _, v := range k.ahead[run] {
			k.columns[v.Row].add(v)
		}
		delete(k.ahead, run)
		for row, wanted := range k.wanted {
			if wanted {
				k.columns[row].endRun()
			}
		}
		k.end(fingerprints[run])
	}
}

// KeepJudged keeps besides what the targets and objectives of the first program are about, for Beside.
func (t *Trials) KeepJudged() {
	for _, o := range t.Outcomes {
		o.kept = newKeptValues(t.programs[0].Scenario, o.Set, t.Seed)
	}
}

// Judged holds every target and objective of the first program against its runs, in the order of JudgeAll. There is nothing of trials
// that do not KeepJudged, nor of streams that were interrupted.
func (t *Trials) Judged() []Judged { return t.judged(0) }

func (t *Trials) judged(program int) []Judged {
	k := t.Outcomes[program].kept
	if k == nil || t.Runs == 0 || t.streams && t.Partial() {
		return nil
	}
	return JudgeAll(t.programs[0].Scenario, k.Set, k.Samples)
}

// Beside holds what is Judged of the first program against the runs of another.
func (t *Trials) Beside(ours []Judged, program int) []Beside {
	theirs := t.judged(program)
	if len(theirs) == 0 {
		return nil
	}
	first, other := t.Outcomes[0].kept, t.Outcomes[program].kept
	a, b := declaredRows(first.Set), declaredRows(other.Set)
	list := make([]Beside, len(ours))
	for i := range ours {
		pair := besides{first.Samples, other.Samples, judgedRows(first.Set, a, ours[i].Expression), judgedRows(other.Set, b, ours[i].Expression)}
		list[i] = pair.hold(ours[i], theirs[i])
	}
	return list
}

// besides are the values of two programs that a target or an objective is about.
type besides struct {
	first, other *Samples
	rows, others []int // of either set
}

func (p *besides) hold(ours, theirs Judged) Beside {
	b := Beside{Baseline: ours, Variant: theirs}
	if ours.Unit != theirs.Unit {
		b.Variant.Known = false
	}
	if !ours.Known || !b.Variant.Known {
		return b
	}
	b.Same = p.same()
	b.Difference = stats.Estimate{Value: theirs.Value - ours.Value}
	switch {
	case math.IsNaN(b.Difference.Value): // not reached with either
		b.Difference.Value = 0
	case !math.IsInf(b.Difference.Value, 0):
		b.Difference.Interval = p.interval(&ours, b.Difference.Value)
	}
	return b
}

// same reports whether every value is the same in every run; of streams, whether all that is kept of them is.
func (p *besides) same() bool {
	if len(p.rows) != len(p.others) {
		return false
	}
	for i, row := range p.rows {
		other := p.others[i]
		if !p.first.columns[row].equals(&p.other.columns[other]) {
			return false
		}
		if p.first.instances == nil || p.other.instances == nil {
			continue
		}
		if x, y := p.first.instances[row], p.other.instances[other]; x != nil && y != nil &&
			(x.counts != y.counts || !slices.Equal(x.middles, y.middles) || !slices.Equal(x.parts, y.parts) ||
				!slices.EqualFunc(x.sections, y.sections, func(a, b *stats.Sketch) bool { return a.Ratio() == b.Ratio() })) {
			return false
		}
	}
	return true
}

// interval is that of the difference of a judged figure, run by run: means and shares are ratios of sums over runs
// (stats.CompareTotals); a percentile of one value a run is that of stats.QuantileDifference, where it is applicable in the same
// runs. Of other percentiles, and of shares of the instances of streams, it is not known; greatest and least values have none but
// themselves.
func (p *besides) interval(j *Judged, difference float64) stats.Interval {
	switch t := j.Expression.Target; {
	case t.Statistic == scenario.Max || t.Statistic == scenario.Min:
		return stats.Interval{Low: difference, High: difference, Known: true}
	case t.Statistic == scenario.Percentile && !j.Several && !j.Streamed && len(p.rows) == 1:
		a, b := p.first.outcomes(p.rows[0]), p.other.outcomes(p.others[0])
		if stats.Applicable(a, b).Parted() > 0 {
			return stats.Interval{}
		}
		return stats.QuantileDifference(a, b, t.P/100, stats.Level).Interval
	case t.Statistic == scenario.Percentile, t.Statistic == scenario.ShareOf && j.Streamed:
		return stats.Interval{}
	default:
		a, parts := p.first.totals(t, p.rows)
		b, _ := p.other.totals(t, p.others)
		d := stats.CompareTotals(a, b).Interval
		d.Low, d.High = d.Low*parts, d.High*parts
		return d
	}
}

// outcomes are the values of a row with one value a run.
func (s *Samples) outcomes(row int) []stats.Outcome {
	list, c := make([]stats.Outcome, s.Runs), &s.columns[row]
	for run := range list {
		list[run] = stats.NotApplicable
		for v := range c.each(row, run) {
			list[run] = outcomeOf(v)
		}
	}
	return list
}

// totals are, run by run, the sum and the number whose ratio over all runs, times parts, is a mean or a share.
func (s *Samples) totals(t scenario.Target, rows []int) (list []stats.Total, parts float64) {
	r := &s.Set.Rows[rows[0]]
	list, parts = make([]stats.Total, s.Runs), 1
	if t.Statistic == scenario.ShareOf {
		parts = scenario.Shares.Parts()
	}
	for run := range list {
		for _, row := range rows {
			switch {
			case r.Streamed:
				list[run] = s.totalOfInstances(list[run], row, run)
			case r.Mean && s.Set.Streams() && t.Statistic == scenario.Mean:
				parts = r.Unit.Parts()
				each := len(s.parts[row]) / s.Runs // a row about a part of the time has one part a run
				for _, part := range s.parts[row][run*each : (run+1)*each] {
					list[run].Sum += part.Above
					list[run].N += int(part.Below)
				}
			default:
				for v := range s.columns[row].each(row, run) {
					list[run] = counted(list[run], v, t, r)
				}
			}
		}
	}
	return list, parts
}

// counted adds a value to a run's part in a mean or a share.
func counted(total stats.Total, v measure.Value, t scenario.Target, r *measure.Row) stats.Total {
	switch {
	case v.State == measure.NotApplicable:
	case t.Statistic == scenario.Mean && (v.State == measure.Happened || r.Waits):
		return stats.Total{Sum: total.Sum + v.Amount, N: total.N + 1}
	case t.Statistic == scenario.Mean:
	case fulfils(t.Inner, v, r.Unit):
		return stats.Total{Sum: total.Sum + 1, N: total.N + 1}
	default:
		total.N++
	}
	return total
}

// fulfils reports whether a value counts in a share: one that is missing is longer than any other.
func fulfils(c *scenario.Comparison, v measure.Value, unit scenario.MeasureUnit) bool {
	if c == nil {
		return v.State == measure.Happened
	}
	upper := c.Operator == scenario.AtMost || c.Operator == scenario.Below
	return (v.State == measure.Happened && v.Amount <= measure.Mark(c, unit)) == upper
}

// totalOfInstances adds what the instances of a run add to a mean.
func (s *Samples) totalOfInstances(total stats.Total, row, run int) stats.Total {
	n := s.instances[row]
	for i := run * s.Batches; i < (run+1)*s.Batches; i++ {
		r := n.sections[i].Ratio()
		if n.parts != nil {
			r = ratioOf(n.parts[i])
		}
		total.Sum += int64(r.Above)
		total.N += int(r.Below)
	}
	return total
}
