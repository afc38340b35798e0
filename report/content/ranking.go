package content

import (
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// NewRanking is the report of strategies held against the best of them.
func NewRanking(r *contrast.Ranking, tried *contrast.Strategies, settings Settings) *document.Document {
	first := r.Standings[0].Program
	b := newBuilder(first, settings)
	d := b.document(r.Trials.Outcomes[0].Fingerprint)
	d.Kind = "Ranking of strategies"
	d.Summary, d.Run.Edition = "", document.Edition{} // the best strategy's choices are no change of what all are tried on
	d.Run.Shown, d.Run.Baseline = "", asWritten
	d.Run.Against = words.Counted(len(r.Standings), "strategy", "strategies")
	d.Run.Runs, d.Run.Planned = r.Trials.Runs, r.Trials.Asked
	d.Rows = "strategies"
	d.Sections = []document.Section{rankingFacts(r, tried), decisions(tried), rankingVerdict(r), ranked(r), rankingData(r)}
	for _, w := range r.Warnings {
		d.Warnings = append(d.Warnings, contrastCaution(w, "strategies"))
	}
	return d
}

// asWritten is the name of the strategy that the file has.
const asWritten = "as written"

// StrategyName is what a strategy chooses, where that is not what the file does.
func StrategyName(s *contrast.Strategy) string {
	if len(s.Choices) == 0 {
		return asWritten
	}
	parts := make([]string, len(s.Choices))
	for i, c := range s.Choices {
		parts[i] = c.Decision.Step + ": " + c.Option
	}
	return strings.Join(parts, ", ")
}

func rankingFacts(r *contrast.Ranking, tried *contrast.Strategies) *document.Facts {
	f := &document.Facts{}
	better := "shorter is better"
	switch unit := unitOf(r.Row.Unit); {
	case r.More:
		better = "more is better"
	case unit != document.Seconds:
		better = "less is better"
	}
	f.Add("Ranked by", fmt.Sprintf("mean of “%s”; %s", rowTitle(r.Row), better))
	f.Add("Strategies", planned(tried))
	f.Add("Figures", runsMade(r.Trials)+"; run by run, all have the same luck")
	return f
}

// planned says which strategies are compared.
func planned(tried *contrast.Strategies) string {
	made := words.Counted(len(tried.List), "strategy", "strategies")
	if len(tried.List) == tried.All {
		return fmt.Sprintf("all %s of %s", made, words.Counted(len(tried.Decisions), "decision", "decisions"))
	}
	return fmt.Sprintf("%s of %d: those with at most %s other than the file's", made, tried.All,
		words.Counted(tried.Depth, "choice", "choices"))
}

// ToBeRun says in a line what will be run.
func ToBeRun(tried *contrast.Strategies, o *experiment.Options) string {
	each := words.Counted(o.Runs, "run", "runs") + " each"
	switch {
	case o.Precision.Given():
		each = "as many runs as the precision takes"
	case o.Usual:
		each += ", or fewer when they are long"
	}
	return planned(tried) + ", " + each
}

func decisions(tried *contrast.Strategies) document.Section {
	t := &document.Table{Key: "decisions", Title: "Decisions", Columns: []document.Column{
		{Key: "decision", Title: "Decision"}, {Key: "incident"}, {Key: "default", Title: "As written"}, {Key: "options", Title: "Options"},
	}}
	for _, d := range tried.Decisions {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(d.Step), document.Text(d.Incident), document.Text(d.Default), document.Text(strings.Join(d.Options, ", ")),
		})
	}
	return t
}

// rankingVerdict says in words which strategies cannot be told from the best.
func rankingVerdict(r *contrast.Ranking) document.Section {
	var best []string
	for i := range r.Standings {
		if s := &r.Standings[i]; s.MayBeBest && shownAlone(r, i) {
			best = append(best, "“"+StrategyName(&s.Strategy)+"”"+others(r, i))
		}
	}
	p := &document.Prose{Title: "In words"}
	switch {
	case r.Trials.Runs < 2:
		p.Lines = []string{"There are too few runs to tell anything."}
	case !slices.ContainsFunc(r.Standings, func(s contrast.Standing) bool { return s.Happened.Value > 0 }):
		p.Lines = []string{fmt.Sprintf("“%s” happens in no run of any strategy: there is nothing to rank.", rowTitle(r.Row))}
		return p
	case len(r.Standings) > 1 && !r.Standings[1].Ranked():
		p.Lines = []string{fmt.Sprintf("“%s” alone can be ranked: there is no best.", StrategyName(&r.Standings[0].Strategy))}
	case r.Compared < 2:
		p.Lines = []string{fmt.Sprintf("There are too few runs in which “%s” is applicable with all strategies to tell anything.", rowTitle(r.Row))}
	case len(best) == 1:
		p.Lines = []string{best[0] + " is the best with 95% confidence."}
	default:
		p.Lines = []string{fmt.Sprintf("These cannot be told from the best: %s.", strings.Join(words.FirstFew(best), "; "))}
	}
	if never := notTaken(r); len(never) > 0 {
		p.Lines = append(p.Lines, "Not taken in any run: "+strings.Join(words.FirstFew(never), "; ")+".")
	}
	if r.Compared < r.Trials.Runs && r.Compared > 0 {
		p.Lines = append(p.Lines, fmt.Sprintf("Compared are the %d of %d runs in which “%s” is applicable with every strategy that is ranked.",
			r.Compared, r.Trials.Runs, rowTitle(r.Row)))
	}
	never, idle := idleDecisions(r)
	if len(never) > 0 {
		p.Lines = append(p.Lines, fmt.Sprintf("No run comes to %s: nothing is told of what is chosen there.", words.Enumerated(never)))
	}
	if len(idle) > 0 {
		p.Lines = append(p.Lines, fmt.Sprintf("Whatever is chosen at %s, “%s” is the same in every run.",
			strings.Join(idle, ", "), rowTitle(r.Row)))
	}
	return p
}

// notTaken names the strategies with a choice that is taken in no run.
func notTaken(r *contrast.Ranking) (names []string) {
	for i := range r.Standings {
		if s := &r.Standings[i]; !s.Taken {
			names = append(names, "“"+StrategyName(&s.Strategy)+"”")
		}
	}
	return names
}

// shownAlone reports whether a strategy has a row of its own: none before it has the same value in every run, or it is not ranked.
func shownAlone(r *contrast.Ranking, place int) bool {
	s := &r.Standings[place]
	return s.Alike == place || !s.Ranked()
}

// others says how many strategies have the same value in every run as that in a place.
func others(r *contrast.Ranking, place int) string {
	n := -1
	for i := range r.Standings {
		if s := &r.Standings[i]; s.Alike == place && s.Ranked() {
			n++
		}
	}
	if n < 1 {
		return ""
	}
	return fmt.Sprintf(" (and %d more, the same in every run)", n)
}

// idleDecisions are those at which it never matters what is chosen: with the same choices elsewhere every run is the same. Never are
// those to which no run comes, whatever is chosen elsewhere.
func idleDecisions(r *contrast.Ranking) (never, idle []string) {
	places := make(map[string]int) // of what is chosen
	for i := range r.Standings {
		places[chosen(r.Standings[i].Strategy.Choices, "")] = i
	}
	var order []scenario.Decision
	known, matters, taken := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for i := range r.Standings {
		choices := r.Standings[i].Strategy.Choices
		for _, c := range choices {
			path := c.Decision.Path
			if !known[path] {
				known[path] = true
				order = append(order, c.Decision)
			}
			taken[path] = taken[path] || r.Standings[i].Taken && c.Option != c.Decision.Default
			if base, ranked := places[chosen(choices, path)]; !ranked || r.Standings[base].Alike != r.Standings[i].Alike {
				matters[path] = true
			}
		}
	}
	for _, d := range order {
		switch {
		case !taken[d.Path]:
			never = append(never, d.Step)
		case !matters[d.Path]:
			idle = append(idle, d.Step)
		}
	}
	return never, idle
}

// chosen is what is chosen, but for one decision, as a key.
func chosen(choices []contrast.Choice, but string) string {
	var b strings.Builder
	for _, c := range choices {
		if c.Decision.Path != but {
			fmt.Fprintf(&b, "%s=%s\n", c.Decision.Path, c.Option)
		}
	}
	return b.String()
}

const fromBestNote = "From the best: its mean less that of the best of the others, with an interval; all of them hold at once " +
	"with 95% confidence, and one that ends at 0 leaves open how far beyond. May be best: it cannot be told from the best."

func ranked(r *contrast.Ranking) document.Section {
	t := &document.Table{Title: "Strategies, best first", Columns: []document.Column{
		{Title: "Strategy", Note: fromBestNote},
		{Title: "Mean"},
		{Title: "90th percentile", Rank: 2},
		{Title: "From the best"},
		{Title: "Happens", Rank: 1, Note: "Happens: share of the runs in which it happens and is over."},
		{Title: "May be best"},
	}}
	for i := range r.Standings {
		s := &r.Standings[i]
		if shownAlone(r, i) {
			head := document.Text(StrategyName(&s.Strategy) + others(r, i))
			figures := rankedFigures(r, s)
			t.Rows = append(t.Rows, append([]document.Value{head}, append(figures, document.Text(mayBeBest(s)))...))
		}
	}
	return t
}

// mayBeBest is what the table says of a strategy's place.
func mayBeBest(s *contrast.Standing) string {
	switch {
	case !s.Taken:
		return "not taken"
	case s.Applicable == 0:
		return "not applicable"
	case s.MayBeBest:
		return "yes"
	default:
		return ""
	}
}

// rankedFigures are mean, 90th percentile, distance from the best and how often it happens; none of a strategy that is not ranked,
// and no mean where no run can be compared.
func rankedFigures(r *contrast.Ranking, s *contrast.Standing) []document.Value {
	figures := make([]document.Value, 4)
	if !s.Ranked() {
		return figures
	}
	if r.Compared > 0 {
		figures[0], figures[2] = figure(r.Row.Unit, s.Mean), change(r.Row.Unit, fromBest(r, s))
	}
	figures[1], figures[3] = figure(r.Row.Unit, s.P90), document.Text(perCent(s.Happened.Value))
	return figures
}

func rankingData(r *contrast.Ranking) document.Section {
	t := &document.Table{Key: "strategies", Columns: []document.Column{
		{Key: "rank"},
		{Key: "strategy"},
		{Key: "measure"},
		{Key: "unit"},
		{Key: "mean"},
		{Key: "p90"},
		{Key: "from_best", Estimate: true},
		{Key: "happened", Estimate: true},
		{Key: "n"},
		{Key: "taken"},
		{Key: "may_be_best"},
		{Key: "same_as_rank"},
	}}
	for i := range r.Standings {
		s := &r.Standings[i]
		figures, happened := rankedFigures(r, s), document.Value{}
		if s.Ranked() {
			happened = document.Estimate(document.Share, s.Happened.Value, s.Happened.Interval)
		}
		t.Rows = append(t.Rows, []document.Value{
			count(i + 1), document.Text(s.ID), document.Text(r.Row.Measure), document.Text(string(r.Row.Unit)),
			figures[0], figures[1], figures[2], happened, count(r.Compared), document.Bool(s.Taken),
			document.Bool(s.MayBeBest), count(s.Alike + 1),
		})
	}
	return t
}

// fromBest is how far a strategy is from the best. Of what is better the more there is, the sign is turned back.
func fromBest(r *contrast.Ranking, s *contrast.Standing) stats.Estimate {
	if !r.More {
		return s.FromBest
	}
	e := s.FromBest
	return stats.Estimate{Value: -e.Value, Interval: stats.Interval{Low: -e.Interval.High, High: -e.Interval.Low, Known: e.Interval.Known}}
}
