package content

import (
	"slices"

	"simulate/report/document"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// headlines is how many chains a report shows when no measure is a headline.
const headlines = 3

// whereTimeWent is where the time of the headline measures went over all runs; where none were made, in the nominal run.
func (b *review) whereTimeWent() []document.Section {
	if len(b.settings.Time) == 0 {
		return []document.Section{b.chains(b.result.Nominal)}
	}
	return whereTheTimeWent(b.byUrgency(), b.misses)
}

// misses reports whether a target of a measure is missed.
func (b *review) misses(measure string) bool {
	return slices.ContainsFunc(b.result.Objectives, func(j experiment.Judged) bool {
		return j.Expression.Measure == measure && j.Verdict == stats.Missed
	})
}

// charts are a chain of the run shown for each headline measure, to be drawn, and the chains.
func (b *review) charts(shown *experiment.ShownRun) []document.Section {
	var sections []document.Section
	chains := b.chains(shown)
	for i := range chains.Chains {
		c := &chains.Chains[i]
		sections = append(sections, &document.Chart{Kind: document.WaterfallChart, Title: c.Title, Measure: c.Measure})
	}
	return append(sections, chains)
}

// chains is where the time of the headline measures went in a run, or else of the first measures; a chain a measure, of those with
// several rows that of the first, and none where there is but one thing to show.
func (b *review) chains(shown *experiment.ShownRun) *document.Chains {
	s := &document.Chains{Key: "chains", Title: "Where the time went (" + b.titleOf(shown) + ")"}
	for _, m := range chained(b.result, cause.Chains(b.result, shown)) {
		told := chainWords{b.Names}.chain(m.Row, m.Chain)
		if m.Row.Streamed {
			told.Title += " (the median)"
		}
		s.Chains = append(s.Chains, told)
	}
	return s
}

// titleOf is what a run is called in titles.
func (b *review) titleOf(shown *experiment.ShownRun) string {
	if shown.Luck.Nominal {
		return "nominal run"
	}
	return experiment.Describe(shown.Luck)
}

// explained is a measure of a result, and where its time went in a run.
type explained struct {
	*experiment.Measured
	Chain *cause.Chain
}

// chained are the measures whose chains a report shows.
func chained(r *experiment.Result, causes []*cause.Chain) []explained {
	about := experiment.Headlines(r.Program.Scenario)
	var heads, others []explained
	shown := make(map[string]bool)
	for i := range r.Measures {
		m := explained{&r.Measures[i], causes[i]}
		if m.Chain == nil || len(m.Chain.Segments) < 2 || m.Row.Origin != measure.Declared || shown[m.Row.Measure] {
			continue
		}
		shown[m.Row.Measure] = true
		if about[m.Row.Measure] {
			heads = append(heads, m)
		} else if len(others) < headlines {
			others = append(others, m)
		}
	}
	if len(heads) == 0 {
		return others
	}
	return heads
}
