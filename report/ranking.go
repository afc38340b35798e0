package report

import (
	"fmt"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/stats"
)

// NewRanking is the report of strategies held against the best of them.
func NewRanking(r *experiment.Ranking, plan *experiment.Plan, settings Settings) *Document {
	first := r.Standings[0].Program
	b := &builder{names: names{first}, settings: settings}
	d := b.document(r.Trials.Outcomes[0].Fingerprint)
	d.Summary, d.Run.Variant = "", ""
	d.Run.Shown, d.Run.Baseline = "", asWritten
	d.Run.Runs, d.Run.Planned = r.Trials.Runs, r.Trials.Asked
	d.Rows = "strategies"
	d.Sections = []Section{rankingFacts(r, plan), decisions(plan), rankingVerdict(r), ranked(r), rankingData(r)}
	for _, w := range r.Warnings {
		d.Warnings = append(d.Warnings, w.Text)
	}
	return d
}

// asWritten is the name of the strategy that the file has.
const asWritten = "as written"

// StrategyName is what a strategy chooses, where that is not what the file does.
func StrategyName(s *experiment.Strategy) string {
	if len(s.Choices) == 0 {
		return asWritten
	}
	parts := make([]string, len(s.Choices))
	for i, c := range s.Choices {
		parts[i] = c.Decision.Step + ": " + c.Option
	}
	return strings.Join(parts, ", ")
}

func rankingFacts(r *experiment.Ranking, plan *experiment.Plan) *Facts {
	f := &Facts{}
	add := func(label, value string) { f.Facts = append(f.Facts, Fact{label, Text(value)}) }
	better := "shorter is better"
	switch unit := unitOf(r.Row.Unit); {
	case r.More:
		better = "more is better"
	case unit != Seconds:
		better = "less is better"
	}
	add("Ranked by", fmt.Sprintf("mean of “%s”; %s", rowTitle(r.Row), better))
	add("Strategies", planned(plan))
	add("Figures", runsMade(r.Trials)+"; run by run, all have the same luck")
	return f
}

// planned says which strategies are compared.
func planned(plan *experiment.Plan) string {
	made := counted(len(plan.Strategies), "strategy", "strategies")
	if len(plan.Strategies) == plan.All {
		return fmt.Sprintf("all %s of %s", made, counted(len(plan.Decisions), "decision", "decisions"))
	}
	return fmt.Sprintf("%s of %d: those with at most %s other than the file's", made, plan.All,
		counted(plan.Depth, "choice", "choices"))
}

// Plan says in a line what will be run.
func Plan(plan *experiment.Plan, runs int, precise bool) string {
	each := counted(runs, "run", "runs") + " each"
	if precise {
		each = "as many runs as the precision takes"
	}
	return planned(plan) + ", " + each
}

func decisions(plan *experiment.Plan) Section {
	t := &Table{Key: "decisions", Title: "Decisions", Columns: []Column{
		{Key: "decision", Title: "Decision"}, {Key: "incident"}, {Key: "default", Title: "As written"}, {Key: "options", Title: "Options"},
	}}
	for _, d := range plan.Decisions {
		t.Rows = append(t.Rows, []Value{Text(d.Step), Text(d.Incident), Text(d.Default), Text(strings.Join(d.Options, ", "))})
	}
	return t
}

// rankingVerdict says in words which strategies cannot be told from the best.
func rankingVerdict(r *experiment.Ranking) Section {
	var best []string
	for i := range r.Standings {
		if r.Standings[i].MayBeBest {
			best = append(best, "“"+StrategyName(&r.Standings[i].Strategy)+"”")
		}
	}
	p := &Prose{Title: "In words"}
	switch {
	case r.Trials.Runs < 2:
		p.Lines = []string{"There are too few runs to tell anything."}
	case len(best) == 1:
		p.Lines = []string{best[0] + " is the best with 95% confidence."}
	case len(best) == len(r.Standings):
		p.Lines = []string{"No strategy can be told from the best."}
	default:
		p.Lines = []string{fmt.Sprintf("%d of %d strategies cannot be told from the best: %s.",
			len(best), len(r.Standings), firstOf(best))}
	}
	return p
}

const fromBestNote = "From the best: its mean less that of the best of the others, with an interval; all of them hold at once " +
	"with 95% confidence. May be best: it cannot be told from the best."

func ranked(r *experiment.Ranking) Section {
	t := &Table{Title: "Strategies, best first", Columns: []Column{
		{Title: "Strategy", Note: fromBestNote},
		{Title: "Mean"},
		{Title: "90th percentile", Rank: 2},
		{Title: "From the best"},
		{Title: "Happens", Rank: 1, Note: "Happens: share of the runs in which it happens and is over."},
		{Title: "May be best"},
	}}
	for i := range r.Standings {
		s := &r.Standings[i]
		may := ""
		if s.MayBeBest {
			may = "yes"
		}
		t.Rows = append(t.Rows, []Value{
			Text(StrategyName(&s.Strategy)), figure(r.Row.Unit, s.Mean), figure(r.Row.Unit, s.P90),
			change(r.Row.Unit, fromBest(r, s)), Text(perCent(s.Happened.Value)), Text(may),
		})
	}
	return t
}

func rankingData(r *experiment.Ranking) Section {
	t := &Table{Key: "strategies", Columns: []Column{
		{Key: "rank"},
		{Key: "strategy"},
		{Key: "measure"},
		{Key: "unit"},
		{Key: "mean"},
		{Key: "p90"},
		{Key: "from_best", Estimate: true},
		{Key: "happened", Estimate: true},
		{Key: "may_be_best"},
	}}
	for i := range r.Standings {
		s := &r.Standings[i]
		t.Rows = append(t.Rows, []Value{
			count(i + 1), Text(s.ID), Text(r.Row.Measure), Text(string(r.Row.Unit)), figure(r.Row.Unit, s.Mean), figure(r.Row.Unit, s.P90),
			change(r.Row.Unit, fromBest(r, s)), Estimate(Share, s.Happened.Value, s.Happened.Interval), Bool(s.MayBeBest),
		})
	}
	return t
}

// fromBest is how far a strategy is from the best. Of what is better the more there is, the sign is turned back.
func fromBest(r *experiment.Ranking, s *experiment.Standing) stats.Estimate {
	if !r.More {
		return s.FromBest
	}
	e := s.FromBest
	return stats.Estimate{Value: -e.Value, Interval: stats.Interval{Low: -e.Interval.High, High: -e.Interval.Low, Known: e.Interval.Known}}
}
