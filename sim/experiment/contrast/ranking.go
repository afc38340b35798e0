package contrast

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// Ranking holds strategies against the best of them, by the mean of one measure.
type Ranking struct {
	Row       *measure.Row
	More      bool // more is better
	Trials    *experiment.Trials
	Standings []Standing // best first, then those that are not ranked
	Compared  int        // runs in which the value is applicable with all that are ranked
	Warnings  []Warning
}

// Standing is a strategy's place. Figures are in parts of the row's unit.
type Standing struct {
	Contender
	Strategy       Strategy
	stats.Standing                // over the runs that are compared; those that are not over count as lasting as long as is simulated
	Happened       stats.Estimate // share of the runs in which it is applicable in which the value happened
	P90            float64        // over the runs in which it is applicable
	Applicable     int            // runs in which it is
	Taken          bool           // each of its choices is taken in a run; otherwise its runs are those of a strategy without that choice

	// Alike is the place, counted from 0, of the first strategy that has the same value in every run: its own when none before it
	// does.
	Alike int
	value []stats.Outcome
}

// Ranked reports whether a strategy has a place: it is taken, and there is something to measure.
func (s *Standing) Ranked() bool { return s.Taken && s.Applicable > 0 }

// rankedBytes is what is kept of a strategy's run beside its outcomes: the value, decoded, and the amount that is compared.
const rankedBytes = 16 + 8

// Rank runs strategies with the same luck and ranks them by a row of the first one's declared measures. The strategies are in
// the order of the contenders.
func Rank(ctx context.Context, contenders []Contender, strategies []Strategy, row int, o experiment.Options) (*Ranking, error) {
	set, err := measure.CompileDeclared(contenders[0].Program)
	if err != nil {
		return nil, err
	}
	r := &Ranking{Row: &set.Rows[row]}
	r.More = experiment.MoreIsBetter(set.Program.Scenario, r.Row)
	var programs []*sim.Program
	for _, c := range contenders {
		programs = append(programs, c.Program)
	}
	wanted := func(x *measure.Row) bool {
		return x.Origin == measure.Declared && x.Measure == r.Row.Measure && x.Key == r.Row.Key && x.Period == r.Row.Period
	}
	if r.Trials, err = experiment.NewTrials(programs, o.Seed, wanted); err != nil {
		return nil, err
	}
	r.Trials.BytesBeside = rankedBytes
	if err := r.Trials.Afford(ctx, &o); err != nil {
		return nil, err
	}
	rows, err := r.rows(contenders)
	if err != nil {
		return nil, err
	}
	extend := func(runs int) error {
		o.Runs = runs
		if err := r.Trials.Extend(ctx, o); err != nil {
			return err
		}
		r.judge(contenders, strategies, rows)
		return nil
	}
	short, err := experiment.Rounds(ctx, o, extend, r.precise)
	if short != nil {
		r.note(NotPrecise{*short, r.Trials.Runs})
	}
	r.warn()
	return r, err
}

// rows finds the row in each strategy's set.
func (r *Ranking) rows(contenders []Contender) ([]int, error) {
	rows := make([]int, len(contenders))
	for i, o := range r.Trials.Outcomes {
		row, ok := counterpart(r.Row, o.Set)
		if !ok {
			return nil, fmt.Errorf("strategy %s does not measure %s", contenders[i].ID, rowName(r.Row))
		}
		rows[i] = row
	}
	return rows, nil
}

// judge ranks what the trials have.
func (r *Ranking) judge(contenders []Contender, strategies []Strategy, rows []int) {
	r.Standings = nil
	taken := r.taken(strategies)
	for i, c := range contenders {
		s := Standing{Contender: c, Strategy: strategies[i], Taken: taken[i], value: r.Trials.Outcomes[i].Of(rows[i])}
		s.P90 = quantileOf(s.value, experiment.HighShare)
		s.Happened, s.Applicable = happening(s.value)
		r.Standings = append(r.Standings, s)
	}
	slices.SortStableFunc(r.Standings, func(a, b Standing) int { return cmp.Compare(unranked(&a), unranked(&b)) })
	r.compare()
	for i := range r.Standings {
		r.Standings[i].Alike = slices.IndexFunc(r.Standings, func(s Standing) bool { return slices.Equal(s.value, r.Standings[i].value) })
	}
}

func unranked(s *Standing) int {
	if s.Ranked() {
		return 0
	}
	return 1
}

// taken tells which strategies take each of their choices in some run. One that never takes a choice has the runs of the strategy
// without it, record by record.
func (r *Ranking) taken(strategies []Strategy) []bool {
	prints := make(map[string]uint64, len(strategies)) // by what is chosen
	for i := range strategies {
		prints[strings.Join(strategies[i].Set(), "\n")] = r.Trials.Outcomes[i].Fingerprint
	}
	taken := make([]bool, len(strategies))
	for i := range strategies {
		taken[i] = true
		set := strategies[i].Set()
		for k := range set {
			without, made := prints[strings.Join(slices.Delete(slices.Clone(set), k, k+1), "\n")]
			if made && r.Trials.Runs > 0 && without == r.Trials.Outcomes[i].Fingerprint {
				taken[i] = false
			}
		}
	}
	return taken
}

// compare holds those that are ranked, which stand first, against the best of them, over the runs in which the value is applicable
// with all of them.
func (r *Ranking) compare() {
	ranked := r.Standings
	if first := slices.IndexFunc(ranked, func(s Standing) bool { return !s.Ranked() }); first >= 0 {
		ranked = ranked[:first]
	}
	values := make([][]int64, len(ranked))
	r.Compared = 0
	for run := range r.Trials.Runs {
		if slices.ContainsFunc(ranked, func(s Standing) bool { return s.value[run] == stats.NotApplicable }) {
			continue
		}
		r.Compared++
		for i := range ranked {
			p := ranked[i].Program
			values[i] = append(values[i], r.amount(ranked[i].value[run], int64(p.Horizon-p.WarmUp)))
		}
	}
	for i, s := range stats.CompareWithBest(values, stats.Level, stats.MultiplierDraws, uniforms("rank", r.Trials.Seed)) {
		if r.More {
			s.Mean = -s.Mean
		}
		s.MayBeBest = s.MayBeBest && (len(ranked) > 1 || len(r.Standings) == 1)
		ranked[i].Standing = s
	}
	slices.SortStableFunc(ranked, func(a, b Standing) int {
		if r.More {
			a, b = b, a
		}
		return cmp.Compare(a.Mean, b.Mean)
	})
}

// amount is the value of a run, less being better; one that is missing is as long as is simulated, or nothing where more is better.
func (r *Ranking) amount(x stats.Outcome, longest int64) int64 {
	switch {
	case x.Happened() && r.More:
		return -int64(x)
	case x.Happened():
		return int64(x)
	case !r.More:
		return longest
	default:
		return 0
	}
}

// happening returns in how many runs a value is applicable, and in which share of them it happened.
func happening(outcomes []stats.Outcome) (share stats.Estimate, applicable int) {
	n := 0
	for _, x := range outcomes {
		if x != stats.NotApplicable {
			applicable++
		}
		if x.Happened() {
			n++
		}
	}
	if applicable == 0 {
		return stats.Estimate{}, 0
	}
	return stats.Estimate{Value: float64(n) / float64(applicable), Interval: stats.Wilson(n, applicable, stats.Level)}, applicable
}

// precise lists the distances of the strategies from the best.
func (r *Ranking) precise() []experiment.Aim {
	var list []experiment.Aim
	for i := range r.Standings {
		s := &r.Standings[i]
		if !s.Ranked() {
			continue
		}
		list = append(list, experiment.Aim{
			Name: s.ID, Unit: r.Row.Unit, Estimate: stats.Estimate{Value: s.Mean, Interval: s.FromBest.Interval},
		})
	}
	return list
}

func (r *Ranking) warn() {
	if r.Trials.Partial() {
		r.note(Partial{r.Trials.Runs, r.Trials.Asked})
	}
	often := 0
	for i := range r.Standings {
		if s := &r.Standings[i]; s.Ranked() && s.Happened.Value < 1 {
			often++
		}
	}
	if often > 0 {
		r.note(OftenMissing{often, len(r.Standings), rowName(r.Row), r.More})
	}
}

func (r *Ranking) note(w Warning) { r.Warnings = append(r.Warnings, w) }

// RankedRow returns the row of a program's declared measures that strategies are ranked by: the one that is named, as MEASURE or
// MEASURE:KEY, or without a name the first that has a target, or else the first. The list names those that there are.
func RankedRow(p *sim.Program, name string) (row int, names []string, err error) {
	set, err := measure.CompileDeclared(p)
	if err != nil {
		return 0, nil, err
	}
	row, first := -1, -1
	for i := range set.Rows {
		r := &set.Rows[i]
		if r.Origin != measure.Declared || !r.Period.Whole() {
			continue
		}
		names = append(names, rowName(r))
		if first < 0 {
			first = i
		}
		if row < 0 && (name == "" && r.Target != nil || name != "" && rowName(r) == name) {
			row = i
		}
	}
	switch {
	case len(names) == 0:
		return 0, nil, errors.New("the scenario declares no measure to rank by")
	case row < 0 && name == "":
		row = first
	}
	return row, names, nil
}
