package experiment

import (
	"math"
	"slices"

	"simulate/sim/measure"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// Head is a measure that runs are ranked by, with all its rows: of several values in a run the median counts.
type Head struct {
	Measure string
	Rows    []int
}

// Heads are the measures that a scenario cares for: those that have a target, or that an objective or a report is about; without
// such all that it declares, and without those the times that are built in. Levels at an instant are none.
func Heads(set *measure.Set) []Head {
	return headsAmong(set, func(*measure.Row) bool { return true })
}

// TimedHeads are the same among measures of time alone, whose time went somewhere: where targets are about counts, those it declares.
func TimedHeads(set *measure.Set) []Head {
	return headsAmong(set, func(r *measure.Row) bool { return r.Timed })
}

func headsAmong(set *measure.Set, among func(*measure.Row) bool) []Head {
	about := Headlines(set.Program.Scenario)
	for _, wanted := range []func(*measure.Row) bool{
		func(r *measure.Row) bool { return r.Origin == measure.Declared && about[r.Measure] },
		func(r *measure.Row) bool { return r.Origin == measure.Declared },
		func(r *measure.Row) bool { return r.Origin == measure.Builtin && r.Timed },
	} {
		if heads := headsOf(set, func(r *measure.Row) bool { return among(r) && wanted(r) }); len(heads) > 0 {
			return heads
		}
	}
	return nil
}

// headsOf are the measures of rows about the whole window.
func headsOf(set *measure.Set, wanted func(*measure.Row) bool) []Head {
	var heads []Head
	for i := range set.Rows {
		r := &set.Rows[i]
		switch last := len(heads) - 1; {
		case !r.Period.Whole() || !wanted(r):
		case last >= 0 && heads[last].Measure == r.Measure:
			heads[last].Rows = append(heads[last].Rows, i)
		default:
			heads = append(heads, Head{r.Measure, []int{i}})
		}
	}
	return heads
}

// Ranks are where a run stands among others: the least and the greatest of the percentile ranks of its heads, from 0 to 1.
type Ranks struct{ Low, High float64 }

// Typical returns the number of the run nearest the middle of all: the one with the least sum, over the heads, of the squares of
// what its percentile rank differs from one half by. A missing value ranks above all others. Of equally near runs it is the first.
// It returns 0 of no runs. It looks at as many as are Ranked.
func Typical(s *Samples, heads []Head) (run int, ranks Ranks) {
	runs := s.Ranked()
	if runs == 0 {
		return 0, Ranks{}
	}
	run, ranks = nearest(runs, s.headsOf(heads, runs))
	return s.Number(run), ranks
}

// rankedAtMost is how many runs of an interrupted command are ranked: enough for one in the middle, and no work of seconds.
const rankedAtMost = 50_000

// Ranked is how many of the runs are ranked, from the first on: all that are kept where all that were asked for are done, and time is not short.
func (s *Samples) Ranked() int {
	if s.Partial() || s.few {
		return min(s.Kept(), rankedAtMost)
	}
	return s.Kept()
}

// OnlyFirst is how many runs others are ranked among where these are the first and not all that are done; otherwise 0.
func (s *Samples) OnlyFirst() int {
	if ranked := s.Ranked(); ranked < s.Runs {
		return ranked
	}
	return 0
}

// headsOf are the values of heads in the first of the runs.
func (s *Samples) headsOf(heads []Head, runs int) [][]float64 {
	var values [][]float64
	for i := range heads {
		values = append(values, s.heads(&heads[i], runs))
	}
	return values
}

// Typical is the same of outcomes, by those of the heads that they keep. Of a row with several values in a run it takes their mean.
func (o *Outcomes) Typical(heads []Head) (run int, ranks Ranks) {
	var values [][]float64
	for i := range heads {
		if !slices.ContainsFunc(heads[i].Rows, func(row int) bool { return !o.Has(row) }) {
			values = append(values, o.heads(&heads[i]))
		}
	}
	return nearest(o.Runs, values)
}

// heads are the values of a head in the runs.
func (o *Outcomes) heads(h *Head) []float64 {
	values := make([]float64, o.Runs)
	var own []measure.Value
	for run := range values {
		own = own[:0]
		for _, row := range h.Rows {
			own = append(own, valueOf(o.columns[row].values[run]))
		}
		values[run] = headOf(own)
	}
	return values
}

// nearest is the run nearest the middle by the values of heads, each of which has one for every run.
func nearest(runs int, heads [][]float64) (run int, ranks Ranks) {
	if runs == 0 {
		return 0, Ranks{}
	}
	distances, all := fromTheMiddle(runs, heads)
	for i, d := range distances {
		if d < distances[run] {
			run = i
		}
	}
	return run, ranksOf(all, run)
}

// fromTheMiddle is how far each run is from the middle, and its percentile ranks by head.
func fromTheMiddle(runs int, heads [][]float64) (distances []float64, ranks [][]float64) {
	distances, ranks = make([]float64, runs), make([][]float64, len(heads))
	for i, values := range heads {
		ranks[i] = ranksAmong(values)
		for run, rank := range ranks[i] {
			distances[run] += float64((rank - 0.5) * (rank - 0.5))
		}
	}
	return distances, ranks
}

// TypicalMiss is the number of the run nearest the middle of all, as in Typical, of those in which a time is not as a target or an
// objective has it, and how many these are of those that are Ranked. There are none of what is not about single times of a run, such as
// those of streams.
func TypicalMiss(s *Samples, heads []Head, j *Judged) (run, of int) {
	limit, runs := j.Expression.OfTimes(), s.Ranked()
	if limit == nil || j.Streamed || runs == 0 {
		return 0, 0
	}
	distances, _ := fromTheMiddle(runs, s.headsOf(heads, runs))
	rows, nearest := declaredRows(s.Set)[j.Expression.Measure], -1
	for i, d := range distances {
		if !s.misses(rows, i, limit, j) {
			continue
		}
		of++
		if nearest < 0 || d < distances[nearest] {
			nearest = i
		}
	}
	if of == 0 {
		return 0, 0
	}
	return s.Number(nearest), of
}

// misses reports whether a time of a run is not as it is asked to be. One that is missing is longer than any other.
func (s *Samples) misses(rows []int, run int, limit *scenario.Comparison, j *Judged) bool {
	for _, row := range rows {
		for v := range s.kept().columns[row].each(row, run) {
			amount := v.Amount
			switch {
			case v.State.Missing():
				amount = math.MaxInt64
			case v.State != measure.Happened:
				continue
			}
			within := measure.Allows(limit, scenario.Seconds, amount)
			if j.Expression.Statistic == scenario.ShareOf {
				within = within == j.Expression.IsLower()
			}
			if !within {
				return true
			}
		}
	}
	return false
}

// ranksOf are the least and the greatest rank of a run.
func ranksOf(all [][]float64, run int) Ranks {
	if len(all) == 0 {
		return Ranks{}
	}
	r := Ranks{Low: 1}
	for i := range all {
		r.Low, r.High = min(r.Low, all[i][run]), max(r.High, all[i][run])
	}
	return r
}

// RanksOf are where a run that is shown stands among those that were made. It is false where none were.
func (s *Samples) RanksOf(shown *ShownRun, heads []Head) (Ranks, bool) {
	if s == nil || s.Runs == 0 || len(heads) == 0 {
		return Ranks{}, false
	}
	all := make([][]float64, len(heads))
	for i := range heads {
		var values []measure.Value
		for _, row := range heads[i].Rows {
			values = append(values, shown.ranked(s.Set, row)...)
		}
		all[i] = []float64{rankIn(s.heads(&heads[i], s.Ranked()), headOf(values))}
	}
	return ranksOf(all, 0), true
}

// ranksAmong are the percentile ranks of values among themselves.
func ranksAmong(values []float64) []float64 {
	sorted := slices.Sorted(slices.Values(values))
	after := make([]int, len(sorted)) // where each is that a run of equal ones begins at, how many are not greater
	for end := len(sorted); end > 0; {
		begin := end - 1
		for begin > 0 && sorted[begin-1] == sorted[end-1] {
			begin--
		}
		after[begin], end = end, begin
	}
	ranks := make([]float64, len(values))
	for run, v := range values {
		below, _ := slices.BinarySearch(sorted, v)
		ranks[run] = rank(below, after[below], len(sorted))
	}
	return ranks
}

// rankIn is the percentile rank of a value among others.
func rankIn(values []float64, v float64) float64 {
	below, notAbove := 0, 0
	for _, x := range values {
		if x < v {
			below++
		}
		if x <= v {
			notAbove++
		}
	}
	return rank(below, notAbove, len(values))
}

// rank is the percentile rank of a value: half of the equal ones count.
func rank(below, notAbove, of int) float64 { return float64(below+notAbove) / float64(2*of) }

// heads are the values of a head in the first of the runs.
func (s *Samples) heads(h *Head, runs int) []float64 {
	values := make([]float64, runs)
	var own []measure.Value
	for run := range values {
		if len(h.Rows) == 1 {
			v, ok := s.middle(h.Rows[0], run)
			if !ok {
				v = math.Inf(1)
			}
			values[run] = v
			continue
		}
		own = own[:0]
		for _, row := range h.Rows {
			own = s.appendRanked(own, row, run)
		}
		values[run] = headOf(own)
	}
	return values
}

// appendRanked appends the values of a row in a run; of a stream's instances their median.
func (s *Samples) appendRanked(values []measure.Value, row, run int) []measure.Value {
	if !s.Set.Rows[row].Streamed {
		return slices.AppendSeq(values, s.kept().columns[row].each(row, run))
	}
	return append(values, s.kept().instances[row].middles[run].values()...)
}

// ranked are the values of a row of a run that is shown, the same.
func (r *ShownRun) ranked(set *measure.Set, row int) []measure.Value {
	if set.Rows[row].Streamed {
		return r.streamed[row].sketch.values()
	}
	return r.Of(row)
}

// values is the median as one value, or none.
func (m median) values() []measure.Value {
	if m.none {
		return nil
	}
	return []measure.Value{ofLength(m.value)}
}

// headOf is the median of values, in terms of package stats.
func headOf(values []measure.Value) float64 { return length(middle(0, values)) }

// length is a value in terms of package stats.
func length(v measure.Value) float64 {
	if v.State != measure.Happened {
		return math.Inf(1)
	}
	return float64(v.Amount)
}

// ofLength is the value that length would give.
func ofLength(v float64) measure.Value {
	if stats.IsMissing(v) {
		return measure.Value{State: measure.Never}
	}
	return measure.Value{Amount: int64(v)}
}
