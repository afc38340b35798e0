package influence

import (
	"cmp"
	"context"
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/pack"
	"simulate/sim/stats"
)

// Method is how the influence of uncertain inputs is found.
type Method string

// The methods.
const (
	ByRank  Method = "rank"   // rank correlations, from runs as they are made for any other question
	ByMoves Method = "morris" // elementary effects: one input moved at a time
	ByParts Method = "sobol"  // shares of the variance
)

// Methods lists the methods.
var Methods = []Method{ByRank, ByMoves, ByParts}

// Sensitivity says which uncertain inputs drive which measures.
type Sensitivity struct {
	Program     *sim.Program
	Method      Method
	Seed        uint64
	Runs        int // that the figures rest on
	Made        int // all that were made: more than Runs where an interruption left no time to rank them
	Asked       int
	Inputs      []Input
	Measures    []Driven
	Fingerprint uint64 // of the records of all runs
	Fixed       int    // assumed figures that are the same in every run
}

// Driven is a measure and what drives it.
type Driven struct {
	experiment.Chosen
	Runs       int         // that count for it: in which it is applicable
	Missing    int         // of those, in which it has no value
	Partly     int         // of those, in which only some of its rows have one, and the mean of these counts
	Influences []Influence // the strongest first; inputs that were never drawn are left out
	Chance     stats.Index // of what is no input; by parts only
}

// Influence is what an input does to a measure, in parts of the measure's unit where it is not a share or a correlation.
type Influence struct {
	Input int  // index in Sensitivity.Inputs
	Runs  int  // in which it was drawn
	Told  bool // it is told from no influence, however many inputs are looked at

	Rank, Partial stats.Estimate // correlations, by rank
	Low, High     End            // by rank
	Effect        stats.Effect   // by moves
	Index         stats.Index    // by parts
}

// End is a measure in the runs in which an input is lowest, or highest: a fifth of them, and all that share the value at its end.
type End struct {
	Mean       float64 // of the runs that have a value
	N, Missing int
}

// Strength is how strong an influence is, by any method; of one measure, strengths can be compared.
func (f *Influence) Strength() float64 {
	return max(math.Abs(f.Rank.Value), f.Effect.Size.Value, f.Index.Total.Value)
}

// Partial reports whether the figures rest on fewer runs than were asked for.
func (s *Sensitivity) Partial() bool { return s.Runs < s.Asked }

// What is ranked after an interruption: so many runs, times inputs and measures, as take about a second of one core, and
// runs enough to tell a correlation of 0.1 from none.
const (
	rankedAtMost  = 20_000_000
	rankedAtLeast = 1000
)

// rankable is how many runs of an interrupted command are ranked.
func (s *Sensitivity) rankable() int {
	return max(rankedAtLeast, rankedAtMost/max(1, len(s.Inputs)*len(s.Measures)))
}

// Correlate finds which inputs drive measures, by rank correlations over o.Runs seeded runs: the same that every report makes.
// Of an input that is drawn several times in a run, the mean of the draws counts. When the context ends, the figures rest on the first of
// the runs that were made, on as many as are ranked at once.
func Correlate(ctx context.Context, p *sim.Program, names []string, o experiment.Options) (*Sensitivity, error) {
	s, t, err := newSensitivity(p, ByRank, names, o.Seed)
	if err != nil {
		return nil, err
	}
	columns := drawColumns(t, len(p.Sources), o.Runs)
	if err := t.Extend(ctx, o); err != nil {
		return nil, err
	}
	outcomes := t.Outcomes[0]
	if s.rank(ctx, outcomes, columns, o.Workers); ctx.Err() != nil {
		outcomes = outcomes.First(s.rankable())
		s.rank(context.WithoutCancel(ctx), outcomes, columns, o.Workers)
	}
	s.Runs, s.Made, s.Asked, s.Fingerprint = outcomes.Runs, t.Runs, t.Asked, outcomes.Fingerprint
	return s, nil
}

// rank ranks what runs drew by what measures came to in them, unless the context ends before.
func (s *Sensitivity) rank(ctx context.Context, of *experiment.Outcomes, columns [][]float64, workers int) {
	drawn := make([]stats.Column, len(columns))
	each := func(pieces int, do func(piece int)) {
		experiment.InParallel(ctx, pieces, workers, func() func(int) bool {
			return func(piece int) bool { do(piece); return true }
		})
	}
	each(len(columns), func(i int) { drawn[i] = stats.NewColumn(columns[i][:of.Runs]) })
	if ctx.Err() != nil {
		return
	}
	groups := s.alike(of)
	each(len(groups), func(i int) {
		g := &groups[i]
		columns := drawn
		if len(g.runs) < of.Runs {
			columns = picked(drawn, g.runs)
		}
		all := stats.NewInputs(columns)
		for k, d := range g.measures {
			if ctx.Err() != nil {
				return
			}
			d.correlate(g.values[k], columns, all)
		}
	})
}

// alikes are measures that are applicable in the same runs: what was drawn in these is ranked once for all of them.
type alikes struct {
	runs     []int
	measures []*Driven
	values   [][]float64 // of each measure, by run: +Inf where it is missing
}

// alike puts the measures together that are applicable in the same runs.
func (s *Sensitivity) alike(of *experiment.Outcomes) (groups []alikes) {
	for i := range s.Measures {
		d := &s.Measures[i]
		*d = Driven{Chosen: d.Chosen} // nothing of a ranking that was broken off
		d.Partly = d.Chosen.Partly(of)
		runs, values := d.count(d.Outcomes(of))
		at := slices.IndexFunc(groups, func(g alikes) bool { return slices.Equal(g.runs, runs) })
		if at < 0 {
			at, groups = len(groups), append(groups, alikes{runs: runs})
		}
		groups[at].measures, groups[at].values = append(groups[at].measures, d), append(groups[at].values, values)
	}
	return groups
}

// newSensitivity names the measures, and makes ready for runs.
func newSensitivity(p *sim.Program, m Method, names []string, seed uint64) (*Sensitivity, *experiment.Trials, error) {
	s := &Sensitivity{Program: p, Method: m, Seed: seed, Inputs: InputsOf(p), Fixed: FixedAssumptions(p)}
	compiled := measure.CompileDeclared
	if len(names) > 0 {
		compiled = measure.Compile
	}
	set, err := compiled(p)
	if err != nil {
		return nil, nil, err
	}
	chosen, err := experiment.Choose(set, names)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range chosen {
		s.Measures = append(s.Measures, Driven{Chosen: c})
	}
	wanted := func(r *measure.Row) bool {
		return slices.ContainsFunc(chosen, func(c experiment.Chosen) bool { return c.Has(r) })
	}
	return s, experiment.NewTrialsOf(set, seed, wanted), nil
}

// drawnBytes is what a run takes of a source: what it drew, its rank, and both again where not all runs have a measure.
const drawnBytes = 4 * 8

// drawColumns makes trials note what each run draws from each source: the mean of its draws, or NaN when there are none.
func drawColumns(t *experiment.Trials, sources, runs int) [][]float64 {
	t.BytesBeside = drawnBytes * int64(sources)
	columns := make([][]float64, sources)
	for i := range columns {
		columns[i] = make([]float64, runs)
	}
	t.Watch = func(w *sim.World, _ *measure.Fold) experiment.Watcher {
		sums, counts := make([]float64, sources), make([]float64, sources)
		w.OnDraw = func(d sim.Draw) {
			if d.Source >= 0 {
				sums[d.Source] += drawnValue(&d)
				counts[d.Source]++
			}
		}
		ended := func(run int) {
			for i := range columns {
				columns[i][run] = sums[i] / counts[i]
			}
			clear(sums)
			clear(counts)
		}
		return experiment.Watcher{Ended: ended, Pack: func(p *pack.Pack) {
			for i := range sums {
				packFloat(p, &sums[i])
				packFloat(p, &counts[i])
			}
		}}
	}
	return columns
}

func packFloat(p *pack.Pack, v *float64) {
	bits := math.Float64bits(*v)
	p.Hash(&bits)
	*v = math.Float64frombits(bits)
}

// drawnValue is what a draw comes to. A trip's time is that of its way too, so there the luck itself counts.
func drawnValue(d *sim.Draw) float64 {
	if d.Purpose == sim.DrawTravel || d.Purpose == sim.DrawReturn {
		return d.Uniform
	}
	return d.Value
}

// correlate holds the values of a measure, in the runs in which it is applicable, against what these drew. All is of the columns without a
// gap.
func (d *Driven) correlate(values []float64, columns []stats.Column, all stats.Inputs) {
	y, level := stats.NewColumn(values), stats.Level
	strict := 1 - (1-stats.Level)/float64(max(len(columns), 1)) // Bonferroni's, over the inputs
	rank, partial := all.Spearman(y, level), all.Partial(y, level)
	for i, x := range columns {
		f := Influence{Input: i, Runs: y.Runs(), Rank: rank[i], Partial: partial[i]}
		of := y
		if !x.Whole() {
			together := x.Having()
			x, of = x.Pick(together), y.Pick(together)
			one := stats.NewInputs([]stats.Column{x})
			f.Runs, f.Rank, f.Partial = x.Runs(), one.Spearman(of, level)[0], stats.Estimate{}
		}
		if f.Runs == 0 {
			continue
		}
		f.Told = excludesZero(stats.Correlation(f.Rank.Value, f.Runs, strict).Interval)
		f.Low, f.High = swing(x, of)
		d.Influences = append(d.Influences, f)
	}
	d.sort()
}

func excludesZero(i stats.Interval) bool { return i.Known && (i.Low > 0 || i.High < 0) }

// sort puts the strongest influence first; of equal ones the order of the file decides.
func (d *Driven) sort() {
	slices.SortStableFunc(d.Influences, func(a, b Influence) int { return cmp.Compare(b.Strength(), a.Strength()) })
}

// count lists the runs in which the measure is applicable, with their values: +Inf where it is missing.
func (d *Driven) count(outcomes []stats.Outcome) (runs []int, values []float64) {
	for run, o := range outcomes {
		if o == stats.NotApplicable {
			continue
		}
		v := float64(o)
		if o == stats.Missing {
			v = math.Inf(1)
			d.Missing++
		}
		runs, values = append(runs, run), append(values, v)
	}
	d.Runs = len(runs)
	return runs, values
}

// picked returns the columns in some of the runs.
func picked(columns []stats.Column, runs []int) []stats.Column {
	list := make([]stats.Column, len(columns))
	for i, column := range columns {
		list[i] = column.Pick(runs)
	}
	return list
}

// swing returns a measure where an input is lowest and where it is highest; of an input that is mostly the same, where it is least
// and where it is greatest.
func swing(x, y stats.Column) (low, high End) {
	last := x.Runs() - 1
	fifth := last / 5
	if x.Ranked(fifth) == x.Ranked(last-fifth) {
		fifth = 0
	}
	return endWhere(x.Values(), y.Values(), math.Inf(-1), x.Ranked(fifth)), endWhere(x.Values(), y.Values(), x.Ranked(last-fifth), math.Inf(1))
}

func endWhere(x, y []float64, from, to float64) End {
	sum, end := 0.0, End{}
	for i, v := range x {
		switch {
		case v < from || v > to:
		case math.IsInf(y[i], 1):
			end.Missing++
		default:
			sum += y[i]
			end.N++
		}
	}
	end.Mean = sum / float64(max(end.N, 1))
	return end
}
