package contrast

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

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
	Standings []Standing // best first
	Warnings  []Warning
}

// Standing is a strategy's place. Figures are in parts of the row's unit.
type Standing struct {
	Contender
	Strategy       Strategy
	stats.Standing                // runs that are not over count as lasting as long as is simulated
	Happened       stats.Estimate // share of the runs in which the value happened
	P90            float64

	// Alike is the place, counted from 0, of the first strategy that has the same value in every run: its own when none before it
	// does.
	Alike int
	value []int64
}

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
	values := make([][]int64, len(contenders))
	for i, c := range contenders {
		outcomes := r.Trials.Outcomes[i].Of(rows[i])
		values[i] = r.amounts(outcomes, int64(c.Program.Horizon-c.Program.WarmUp))
		s := Standing{Contender: c, Strategy: strategies[i], P90: quantileOf(outcomes, experiment.HighShare), value: values[i]}
		s.Happened = happening(outcomes)
		r.Standings = append(r.Standings, s)
	}
	for i, s := range stats.CompareWithBest(values, stats.Level, stats.MultiplierDraws, uniforms("rank", r.Trials.Seed)) {
		if r.More {
			s.Mean = -s.Mean
		}
		r.Standings[i].Standing = s
	}
	slices.SortStableFunc(r.Standings, func(a, b Standing) int {
		if r.More {
			a, b = b, a
		}
		return cmp.Compare(a.Mean, b.Mean)
	})
	for i := range r.Standings {
		r.Standings[i].Alike = slices.IndexFunc(r.Standings, func(s Standing) bool { return slices.Equal(s.value, r.Standings[i].value) })
	}
}

// amounts lists a value for each run, less being better; one that is missing is as long as is simulated, or nothing where more
// is better.
func (r *Ranking) amounts(outcomes []stats.Outcome, longest int64) []int64 {
	amounts := make([]int64, len(outcomes))
	for run, x := range outcomes {
		switch {
		case x.State == stats.Happened && r.More:
			amounts[run] = -x.Value
		case x.State == stats.Happened:
			amounts[run] = x.Value
		case !r.More:
			amounts[run] = longest
		}
	}
	return amounts
}

func happening(outcomes []stats.Outcome) stats.Estimate {
	n := 0
	for _, x := range outcomes {
		if x.State == stats.Happened {
			n++
		}
	}
	if len(outcomes) == 0 {
		return stats.Estimate{}
	}
	return stats.Estimate{Value: float64(n) / float64(len(outcomes)), Interval: stats.Wilson(n, len(outcomes), stats.Level)}
}

// precise lists the distances of the strategies from the best.
func (r *Ranking) precise() []experiment.Aim {
	var list []experiment.Aim
	for i := range r.Standings {
		s := &r.Standings[i]
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
		if r.Standings[i].Happened.Value < 1 && r.Trials.Runs > 0 {
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
